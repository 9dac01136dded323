"""What each of many learning rates does from one weight: by theory or as observed.

Rates are read as a list or a range in exact decimals, so that 0.5 and 1 are hit. Without a theory
each rate is run until it is seen what it does, at most for some thousand epochs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import Row, csv_lines, following, json_lines, json_list, table_lines
from gdtui.engine.theory.parabola import Regime, Theory, factor_text, theory_for
from gdtui.engine.theory.reasons import AT_A_BOTTOM, Ending, Observed, observed
from gdtui.engine.values import LEARNING_RATE, count, quoted

DEFAULT_RATES = "0:1.2:0.05"
MOST_RATES = 100_000
MOST_EPOCHS = 10_000
_LOOKS = (100, 1_000, MOST_EPOCHS)
_SETTLED = frozenset(
    {Ending.AT_THE_BOTTOM, Ending.CYCLE, Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE}
)


class Rate(NamedTuple):
    """What a learning rate does: by theory its regime and its factor r, else what was observed.

    `zero_loss` is the first epoch at the bottom; None by theory: never, and observed: not seen.
    """

    learning_rate: float
    zero_loss: int | None
    regime: Regime | None = None
    factor: float | None = None
    observed: Observed | None = None
    last_weight: float | None = None


def read_rates(text: str) -> tuple[float, ...]:
    """The rates of "0.1,0.2,0.5", or of a range "start:end:step" whose end is included.

    Raises ValueError with a sentence for the person.
    """
    if ":" in text:
        return _read_range(text)
    rates = tuple(LEARNING_RATE.read(part) for part in text.split(","))
    _check_count(len(rates))
    return rates


def _check_count(number: int) -> None:
    if number > MOST_RATES:
        raise ValueError(f"learning rates must be at most {MOST_RATES}, not {count(number)}")


def _read_range(text: str) -> tuple[float, ...]:
    parts = text.split(":")
    if len(parts) != 3:
        raise ValueError(f"learning rates must be start:end:step, not {quoted(text)!r}")
    from decimal import Context, Decimal

    # Digits enough for the largest float and the smallest one in one sum. A zero may be written
    # with any exponent, even one that no decimal has.
    exactly = Context(prec=1100)
    start, end, step = (Decimal(part.strip() if LEARNING_RATE.read(part) else 0) for part in parts)
    if step == 0:
        raise ValueError("learning rates must have a step above 0")
    if end < start:
        first, last = quoted(parts[0]), quoted(parts[1])
        raise ValueError(f"learning rates must end at {first} or above, not at {last}")
    number = int(exactly.divide_int(exactly.subtract(end, start), step)) + 1
    _check_count(number)
    return tuple(float(exactly.fma(step, k, start)) for k in range(number))


def sweep(setup: Setup, rates: Iterable[float]) -> Iterator[Rate]:
    """What each rate does from the first weight of a setup, one after the other."""
    theory, weight = theory_for(setup), setup.weights[0]
    for rate in rates:
        if theory:
            zero_loss = theory.zero_loss(weight, rate)
            yield Rate(rate, zero_loss, theory.regime(rate), theory.factor(rate))
        else:
            yield _tried(Run.start(setup.landscape, weight, rate, MOST_EPOCHS, setup.method))


def _tried(run: Run) -> Rate:
    """What the rate of a run is observed to do."""
    for epochs in _LOOKS:
        run = run.to(epochs)
        seen = observed(run)
        if seen.ending in _SETTLED:
            break
    is_there = seen.ending in AT_A_BOTTOM
    first = seen.since if run.zero_loss is None and is_there else run.zero_loss
    return Rate(run.rate_set, first, observed=seen, last_weight=run.weight)


def _table(setup: Setup, rates: Iterable[Rate]) -> Iterator[str]:
    """The rows of one landscape; what no theory predicted is said to be observed."""
    theory = theory_for(setup)
    says = ("regime", "r") if theory else ("observed", "since epoch", "last weight")
    goal = "zero loss at epoch" if setup.landscape.is_zero_at_bottom else "bottom at epoch"
    head = ("learning rate", *says, goal)
    yield from table_lines([head, *(_cells(rate, theory) for rate in rates)])
    if not theory:
        epochs = f"{MOST_EPOCHS} epochs"
        yield f"No exact theory holds here: this is what was observed in {epochs} at most."


def _cells(row: Rate, theory: Theory | None) -> tuple[str, ...]:
    rate, seen = row.learning_rate, row.observed
    zero_loss = (
        ("never" if theory else "not seen") if row.zero_loss is None else count(row.zero_loss)
    )
    if theory:
        return repr(rate), theory.regime(rate).value, factor_text(theory, rate), zero_loss
    assert seen
    words, weight = seen.ending.value, f"{row.last_weight:.6g}".replace("e+", "e")
    if seen.ending is Ending.CYCLE:
        words = "stays where it is" if seen.period == 1 else f"in a cycle of {seen.period}"
    return repr(rate), words, str(seen.since), weight, zero_loss


def _row(rate: Rate) -> Row:
    """A rate by the names of its columns; those of theory are None where none holds."""
    row: dict[str, float | str | None] = {
        "learning_rate": rate.learning_rate,
        "regime": rate.regime and rate.regime.value,
        "factor": rate.factor,
        "zero_loss_epoch": rate.zero_loss,
    }
    if seen := rate.observed:
        row |= {
            "observed": seen.ending.value,
            "period": seen.period,
            "since_epoch": seen.since,
            "last_weight": rate.last_weight,
        }
    return row


def _document(setup: Setup, rates: Iterable[Rate], is_named: bool) -> Iterator[str]:
    """A JSON object, which names the landscape where that does not go without saying."""
    head: dict[str, float | str] = {"weight": setup.weights[0]}
    if is_named or theory_for(setup) is None:
        head |= {"landscape": setup.landscape.formula, "rule": setup.method.rule.name}
    return json_lines(head, "rates", map(_row, rates))


def _apart(setup: Setup, rates: Sequence[float]) -> list[tuple[Setup, Iterator[Rate]]]:
    """For each landscape a setup of its own, and what each rate does there."""
    pairs = zip(setup.landscapes, setup.weights, strict=False)
    own = [setup._replace(landscapes=(where,), weights=(weight,)) for where, weight in pairs]
    return [(each, sweep(each, rates)) for each in own]


def _as_json(setup: Setup, rates: Sequence[float]) -> Iterator[str]:
    """What is said of the one landscape, or a list `runs` of what is said of each."""
    apart = _apart(setup, rates)
    documents = (_document(*each, len(apart) > 1) for each in apart)
    return next(documents) if len(apart) == 1 else json_list("runs", documents)


FORMATS: dict[str, Callable[[Setup, Sequence[float]], Iterator[str]]] = {
    "text": lambda setup, rates: following(_table(*each) for each in _apart(setup, rates)),
    "csv": lambda setup, rates: csv_lines([map(_row, found) for _, found in _apart(setup, rates)]),
    "json": _as_json,
}
"""How `gdtui sweep` can print what rates do from a setup, by name."""
