"""What is compared, how often and how long it is measured, and the rows that come of it.

All programs run under one interpreter, and take turns, so that a machine that slows down slows all.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

GDTUI = (str(Path(sys.executable).with_name("gdtui")),)
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
USUAL = (sys.executable, str(Path(__file__).with_name("usual.py")))
PASS = (sys.executable, "-c", "pass")
AT_ONCE = {"TEXTUAL_ANIMATIONS": "none"}
"""The environment in which a step is one frame, as it is in the other programs."""

_SCALES = {"ms": (1e3, 1), "s": (1, 2), "B": (1, 0), "MB": (1e-6, 1), "%": (1e2, 1)}


class Plan(NamedTuple):
    """The numbers of runs, and the seconds of the spans."""

    starts: int = 9
    commands: int = 15
    keys: int = 50
    moving_keys: int = 30
    steps: int = 20
    spans: int = 2
    span: float = 3.0
    idle: float = 5.0
    runs: int = 10


QUICK = Plan(3, 5, keys=15, moving_keys=10, spans=1, span=2.5, idle=2, runs=3)


class Row(NamedTuple):
    """One bar, in words and figures: gdtui's, what it is compared with, whether it is held."""

    what: str
    gdtui: str
    compared_with: str
    ratio: str
    bar: str
    held: str


def take_turns(rounds: int, *runs: Callable[[], float]) -> list[list[float]]:
    """The results of each run, made in turns."""
    results = [[run() for run in runs] for _ in range(rounds)]
    return [list(each) for each in zip(*results, strict=True)]


def wait_a_little(most: float = 0.03) -> None:
    """Wait for a random time, so that keys do not keep step with a program's timers."""
    time.sleep(random.uniform(0, most))


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def quantity(value: float, unit: str) -> str:
    """A value in a unit; seconds, bytes and shares are what is measured."""
    scale, digits = _SCALES[unit]
    return f"{value * scale:,.{digits}f} {unit}"


def compared(
    what: str, ours: Sequence[float], name: str, other: Sequence[float], unit: str, *bars: float
) -> Row:
    """A row of figures, such as a median and a p95, each with the ratio that is its bar."""
    ratios = [a / b for a, b in zip(ours, other, strict=True)]
    is_held = all(ratio <= bar for ratio, bar in zip(ratios, bars, strict=True))
    return Row(
        what,
        _joined(quantity(value, unit) for value in ours),
        f"{name} {_joined(quantity(value, unit) for value in other)}",
        _joined(map(_ratio, ratios)),
        f"≤ {_joined(map(_ratio, bars))}",
        _held(is_held),
    )


def limited(what: str, ours: float, unit: str, bar: float, other: str = "") -> Row:
    """A row whose bar is a quantity."""
    limit = f"≤ {quantity(bar, unit)}"
    return Row(what, quantity(ours, unit), other, "", limit, _held(ours <= bar))


def _held(is_held: bool) -> str:
    return "yes" if is_held else "NO"


def _joined(figures: Iterable[str]) -> str:
    return " / ".join(figures)


def _ratio(value: float) -> str:
    return f"{value:.3g} ×" if value >= 1 or not value else f"1/{1 / value:.3g}"


def render(rows: Iterable[Row]) -> str:
    """The table, as Markdown."""
    lines = [Row(*(name.replace("_", " ") for name in Row._fields)), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, Row(*("-" * width for width in widths)))
    padded = ([cell.ljust(n) for cell, n in zip(row, widths, strict=True)] for row in lines)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in padded)
