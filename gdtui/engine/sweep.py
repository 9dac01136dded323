"""What each of many learning rates does from one weight: the map of the learning rate, as a table.

Rates are read as a list or a range in exact decimals, so that 0.5 and 1 are hit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdtui.engine.listing import factor_text
from gdtui.engine.parameters import read_learning_rate
from gdtui.engine.regime import Regime, factor, predicted_zero_loss, regime_of

DEFAULT_RATES = "0:1.2:0.05"
MOST_RATES = 100_000

_HEADINGS = ("learning rate", "regime", "r", "zero loss at epoch")


class Rate(NamedTuple):
    """A learning rate, and the epoch at which it brings the weight to zero loss (None: never)."""

    learning_rate: float
    zero_loss: int | None

    @property
    def regime(self) -> Regime:
        """What the rate does."""
        return regime_of(self.learning_rate)


def read_rates(text: str) -> tuple[float, ...]:
    """The rates of "0.1,0.2,0.5", or of a range "start:end:step" whose end is included.

    Raises ValueError with a sentence for the person.
    """
    if ":" in text:
        return _read_range(text)
    rates = tuple(read_learning_rate(part) for part in text.split(","))
    if len(rates) > MOST_RATES:
        raise ValueError(f"learning rates must be at most {MOST_RATES}, not {len(rates)}")
    return rates


def _read_range(text: str) -> tuple[float, ...]:
    from decimal import Decimal

    parts = text.split(":")
    if len(parts) != 3:
        raise ValueError(f"learning rates must be start:end:step, not {text!r}")
    for part in parts:
        read_learning_rate(part)
    start, end, step = (Decimal(part.strip()) for part in parts)
    if step == 0:
        raise ValueError("learning rates must have a step above 0")
    if end < start:
        raise ValueError(f"learning rates must end at {parts[0]} or above, not at {parts[1]}")
    if (end - start) / step >= MOST_RATES:
        raise ValueError(f"learning rates must be at most {MOST_RATES}, not those of {text!r}")
    return tuple(float(start + k * step) for k in range(int((end - start) / step) + 1))


def sweep(weight: float, rates: Sequence[float]) -> list[Rate]:
    """What each rate does from `weight`, predicted from theory."""
    return [Rate(rate, predicted_zero_loss(weight, rate)) for rate in rates]


def text_lines(_weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """A table for people, its columns as wide as they need."""
    rows = [
        _HEADINGS,
        *(
            (
                repr(rate.learning_rate),
                rate.regime.value,
                factor_text(factor(rate.learning_rate)),
                "never" if rate.zero_loss is None else str(rate.zero_loss),
            )
            for rate in rates
        ),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def csv_lines(_weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """A header and a row per rate in full precision; no zero loss is an empty cell."""
    yield "learning_rate,regime,factor,zero_loss_epoch"
    for rate in rates:
        epoch = "" if rate.zero_loss is None else rate.zero_loss
        yield f"{rate.learning_rate!r},{rate.regime.value},{factor(rate.learning_rate)!r},{epoch}"


def json_lines(weight: float, rates: Sequence[Rate]) -> Iterator[str]:
    """One JSON document, a rate a line."""
    import json

    yield json.dumps({"weight": weight})[:-1] + ', "rates": ['
    for rate in rates:
        row = {
            "learning_rate": rate.learning_rate,
            "regime": rate.regime.value,
            "factor": factor(rate.learning_rate),
            "zero_loss_epoch": rate.zero_loss,
        }
        yield json.dumps(row) + ("" if rate is rates[-1] else ",")
    yield "]}"


FORMATS = {"text": text_lines, "csv": csv_lines, "json": json_lines}
"""How `gdtui sweep` can print, by name."""
