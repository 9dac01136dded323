"""What a guide is to the program: it sets up a race, says sentences, and lets some things be done.

The lessons and the challenge are guides; the screen knows neither, only this.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple, Protocol

from gdtui.engine.setup import Setup


class Kind(Enum):
    """What a person may do, as far as a guide tells it apart."""

    STEP = auto()
    """Take steps, forward or back."""
    RATE = auto()
    WEIGHT = auto()
    GAP = auto()
    """Change the gap of the secant."""
    LOOK = auto()
    """Switch on or off what is seen of the next step."""
    WHOLE = auto()
    """Look at a picture of the whole, which tells what other rates and starts do."""
    PIN = auto()
    CHOOSE = auto()
    """An experiment, or a prediction."""
    ONWARDS = auto()
    """Go through a guide, and leave it."""
    FREE = auto()
    """What no guide has anything against."""


class Look(Enum):
    """What can be switched on in the picture."""

    TANGENT = auto()
    SECANT = auto()
    GHOST = auto()
    UPHILL = auto()
    CLOSER = auto()
    """The window follows the marble."""


class Whole(Enum):
    """The pictures of the whole in place of the bowl, in the order of the keys."""

    EPOCHS = auto()
    """The epochs to the bottom, by learning rate."""
    LONG_RUN = auto()
    """The weights that are visited after a long time, by learning rate."""
    BASINS = auto()
    """The valley where it ends, by start and learning rate."""
    COBWEB = auto()
    """The next weight by the weight, with the steps as stairs."""


class Tone(Enum):
    """How a sentence is meant."""

    PLAIN = auto()
    QUIET = auto()
    STRONG = auto()
    GOOD = auto()


class Part(Enum):
    """What a sentence is for, the most important first: where there is no room, the last go."""

    KEYS = auto()
    CORE = auto()
    MORE = auto()
    THOUGHT = auto()


class Sentence(NamedTuple):
    """Something that a guide says."""

    part: Part
    text: str
    tone: Tone = Tone.PLAIN


class Guide(Protocol):
    """A lesson that is going on, or the challenge."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def setup(self) -> Setup:
        """What it starts from."""

    @property
    def looks(self) -> frozenset[Look]:
        """What is switched on at its start."""

    @property
    def whole(self) -> Whole | None:
        """The picture of the whole at its start; None for the bowl."""

    @property
    def gap(self) -> float | None:
        """The gap of the secant at its start; None for that of the next step."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What it says now."""

    @property
    def tells_theory(self) -> bool:
        """Whether the regime, and all that theory knows beforehand, may be seen."""

    @property
    def tells_next(self) -> bool:
        """Whether it may be seen what the next step does."""

    @property
    def is_foggy(self) -> bool:
        """Whether nothing but the marble and its tangent is seen."""

    def allows(self, kind: Kind) -> bool:
        """Whether something may be done now."""
