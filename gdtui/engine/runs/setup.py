"""All that a run starts from, as one value: the command line, the screen and lessons speak it.

It writes itself as a person would, the names of its parts each with a text.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import NAMES
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.values import written


class Setup(NamedTuple):
    """One weight for each marble, the learning rate, the epochs, the landscape, and the method.

    `changes` are later learning rates, each with the epoch from which on it holds, in order.
    """

    weights: tuple[float, ...] = (10.0,)
    learning_rate: float = 0.1
    epochs: int = 50
    landscape: Landscape = PARABOLA
    method: Method = PLAIN
    changes: tuple[tuple[int, float], ...] = ()

    def race(self) -> Race:
        """The race at epoch 0. Raises ValueError for a weight outside the landscape."""
        start = self.landscape, self.weights, self.learning_rate, self.epochs
        race = Race.start(*start, self.method)
        return Race(tuple(run.with_learning_rates(self.changes) for run in race.runs))

    def rate_at(self, epoch: int) -> float:
        """The rate of the update that follows an epoch."""
        rates = (0, self.learning_rate), *self.changes
        since, rate = next(each for each in reversed(rates) if each[0] <= epoch)
        return self.method.schedule.rate(rate, epoch, self.epochs, since)

    @staticmethod
    def of(race: Race) -> Setup:
        """What a race started from, and each later rate that was set."""
        lead = race.lead
        first, *later = lead.stretches
        return Setup(
            tuple(run.weight_at(0) for run in race.runs),
            first.rate_set,
            race.epochs,
            lead.landscape,
            lead.method,
            tuple((stretch.first_epoch, stretch.rate_set) for stretch in later),
        )

    @staticmethod
    def anew(race: Race) -> Setup:
        """What a race would start from again: with the rate that was set last and those to come."""
        setup = Setup.of(race)
        coming = tuple(change for change in setup.changes if change[0] > race.at)
        return setup._replace(learning_rate=race.lead.rate_set, changes=coming)


DEFAULTS = Setup()
_PARTS = 1024


def start_on(landscape: Landscape) -> float:
    """The weight to start from where none is asked for: 10, or where that is out of view, nearer.

    Nearer is three quarters of the way from the middle of the view to its right end; where there is
    a gap, left of that.
    """
    (usual,) = DEFAULTS.weights
    left, right = landscape.left, landscape.right
    if left <= usual <= right and landscape.is_inside(usual):
        return usual
    step = (right - left) / _PARTS
    places = (left + step * part for part in range(_PARTS * 7 // 8, -1, -1))
    return next((place for place in places if landscape.is_inside(place)), right)


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
