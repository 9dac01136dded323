"""What the options that were typed come to: where a run starts, how it is shown, what is thought.

The texts of a setup are read here, part by part, each beside those that it follows from.
"""

from __future__ import annotations

import shlex
from argparse import Namespace

from gdtui.cli.parsers import BadInputError, add_at, add_setup, parser_of, read
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import MOST_PINNED
from gdtui.engine.runs.setup import DEFAULTS, Setup, start_on
from gdtui.engine.values import weight_on, written
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.guide.guide import Whole
from gdtui.guide.words import Words
from gdtui.options import METHOD, NAMES, PARTS
from gdtui.ui.shown import PICTURES, WEATHERS, Pin, Shown

_OWN_START = ("lesson", "challenge")
"""The options that bring their own start."""
_SHOWN = ("at", "pin", "picture", "show", "gap", "beat")
"""The options that belong to a start."""
_USUAL = Shown()


def _experiment(options: Namespace) -> Experiment | None:
    return next((each for each in EXPERIMENTS if each.key == options.experiment), None)


def asked_setup(options: Namespace, *, may_meet: bool = False) -> Setup:
    """What the options ask for: an experiment, or the defaults, with the changes typed.

    No weight may be given twice, but where marbles `may_meet`. Raises BadInputError.
    """
    experiment = _experiment(options)
    chosen = experiment.setup if experiment else DEFAULTS
    for part in PARTS:
        text = getattr(options, part.name, None)
        try:
            if part.name == "weight":
                chosen = _with_weights(options.weight, chosen, experiment, may_meet=may_meet)
            elif text is not None:
                chosen = part.read(text, chosen)
        except ValueError as error:
            raise BadInputError(f"argument --{part.name}: {error}") from None
    return chosen


def _with_weights(
    texts: list[str] | None, chosen: Setup, experiment: Experiment | None, *, may_meet: bool
) -> Setup:
    """The weights typed, as many as there are, else those of the start, on the landscape."""
    if not texts:
        usual = experiment.setup.weights if experiment else (start_on(chosen.landscape),)
        texts = [written(weight) for weight in usual]
    weights = tuple(map(weight_on(chosen.landscape).read, texts))
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None and not may_meet:
        raise BadInputError(f"--weight {twice} is given twice")
    return chosen._replace(weights=weights)


def asked_sweep(options: Namespace) -> tuple[Setup, tuple[float, ...]]:
    """What the runs of `gdtui sweep` start from, and the rates that its options ask for."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    rates = read_rates(DEFAULT_RATES) if options.lr is None else options.lr
    weight = None if options.weight is None else [options.weight]
    one = {**vars(options), "lr": None, "weight": weight, "experiment": None}
    return asked_setup(Namespace(**one)), rates


def asked_thought(options: Namespace, setup: Setup) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed.

    Without one it is that of how the weight is moved, where it is no plain descent, else of the
    landscape.
    """
    experiment = _experiment(options)
    if experiment is None:
        from gdtui.guide.rules import thought_of_setup

        return thought_of_setup(setup)
    changing = ("weight", "lr", *METHOD)
    is_whole = all(getattr(options, name) is None for name in changing)
    return experiment.thought if is_whole and setup.landscape is PARABOLA else FREE.thought


def asked_shown(options: Namespace, setup: Setup, usual: Shown = _USUAL) -> Shown:
    """What the options ask for beside a setup, in place of what is usual.

    Raises BadInputError for what does not fit.
    """
    first, second = _OWN_START
    if None not in (getattr(options, first), getattr(options, second)):
        raise BadInputError(f"--{first} and --{second} exclude each other")
    for start in _OWN_START:
        names = (*NAMES, "experiment", *_SHOWN)
        given = [name for name in names if getattr(options, name) is not None]
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
    parser = parser_of("gdtui --pin", "")
    add_setup(parser)
    add_at(parser, "the epoch that it has come to")
    try:
        options = read(parser, shlex.split(text))
        setup = asked_setup(options)
    except (BadInputError, ValueError) as error:
        raise BadInputError(f"argument --pin: {error}".lower()) from None
    if len(setup.weights) > 1:
        raise BadInputError("argument --pin: a pinned run has one weight; --pin can be given again")
    return Pin(setup, at if options.at is None else options.at)
