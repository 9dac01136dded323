"""One update of a weight, w ← w − step, and all that can be asked of it.

What is shown of an update that is due, taken apart or taken is read from this one record; its
terms, with their numbers, are what its rule makes of the slope, one after the other.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import PLAIN, Method, Noise, Rule, State
from gdtui.engine.rules.terms import Term, evaluated


class Move(Enum):
    """Where an update takes the weight."""

    LEFT = "left"
    RIGHT = "right"
    STAYS = "stays"


class Trend(Enum):
    """What an update does to the loss."""

    FALLS = "falls"
    STAYS = "stays"
    GROWS = "grows"
    ENDS = "ends"
    """There is no loss where it leads."""


_ROUNDED = 1e-12
"""A part of a loss that may be no more than what floats have made of it."""


def slope_given(landscape: Landscape, noise: Noise, weight: float, epoch: int) -> float:
    """The slope that the rule is given for the update that follows an epoch.

    With a batch it is 2·mean(x·(w·x − y)) over the points drawn, else that of the landscape.
    """
    points = landscape.points
    if not noise.batch or not points:
        return landscape.slope(weight) + noise.at(epoch)
    drawn = map(points.__getitem__, noise.drawn(epoch, len(points)))
    return 2 * sum(x * (weight * x - y) for x, y in drawn) / noise.batch + noise.at(epoch)


class TermValue(NamedTuple):
    """A term, the numbers that its formula speaks of, by name, and its value."""

    term: Term
    numbers: Mapping[str, float]
    value: float


class Lead(NamedTuple):
    """What a step goes against, and its number: the slope, or what a rule has made of it."""

    noun: str
    value: float


class Step(NamedTuple):
    """The update that is due at `weight`: its parts, and where it lands.

    `slope` is the one that the rule is given, noise included; where it `is_of_batch`, that of a few
    points. `taken` is what the rule takes from the weight, in plain descent η·slope; it may be too
    large for a float. `landing` is the weight after the update, and `uphill` where the rule would
    lead without its minus sign: None where the landscape is not finite. `before` and `after` are
    the rule's state. Where the rate `is_scheduled`, nobody has typed its digits.
    """

    landscape: Landscape
    weight: float
    learning_rate: float
    slope: float
    taken: float
    landing: float | None
    uphill: float | None
    rule: Rule
    before: State
    after: State
    is_scheduled: bool
    is_of_batch: bool

    @staticmethod
    def at(
        landscape: Landscape,
        weight: float,
        learning_rate: float,
        method: Method = PLAIN,
        state: State = (),
        epoch: int = 0,
    ) -> Step:
        """The update due at a weight inside the landscape, at an epoch if it is a noisy one."""
        slope = slope_given(landscape, method.noise, weight, epoch)
        rule, curvature = method.rule, landscape.curvature(weight)
        taken, after = rule.update(learning_rate, slope, curvature, state, rule.values)
        landing, uphill = weight - taken, weight + taken
        is_finite = all(map(math.isfinite, after))
        return Step(
            landscape,
            weight,
            learning_rate,
            slope,
            taken,
            landing if is_finite and landscape.is_inside(landing) else None,
            uphill if is_finite and landscape.is_inside(uphill) else None,
            rule,
            state,
            after,
            not method.schedule.is_constant,
            method.noise.batch > 0 and bool(landscape.points),
        )

    @property
    def true_slope(self) -> float:
        """The slope of the landscape, without noise."""
        return self.landscape.slope(self.weight)

    @property
    def is_noisy(self) -> bool:
        """Whether the slope that the rule is given is not that of the landscape."""
        return self.slope != self.true_slope

    @property
    def curvature(self) -> float:
        """The curvature at the weight."""
        return self.landscape.curvature(self.weight)

    @property
    def climbs(self) -> bool:
        """Whether it goes up the slope, as Newton's does on a hill and a velocity may."""
        slope = self.true_slope
        return (self.taken < 0 < slope) or (slope < 0 < self.taken)

    @property
    def is_into_a_gap(self) -> bool:
        """Whether there is no landing because no loss or slope is there: log of a negative one."""
        return self.landing is None and self.landscape.is_gap(self.weight - self.taken)

    @property
    def stays(self) -> bool:
        """Whether it leaves the weight where it is."""
        return self.landing == self.weight

    @property
    def move(self) -> Move:
        """The direction; in plain descent the sign of the slope alone decides it."""
        if self.stays:
            return Move.STAYS
        return Move.LEFT if self.taken > 0 else Move.RIGHT

    @property
    def trend(self) -> Trend:
        """What the update does to the loss; beyond the floats it has grown, in a gap it ends.

        Two losses too small to differ as floats are told apart by how steep it is there. A rise or
        fall that may be rounding counts where the slopes say the same.
        """
        if self.landing is None:
            return Trend.ENDS if self.is_into_a_gap else Trend.GROWS
        before, after = self.landscape.loss(self.weight), self.landscape.loss(self.landing)
        steep, then = self.true_slope, self.landscape.slope(self.landing)
        rise, by_slopes = after - before, (self.landing - self.weight) * (steep / 2 + then / 2)
        if before == after == 0 and abs(by_slopes) < sys.float_info.min:
            rise = abs(then) - abs(steep)
        elif abs(rise) <= _ROUNDED * abs(before):
            is_sure = rise * by_slopes > 0 and abs(by_slopes) > math.ulp(before) / 2
            rise = rise if is_sure else 0.0
        if rise == 0:
            return Trend.STAYS
        return Trend.FALLS if rise < 0 else Trend.GROWS

    @property
    def crosses(self) -> bool:
        """Whether the update carries the weight from one side of a minimum to the other."""
        if self.landing is None:
            left = self.move is Move.LEFT
            return any((minimum < self.weight) == left for minimum in self.landscape.minima)
        return self.landscape.crosses(self.weight, self.landing)

    @property
    def settings(self) -> dict[str, float]:
        """The numbers that a person sets, by their symbols: the rate and the rule's parameters."""
        parameters = {each.symbol: each.value for each in self.rule.parameters}
        return {"η": self.learning_rate, **parameters}

    @property
    def terms(self) -> tuple[TermValue, ...]:
        """Its terms; what the rule keeps, and the last one, are as the rule itself has them.

        A value may be too large for a float, and be inf or nan then.
        """
        rule = self.rule
        after = dict(zip(rule.state, self.after, strict=True))
        made = {term.symbol for term in rule.terms}
        numbers = self.settings | {"slope": self.slope, "g": self.slope, "c": self.curvature}
        for name, before in zip(rule.state, self.before, strict=True):
            numbers[name] = before if name in made else after[name]
        found = []
        for term in rule.terms:
            if term is rule.terms[-1]:
                value = self.taken
            elif term.symbol in after:
                value = after[term.symbol]
            else:
                try:
                    value = evaluated(
                        term.formula,
                        lambda name: float(numbers.get(name, name)),
                        math.sqrt,
                    )
                except ZeroDivisionError:
                    # What has no value, as the sign of 0 has, is 0.
                    value = 0.0
            found.append(TermValue(term, dict(numbers), value))
            if term.symbol:
                numbers[term.symbol] = value
        return tuple(found)

    @property
    def lead(self) -> Lead:
        """What it goes against: the last term that points like a slope does, else the slope."""
        terms = self.terms if self.rule.points else ()
        nouns = [(each.term.noun, each.value) for each in terms if each.term.noun]
        return Lead(*nouns[-1]) if nouns else Lead("slope", self.slope)

    @property
    def lacks_curvature(self) -> bool:
        """Whether the rule divides by a curvature that is not there."""
        needs = any(term.symbol == "c" for term in self.rule.terms)
        return needs and not 0 < abs(self.curvature) < math.inf
