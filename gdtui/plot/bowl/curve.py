"""A landscape as lines in a window, and how high it is: only here gaps and poles are known.

Where it has gaps it is in several pieces, each up to the edge of its gap, or to that of the window.
A pole is endlessly high: of it so much is seen as leaves room for all the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Point

_SAMPLES = 256
_FEW, _POLE = 20, 10.0
"""Where all losses but one in so many lie within a tenth of their range, the rest are a pole's."""
_HALVINGS, _CLOSER = 60, 8
_UNSEEN = 0.02
"""A share of the window's height: what bends no more than this between two points is no pole."""
_JUMP = 0.1
"""A share of the window's height: what still leaps so far in no width at all does not hang
together."""
_FARTHEST = 1e6


def has_loss(landscape: Landscape, weight: float) -> bool:
    """Whether there is a loss at a weight; of the slope nothing is asked."""
    return landscape.low <= weight <= landscape.high and (
        not landscape.has_gaps or math.isfinite(landscape.loss(weight))
    )


def heights(landscape: Landscape, left: float, right: float) -> tuple[float, float]:
    """The lowest and the highest loss that are to be seen; its minima always are."""
    weights = (left + (right - left) * k / _SAMPLES for k in range(_SAMPLES + 1))
    losses = [landscape.loss(weight) for weight in weights if has_loss(landscape, weight)]
    lowest = [landscape.loss(m) for m in landscape.minima if left <= m <= right]
    ends = [
        landscape.loss(weight)
        for weight in (left, right)
        if landscape.low < weight < landscape.high and has_loss(landscape, weight)
    ]
    low, high = _without_poles(losses, ends) if losses else (0.0, 0.0)
    return min([low, *lowest]), max([high, *lowest])


def _without_poles(losses: list[float], ends: list[float]) -> tuple[float, float]:
    """From the lowest to the highest of some losses, those of poles left out; `ends` are in."""
    ranked = sorted(losses)
    few = len(ranked) // _FEW
    low, high = ranked[few], ranked[-1 - few]
    if not ranked[-1] - ranked[0] > _POLE * (high - low) > 0:
        return ranked[0], ranked[-1]
    room = (high - low) / 2
    return min([*ends, max(ranked[0], low - room)]), max([*ends, min(ranked[-1], high + room)])


def curve_pieces(landscape: Landscape, window: Window, samples: int) -> list[list[Point]]:
    """The landscape from left to right, in pieces that hang together and lie in the window."""
    weights = {window.across.at(k / samples) for k in range(samples + 1)}
    weights |= {minimum for minimum in landscape.minima if window.holds(minimum)}
    found: list[list[Point]] = []
    for piece in _unbroken(landscape, window, sorted(weights)):
        found += _inside([_point(landscape, window, weight) for weight in piece])
    return found


def _point(landscape: Landscape, window: Window, weight: float) -> Point:
    """A point of the landscape, which may lie above or below the window."""
    bottom, height = window.up.low, window.up.length
    y = landscape.loss(weight) / height - bottom / height
    return window.across.share(weight), max(-_FARTHEST, min(y, _FARTHEST))


def _unbroken(landscape: Landscape, window: Window, weights: list[float]) -> Iterator[list[float]]:
    """The weights in pieces between which there are gaps."""
    if not landscape.has_gaps:
        yield weights
        return
    piece: list[float] = []
    for before, weight in zip([weights[0], *weights], weights, strict=False):
        edges = _edges(landscape, window, before, weight)
        if edges is None:
            piece.append(weight)
            continue
        if piece:
            yield [*piece, *_closer(before, edges[0])]
        piece = [*_closer(weight, edges[1])[::-1], weight] if has_loss(landscape, weight) else []
    yield piece


def _closer(weight: float, edge: float) -> list[float]:
    """Weights nearer and nearer to the edge of a gap, where a landscape may be ever steeper."""
    return [edge + (weight - edge) / 2**k for k in range(1, _CLOSER)] + [edge]


def _edges(
    landscape: Landscape, window: Window, left: float, right: float
) -> tuple[float, float] | None:
    """The edges of the gap between two weights; None where the landscape hangs together."""
    is_left, is_right = has_loss(landscape, left), has_loss(landscape, right)
    if not (is_left and is_right):
        edge = _edge(landscape, left, right) if is_left else _edge(landscape, right, left)
        return edge, edge
    loss, height = landscape.loss, window.up.length
    for halving in range(_HALVINGS):
        middle = left / 2 + right / 2
        if not has_loss(landscape, middle):
            return _edge(landscape, left, middle), _edge(landscape, right, middle)
        first, second = abs(loss(middle) - loss(left)), abs(loss(right) - loss(middle))
        if halving == 0 and max(first, second) < _UNSEEN * height:
            return None
        left, right = (left, middle) if first > second else (middle, right)
    return (left, right) if abs(loss(right) - loss(left)) > _JUMP * height else None


def _edge(landscape: Landscape, inside: float, outside: float) -> float:
    """The last weight inside, on the way to one that is not."""
    if not has_loss(landscape, inside):
        return inside
    for _ in range(_HALVINGS):
        middle = inside / 2 + outside / 2
        if has_loss(landscape, middle):
            inside = middle
        else:
            outside = middle
    return inside


def _inside(points: list[Point]) -> Iterator[list[Point]]:
    """The parts of a line that lie in the unit square, cut where it leaves it above or below."""
    piece: list[Point] = []
    for start, end in pairwise(points):
        part = _clipped(start, end)
        if part is None:
            continue
        if piece and piece[-1] != part[0]:
            yield piece
            piece = []
        piece += part[1:] if piece else part
    if piece:
        yield piece


def _clipped(start: Point, end: Point) -> list[Point] | None:
    """The part of a straight line between the two edges; None where there is none."""
    if not max(start[1], end[1]) >= 0 or not min(start[1], end[1]) <= 1:
        return None
    return [_kept(start, end), _kept(end, start)]


def _kept(point: Point, other: Point) -> Point:
    """A point, or where the line from it to another one comes in."""
    (x, y), (other_x, other_y) = point, other
    edge = max(0.0, min(y, 1.0))
    if edge == y:
        return point
    share = (edge - y) / (other_y - y)
    return x + (other_x - x) * share, edge
