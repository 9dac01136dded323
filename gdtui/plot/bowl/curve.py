"""A landscape as lines in a window: in several pieces where it has gaps, such as those of poles.

Each piece goes on to the edge of its gap, or to where it leaves the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.plot.bowl.window import Window, has_loss
from gdtui.plot.cells.dots import Point, seen_of

_HALVINGS, _CLOSER = 60, 8
_UNSEEN = 0.02
"""A share of the window's height: what bends no more than this between two points is no pole."""
_JUMP = 0.1
"""A share of the window's height: what still leaps so far in no width at all does not hang
together."""
_FARTHEST = 1e6


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
        part = seen_of(start, end)
        if part is None:
            continue
        if piece and piece[-1] != part[0]:
            yield piece
            piece = []
        piece += part[1:] if piece else part
    if piece:
        yield piece
