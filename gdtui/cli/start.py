"""What the options that were typed come to: where a run starts, and the thought with it.

The texts of a setup are read here, part by part, each beside those that it follows from.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from gdtui.cli.parsers import BadInputError
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.values import MOST_WEIGHTS, written
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.options import PARTS

if TYPE_CHECKING:
    from gdtui.guide.words import Words


def setup_of(
    options: Namespace, start: Setup = DEFAULTS, shown_by: str = "", *, may_meet: bool = False
) -> Setup:
    """What the options ask for: an experiment, or else a start, with the changes typed.

    There are two weights at most where it is `shown_by` something. On one landscape none may be
    given twice, but where marbles `may_meet`. Raises BadInputError.
    """
    experiment = getattr(options, "experiment", None) or ""
    chosen = {each.key: each.setup for each in EXPERIMENTS}.get(experiment, start)
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
    if shown_by and len(chosen.weights) > MOST_WEIGHTS:
        raise BadInputError(f"{shown_by} shows two marbles at most; `gdtui run` takes any number")
    may_meet |= len(chosen.landscapes) > 1
    for weight in chosen.weights:
        if chosen.weights.count(weight) > 1 and not may_meet:
            raise BadInputError(f"--weight {weight} is given twice")
    return chosen


def thought_of_options(options: Namespace, setup: Setup) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed."""
    for each in EXPERIMENTS:
        if (options.experiment, setup) == (each.key, each.setup._replace(epochs=setup.epochs)):
            return each.thought
    return FREE.thought
