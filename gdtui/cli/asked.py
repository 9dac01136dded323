"""What the options that were typed ask for: where a run starts, and the thought with it."""

from __future__ import annotations

import argparse

from gdtui.cli.parsing import BadInputError
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import DESCENT, PARAMETERS, Rule
from gdtui.engine.rules.schedule import CONSTANT
from gdtui.engine.runs.setup import DEFAULTS, Setup, start_on
from gdtui.engine.values import weight_on, written
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.guide.words import Words

_METHOD = ("rule", *PARAMETERS, "schedule", "noise", "seed")
"""The options that say how a weight is moved."""
PARTS = ("weight", "lr", "epochs", "landscape", *_METHOD)
"""The options that each say a part of what a run starts from."""
SETUP = (*PARTS, "experiment")


def _experiment(options: argparse.Namespace) -> Experiment | None:
    return next((each for each in EXPERIMENTS if each.key == options.experiment), None)


def _landscape(options: argparse.Namespace) -> Landscape:
    chosen: Landscape = options.landscape or PARABOLA
    return chosen


def _weight(text: str, landscape: Landscape) -> float:
    try:
        return weight_on(landscape).read(text)
    except ValueError as error:
        raise BadInputError(f"argument --weight: {error}") from None


def _method(options: argparse.Namespace) -> Method:
    """How the weight is to be moved."""
    given = {name: value for name, value in vars(options).items() if value is not None}
    rule: Rule = given.get("rule", DESCENT)
    texts = {name: given[name] for name in PARAMETERS if name in given}
    try:
        tuned = rule.tuned(texts)
    except ValueError as error:
        raise BadInputError(str(error)) from None
    noise = Noise(given.get("noise", 0.0), given.get("seed", 0))
    return Method(tuned, given.get("schedule", CONSTANT), noise)


def asked_setup(options: argparse.Namespace, *, may_meet: bool = False) -> Setup:
    """What the options ask for: an experiment, or the defaults, with the changes typed.

    No weight may be given twice, but where marbles `may_meet`.
    """
    experiment, landscape = _experiment(options), _landscape(options)
    chosen = experiment.setup if experiment else DEFAULTS._replace(weights=(start_on(landscape),))
    texts = options.weight or [written(weight) for weight in chosen.weights]
    weights = tuple(_weight(text, landscape) for text in texts)
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None and not may_meet:
        raise BadInputError(f"--weight {twice} is given twice")
    rates: Setup = options.lr or chosen
    return chosen._replace(
        weights=weights,
        learning_rate=rates.learning_rate,
        changes=rates.changes,
        method=_method(options),
        epochs=chosen.epochs if options.epochs is None else options.epochs,
        landscape=landscape,
    )


def asked_sweep(options: argparse.Namespace) -> tuple[Setup, tuple[float, ...]]:
    """What the runs of `gdtui sweep` start from, and the rates that its options ask for."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    landscape, text = _landscape(options), options.weight
    weight = start_on(landscape) if text is None else _weight(text, landscape)
    setup = Setup((weight,), landscape=landscape, method=_method(options))
    return setup, read_rates(DEFAULT_RATES) if options.lr is None else options.lr


def asked_thought(options: argparse.Namespace, setup: Setup) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed.

    Without one it is that of how the weight is moved, where it is no plain descent, else of the
    landscape.
    """
    experiment, landscape = _experiment(options), _landscape(options)
    if experiment is None:
        from gdtui.guide.rules import thought_of_setup

        return thought_of_setup(setup)
    changing = ("weight", "lr", *_METHOD)
    is_whole = all(getattr(options, name) is None for name in changing) and landscape is PARABOLA
    return experiment.thought if is_whole else FREE.thought
