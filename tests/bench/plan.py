"""The programs that are compared, how often and how long each is measured, and in which order.

All run under one interpreter, and take turns, so that a machine that slows down slows them all.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

GDTUI = (str(Path(sys.executable).with_name("gdtui")),)
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
USUAL = (sys.executable, str(Path(__file__).with_name("usual.py")))
PASS = (sys.executable, "-c", "pass")
AT_ONCE = {"TEXTUAL_ANIMATIONS": "none"}
"""The environment in which a step is one frame, as it is in the other programs."""


@dataclass(frozen=True, slots=True)
class Plan:
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


def take_turns(rounds: int, *runs: Callable[[], float]) -> list[list[float]]:
    """The results of each run, made in turns."""
    results: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, kept in zip(runs, results, strict=True):
            kept.append(run())
    return results


def wait_a_little(most: float = 0.03) -> None:
    """Wait for a random time, so that keys do not keep step with a program's timers."""
    time.sleep(random.uniform(0, most))


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
