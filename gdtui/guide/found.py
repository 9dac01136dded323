"""How numbers are told in what was found in a lesson: in few digits, as one would say them."""

from __future__ import annotations

from gdtui.engine.runs.run import Run
from gdtui.engine.values import written


def short(value: float, digits: int = 4) -> str:
    """A number in so many digits."""
    return f"{value:.{digits}g}"


def place(weight: float) -> str:
    """A weight in three decimals at most."""
    return f"{round(weight, 3) + 0.0:g}"


def rate(run: Run) -> str:
    """The rate that was set."""
    return f"η = {written(run.rate_set)}"


def start(run: Run) -> str:
    """The weight that a run started from."""
    return written(run.weight_at(0))
