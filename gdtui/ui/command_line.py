"""How a run is shown, as a value, and as the options of a command line that brings it back.

What is as it is at a usual start is left out, so that the line is as short as it can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import written
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look, Whole
from gdtui.guide.words import Words
from gdtui.ui.screen.pace import USUAL_PACE
from gdtui.ui.screen.theme import DEFAULT_THEME

LOOKS = {
    "tangent": Look.TANGENT,
    "secant": Look.SECANT,
    "landing": Look.GHOST,
    "uphill": Look.UPHILL,
    "closer": Look.CLOSER,
    "alone": Look.ALONE,
}
NO_LOOK = "nothing"
"""What is written where nothing is switched on."""
PICTURES = {each.value: each for each in Whole}
WEATHERS = {"clear": False, "fog": True}
"""The challenge, by whether there is fog."""


Pair = tuple[str, str]
"""The name of an option, and its text."""


class Pin(NamedTuple):
    """A run that is pinned, and the epoch that it has come to."""

    setup: Setup
    at: int


class Shown(NamedTuple):
    """What is seen of a run: its epoch, what is pinned, what is switched on.

    `gap` is that of the secant, None for that of the next step; `beat` the place in a step that is
    taken apart, 0 where none is; `is_wide` where the window is wider than it would have to be.
    `lesson` is one by its number, and `fog` belongs to the challenge, None where it is not on.
    """

    at: int = 0
    pins: tuple[Pin, ...] = ()
    looks: frozenset[Look] = frozenset({Look.TANGENT})
    gap: float | None = None
    whole: Whole | None = None
    beat: int = 0
    is_wide: bool = False
    speed: float = USUAL_PACE
    theme: str = DEFAULT_THEME
    lesson: int | None = None
    fog: bool | None = None


_USUAL = Shown()
_FLAGS = ("wide",)
"""The options that take no value."""


def command_line(setup: Setup, thought: Words, shown: Shown) -> str:
    """The line to be typed in a shell that brings a run back, as it is shown."""
    own = shown.lesson is None and shown.fog is None
    pairs = [*(_written_start(setup, thought) if own else ()), *_written_shown(shown)]
    return " ".join(["gdtui", *_options(pairs)])


def _written_shown(shown: Shown) -> list[Pair]:
    """All but the setup, by the names of the options."""
    fog = next((name for name, fog in WEATHERS.items() if fog is shown.fog), None)
    picture = shown.whole.value if shown.whole else None
    names = ",".join(name for name, look in LOOKS.items() if look in shown.looks)
    options: list[tuple[str, str | None, bool]] = [
        ("lesson", str(shown.lesson), shown.lesson is not None),
        ("challenge", fog, fog is not None),
        ("at", str(shown.at), shown.at != _USUAL.at),
        *(("pin", _written_pin(pin, shown.at), True) for pin in shown.pins),
        ("picture", picture, picture is not None),
        ("show", names or NO_LOOK, shown.looks != _USUAL.looks),
        ("gap", written(shown.gap or 0.0), shown.gap is not None),
        ("beat", str(shown.beat), shown.beat != _USUAL.beat),
        ("wide", "", shown.is_wide),
        ("speed", written(shown.speed), shown.speed != _USUAL.speed),
        ("theme", shown.theme, shown.theme != _USUAL.theme),
    ]
    return [(name, text or "") for name, text, is_written in options if is_written]


def _written_start(setup: Setup, thought: Words) -> tuple[Pair, ...]:
    """A setup; an experiment by its name, as long as it is one."""
    for each in EXPERIMENTS:
        if thought == each.thought and setup == each.setup:
            return (("experiment", each.key),)
    return setup.pairs


def _written_pin(pin: Pin, at: int) -> str:
    pairs = pin.setup.pairs
    return " ".join(_options(pairs if pin.at == at else (*pairs, ("at", str(pin.at)))))


def _options(pairs: Iterable[Pair]) -> Iterator[str]:
    for name, text in pairs:
        yield f"--{name} {_quoted(text)}" if text or name not in _FLAGS else f"--{name}"


def _quoted(text: str) -> str:
    """A word for a shell, where it can be between double quotes, which are easier to read."""
    import shlex

    quoted = shlex.quote(text)
    is_plain = quoted == text or set(text) & set('"$`\\!')
    return quoted if is_plain else f'"{text}"'
