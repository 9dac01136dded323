"""All that a run starts from, as one value: the command line, the screen and lessons speak it.

It is read and written part by part, as a person would write them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import PARAMETERS, PLAIN, Method, rule_of, schedule_of
from gdtui.engine.values import (
    BATCH,
    EPOCH,
    EPOCHS,
    LEARNING_RATE,
    MOST_WEIGHTS,
    NOISE,
    SEED,
    Quantity,
    Whole,
    nearest_name,
    quoted,
    share,
    weight_on,
    written,
)

if TYPE_CHECKING:
    from gdtui.engine.runs.run import Race


class Setup(NamedTuple):
    """One weight for each marble, the learning rate, the epochs, the landscapes, and the method.

    There is one landscape for all marbles, or one for each. `changes` are later learning rates,
    each with the epoch from which on it holds, in order.
    """

    weights: tuple[float, ...] = (10.0,)
    learning_rate: float = 0.1
    epochs: int = 50
    landscapes: tuple[Landscape, ...] = (PARABOLA,)
    method: Method = PLAIN
    changes: tuple[tuple[int, float], ...] = ()

    @property
    def has_points(self) -> bool:
        """Whether any landscape is one of data."""
        return any(landscape.points for landscape in self.landscapes)

    def race(self) -> Race:
        """The race at epoch 0. Raises ValueError for a weight outside its landscape."""
        from gdtui.engine.runs.run import Race, Run

        start = self.learning_rate, self.epochs, self.method
        pairs = zip(cycle(self.landscapes), self.weights, strict=False)
        runs = (Run.start(where, weight, *start) for where, weight in pairs)
        return Race(tuple(run.with_learning_rates(self.changes) for run in runs))

    @property
    def landscape(self) -> Landscape:
        """The landscape of the first marble."""
        return self.landscapes[0]

    def rate_at(self, epoch: int) -> float:
        """The rate of the update that follows an epoch."""
        rates = (0, self.learning_rate), *self.changes
        since, rate = next(each for each in reversed(rates) if each[0] <= epoch)
        return self.method.schedule.rate(rate, epoch, self.epochs, since)

    def on(self, *landscapes: Landscape) -> Setup:
        """The start that shows a landscape or two, for as many epochs and by the same method.

        Its rate is the one at which plain descent shows what is to be seen on the first; any other
        method keeps its own.
        """
        rate = landscapes[0].rate if self.method.is_plain else self.learning_rate
        return _moved(self, *landscapes)._replace(learning_rate=rate, changes=())

    def with_weights(self, texts: Sequence[str]) -> Setup:
        """Marbles that start at some weights; on several landscapes one for each, or one for all.

        Raises ValueError with a sentence for the person.
        """
        landscapes, number = self.landscapes, len(self.landscapes)
        if number == 1:
            landscapes *= len(texts)
        elif len(texts) == 1:
            texts = [*texts] * number
        elif len(texts) != number:
            raise ValueError(f"{number} landscapes have one weight or {number}, not {len(texts)}")
        each = zip(landscapes, texts, strict=True)
        return self._replace(weights=tuple(weight_on(where).read(text) for where, text in each))

    @staticmethod
    def of(race: Race) -> Setup:
        """What a race started from, and each later rate that was set."""
        lead = race.lead
        return Setup(
            tuple(run.first_weight for run in race.runs),
            lead.to(0).rate_set,
            race.epochs,
            race.landscapes,
            lead.method,
            lead.changes,
        )

    @staticmethod
    def anew(race: Race) -> Setup:
        """What a race would start from again: with the rate that was set last and those to come."""
        setup = Setup.of(race)
        coming = tuple(change for change in setup.changes if change[0] > race.at)
        return setup._replace(learning_rate=race.lead.rate_set, changes=coming)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The parts by name, each as a text, as they are read back; several where each marble has
        its own.

        A part is left out where it is so without a word about it.
        """
        pairs, usual = [], DEFAULTS
        for part in PARTS:
            texts = part.write(self)
            if texts != part.write(usual):
                whole = ",".join(texts)
                apart = texts if part.name in GIVEN_AGAIN else (whole,)
                pairs += [(part.name, text) for text in apart]
                # The file may be another one by now.
                is_read = part.name != "data"
                usual = part.read(whole, usual) if is_read else _moved(usual, self.landscape)
        return tuple(pairs)


DEFAULTS = Setup()
GIVEN_AGAIN = ("landscape", "weight")
"""The parts that are given again for a second marble."""
_PARTS = 1024
_RULE, _BATCH = "method.rule", "method.noise.batch"


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


class Part(NamedTuple):
    """A part of a setup, by its name: how a text is read into a setup, and what is written of it.

    Several texts are read with commas between: landscapes and weights, one for each marble, and
    rates, each later one with its epoch. A parameter that the rule does not have is written as
    none. `read` raises ValueError with a sentence for the person. `quantity` is what each number
    may be, but for a weight, where that is up to its landscape.
    """

    name: str
    read: Callable[[str, Setup], Setup]
    write: Callable[[Setup], tuple[str, ...]]
    quantity: Quantity | Whole | None = None


def _with(owner: Any, place: str, value: object) -> Any:
    """A setup, or a part of one, with another value at a place in it: method.noise.seed."""
    first, _, rest = place.partition(".")
    return owner._replace(**{first: _with(getattr(owner, first), rest, value) if rest else value})


def _moved(setup: Setup, *landscapes: Landscape) -> Setup:
    """A setup on other landscapes, from where that is usual; without points there is no batch."""
    moved = setup._replace(landscapes=landscapes, weights=tuple(map(start_on, landscapes)))
    return moved if moved.has_points else _with(moved, _BATCH, 0)


def _read_landscape(text: str, setup: Setup) -> Setup:
    if setup.landscape.file:
        raise ValueError("the data are the landscape: leave out one of the two")
    texts = text.split(",")
    if len(texts) > MOST_WEIGHTS:
        raise ValueError(
            f"at most {MOST_WEIGHTS} landscapes, one for each marble, not {len(texts)}"
        )
    return _moved(setup, *dict.fromkeys(map(landscape_of, texts)))


def _written_landscapes(setup: Setup) -> tuple[str, ...]:
    if setup.landscape.file:
        return ()
    return tuple(landscape.formula for landscape in setup.landscapes)


def _read_data(text: str, setup: Setup) -> Setup:
    """Nothing is no data."""
    if not text:
        return _moved(setup, PARABOLA) if setup.landscape.file else setup
    from gdtui.engine.landscapes.data import landscape_of_data

    return _moved(setup, landscape_of_data(text))


def _read_batch(text: str, setup: Setup) -> Setup:
    batch = BATCH.read(text)
    if batch and not setup.has_points:
        raise ValueError("a batch is of points, and this landscape has none: --data has them")
    changed: Setup = _with(setup, _BATCH, batch)
    return changed


def _read_rates(text: str, setup: Setup) -> Setup:
    first, *later = text.split(",")
    changes: list[tuple[int, float]] = []
    for each in later:
        rate, sign, epoch = each.partition("@")
        if not sign:
            raise ValueError(f"a later learning rate needs its epoch, 0.5@10: not {quoted(each)!r}")
        changes.append((EPOCH.read(epoch), LEARNING_RATE.read(rate)))
    epochs = [0, *(epoch for epoch, _ in changes)]
    if any(later <= earlier for earlier, later in pairwise(epochs)):
        raise ValueError(f"the epochs of learning rates must grow from 1 on, not {quoted(text)!r}")
    return setup._replace(learning_rate=LEARNING_RATE.read(first), changes=tuple(changes))


def _written_rates(setup: Setup) -> tuple[str, ...]:
    later = (f"{written(rate)}@{epoch}" for epoch, rate in setup.changes)
    return written(setup.learning_rate), *later


def _read_weights(text: str, setup: Setup) -> Setup:
    texts = text.split(",")
    if len(texts) > MOST_WEIGHTS:
        raise ValueError(f"weight must be one number or {MOST_WEIGHTS}, not {len(texts)}")
    return setup.with_weights(texts)


def _written_weights(setup: Setup) -> tuple[str, ...]:
    is_one = len(setup.landscapes) > 1 and len({*setup.weights}) == 1
    return tuple(map(written, setup.weights[: 1 if is_one else None]))


def _part(
    name: str,
    place: str,
    read: Callable[[str], object],
    write: Callable[[Any], str],
    quantity: Quantity | Whole | None = None,
) -> Part:
    """A part that is one value, and its place in a setup."""
    value_of = attrgetter(place)
    return Part(
        name,
        lambda text, setup: _with(setup, place, read(text)),
        lambda setup: (write(value_of(setup)),),
        quantity,
    )


def _parameter(name: str) -> Part:
    def write(setup: Setup) -> tuple[str, ...]:
        return tuple(written(p.value) for p in setup.method.rule.parameters if p.name == name)

    return Part(
        name,
        lambda text, setup: _with(setup, _RULE, setup.method.rule.tuned(name, text)),
        write,
        share(name),
    )


_name = attrgetter("name")
PARTS = (
    Part("data", _read_data, lambda setup: (setup.landscape.file,)),
    Part("landscape", _read_landscape, _written_landscapes),
    _part("rule", _RULE, rule_of, _name),
    *map(_parameter, PARAMETERS),
    _part("schedule", "method.schedule", schedule_of, _name),
    _part("noise", "method.noise.deviation", NOISE.read, written, NOISE),
    Part("batch", _read_batch, lambda setup: (str(setup.method.noise.batch),), BATCH),
    _part("seed", "method.noise.seed", SEED.read, written, SEED),
    Part("lr", _read_rates, _written_rates, LEARNING_RATE),
    Part("weight", _read_weights, _written_weights),
    _part("epochs", "epochs", EPOCHS.read, written, EPOCHS),
)
"""In the order in which one speaks of them; what follows from a part comes after it."""
PART = {part.name: part for part in PARTS}


def read_setup(texts: Mapping[str, str], start: Setup = DEFAULTS) -> Setup:
    """A setup with parts in place of its own, each as a text by its name.

    A weight follows from a landscape, and parameters from a rule, where they are not given too.
    Raises ValueError with a sentence for the person.
    """
    for name in texts:
        nearest_name("part of a setup", name, [*PART])
    for part in PARTS:
        if part.name in texts:
            start = part.read(texts[part.name], start)
    return start
