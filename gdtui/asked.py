"""What the options that were typed ask for: where a run starts, the thought with it, a lesson."""

from __future__ import annotations

import argparse

from gdtui.engine.setup import DEFAULTS, Setup
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.guide.words import Words
from gdtui.options import BadInputError

_SETUP = ("weight", "lr", "epochs", "experiment")
"""The options that say what a run starts from."""


def _experiment(options: argparse.Namespace) -> Experiment | None:
    return next((each for each in EXPERIMENTS if each.key == options.experiment), None)


def asked_setup(options: argparse.Namespace) -> Setup:
    """What the options ask for: an experiment, or the defaults, with the changes typed."""
    experiment = _experiment(options)
    chosen = experiment.setup if experiment else DEFAULTS
    weights = tuple(options.weight or chosen.weights)
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None:
        raise BadInputError(f"--weight {twice} is given twice")
    return chosen._replace(
        weights=weights,
        learning_rate=chosen.learning_rate if options.lr is None else options.lr,
        epochs=chosen.epochs if options.epochs is None else options.epochs,
    )


def asked_thought(options: argparse.Namespace) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed."""
    experiment = _experiment(options)
    is_whole = experiment and options.weight is None and options.lr is None
    return experiment.thought if experiment and is_whole else FREE.thought


def asked_lesson(options: argparse.Namespace) -> int | None:
    """The lesson to be opened, if one is. Raises BadInputError beside a start of its own."""
    given = [name for name in _SETUP if getattr(options, name) is not None]
    if options.lesson is not None and given:
        raise BadInputError(f"--lesson brings its own start: leave out --{given[0]}")
    number: int | None = options.lesson
    return number
