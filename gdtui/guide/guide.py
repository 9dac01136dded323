"""What a guide is to the program: it sets up a race, says sentences, and lets some things be done.

A lesson and the challenge make one, as they stand; the screen knows neither, only this.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, Flag, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gdtui.engine.runs.run import Race


class Action(Flag):
    """What a person may do, as far as a guide tells it apart."""

    STEP = auto()
    """Take steps, forward or back."""
    BEAT = auto()
    """Take a step apart."""
    RATE = auto()
    LANDMARK = auto()
    """Go to a rate where the regime changes."""
    WEIGHT = auto()
    GAP = auto()
    """Change the gap of the secant."""
    TANGENT = auto()
    """Switch the tangent on and off."""
    LOOK = auto()
    """Switch on or off what is seen of the next step."""
    WHOLE = auto()
    """Look at a picture of the whole, which tells what other rates and starts do."""
    PIN = auto()
    SETUP = auto()
    """Set up another run, on another landscape."""
    CHOOSE = auto()
    """An experiment, or a prediction."""
    ONWARDS = auto()
    """Go on in a guide."""
    BACK = auto()
    """Go back in a guide."""
    FREE = auto()
    """What no guide has anything against."""


class Look(Flag):
    """What can be switched on in the picture."""

    TANGENT = auto()
    SECANT = auto()
    LANDING = auto()
    UPHILL = auto()
    CLOSER = auto()
    """The window follows the marble."""
    ALONE = auto()
    """The bowl alone, large, for a projector."""


class Clue(Flag):
    """What can give an answer away, and is hidden until it was found out."""

    THEORY = auto()
    """The regime, the landmarks, and when the loss will be zero."""
    NEXT = auto()
    """What the next step does: where it lands, which way it goes, whether the loss falls."""
    SLOPE = auto()
    """The slope in numbers, and its formula."""
    RATIO = auto()
    """How far one marble is from the bottom, as a multiple of the other."""
    COUNTS = auto()
    """The epochs to zero loss of all rates at once."""
    BOWL = auto()
    """All of the landscape but the marble and its tangent."""


AHEAD = Clue.THEORY | Clue.NEXT
"""What is to be found out in every lesson, and in the challenge."""


Tone = Enum("Tone", "PLAIN QUIET STRONG GOOD")
"""How a sentence is meant."""
Rank = Enum("Rank", "CORE MORE ASIDE THOUGHT")
"""How important a sentence is: where there is no room, the last go first."""


class Sentence(NamedTuple):
    """Something that a guide says."""

    rank: Rank
    text: str
    tone: Tone = Tone.PLAIN


class Guide(NamedTuple):
    """How a lesson or the challenge stands: what it sets up, what it says, and what it lets be."""

    title: str
    race: Race
    """What it starts from."""
    looks: Look
    """What is switched on."""
    sentences: tuple[Sentence, ...]
    """What it says now."""
    hides: Clue
    """What would give its answer away now."""
    refused: Mapping[Action, str]
    """What may not be done now, each with a sentence that says why."""
    onwards_does: str = ""
    """What it does to go on, in a word or two for a key; empty where that is not offered."""
    whole: str | None = None
    """The picture of the whole, by its name; None for the bowl."""
    gap: float | None = None
    """The gap of the secant; None for that of the next step."""
    stop: int = 0
    """The epoch that stands for the end of the run, where an answer is seen before that; else 0."""
    pace: float = 0.0
    """Epochs a second at which it plays at least."""
