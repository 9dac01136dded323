"""The terms of a step with their numbers: what its rule makes of the slope, one after the other.

From one list come the beats of a step and the equations of the readout.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from gdtui.engine.rules.notation import worked_out
from gdtui.engine.rules.rule import Term
from gdtui.engine.runs.step import Step


class Worked(NamedTuple):
    """A term, the numbers that its formula speaks of, by name, and its value."""

    term: Term
    numbers: Mapping[str, float]
    value: float


class Lead(NamedTuple):
    """What a step goes against, and its number: the slope, or what a rule has made of it."""

    noun: str
    value: float


def settings(step: Step) -> dict[str, float]:
    """The numbers that a person sets, by their symbols: the rate and the rule's parameters."""
    parameters = {each.symbol: each.value for each in step.rule.parameters}
    return {"η": step.learning_rate, **parameters}


def terms_of(step: Step) -> tuple[Worked, ...]:
    """The terms of a step; what the rule keeps, and the last one, are as the rule itself has them.

    A value may be too large for a float, and be inf or nan then.
    """
    rule = step.rule
    after = dict(zip(rule.state, step.after, strict=True))
    made = {term.symbol for term in rule.terms}
    numbers = settings(step) | {"slope": step.slope, "g": step.slope, "c": step.curvature}
    for name, before in zip(rule.state, step.before, strict=True):
        numbers[name] = before if name in made else after[name]
    found = []
    for term in rule.terms:
        if term is rule.terms[-1]:
            value = step.taken
        elif term.symbol in after:
            value = after[term.symbol]
        else:
            value = _value(term.formula, numbers)
        found.append(Worked(term, dict(numbers), value))
        if term.symbol:
            numbers[term.symbol] = value
    return tuple(found)


def _value(formula: str, numbers: Mapping[str, float]) -> float:
    """The value in floats; what has none, as the sign of 0 has, is 0."""
    try:
        return worked_out(
            formula, lambda name: numbers[name] if name in numbers else float(name), math.sqrt
        )
    except ZeroDivisionError:
        return 0.0


def lead(step: Step) -> Lead:
    """What the step goes against: the last term that points like a slope does, else the slope."""
    nouns = [(each.term.noun, each.value) for each in terms_of(step) if each.term.noun]
    return Lead(*nouns[-1]) if nouns else Lead("slope", step.slope)


def has_no_curvature(step: Step) -> bool:
    """Whether the rule divides by a curvature that is not there."""
    needs = any(term.symbol == "c" for term in step.rule.terms)
    return needs and not (step.curvature > 0 or step.curvature < 0)
