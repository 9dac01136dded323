"""What rules, schedules and noise are there for, in a sentence each: the thought that is shown."""

from __future__ import annotations

from gdtui.engine.rules.method import Method
from gdtui.engine.runs.setup import Setup
from gdtui.guide.landscapes import thought_of
from gdtui.guide.words import Words

NOISY: Words = (
    "Each slope is off by chance, as if from a part of the data: it never settles.",
    "Each slope is off by chance.",
)


def thought_of_method(method: Method) -> Words:
    """What is the most telling of a method: its rule, schedule or noise; nothing if it is plain."""
    if not method.rule.is_plain:
        return method.rule.purpose
    if not method.schedule.is_constant:
        return method.schedule.purpose
    return NOISY if method.noise.deviation else ()


def thought_of_setup(setup: Setup) -> Words:
    """The thought that is shown at a start: that of its method, else that of its landscape."""
    return thought_of_method(setup.method) or thought_of(setup.landscape)
