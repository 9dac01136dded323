"""What each of many learning rates does from one weight: the map of the learning rate, as a table.

Rates are read as a list or a range in exact decimals, so that 0.5 and 1 are hit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdtui.engine.table import table_lines
from gdtui.engine.theory.parabola import EXACT_REACH, Regime, Theory, factor_text
from gdtui.engine.values import LEARNING_RATE, quoted

DEFAULT_RATES = "0:1.2:0.05"
MOST_RATES = 100_000

_HEADINGS = ("learning rate", "regime", "r", "zero loss at epoch")


class Rate(NamedTuple):
    """What a learning rate does: its regime, its factor r as a float and as it is printed.

    `zero_loss` is the epoch at which it brings the weight to zero loss (None: never).
    """

    learning_rate: float
    regime: Regime
    factor: float
    factor_text: str
    zero_loss: int | None


def read_rates(text: str) -> tuple[float, ...]:
    """The rates of "0.1,0.2,0.5", or of a range "start:end:step" whose end is included.

    Raises ValueError with a sentence for the person.
    """
    if ":" in text:
        return _read_range(text)
    rates = tuple(LEARNING_RATE.read(part) for part in text.split(","))
    _check_count(len(rates))
    return rates


def _check_count(count: int) -> None:
    if count > MOST_RATES:
        told = count if count < EXACT_REACH else _about(count)
        raise ValueError(f"learning rates must be at most {MOST_RATES}, not {told}")


def _read_range(text: str) -> tuple[float, ...]:
    parts = text.split(":")
    if len(parts) != 3:
        raise ValueError(f"learning rates must be start:end:step, not {quoted(text)!r}")
    ratios = [_read_exactly(part) for part in parts]
    unit = math.lcm(*(below for _, below in ratios))
    start, end, step = (above * (unit // below) for above, below in ratios)
    if step == 0:
        raise ValueError("learning rates must have a step above 0")
    if end < start:
        first, last = quoted(parts[0]), quoted(parts[1])
        raise ValueError(f"learning rates must end at {first} or above, not at {last}")
    count = (end - start) // step + 1
    _check_count(count)
    return tuple((start + k * step) / unit for k in range(count))


def _read_exactly(text: str) -> tuple[int, int]:
    """A learning rate as it is written, in lowest terms: a whole number over another one."""
    from decimal import Decimal

    # A zero may be written with any exponent, even one that no decimal has.
    return Decimal(text.strip()).as_integer_ratio() if LEARNING_RATE.read(text) else (0, 1)


def sweep(theory: Theory, weight: float, rates: Sequence[float]) -> list[Rate]:
    """What each rate does from `weight`, predicted from theory."""
    return [
        Rate(
            rate,
            theory.regime(rate),
            theory.factor(rate),
            factor_text(theory, rate),
            theory.zero_loss(weight, rate),
        )
        for rate in rates
    ]


def _about(count: int) -> str:
    from decimal import Decimal

    return f"about {Decimal(count):.1e}".replace("e+", "e")


def _epoch_text(epoch: int | None) -> str:
    if epoch is None:
        return "never"
    return str(epoch) if epoch < EXACT_REACH else _about(epoch)


def text_lines(_weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """A table for people, its columns as wide as they need."""
    rows = [
        _HEADINGS,
        *(
            (
                repr(rate.learning_rate),
                rate.regime.value,
                rate.factor_text,
                _epoch_text(rate.zero_loss),
            )
            for rate in rates
        ),
    ]
    yield from table_lines(rows)


def csv_lines(_weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """A header and a row per rate in full precision; no zero loss is an empty cell."""
    yield "learning_rate,regime,factor,zero_loss_epoch"
    for rate in rates:
        cell = "" if rate.zero_loss is None else rate.zero_loss
        yield f"{rate.learning_rate!r},{rate.regime.value},{rate.factor!r},{cell}"


def json_lines(weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """One JSON document, a rate a line."""
    import json

    yield json.dumps({"weight": weight})[:-1] + ', "rates": ['
    for position, rate in enumerate(rates, 1):
        row = {
            "learning_rate": rate.learning_rate,
            "regime": rate.regime.value,
            "factor": rate.factor,
            "zero_loss_epoch": rate.zero_loss,
        }
        yield json.dumps(row) + ("," if position < len(rates) else "")
    yield "]}"


FORMATS = {"text": text_lines, "csv": csv_lines, "json": json_lines}
"""How `gdtui sweep` can print, by name."""
