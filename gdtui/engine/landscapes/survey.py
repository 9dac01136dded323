"""A landscape made from a formula: where it is low, where one can stand on it, where to look at it.

Found by asking for the slope at many weights, and by halving between two of them; how far from 0
it is finite for certain, from the tree of its formula alone.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from gdtui.engine.formula import Formula
from gdtui.engine.formula.algebra import plain
from gdtui.engine.formula.compiled import compiled, value_of
from gdtui.engine.formula.parser import FormulaError
from gdtui.engine.formula.tree import CONSTANTS, LOG_COSH, Tree, number, text_of
from gdtui.engine.landscapes.landscape import Landscape, edge_between

_USUAL = 10.0
"""Where nothing else is known, a landscape is best seen so far to both sides."""
_HALVES = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
_GENTLE = 20.0
"""A slope at the ends of the window, for each unit of its half, with which it is still a valley."""
_ROOM = 1.25
_LOOKS = ((10, 64), (100, 8))
"""How far to look, and at how many weights in each unit."""
_FAR = tuple(sign * 10.0**power for power in range(3, 17) for sign in (-1, 1))
_LARGEST = sys.float_info.max
_POLE = 100.0
"""A slope that grows so much while one closes in on where its sign changes is that of a pole."""
_UNDERFLOW = 1e-200
_PLACES, _NEXT = 6, 1e-9
"""An edge next to a number of so few decimals is taken for that number: 0 for log(w)."""


class Turn(NamedTuple):
    """A weight at which the slope changes its sign."""

    weight: float
    is_minimum: bool


def surveyed(
    text: str,
    name: str | None = None,
    window: tuple[float, float] | None = None,
) -> Landscape:
    """The landscape of a formula.

    Raises FormulaError for what is none, and where it is nowhere a finite number.
    """
    formula = Formula(text)
    reach, home = _reach_of(formula), 0.0
    far = reach or _LARGEST
    texts = formula.text, text_of(formula.slope_tree)
    functions = formula.loss, formula.slope, formula.curvature
    edges = -far, far, -_USUAL, _USUAL
    landscape = Landscape(name or formula.text, *texts, *functions, (), *edges, has_gaps=not reach)
    if not reach:
        low, high, home = _ground(landscape)
        landscape = landscape._replace(low=low, high=high)
    exact = landscape
    quadratic = _quadratic(formula) if reach else None
    if quadratic:
        curvature, bottom = quadratic
        turns = [Turn(bottom, True)]
        exact = landscape._replace(
            loss=lambda weight: curvature / 2 * (weight - bottom) ** 2,
            curvature=lambda _: curvature,
        )
    else:
        # Far away is looked where nothing turns near 0.
        turns = [*_turns(landscape, _grid())] or [
            *_turns(landscape, filter(landscape.slope, sorted(_FAR)))
        ]
    left, right = window or _window(landscape, turns, home)
    return landscape._replace(
        valleys=tuple(exact.valley_of(turn.weight) for turn in turns if turn.is_minimum),
        left=max(left, landscape.low),
        right=min(right, landscape.high),
        steady_curvature=quadratic and quadratic[0],
    )


def _quadratic(formula: Formula) -> tuple[float, float] | None:
    """The curvature and the bottom of a parabola that is open above; None for anything else."""
    if formula.plain_curvature.varies or _has_kinks(formula.plain_slope):
        return None
    try:
        rise, bend = _at_zero(formula.plain_slope), _at_zero(formula.plain_curvature)
        curvature, bottom = float(bend), float(-rise / bend) + 0.0
    except (ArithmeticError, ValueError):
        return None
    is_usual = sys.float_info.min <= curvature and sys.float_info.min <= 1 / curvature
    return (curvature, bottom) if is_usual and abs(bottom) < _FAR[-1] else None


def _has_kinks(slope: Tree) -> bool:
    """Whether a slope jumps somewhere, which leaves no trace in the curvature."""
    jumps = slope.kind in ("sign", "step") and slope.varies
    return jumps or any(map(_has_kinks, slope.parts))


def _at_zero(tree: Tree) -> Fraction:
    """What a tree is at w = 0, with constants as the exact numbers that their floats are.

    Raises ValueError or OverflowError where that is no number.
    """
    exact = {"w": 0.0, **CONSTANTS}
    found = plain(tree, lambda each: number(Fraction(exact.get(each.kind, each.number or 0))))
    return Fraction(value_of(found)) if found.number is None else found.number


@lru_cache(maxsize=1)
def _grid() -> tuple[float, ...]:
    """The weights at which to look, in order."""
    places = {k / many for far, many in _LOOKS for k in range(-far * many, far * many + 1)}
    return tuple(sorted(places))


def _ground(landscape: Landscape) -> tuple[float, float, float]:
    """From where to where there is a loss and a slope, and a weight near 0 where there is.

    From end to end of the floats, where there are several stretches.
    """
    grid = sorted({*_grid(), *_FAR})
    inside = [*map(landscape.is_inside, grid)]
    if True not in inside:
        raise FormulaError(f"{landscape.formula} is no finite number at any weight looked at", 0)
    first, last = inside.index(True), len(grid) - inside[::-1].index(True)
    home = min(compress(grid, inside), key=lambda weight: (abs(weight), -weight))
    if not all(inside[first:last]):
        return -_LARGEST, _LARGEST, home

    def edge(inner: float, outer: float) -> float:
        last = edge_between(inner, outer, landscape.is_inside)
        near = round(last, _PLACES)
        return near if abs(near - last) < _NEXT else last

    low = edge(grid[first], grid[first - 1]) if first else -_LARGEST
    high = edge(grid[last - 1], grid[last]) if last < len(grid) else _LARGEST
    return low, high, max(low, min(0.0, high)) if (low, high) != (-_LARGEST, _LARGEST) else home


def _turns(landscape: Landscape, grid: Iterable[float]) -> Iterator[Turn]:
    """Where the slope changes its sign, once between two weights of the grid.

    Where it is 0 all the way between a fall and a rise, or from the edge on to a rise, that is a
    minimum too.
    """
    before: tuple[float, float] | None = None
    level: list[float] = []
    for weight in grid:
        if not landscape.is_inside(weight):
            before, level = None, []
        elif (rise := landscape.slope(weight)) == 0:
            level.append(weight)
        else:
            if before and (before[1] < 0) != (rise < 0):
                after = weight, rise
                place = level[len(level) // 2] if level else _between(landscape, before, after)
                if place is not None:
                    yield Turn(place, rise > 0)
            elif level and not before and rise > _UNDERFLOW:
                yield Turn(level[-1], True)
            before, level = (weight, rise), []
    if level and before and before[1] < -_UNDERFLOW:
        yield Turn(level[0], True)


def _between(
    landscape: Landscape, first: tuple[float, float], last: tuple[float, float]
) -> float | None:
    """Where between two weights the slope is 0, to the last bit; None at a pole."""
    slope, (a, below), (b, above) = landscape.slope, first, last
    steepest = _POLE * (abs(below) + abs(above))
    while a != (middle := (a + b) / 2) != b:
        rise = slope(middle)
        if not abs(rise) <= steepest:
            return None
        if rise == 0:
            a, below = middle, rise
            break
        if (rise < 0) == (below < 0):
            a, below = middle, rise
        else:
            b, above = middle, rise
    found = a if abs(below) <= abs(above) else b
    return found if math.isfinite(landscape.loss(found)) else None


def _window(landscape: Landscape, turns: Sequence[Turn], home: float) -> tuple[float, float]:
    """Where to look: all turns that are not far away, and no farther than it stays a valley."""
    places = sorted((turn.weight for turn in turns), key=abs)
    centre = places[0] if places and abs(places[0]) > _USUAL else 0.0
    near = [place for place in places if abs(place - centre) <= _USUAL]
    middle = (min(near) + max(near)) / 2 if near else home
    spread = _ROOM * (max(near) - middle) if near else 0.0
    halves = [half for half in _HALVES if half >= spread] or [float(math.ceil(spread))]
    bends = [landscape.curvature(turn.weight) for turn in turns if turn.is_minimum]
    steepest = max([_GENTLE, *(4 * bend for bend in bends if math.isfinite(bend))])

    def is_valley(half: float) -> bool:
        ends = [
            end for end in (middle - half, middle + half) if landscape.low < end < landscape.high
        ]
        return all(abs(landscape.slope(end)) <= steepest * half for end in ends)

    half = next((half for half in halves if is_valley(half)), halves[0])
    unit = half / 10
    middle = round(middle / unit) * unit
    return round(middle - half, _PLACES), round(middle + half, _PLACES)


_AT_MOST_ONE = frozenset({"sin", "cos", "tanh", "sigmoid", "sign", "step"})
_UNKNOWN = Tree("log", (number(0),))
"""What is no number, for any weight."""


def _reach_of(formula: Formula) -> float:
    """The largest distance from 0 up to which loss and slope are finite; 0 where none is known."""
    bounds = [compiled(_bound(tree)) for tree in (formula.tree, formula.slope_tree)]

    def is_finite(distance: float) -> bool:
        return all(math.isfinite(bound(distance)) for bound in bounds)

    if is_finite(_LARGEST):
        return _LARGEST
    inside, outside = 1.0, _LARGEST
    if not is_finite(inside):
        return 0.0
    while outside / inside > 2:
        middle = math.sqrt(inside) * math.sqrt(outside)
        inside, outside = (middle, outside) if is_finite(middle) else (inside, middle)
    return edge_between(inside, outside, is_finite)


def _bound(tree: Tree) -> Tree:
    """A tree that the size of another does not exceed; its w is how far from 0 weights may lie.

    It grows with that distance, and each step of the way to the value is no larger either.
    """
    kind, parts = tree.kind, tree.parts
    if not tree.varies:
        return Tree("abs", (tree,))
    if not parts:
        return tree
    bounds = tuple(map(_bound, parts))
    if kind in _AT_MOST_ONE:
        # 0 times what stands inside adds nothing to the 1, but for what has no bound.
        return Tree("+", (number(1), Tree("*", (number(0), *bounds))))
    if kind == LOG_COSH:
        return Tree("+", (*bounds, number(1)))
    if kind in ("negative", "abs", "relu"):
        return bounds[0]
    if kind in ("+", "*"):
        return Tree(kind, bounds)
    if kind == "-":
        return Tree("+", bounds)
    if kind == "/" and not parts[1].varies:
        return Tree("/", bounds)
    if kind == "^" and not parts[1].varies:
        times = value_of(parts[1])
        return Tree("^", bounds) if times >= 0 and times.is_integer() else _UNKNOWN
    return _UNKNOWN
