"""A landscape as lines in a window: in several pieces where it has gaps, such as those of poles.

Each piece goes on to the edge of its gap, or to where it leaves the window.
"""

from __future__ import annotations

from collections.abc import Iterator

from gdtui.engine.landscape import Landscape
from gdtui.plot.dots import Point
from gdtui.plot.window import Window

_HALVINGS = 60
_UNSEEN = 0.02
"""A share of the window's height: what bends no more than this between two points is no pole."""
_JUMP = 0.1
"""A share of the window's height: what still leaps so far in no width at all does not hang
together."""
_FARTHEST = 1e6


def curve_pieces(landscape: Landscape, window: Window, samples: int) -> list[list[Point]]:
    """The landscape from left to right, in pieces that hang together and lie in the window."""
    width = window.right - window.left
    weights = {window.left + width * k / samples for k in range(samples + 1)}
    weights |= {minimum for minimum in landscape.minima if window.holds(minimum)}
    found: list[list[Point]] = []
    for piece in _unbroken(landscape, window, sorted(weights)):
        found += _inside([_point(landscape, window, weight) for weight in piece])
    return found


def _point(landscape: Landscape, window: Window, weight: float) -> Point:
    """A point of the landscape, which may lie above or below the window."""
    height = window.top - window.bottom
    x = (weight - window.left) / (window.right - window.left)
    y = landscape.loss(weight) / height - window.bottom / height
    return x, max(-_FARTHEST, min(y, _FARTHEST))


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
            yield [*piece, edges[0]]
        piece = [edges[1], weight] if landscape.is_inside(weight) else []
    yield piece


def _edges(
    landscape: Landscape, window: Window, left: float, right: float
) -> tuple[float, float] | None:
    """The edges of the gap between two weights; None where the landscape hangs together."""
    is_left, is_right = landscape.is_inside(left), landscape.is_inside(right)
    if not (is_left and is_right):
        edge = _edge(landscape, left, right) if is_left else _edge(landscape, right, left)
        return edge, edge
    loss, height = landscape.loss, window.top - window.bottom
    for halving in range(_HALVINGS):
        middle = left / 2 + right / 2
        if not landscape.is_inside(middle):
            return _edge(landscape, left, middle), _edge(landscape, right, middle)
        first, second = abs(loss(middle) - loss(left)), abs(loss(right) - loss(middle))
        if halving == 0 and max(first, second) < _UNSEEN * height:
            return None
        left, right = (left, middle) if first > second else (middle, right)
    return (left, right) if abs(loss(right) - loss(left)) > _JUMP * height else None


def _edge(landscape: Landscape, inside: float, outside: float) -> float:
    """The last weight inside, on the way to one that is not."""
    if not landscape.is_inside(inside):
        return inside
    for _ in range(_HALVINGS):
        middle = inside / 2 + outside / 2
        if landscape.is_inside(middle):
            inside = middle
        else:
            outside = middle
    return inside


def _inside(points: list[Point]) -> Iterator[list[Point]]:
    """The parts of a line that lie in the unit square, cut where it leaves it."""
    piece: list[Point] = []
    for before, point in zip([None, *points], points, strict=False):
        is_in = 0 <= point[1] <= 1
        if before is not None and is_in != (0 <= before[1] <= 1):
            piece.append(_crossing(before, point))
        if is_in:
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _crossing(start: Point, end: Point) -> Point:
    """Where a line between two points, one of them outside, crosses the upper or lower edge."""
    (x, y), (end_x, end_y) = start, end
    edge = 1.0 if max(y, end_y) > 1 else 0.0
    share = (edge - y) / (end_y - y)
    return x + (end_x - x) * share, edge
