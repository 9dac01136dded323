"""The numbers that a person sets: how text becomes one of them, and which comes next.

Each is a Quantity or a Whole, in the table below. Steps go from mark to mark of a grid in exact
decimals, so that ten times 0.1 is 1.0 and the landmarks are hit.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape

MAX_EPOCHS = 1_000_000
MOST_WEIGHTS = 2
"""How many marbles a person may set."""
MOST_POINTS = 100_000
DEFAULT_GAP = 4.0
SMALLEST_GAP = 2.0**-60
LARGEST_GAP = 2.0**40
_FAR = 2.0**1000

_EXACT_REACH = 10**15
"""Counts from here on are told as "about": nobody reads so many digits."""
_LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """What was typed, for a sentence: of something long the first part and how long it was."""
    text = text.strip()
    if len(text) <= _LONGEST_QUOTE:
        return text
    return f"{text[: _LONGEST_QUOTE // 2]}… ({len(text)} characters)"


class Whole(NamedTuple):
    """A whole number that a person sets, by its name, from `low` to `high`."""

    name: str
    low: int
    high: int

    def read(self, text: str) -> int:
        """The number that a text writes. Raises ValueError with a sentence for the person."""
        digits = text.strip().removeprefix("+")
        # The length is looked at first: int() refuses thousands of digits in words of its own.
        significant = digits.lstrip("0") or "0"
        is_whole = digits.isascii() and digits.isdigit() and len(significant) <= len(str(self.high))
        if not is_whole or not self.low <= int(significant) <= self.high:
            raise ValueError(
                f"{self.name} must be a whole number from {self.low} to {self.high},"
                f" not {quoted(text)!r}"
            )
        return int(significant)

    def next_text(self, text: str, step: str) -> str:
        """The text of a number so many further, or at a limit."""
        return str(max(self.low, min(self.read(text) + int(step), self.high)))


class Quantity(NamedTuple):
    """A number that a person sets, by its name, from `low` to `high`.

    One that does not have every number between them says in words where it `lies`, and `has` is
    asked.
    """

    name: str
    low: float
    high: float
    lies: str = ""
    has: Callable[[float], bool] = lambda _: True

    def _may_be(self, number: float) -> bool:
        return self.low <= number <= self.high and self.has(number)

    def read(self, text: str) -> float:
        """The number that a text writes. Raises ValueError with a sentence for the person."""
        number = _read_float(self.name, text)
        if not self._may_be(number):
            is_endless = self.high == sys.float_info.max
            limits = (
                f"{self.low:g} or more," if is_endless else f"from {self.low:g} to {self.high:g},"
            )
            raise ValueError(f"{self.name} must be {self.lies or limits} not {quoted(text)}")
        return number

    def stepped(self, number: float, step: str) -> float:
        """The next mark of the grid of a decimal, below the number where it is "-0.5".

        It stays within the limits, and where it is if there is no such number.
        """
        kept = max(self.low, min(_next_mark(number, step), self.high))
        return kept if self._may_be(kept) else number

    def next_text(self, text: str, step: str) -> str:
        """The text of the mark after a number that is a text itself."""
        return written(self.stepped(self.read(text), step))


LEARNING_RATE = Quantity("learning rate", 0.0, sys.float_info.max)
EPOCHS = Whole("epochs", 0, MAX_EPOCHS)
EPOCH = Whole("epoch", 0, MAX_EPOCHS)
"""An epoch of a run."""
NOISE = Quantity("noise", 0.0, 1e100)
"""A deviation so small that no slope is made too large by it."""
SEED = Whole("seed", 0, 2**32 - 1)
BATCH = Whole("batch", 0, MOST_POINTS)
"""How many points a slope is taken from, 0 for all of them."""


def share(name: str) -> Quantity:
    """A number from 0 to below 1."""
    return Quantity(name, 0.0, 1.0, "from 0 to below 1,", lambda number: number < 1)


def weight_on(landscape: Landscape) -> Quantity:
    """A weight inside a landscape."""
    low, high = (f"{edge:.3g}".replace("e+", "e") for edge in (landscape.low, landscape.high))
    lies = f"from {low} to {high},"
    if landscape.has_gaps:
        lies = f"where {quoted(landscape.formula)} and its slope are numbers:"
    return Quantity("weight", landscape.low, landscape.high, lies, landscape.is_inside)


def _read_float(name: str, text: str) -> float:
    """The float nearest to a number written as people write it; -0 is read as 0."""
    try:
        if "_" in text or not text.isascii():
            raise ValueError(text)
        number = float(text)
    except ValueError:
        raise ValueError(f"{name} must be a number, not {quoted(text)!r}") from None
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {quoted(text)}")
    if is_lost(number, text):
        raise ValueError(f"{name} must be 0 or not so near to 0 as {quoted(text)}")
    return number + 0.0


def is_lost(number: float, text: str) -> bool:
    """Whether a text that is read as 0 writes a number nearer to 0 than any float."""
    return number == 0 and not set(text.lower().partition("e")[0]).isdisjoint("123456789")


def read_gap(text: str) -> float:
    """The gap h of a secant, which is not 0."""
    gap = _read_float("gap", text)
    if not gap:
        raise ValueError("gap must not be 0: a secant has two points")
    return gap


PACES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""Of playing, in epochs a second, from the slowest to the fastest."""
USUAL_PACE = 2.0


def read_pace(text: str) -> float:
    """One of the paces. Raises ValueError with a sentence."""
    paces = {written(pace): pace for pace in PACES}
    if text.strip() not in paces:
        raise ValueError(f"speed must be one of {', '.join(paces)}, not {quoted(text)!r}")
    return paces[text.strip()]


def faster(pace: float, by: int) -> float:
    """The pace some places up from any, or down where `by` is negative; the last one at the end."""
    place = bisect_right(PACES, pace) - 1 if by > 0 else bisect_left(PACES, pace)
    return PACES[max(0, min(place + by, len(PACES) - 1))]


def _next_mark(value: float, step: str) -> float:
    """The next multiple of a decimal after the value as it is printed, on the side of its sign.

    As the nearest float: for a huge value that may be the value itself.
    """
    from decimal import ROUND_FLOOR, Context, Decimal

    # Digits enough for the largest float and the smallest one in one sum.
    exactly = Context(prec=1100, rounding=ROUND_FLOOR)
    unit = Decimal(step)
    steps = exactly.divide(Decimal(repr(value)), unit).to_integral_value(context=exactly)
    # The sum makes a -0.0 a plain 0.
    return float(exactly.multiply(exactly.add(steps, 1), unit)) + 0.0


def gap_across(landscape: Landscape, weight: float) -> float:
    """The gap h of a secant from a weight to the other side of its valley, and not as high there.

    It stays a short number when it is halved. Nearer, where the landscape ends before.
    """
    valley = landscape.valley_near(weight)
    down = valley.bottom - weight if valley else 0.0
    gap = DEFAULT_GAP
    if down:
        # Of 3/8, 1/2, 3/4, 1, … the last below twice the way down; that may be beyond the floats.
        mantissa, exponent = math.frexp(min(abs(down), _FAR))
        below = max(share for share in (0.375, 0.5, 0.75) if share < mantissa)
        gap = math.copysign(math.ldexp(below, exponent + 1), down)
    while not landscape.is_inside(weight + gap):
        gap /= 2
    return gap


def stepped_gap(gap: float, doublings: int) -> float:
    """The gap h of a secant doubled, or halved where `doublings` is -1, within its limits."""
    return math.copysign(max(SMALLEST_GAP, min(abs(gap) * 2.0**doublings, LARGEST_GAP)), gap)


def nearest_name(kind: str, text: str, names: Sequence[str]) -> str:
    """The name that a text is. Raises ValueError with the name that is most like it."""
    word = text.strip().lower()
    if word in names:
        return word
    raise ValueError(
        f"there is no {kind} {quoted(text)!r}: the nearest is {most_like(word, names)}"
    )


def most_like(text: str, names: Sequence[str]) -> str:
    """The name that is most like a text."""
    from difflib import SequenceMatcher

    word = text.strip().lower()
    return max(names, key=lambda name: SequenceMatcher(None, word, name).ratio())


def written(value: float) -> str:
    """A number that a person set, as a person would write it: 0.1, 10, 1e-05."""
    return repr(value).removesuffix(".0")


def count(number: int) -> str:
    """A number of epochs; beyond what can be counted, about how many."""
    if number < _EXACT_REACH:
        return str(number)
    from decimal import Decimal

    return f"about {Decimal(number):.1e}".replace("e+", "e")
