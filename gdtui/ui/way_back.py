"""The way back to what is shown: the options that say how a run is shown, and the line of them.

What is as it is at a usual start is left out, so that the line is as short as it can be. What was
typed or scrolled is not brought back, nor what can be undone, how far a guide has come, and the
window that was kept from another start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gdtui.engine.rules.method import Rule
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import (
    EPOCH,
    USUAL_PACE,
    Whole,
    nearest_name,
    read_gap,
    read_pace,
    written,
)
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.options import Option, named
from gdtui.plot.pictures.catalogue import WHOLE_PICTURES
from gdtui.plot.shows import Beat, Shows
from gdtui.ui.screen.theme import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from gdtui.ui.view import View

LOOKS = {name.lower(): look for name, look in Look.__members__.items()}
"""What can be switched on, by its name in a line."""
_GAP, _BEAT = "gap=", "beat="
_NO_LOOK = "nothing"
"""What is written where nothing is switched on."""
CLEAR, FOG = "clear", "fog"
"""The challenge, by whether there is fog."""


def read_show(text: str, rule: Rule) -> Shows:
    """What a text names, as the line of a run by a rule has it. Raises ValueError with a sentence.

    The place of a beat is 0 where none has come.
    """
    names = () if text.strip() == _NO_LOOK else text.split(",")
    beats = None, *Beat.all_of(rule)
    shows = Shows(Look(0))
    for name in names:
        _, is_number, number = name.partition("=")
        if is_number and name.strip().startswith(_GAP):
            shows = shows._replace(gap=read_gap(number))
        elif is_number and name.strip().startswith(_BEAT):
            place = Whole("beat", 0, len(beats) - 1).read(number)
            shows = shows._replace(beat=beats[place])
        else:
            look = nearest_name("look", name, (*LOOKS, f"{_GAP}H", f"{_BEAT}N"))
            shows = shows._replace(looks=shows.looks | LOOKS[look])
    return shows


def _written_show(shows: Shows) -> str:
    """The names of all that is on."""
    names = [name for name, look in LOOKS.items() if look in shows.looks]
    names += [] if shows.gap is None else [_GAP + written(shows.gap)]
    names += [f"{_BEAT}{shows.beat.place}"] if shows.beat else []
    return ",".join(names) or _NO_LOOK


def _read_lesson(text: str) -> int:
    """The number of a lesson, the first being 1."""
    from gdtui.guide.lessons import LESSONS

    return Whole("lesson", 1, len(LESSONS)).read(text)


OF_RUNS = (
    Option("at", "open at this epoch, or at the last one before it (0)", "EPOCH", EPOCH.read),
    Option(
        "pin",
        "a run beside it, to compare with: '--lr 0.3 --weight 4'; may be given again",
        "'SETUP'",
        is_list=True,
    ),
    named("picture", f"in place of the bowl: {', '.join(WHOLE_PICTURES)}", WHOLE_PICTURES),
    Option(
        "show",
        f"what is switched on: some of {','.join(LOOKS)}; the secant's gap as {_GAP}H; the beat of"
        f" a step taken apart as {_BEAT}N; or {_NO_LOOK} (tangent)",
        "NAMES",
    ),
)
"""The options that say how a run is shown; a pinned run is read and written as a setup is."""
OPTIONS = (
    *OF_RUNS,
    Option("lesson", "open a lesson, by its number; it brings its own start", "N", _read_lesson),
    named(
        "challenge",
        "open the challenge; it brings its own start, which --seed draws",
        (CLEAR, FOG),
        f"{CLEAR}|{FOG}",
    ),
    Option(
        "speed",
        f"the epochs a second at which it plays ({written(USUAL_PACE)})",
        "N",
        read_pace,
    ),
    named("theme", f"the colours: {', '.join(THEMES)} ({DEFAULT_THEME})", (*THEMES,)),
)
"""All that say what is shown, beside those of a setup."""
GONE = {
    "gap": f"is part of --show now: --show tangent,{_GAP}H",
    "beat": f"is part of --show now: --show tangent,{_BEAT}N",
    "wide": "has nothing to do any more: the window is chosen for the run",
}
"""Options of earlier versions, each with what came of it."""


Pair = tuple[str, str]
"""The name of an option, and its text."""


def line_of(view: View) -> str:
    """The command line that brings back what is shown, whatever is preferred here."""
    line = " ".join(["gdtui", *_options(_pairs(view))])
    return f"{line} --no-config" if view.is_preferred else line


def _pairs(view: View) -> Iterator[Pair]:
    """All that is not as at a usual start; of a lesson or the challenge that it is on."""
    shows, at = view.shows, view.race.at if view.target is None else view.target
    if view.in_lesson:
        yield "lesson", str(view.course.at + 1)
    elif view.challenge:
        yield "seed", str(view.challenge.number)
        yield "challenge", FOG if view.challenge.is_foggy else CLEAR
    else:
        on = next((each for each in EXPERIMENTS if each.thought == view.thought), None)
        if on:
            yield "experiment", on.key
        usual = on.setup.pairs if on else ()
        yield from (pair for pair in Setup.of(view.race).pairs if pair not in usual)
        if at:
            yield "at", str(at)
        for run in view.race.pinned:
            pairs = Setup.of(view.race._replace(runs=(run,))).pairs
            own = () if run.at == at else (("at", str(run.at)),)
            yield "pin", " ".join(_options((*pairs, *own)))
        if shows.whole:
            yield "picture", shows.whole
        if shows._replace(whole=None) != Shows():
            yield "show", _written_show(shows)
    if view.speed != USUAL_PACE:
        yield "speed", written(view.speed)
    if view.theme != DEFAULT_THEME:
        yield "theme", view.theme


def _options(pairs: Iterable[Pair]) -> Iterator[str]:
    for name, text in pairs:
        yield f"--{name} {_quoted(text)}"


def _quoted(text: str) -> str:
    """A word for a shell, where it can be between double quotes, which are easier to read."""
    import shlex

    quoted = shlex.quote(text)
    is_plain = quoted == text or set(text) & set('"$`\\!')
    return quoted if is_plain else f'"{text}"'


# What is left in the shell

_TALL_FROM = 24
"""The rows of a terminal from which there is room for the last picture."""
_MOST_COLUMNS, _MOST_ROWS = 100, 18
"""Columns and rows of that, at the most."""


def last_lines(view: View) -> list[str]:
    """The bowl as it was seen, where the terminal is tall enough, and the way back."""
    import shutil

    from gdtui.plot.cells.picture import text_lines
    from gdtui.plot.sheet import draw_sheet

    columns, rows = shutil.get_terminal_size()
    if rows < _TALL_FROM:
        return [line_of(view)]
    picture = draw_sheet(view.seen, min(columns, _MOST_COLUMNS), min(rows // 2, _MOST_ROWS))
    return [*text_lines(picture), "", line_of(view)]
