"""The options that say how a run is shown: they bring back what was on the screen.

Their names and what they mean are those of `gdtui.ui.shown`, which writes them.
"""

from __future__ import annotations

import argparse

from gdtui.cli.asked import SETUP, asked_setup
from gdtui.cli.parsing import BadInputError, Once, Parser, parser_of, read
from gdtui.engine.runs.race import MOST_PINNED
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import BEAT, nearest_name, quoted, read_gap, written
from gdtui.guide.guide import Look, Whole
from gdtui.options import add_at, add_run_options
from gdtui.ui.shown import LOOKS, NO_LOOK, PICTURES, WEATHERS, Pin, Shown

_OWN_START = ("lesson", "challenge")
"""The options that bring their own start."""
_USUAL = Shown()
_SHOWN = ("at", "pin", "picture", "show", "gap", "beat")
"""The options that belong to a start."""


def add_shown(parser: Parser) -> None:
    """All options of `gdtui` about what is seen of the run."""
    add_at(parser, "open at this epoch, or at the last one before it (0)")
    parser.add_argument(
        "--pin",
        metavar="'SETUP'",
        action="append",
        help="a run beside it, to compare with: '--lr 0.3 --weight 4'; may be given again",
    )
    parser.add_value(
        "--picture",
        "NAME",
        lambda text: nearest_name("picture", text, tuple(PICTURES)),
        f"in place of the bowl: {', '.join(PICTURES)}",
        names=tuple(PICTURES),
    )
    parser.add_value(
        "--show",
        "NAMES",
        _read_looks,
        f"what is switched on: some of {','.join(LOOKS)}; or {NO_LOOK} (tangent)",
    )
    parser.add_value(
        "--gap",
        "H",
        read_gap,
        "the gap of the secant (that of the next step)",
    )
    parser.add_value(
        "--beat",
        "N",
        BEAT.read,
        "how far the step is taken apart: the beat, from 1 on",
    )
    parser.add_argument(
        "--wide", action="store_true", help="the next wider window, as after a run that needed it"
    )
    parser.add_value(
        "--speed",
        "N",
        _read_speed,
        "the epochs a second at which it plays (2)",
    )
    parser.add_value(
        "--lesson",
        "N",
        _read_lesson,
        "open a lesson, by its number; it brings its own start",
    )
    parser.add_argument(
        "--challenge",
        choices=tuple(WEATHERS),
        action=Once,
        help="open the challenge; it brings its own start",
    )


def _read_lesson(text: str) -> int:
    """The number of a lesson, the first being 1."""
    from gdtui.guide.lessons import LESSONS

    numbers = {str(number): number for number in range(1, len(LESSONS) + 1)}
    if text.strip() not in numbers:
        last = len(LESSONS)
        raise ValueError(f"lesson must be a number from 1 to {last}, not {quoted(text)!r}")
    return numbers[text.strip()]


def _read_looks(text: str) -> frozenset[Look]:
    if text.strip() == NO_LOOK:
        return frozenset()
    names = (nearest_name("look", name, tuple(LOOKS)) for name in text.split(","))
    return frozenset(LOOKS[name] for name in names)


def _read_speed(text: str) -> float:
    from gdtui.ui.screen.pace import PACES

    paces = {written(pace): pace for pace in PACES}
    if text.strip() not in paces:
        raise ValueError(f"speed must be one of {', '.join(paces)}, not {quoted(text)!r}")
    return paces[text.strip()]


def asked_shown(options: argparse.Namespace, setup: Setup, usual: Shown = _USUAL) -> Shown:
    """What the options ask for beside a setup, in place of what is usual.

    Raises BadInputError for what does not fit.
    """
    first, second = _OWN_START
    if None not in (getattr(options, first), getattr(options, second)):
        raise BadInputError(f"--{first} and --{second} exclude each other")
    for start in _OWN_START:
        given = [name for name in (*SETUP, *_SHOWN) if getattr(options, name) is not None]
        if getattr(options, start) is not None and given:
            raise BadInputError(f"--{start} brings its own start: leave out --{given[0]}")
    if options.pin and len(options.pin) > MOST_PINNED:
        raise BadInputError(f"at most {MOST_PINNED} runs are pinned, not {len(options.pin)}")
    at = options.at or usual.at
    return Shown(
        at,
        tuple(_asked_pin(text, at) for text in options.pin or ()),
        usual.looks if options.show is None else options.show,
        options.gap,
        _picture(options.picture, setup) if options.picture else None,
        _beat(options.beat, setup) if options.beat else usual.beat,
        options.wide,
        options.speed or usual.speed,
        options.theme or usual.theme,
        options.lesson,
        WEATHERS[options.challenge] if options.challenge else None,
    )


def _picture(name: str, setup: Setup) -> Whole:
    """The picture of a name, where the landscape has it."""
    from gdtui.plot.pictures.catalogue import pictures_of

    wholes = pictures_of(setup.landscape, setup.method)
    has = [each for each, whole in PICTURES.items() if whole in wholes]
    if name not in has:
        raise BadInputError(f"this run has no picture {name}: it has {', '.join(has)}")
    return PICTURES[name]


def _beat(place: int, setup: Setup) -> int:
    """The place of a beat, where a step by the rule has so many."""
    from gdtui.plot.shows import Beat

    rule = setup.method.rule
    if place > (count := len(Beat.all_of(rule))):
        raise BadInputError(
            f"argument --beat: a step by {rule.name} has {count} beats, not {place}"
        )
    return place


def _asked_pin(text: str, at: int) -> Pin:
    """A run that is pinned, at the epoch of the others where it says nothing else."""
    import shlex

    parser = parser_of("gdtui --pin", "")
    add_run_options(parser)
    add_at(parser, "the epoch that it has come to")
    try:
        options = read(parser, shlex.split(text))
        setup = asked_setup(options)
    except (BadInputError, ValueError) as error:
        raise BadInputError(f"argument --pin: {error}".lower()) from None
    if len(setup.weights) > 1:
        raise BadInputError("argument --pin: a pinned run has one weight; --pin can be given again")
    return Pin(setup, at if options.at is None else options.at)
