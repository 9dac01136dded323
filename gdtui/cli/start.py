"""What the options that were typed come to: where a run starts, and the thought with it.

The texts of a setup are read here, part by part, each beside those that it follows from.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from gdtui.cli.parsers import BadInputError
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.values import written
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.options import PARTS

if TYPE_CHECKING:
    from gdtui.guide.words import Words


def _experiment(options: Namespace) -> Experiment | None:
    key = getattr(options, "experiment", None)
    return next((each for each in EXPERIMENTS if each.key == key), None)


def setup_of(options: Namespace, start: Setup = DEFAULTS, *, may_meet: bool = False) -> Setup:
    """What the options ask for: an experiment, or else a start, with the changes typed.

    On one landscape no weight may be given twice, but where marbles `may_meet`. Raises
    BadInputError.
    """
    experiment = _experiment(options)
    chosen = experiment.setup if experiment else start
    typed = {part.name: getattr(options, part.name, None) for part in PARTS}
    texts = {name: [text] if isinstance(text, str) else text for name, text in typed.items()}
    if experiment and not texts["weight"]:
        # They stay, also on another landscape.
        texts["weight"] = [written(weight) for weight in chosen.weights]
    if texts["landscape"] and not texts["data"]:
        # Those that it started from make way.
        texts["data"] = [""]
    for part in PARTS:
        try:
            if part.name == "weight" and texts["weight"]:
                chosen = chosen.with_weights(texts["weight"])
            elif several := texts[part.name]:
                chosen = part.read(",".join(several), chosen)
        except ValueError as error:
            raise BadInputError(f"argument --{part.name}: {error}") from None
    weights = () if len(chosen.landscapes) > 1 else chosen.weights
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None and not may_meet:
        raise BadInputError(f"--weight {twice} is given twice")
    return chosen


def thought_of_options(options: Namespace, setup: Setup) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed."""
    experiment = _experiment(options)
    is_whole = experiment and setup == experiment.setup._replace(epochs=setup.epochs)
    return experiment.thought if experiment and is_whole else FREE.thought
