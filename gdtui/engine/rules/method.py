"""How the weight of a run is moved, as one value: by which rule, schedule and noise."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.rules.noise import Noise
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.schedule import CONSTANT, Schedule


class Method(NamedTuple):
    """A rule, a schedule of its rate, and the noise of the slope that it is given."""

    rule: Rule = DESCENT
    schedule: Schedule = CONSTANT
    noise: Noise = Noise()

    @property
    def is_plain(self) -> bool:
        """Whether it is descent at the rate set by the true slope, of which theory speaks."""
        return self.rule.is_plain and self.is_steady

    @property
    def is_steady(self) -> bool:
        """Whether a step follows from weight, state and the rate set, at every epoch the same."""
        return self.schedule.is_constant and not self.noise.deviation


PLAIN = Method()
"""Plain descent: w ← w − η·slope."""
