"""The numbers that a person sets: how text becomes one of them, and which comes next.

Every reader raises ValueError with a sentence for the person. Steps go from mark to mark of a grid
in exact decimals, so that ten times 0.1 is 1.0 and the landmarks are hit.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape

MAX_EPOCHS = 1_000_000
MOST_WEIGHTS = 2
"""How many marbles a person may set."""
DEFAULT_GAP = 4.0
SMALLEST_GAP = 2.0**-60
LARGEST_GAP = 2.0**40
LARGEST_NOISE = 1e100
LARGEST_SEED = 2**32 - 1

_LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """What was typed, for a sentence: of something long the first part and how long it was."""
    text = text.strip()
    if len(text) <= _LONGEST_QUOTE:
        return text
    return f"{text[: _LONGEST_QUOTE // 2]}… ({len(text)} characters)"


def _read_number(name: str, text: str) -> float:
    """The float nearest to a number written as people write it; -0 is read as 0."""
    try:
        if "_" in text or not text.isascii():
            raise ValueError(text)
        number = float(text)
    except ValueError:
        raise ValueError(f"{name} must be a number, not {quoted(text)!r}") from None
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {quoted(text)}")
    if number == 0 and not set(text.lower().partition("e")[0]).isdisjoint("123456789"):
        raise ValueError(f"{name} must be 0 or not so near to 0 as {quoted(text)}")
    return number + 0.0


def read_weight(text: str, landscape: Landscape) -> float:
    """A weight inside the landscape."""
    weight = _read_number("weight", text)
    if landscape.has_gaps and not landscape.is_inside(weight):
        loss = quoted(landscape.formula)
        raise ValueError(
            f"weight must be where {loss} and its slope are numbers: not {quoted(text)}"
        )
    if not landscape.is_inside(weight):
        low, high = (f"{edge:.3g}".replace("e+", "e") for edge in (landscape.low, landscape.high))
        raise ValueError(f"weight must be from {low} to {high}, not {quoted(text)}")
    return weight


def read_weights(text: str, landscape: Landscape) -> tuple[float, ...]:
    """One weight inside the landscape, or two, with a comma between them."""
    weights = tuple(read_weight(part, landscape) for part in text.split(","))
    if len(weights) > MOST_WEIGHTS:
        raise ValueError(f"weight must be one number or {MOST_WEIGHTS}, not {len(weights)}")
    return weights


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


def read_share(name: str, text: str) -> float:
    """A number from 0 to below 1, by its name."""
    share = _read_number(name, text)
    if not 0 <= share < 1:
        raise ValueError(f"{name} must be from 0 to below 1, not {quoted(text)}")
    return share


def read_noise(text: str) -> float:
    """A deviation of 0 or more, so small that no slope is made too large by it."""
    return read_number_within("noise", text, 0, LARGEST_NOISE)


def read_seed(text: str) -> int:
    """A whole number from 0 to LARGEST_SEED."""
    return _read_whole("seed", text, LARGEST_SEED)


def read_learning_rates(text: str) -> tuple[float, tuple[tuple[int, float], ...]]:
    """A rate, and those that take its place: 0.1,0.5@10 is 0.1, and from epoch 10 on 0.5."""
    first, *others = text.split(",")
    changes: list[tuple[int, float]] = []
    for other in others:
        rate, sign, epoch = other.partition("@")
        if not sign:
            raise ValueError(
                f"a later learning rate needs its epoch, 0.5@10: not {quoted(other)!r}"
            )
        changes.append((_read_whole("epoch", epoch, MAX_EPOCHS), read_learning_rate(rate)))
    epochs = [0, *(epoch for epoch, _ in changes)]
    if any(later <= earlier for earlier, later in pairwise(epochs)):
        raise ValueError(f"the epochs of learning rates must grow from 1 on, not {quoted(text)!r}")
    return read_learning_rate(first), tuple(changes)


def read_learning_rate(text: str) -> float:
    """A learning rate of 0 or more."""
    learning_rate = _read_number("learning rate", text)
    if learning_rate < 0:
        raise ValueError(f"learning rate must be 0 or more, not {quoted(text)}")
    return learning_rate


def read_epochs(text: str) -> int:
    """A whole number of epochs from 0 to MAX_EPOCHS."""
    return _read_whole("epochs", text, MAX_EPOCHS)


def read_epoch(text: str) -> int:
    """An epoch of a run, from 0 to MAX_EPOCHS."""
    return _read_whole("epoch", text, MAX_EPOCHS)


def read_beat(text: str) -> int:
    """The place of a beat, 0 where none has come yet."""
    return _read_whole("beat", text, 99)


def read_gap(text: str) -> float:
    """The gap h of a secant, which is not 0."""
    gap = _read_number("gap", text)
    if not gap:
        raise ValueError("gap must not be 0: a secant has two points")
    return gap


def read_number_within(name: str, text: str, low: float, high: float) -> float:
    """A number from one to another, by its name."""
    number = _read_number(name, text)
    if not low <= number <= high:
        raise ValueError(f"{name} must be from {low:g} to {high:g}, not {quoted(text)}")
    return number


def _read_whole(name: str, text: str, most: int) -> int:
    digits = text.strip().removeprefix("+")
    # The length is looked at first: int() refuses thousands of digits in words of its own.
    significant = digits.lstrip("0") or "0"
    is_whole = digits.isascii() and digits.isdigit()
    if not is_whole or len(significant) > len(str(most)) or int(significant) > most:
        raise ValueError(f"{name} must be a whole number from 0 to {most}, not {quoted(text)!r}")
    return int(significant)


def _kept(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def _stepped(value: float, step: str) -> float:
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


def stepped_weight(weight: float, step: str, landscape: Landscape) -> float:
    """The next weight on the grid of a decimal, below where it is "-0.5"; itself before a gap."""
    moved = _kept(_stepped(weight, step), landscape.low, landscape.high)
    return moved if landscape.is_inside(moved) else weight


def stepped_learning_rate(learning_rate: float, step: str) -> float:
    """The next rate on the grid of a decimal, below where it is "-0.01"; 0 or more, and finite."""
    return _kept(_stepped(learning_rate, step), 0.0, sys.float_info.max)


def stepped_epochs(epochs: int, step: int) -> int:
    """The number of epochs moved by a step, within its limits."""
    return max(0, min(epochs + step, MAX_EPOCHS))


def stepped_share(share: float, step: str) -> float:
    """The next share on the grid of a decimal, from 0 to below 1; itself before 1."""
    moved = max(0.0, _stepped(share, step))
    return moved if moved < 1 else share


def stepped_noise(deviation: float, step: str) -> float:
    """The next deviation on the grid of a decimal, within its limits."""
    return _kept(_stepped(deviation, step), 0.0, LARGEST_NOISE)


def stepped_seed(seed: int, step: int) -> int:
    """The seed moved by a step, within its limits."""
    return max(0, min(seed + step, LARGEST_SEED))


def stepped_gap(gap: float, doublings: int) -> float:
    """The gap h of a secant doubled, or halved where `doublings` is -1, within its limits."""
    return math.copysign(_kept(abs(gap) * 2.0**doublings, SMALLEST_GAP, LARGEST_GAP), gap)


def next_landmark(learning_rate: float, landmarks: Sequence[float]) -> float:
    """The first landmark above the learning rate; the rate itself where there is none."""
    return min((mark for mark in landmarks if mark > learning_rate), default=learning_rate)


def previous_landmark(learning_rate: float, landmarks: Sequence[float]) -> float:
    """The first landmark below the learning rate; the rate itself where there is none."""
    return max((mark for mark in landmarks if mark < learning_rate), default=learning_rate)


def written(value: float) -> str:
    """A number that a person set, as a person would write it: 0.1, 10, 1e-05."""
    return repr(value).removesuffix(".0")
