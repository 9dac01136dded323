"""What a person sets: weight, learning rate, epochs. How each is read from text, and stepped.

Every reader raises ValueError with a sentence for the person. Steps are taken in exact decimals,
so that ten times 0.1 is 1.0 and the landmarks are hit.
"""

from __future__ import annotations

import math
import sys

from gdtui.engine.landscape import MAX_WEIGHT, is_inside
from gdtui.engine.regime import LANDMARKS

DEFAULT_WEIGHT = 10.0
DEFAULT_LEARNING_RATE = 0.1
DEFAULT_EPOCHS = 50
MAX_EPOCHS = 1_000_000
DEFAULT_GAP = 4.0
SMALLEST_GAP = 2.0**-60
LARGEST_GAP = 2.0**40


def _read_number(name: str, text: str) -> float:
    """A finite float written as people write numbers; -0 is read as 0."""
    try:
        if "_" in text or not text.isascii():
            raise ValueError(text)
        number = float(text)
    except ValueError:
        raise ValueError(f"{name} must be a number, not {text!r}") from None
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {text.strip()}")
    return number + 0.0


def read_weight(text: str) -> float:
    """A weight whose loss is a finite float."""
    weight = _read_number("weight", text)
    if not is_inside(weight):
        raise ValueError(f"weight must be from -1.34e154 to 1.34e154, not {text.strip()}")
    return weight


def read_learning_rate(text: str) -> float:
    """A learning rate of 0 or more."""
    learning_rate = _read_number("learning rate", text)
    if learning_rate < 0:
        raise ValueError(f"learning rate must be 0 or more, not {text.strip()}")
    return learning_rate


def read_epochs(text: str) -> int:
    """A whole number of epochs from 0 to MAX_EPOCHS."""
    digits = text.strip().removeprefix("+")
    # The length is looked at first: int() refuses thousands of digits in words of its own.
    significant = digits.lstrip("0")
    if not (digits.isascii() and digits.isdigit()) or (
        len(significant) > len(str(MAX_EPOCHS)) or int(digits[-len(str(MAX_EPOCHS)) :]) > MAX_EPOCHS
    ):
        raise ValueError(f"epochs must be a whole number from 0 to {MAX_EPOCHS}, not {text!r}")
    return int(significant or "0")


def kept_weight(weight: float) -> float:
    """The nearest weight whose loss is a finite float."""
    return max(-MAX_WEIGHT, min(weight, MAX_WEIGHT))


def kept_learning_rate(learning_rate: float) -> float:
    """The nearest learning rate that is 0 or more and finite."""
    return max(0.0, min(learning_rate, sys.float_info.max))


def _stepped(value: float, step: str) -> float:
    from decimal import Decimal

    return float(Decimal(repr(value)) + Decimal(step))


def stepped_weight(weight: float, step: str) -> float:
    """The weight moved by a decimal such as "-0.5", within its range."""
    return kept_weight(_stepped(weight, step))


def stepped_learning_rate(learning_rate: float, step: str) -> float:
    """The learning rate moved by a decimal such as "-0.01", within its range."""
    return kept_learning_rate(_stepped(learning_rate, step))


def stepped_gap(gap: float, doublings: int) -> float:
    """The gap h of a secant doubled, or halved where `doublings` is -1, within its limits."""
    size = min(max(abs(gap) * 2.0**doublings, SMALLEST_GAP), LARGEST_GAP)
    return math.copysign(size, gap)


def next_landmark(learning_rate: float) -> float:
    """The first landmark above the learning rate; itself above the last."""
    return min((mark for mark in LANDMARKS if mark > learning_rate), default=learning_rate)


def previous_landmark(learning_rate: float) -> float:
    """The first landmark below the learning rate; itself at the lowest."""
    return max((mark for mark in LANDMARKS if mark < learning_rate), default=learning_rate)
