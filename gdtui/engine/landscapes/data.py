"""A landscape made of data: points (x, y), a line y = w·x, and how far that misses them.

The loss is the mean of (w·x − y)². Its sums are those of the decimals that the points are written
as, without rounding, and only they enter it.
"""

from __future__ import annotations

import math
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import islice
from pathlib import Path

from gdtui.engine.landscapes.catalogue import FITTING
from gdtui.engine.landscapes.landscape import Landscape, Points
from gdtui.engine.landscapes.survey import surveyed
from gdtui.engine.values import MOST_POINTS, Quantity, quoted, written

STDIN = "-"
_LARGEST = 2**24
"""Bytes of a file."""
_X, _Y = (Quantity(name, -sys.float_info.max, sys.float_info.max) for name in "xy")
_EXACTLY = Context(prec=4000, Emax=MAX_EMAX, Emin=MIN_EMIN)
_LEAST_HALF = 20.0
"""Half of a view, at the least: the usual start is in the view of all data."""
_GENTLE = 0.25
"""A share of 1/c: with so small a rate a marble rolls down in some steps."""
_LEAVES = "the mean square of these points leaves the floats"


def landscape_of_data(name: str) -> Landscape:
    """The landscape of the points in a file, or of those on stdin where its name is a hyphen.

    Raises ValueError with a sentence for the person.
    """
    try:
        if name == STDIN:
            return _of_stdin()
        found = Path(name).stat()
        if not stat.S_ISREG(found.st_mode):
            raise ValueError(f"{quoted(name)} is no file")
        return _of_file(name, found.st_mtime_ns, found.st_size)
    except OSError as error:
        why = (error.strerror or "it is closed").lower()
        raise ValueError(f"{quoted(name)} cannot be read: {why}") from None


@lru_cache(maxsize=8)
def _of_file(name: str, _changed: int, _size: int) -> Landscape:
    """It is read once, and again when it has changed."""
    with Path(name).open("rb") as file:
        return fitted(points_in(file.read(_LARGEST + 1)), name)


@lru_cache(maxsize=1)
def _of_stdin() -> Landscape:
    if sys.stdin is None or sys.stdin.isatty():
        raise ValueError("no points come from stdin: name a file")
    return fitted(points_in(sys.stdin.buffer.read(_LARGEST + 1)), STDIN)


def points_in(data: bytes) -> Points:
    """The points of a text: in each row x and y with a comma between; a header may come first.

    Raises ValueError with the number of the row that is wrong.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"more than {_LARGEST} bytes of points")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"row {row} is no text in UTF-8") from None
    points = tuple(islice(_points(text.split("\n")), MOST_POINTS + 1))
    if len(points) > MOST_POINTS:
        raise ValueError(f"more than {MOST_POINTS} points")
    return points


def _points(lines: Iterable[str]) -> Iterator[tuple[float, float]]:
    may_be_header = True
    for row, line in enumerate(lines, 1):
        cells = [cell.strip(' \t\r"') for cell in line.split(",")]
        if cells == [""]:
            continue
        if len(cells) != 2:
            count = f"{len(cells)} columns" if cells[1:] else "one column"
            raise ValueError(f"row {row} has {count}, not two: x,y")
        is_header, may_be_header = may_be_header and not any(map(_is_number, cells)), False
        if is_header:
            continue
        try:
            yield _X.read(cells[0]), _Y.read(cells[1])
        except ValueError as error:
            raise ValueError(f"row {row}: {error}") from None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def fitted(points: Points, file: str = "") -> Landscape:
    """The landscape of points; `file` is where they come from, if they do.

    Raises ValueError where no line is the best one, and where the floats do not hold it.
    """
    if not points:
        raise ValueError("there is no point")
    if not any(x for x, _ in points):
        raise ValueError("x is 0 in all rows: every line through 0 misses the points as far")
    formula, middle, spread = _mean_square(points)
    half = max(_rounded(2 * spread, up=True) if spread else 0.0, _LEAST_HALF)
    middle = round(middle / half * 10) * half / 10
    landscape = surveyed(formula, _name(file), (middle - half, middle + half))
    if landscape.steady_curvature is None:
        raise ValueError(_LEAVES)
    rate = _rounded(_GENTLE / landscape.steady_curvature, up=False)
    return landscape._replace(points=points, file=file, purpose=FITTING, rate=rate)


def _name(file: str) -> str:
    """The name of a file where it can be shown wherever words are, and has no marks in it."""
    name = Path(file).name
    is_plain = name.isascii() and name.isprintable() and not set("`{}") & set(name)
    return name if name and is_plain else "data"


def _mean_square(points: Points) -> tuple[str, float, float]:
    """The mean of (w·x − y)² as a formula around its bottom, that bottom, and y as a multiple of x.

    The last is a multiple of their usual sizes.
    """
    xs, ys = ([Decimal(repr(value)) for value in column] for column in zip(*points, strict=True))
    squares, products, others = _sum(xs, xs), _sum(xs, ys), _sum(ys, ys)
    best = products / squares
    try:
        height, bottom, lowest = map(
            float, (squares / len(points), best, (others - best * products) / len(points))
        )
        spread = math.sqrt(others / squares)
    except OverflowError:
        raise ValueError(_LEAVES) from None
    away = f"(w {'+' if bottom < 0 else '-'} {written(abs(bottom))})" if bottom else "w"
    rest = f" + {written(lowest)}" if lowest else ""
    times = "" if height == 1 else written(height)
    return f"{times}{away}^2{rest}", bottom, spread


def _sum(first: Sequence[Decimal], second: Sequence[Decimal]) -> Fraction:
    """The sum of products, exactly: no two floats are so far apart that it takes more digits."""
    return Fraction(reduce(_EXACTLY.add, map(_EXACTLY.multiply, first, second)))


def _rounded(value: float, *, up: bool) -> float:
    """The next number above or below that is 1, 2 or 5 times a power of ten."""
    power = math.floor(math.log10(value))
    marks = [float(f"{mark}e{power + by}") for by in (-1, 0, 1) for mark in (1, 2, 5)]
    return min(m for m in marks if m >= value) if up else max(m for m in marks if m <= value)
