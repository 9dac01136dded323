"""How a run is shown, as a value, and as the options of a command line that brings it back.

What is as it is at a usual start is left out, so that the line is as short as it can be. The paces
of playing are among these.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import BEAT, EPOCH, Quantity, nearest_name, quoted, read_gap, written
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.options import Option
from gdtui.plot.pictures.catalogue import WHOLE_PICTURES
from gdtui.ui.screen.theme import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from gdtui.guide.words import Words

PACES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""From the slowest to the fastest."""
USUAL_PACE = 2.0


def read_pace(text: str) -> float:
    """One of the paces. Raises ValueError with a sentence."""
    paces = {written(pace): pace for pace in PACES}
    if text.strip() not in paces:
        raise ValueError(f"speed must be one of {', '.join(paces)}, not {quoted(text)!r}")
    return paces[text.strip()]


def faster(pace: float, by: int) -> float:
    """The pace some places up from any, or down where `by` is negative; the last one at the end."""
    place = bisect_right(PACES, pace) - 1 if by > 0 else bisect_left(PACES, pace)
    return PACES[max(0, min(place + by, len(PACES) - 1))]


LOOKS = {
    "tangent": Look.TANGENT,
    "secant": Look.SECANT,
    "landing": Look.GHOST,
    "uphill": Look.UPHILL,
    "closer": Look.CLOSER,
    "alone": Look.ALONE,
}
_GAP, _BEAT = "gap=", "beat="
_NO_LOOK = "nothing"
"""What is written where nothing is switched on."""
_WEATHERS = "clear", "fog"
"""The challenge, by whether there is fog."""


Pair = tuple[str, str]
"""The name of an option, and its text."""


class Pin(NamedTuple):
    """A run that is pinned, and the epoch that it has come to."""

    setup: Setup
    at: int


class Switched(NamedTuple):
    """What is switched on in the bowl.

    `gap` is that of the secant, None where no person set it; `beat` the place in a step that is
    taken apart, 0 where none is.
    """

    looks: Look = Look.TANGENT
    gap: float | None = None
    beat: int = 0

    @staticmethod
    def read(text: str) -> Switched:
        """What a text names, which `written` writes. Raises ValueError with a sentence."""
        names = () if text.strip() == _NO_LOOK else text.split(",")
        switched = Switched(Look(0))
        for name in names:
            _, is_number, number = name.partition("=")
            if is_number and name.strip().startswith(_GAP):
                switched = switched._replace(gap=read_gap(number))
            elif is_number and name.strip().startswith(_BEAT):
                switched = switched._replace(beat=BEAT.read(number))
            else:
                look = nearest_name("look", name, (*LOOKS, f"{_GAP}H", f"{_BEAT}N"))
                switched = switched._replace(looks=switched.looks | LOOKS[look])
        return switched

    def written(self) -> str:
        """The names of all that is on."""
        names = [name for name, look in LOOKS.items() if look in self.looks]
        names += [] if self.gap is None else [_GAP + written(self.gap)]
        names += [_BEAT + str(self.beat)] if self.beat else []
        return ",".join(names) or _NO_LOOK


class Shown(NamedTuple):
    """What is seen of a run, each field by the name of its option.

    `lesson` is one by its number, and `challenge` says whether there is fog, None where it is not
    on; `seed` is the one that draws it.
    """

    at: int = 0
    pin: tuple[Pin, ...] = ()
    picture: str | None = None
    show: Switched = Switched()
    lesson: int | None = None
    challenge: bool | None = None
    seed: int | None = None
    speed: float = USUAL_PACE
    theme: str = DEFAULT_THEME


def _read_lesson(text: str) -> int:
    """The number of a lesson, the first being 1."""
    from gdtui.guide.lessons.chapters import LESSONS

    return Quantity("lesson", 1, len(LESSONS)).read(text)


def _named(name: str, words: str, names: tuple[str, ...]) -> Option:
    return Option(name, words, "NAME", lambda text: nearest_name(name, text, names), names)


OPTIONS = (
    Option("at", "open at this epoch, or at the last one before it (0)", "EPOCH", EPOCH.read),
    Option(
        "pin",
        "a run beside it, to compare with: '--lr 0.3 --weight 4'; may be given again",
        "'SETUP'",
        is_list=True,
    ),
    _named("picture", f"in place of the bowl: {', '.join(WHOLE_PICTURES)}", WHOLE_PICTURES),
    Option(
        "show",
        f"what is switched on: some of {','.join(LOOKS)}; the secant's gap as {_GAP}H; the beat of"
        f" a step taken apart as {_BEAT}N; or"
        f" {_NO_LOOK} (tangent)",
        "NAMES",
        Switched.read,
        write=Switched.written,
    ),
    Option("lesson", "open a lesson, by its number; it brings its own start", "N", _read_lesson),
    Option(
        "challenge",
        "open the challenge; it brings its own start, which --seed draws",
        "|".join(_WEATHERS),
        lambda text: nearest_name("challenge", text, _WEATHERS) == _WEATHERS[True],
        _WEATHERS,
        write=lambda is_foggy: _WEATHERS[is_foggy],
    ),
    Option(
        "speed",
        f"the epochs a second at which it plays ({written(USUAL_PACE)})",
        "N",
        read_pace,
        write=written,
    ),
    _named("theme", f"the colours: {', '.join(THEMES)} ({DEFAULT_THEME})", (*THEMES,)),
)
"""The options that say how a run is shown; a pinned run is read and written as a setup is."""
GONE = {
    "gap": f"is part of --show now: --show tangent,{_GAP}H",
    "beat": f"is part of --show now: --show tangent,{_BEAT}N",
    "wide": "has nothing to do any more: the window is chosen for the run",
}
"""Options of earlier versions, each with what came of it."""
_USUAL = Shown()


def command_line(setup: Setup, thought: Words, shown: Shown) -> str:
    """The line to be typed in a shell that brings a run back, as it is shown."""
    brings_its_own = shown.lesson is not None or shown.challenge is not None
    pairs = [] if brings_its_own else [*_written_start(setup, thought)]
    pairs += [] if shown.seed is None else [("seed", str(shown.seed))]
    for option in OPTIONS:
        value = getattr(shown, option.name)
        if option.name == "pin":
            pairs += [("pin", _written_pin(pin, shown.at)) for pin in value]
        elif value != getattr(_USUAL, option.name):
            pairs.append((option.name, option.write(value)))
    return " ".join(["gdtui", *_options(pairs)])


def _written_start(setup: Setup, thought: Words) -> tuple[Pair, ...]:
    """A setup; an experiment by its name, and what is not as it is there."""
    for each in EXPERIMENTS:
        if thought == each.thought:
            own = (pair for pair in setup.pairs if pair not in each.setup.pairs)
            return ("experiment", each.key), *own
    return setup.pairs


def _written_pin(pin: Pin, at: int) -> str:
    pairs = pin.setup.pairs
    return " ".join(_options(pairs if pin.at == at else (*pairs, ("at", str(pin.at)))))


def _options(pairs: Iterable[Pair]) -> Iterator[str]:
    for name, text in pairs:
        yield f"--{name} {_quoted(text)}"


def _quoted(text: str) -> str:
    """A word for a shell, where it can be between double quotes, which are easier to read."""
    import shlex

    quoted = shlex.quote(text)
    is_plain = quoted == text or set(text) & set('"$`\\!')
    return quoted if is_plain else f'"{text}"'
