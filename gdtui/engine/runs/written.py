"""A setup as a person would write it: the names of its parts, each with its text.

Read back, it is the same setup.
"""

from __future__ import annotations

from gdtui.engine.landscapes.catalogue import NAMES
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import DEFAULTS, Setup, start_on
from gdtui.engine.values import written

Pair = tuple[str, str]
"""The name of a part, and its text."""


def written_setup(setup: Setup) -> tuple[Pair, ...]:
    """The parts in the order in which one speaks of them; a weight for each marble.

    What is as it would be without a word about it is left out.
    """
    landscape, pairs = setup.landscape, []
    if landscape != PARABOLA:
        pairs.append(("landscape", landscape.formula))
    pairs += _written_method(setup.method)
    if setup.learning_rate != DEFAULTS.learning_rate or setup.changes:
        pairs.append(("lr", ",".join(written_rates(setup))))
    if setup.weights != (start_on(landscape),):
        pairs += [("weight", written(weight)) for weight in setup.weights]
    if setup.epochs != DEFAULTS.epochs:
        pairs.append(("epochs", str(setup.epochs)))
    return tuple(pairs)


def written_rates(setup: Setup) -> list[str]:
    """The learning rate, and those that take its place, each with its epoch: 0.1 and 0.5@10."""
    later = (f"{written(rate)}@{epoch}" for epoch, rate in setup.changes)
    return [written(setup.learning_rate), *later]


def written_landscape(landscape: Landscape) -> str:
    """The name of one that comes with gdtui, the formula of any other."""
    return landscape.name if landscape.name in NAMES else landscape.formula


def _written_method(method: Method) -> list[Pair]:
    rule, noise = method.rule, method.noise
    pairs = [("rule", rule.name)] if rule.name != PLAIN.rule.name else []
    usual = zip(rule.parameters, rule_of(rule.name).parameters, strict=True)
    pairs += [(each.name, written(each.value)) for each, other in usual if each != other]
    if method.schedule != PLAIN.schedule:
        pairs.append(("schedule", method.schedule.name))
    if noise.deviation:
        pairs.append(("noise", written(noise.deviation)))
    if noise.seed:
        pairs.append(("seed", str(noise.seed)))
    return pairs
