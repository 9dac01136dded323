"""The window in which a race is seen, and a landscape as lines in it, in pieces where it has gaps.

It is chosen for the starts and the valleys, so that the run fills it and the walls leave it. What
stands still is easier to follow: it stays as long as all marbles have room in it, then grows to a
round size. A closer one follows the marble, a power of ten at a time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, edge_between
from gdtui.engine.runs.run import Race
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis, joined, round_number
from gdtui.plot.cells.dots import Point
from gdtui.plot.cells.text import tick
from gdtui.plot.shows import Shows

_REACH = 0.8
"""Where the farthest start lies, as a share of half the width."""
_ABOVE, _BELOW = 0.4, 0.1
"""How much is seen above the highest and below the lowest loss, as a share of what is between."""
_SIZES = (1.0, 2.0, 5.0, 10.0)
"""What a window grows to, but for a power of ten."""
_FARTHEST = 1e5
"""No window is wider than so many times the one where the landscape is best seen."""
_LOWEST, _HIGHEST = 1e-280, 1e300
_TOO_WIDE, _TOO_HIGH = 4, 16
"""So many times as wide or as high as it has to be a window stays."""
_NEAR_HEIGHT = 8
"""A hill between valleys is seen that is no more than so many times as high as the starts."""
_TOLD_APART = 1e-10
"""A rise of the loss that is less, relative to the loss, is too small for floats to draw."""
_FLATTEST = 1024
"""How many floats a window around a loss that is the same everywhere reaches over."""
_LOWEST_POWER, _HIGHEST_POWER = -150, 5
_SAMPLES = 256
_FEW, _POLE = 20, 10.0
"""Where all losses but one in so many lie within a tenth of their range, the rest are a pole's."""
_HALVINGS, _NEARER = 60, 8
_UNSEEN = 0.02
"""A share of the window's height: what bends no more than this between two points is no pole."""
_JUMP = 0.1
"""A share of the window's height: what still leaps so far in no width at all does not hang
together."""
_BEYOND = 1e6
"""Heights of the window, beyond which a line need not go."""


class Window(NamedTuple):
    """Weights `across` and losses `up`, from finite to finite numbers.

    Marbles have room on the axis `room`: beyond the walls are too high.
    """

    across: Axis
    up: Axis
    room: Axis
    landscapes: tuple[Landscape, ...] = ()
    around: float | None = None
    """The weight that a closer window has in its middle."""
    is_grown: bool = False
    """Whether it is wider than it was chosen for the starts."""

    @property
    def title(self) -> str:
        """What stands in its frame where it is closer or has grown; nothing for the usual."""
        if self.around is not None:
            return f"closer: around w = {tick(self.around)}"
        if not self.is_grown:
            return ""
        left, right = self.across.low, self.across.high
        reach = f"±{tick(right)}" if left == -right else f"{tick(left)} … {tick(right)}"
        return f"window grown to {reach}"

    def holds(self, weight: float) -> bool:
        return self.across.holds(weight)

    def on(self, landscape: Landscape, weight: float) -> Point:
        """A point of the landscape in the unit square; at its edge for what lies outside."""
        weight = max(self.across.low, min(weight, self.across.high))
        return self.across.share(weight), self.up.share(landscape.loss(weight))


def window_of(race: Race, shows: Shows, kept: Window | None = None) -> Window:
    """The window for the run so far; `kept`, which was seen before, as long as that will do."""
    closer = _closer(race) if Look.CLOSER in shows.looks else None
    if closer:
        return closer
    seen, windows = {}, []
    for where in race.landscapes:
        runs = race.on(where)
        chosen = chosen_window(where, tuple(run.first_weight for run in runs))
        seen[where] = [weight for run in runs for weight in run.extremes]
        windows.append(_with_room(chosen, where, seen[where]))
    fitting = _joined(windows)
    if kept is None or kept.landscapes != fitting.landscapes or kept.around is not None:
        return fitting
    is_small = (
        kept.across.length <= _TOO_WIDE * fitting.across.length
        and kept.up.length <= _TOO_HIGH * fitting.up.length
    )
    has_room = all(_with_room(kept, where, weights) == kept for where, weights in seen.items())
    return kept if is_small and has_room else fitting


def _joined(windows: Sequence[Window]) -> Window:
    """The window in which all that is in some others is seen."""
    first, *others = windows
    if not others:
        return first
    across, up = map(joined, zip(*(window[:2] for window in windows), strict=True))
    landscapes = tuple(landscape for window in windows for landscape in window.landscapes)
    room = _room(landscapes[0], across, up)
    return Window(across, up, room, landscapes, first.around, any(w.is_grown for w in windows))


def own_window(landscape: Landscape, *weights: float) -> Window:
    """The window in which a landscape is best seen; it grows where some weights lie outside."""
    window = chosen_window(landscape, (landscape.left, landscape.right))
    return _with_room(window, landscape, weights) if weights else window


@lru_cache(maxsize=32)
def chosen_window(landscape: Landscape, starts: tuple[float, ...]) -> Window:
    """The window for some starts and the valleys about which the landscape is best seen.

    Without starts it is that of the valleys. Where all these are one place, so that nothing could
    be told apart, it is the usual one.
    """
    valleys = [each for each in landscape.minima if landscape.left <= each <= landscape.right]
    ends = (landscape.left, landscape.right)
    for seen in ((*_within_reach(landscape, starts), *valleys), (*ends, *valleys)):
        reach = max((abs(weight - _middle(landscape)) for weight in seen), default=0.0)
        low, high = _range(landscape, seen, valleys, reach)
        if _are_apart(low, high):
            break
    else:
        high = low + max(1.0, _FLATTEST * math.ulp(low))
    return _framed(landscape, reach / _REACH, low, high)


def _within_reach(landscape: Landscape, weights: Iterable[float]) -> list[float]:
    """Some weights, those that are too far away at the farthest place that is ever seen."""
    middle, most = _middle(landscape), _FARTHEST * (landscape.right - landscape.left) / 2
    return [max(middle - most, min(weight, middle + most)) for weight in weights]


def _middle(landscape: Landscape) -> float:
    return (landscape.left + landscape.right) / 2


def _range(
    landscape: Landscape, seen: Sequence[float], valleys: Sequence[float], reach: float
) -> tuple[float, float]:
    """The lowest and the highest loss of some weights, and of the hills between valleys.

    Where there are no valleys, those of all that is to be seen.
    """
    middle = _middle(landscape)
    losses = _losses(landscape, seen)
    if not valleys:
        losses += _heights(landscape, middle - reach, middle + reach)
    low, high = (min(losses), max(losses)) if losses else (0.0, 0.0)
    if len(valleys) > 1:
        _, hill = _heights(landscape, valleys[0], valleys[-1])
        if hill - low <= _NEAR_HEIGHT * (high - low) or not _are_apart(low, high):
            high = max(high, hill)
    return low, high


def _are_apart(low: float, high: float) -> bool:
    """Whether floats between two losses can be told apart."""
    return high - low > _TOLD_APART * max(abs(low), abs(high), _LOWEST)


def _with_room(window: Window, landscape: Landscape, weights: Sequence[float]) -> Window:
    """The window where it has room for some weights, else one of a round size that has."""
    middle, (across, up) = _middle(landscape), window[:2]
    weights = _within_reach(landscape, weights)
    is_wide = min(weights) < across.low or max(weights) > across.high
    losses = _losses(landscape, weights)
    least, most = min([up.low, *losses]), max([up.high, *losses])
    if not is_wide and (least, most) == (up.low, up.high):
        return window
    half = max(middle - across.low, across.high - middle)
    if is_wide:
        half = round_number(max(abs(weight - middle) for weight in weights), _SIZES)
    low, high = (up.at(share / (1 + _ABOVE + _BELOW)) for share in (_BELOW, 1 + _BELOW))
    if most > up.high:
        high = low + round_number(most - low, _SIZES) / (1 + _ABOVE)
    if least < up.low:
        low = high - round_number(high - least, _SIZES) / (1 + _BELOW)
    return _framed(landscape, half, low, high)._replace(is_grown=is_wide or window.is_grown)


@lru_cache(maxsize=32)
def _framed(
    landscape: Landscape, half: float, low: float, high: float, around: float | None = None
) -> Window:
    """The window so far to either side of a weight, as far as the landscape goes.

    The losses from `low` to `high` are to be seen, and some more above and below.
    """
    middle = _middle(landscape) if around is None else around
    across = Axis(max(middle - half, landscape.low), min(middle + half, landscape.high), name="w")
    bottom, top = low - (high - low) * _BELOW, low + (high - low) * (1 + _ABOVE)
    # Of losses that are all too far away is seen on which side they are.
    bottom = 0.0 if bottom >= _HIGHEST else max(bottom, -_HIGHEST)
    up = Axis(bottom, 0.0 if top <= -_HIGHEST else min(top, _HIGHEST), name="L")
    return Window(across, up, _room(landscape, across, up), (landscape,), around)


@lru_cache(maxsize=32)
def _room(landscape: Landscape, across: Axis, up: Axis) -> Axis:
    """Where a marble on a landscape is seen between two axes."""

    def is_seen(weight: float) -> bool:
        return landscape.has_loss(weight) and up.holds(landscape.loss(weight))

    weights = [*_sampled(across.low, across.high)]
    left = next(filter(is_seen, weights), across.high)
    right = next(filter(is_seen, reversed(weights)), across.low)
    return Axis(left, right).inside(_SAMPLES) if left < right else across


def _closer(race: Race) -> Window | None:
    """The window around the minimum that the lead is near, a power of ten to either side.

    It is as wide as the last step; None where there is no way to that minimum.
    """
    landscape, valley = race.lead.landscape, race.lead.valley
    if valley is None:
        return None
    near = [run for run in race.runs if run.valley and run.valley.bottom == valley.bottom]
    last = [run.weight_at(at) for run in near for at in (run.at, max(0, run.at - 1))]
    distance = max(abs(weight - valley.bottom) for weight in last)
    highest = _HIGHEST_POWER + round(math.log10(landscape.right - landscape.left))
    if not 0 < distance <= 10.0**highest:
        return None
    lowest = max(_LOWEST_POWER, math.ceil(round(math.log10(distance), 9)))
    bottom, those = valley.bottom, dict.fromkeys(run.landscape for run in near)
    for power in range(lowest, highest + 1):
        seen = (bottom, *last, bottom - 10.0**power, bottom + 10.0**power)
        losses = {where: _range(where, seen, [bottom], 0.0) for where in those}
        apart = {where: ends for where, ends in losses.items() if _are_apart(*ends)}
        if landscape in apart:
            half = 10.0**power / _REACH
            return _joined([_framed(where, half, *ends, bottom) for where, ends in apart.items()])
    return None


def _losses(landscape: Landscape, weights: Iterable[float]) -> list[float]:
    """The losses at those of some weights that have one."""
    return [landscape.loss(weight) for weight in weights if landscape.has_loss(weight)]


def _sampled(left: float, right: float) -> Iterator[float]:
    """Weights from one to another, as far from each other."""
    return (left + (right - left) * (k / _SAMPLES) for k in range(_SAMPLES + 1))


def _heights(landscape: Landscape, left: float, right: float) -> tuple[float, float]:
    """The lowest and the highest loss that are to be seen; its minima always are."""
    losses = _losses(landscape, _sampled(left, right))
    lowest = [landscape.loss(m) for m in landscape.minima if left <= m <= right]
    ends = _losses(landscape, (w for w in (left, right) if landscape.low < w < landscape.high))
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


# A landscape as lines: each piece goes on to the edge of its gap


def curve_pieces(landscape: Landscape, window: Window, samples: int) -> Iterator[list[Point]]:
    """The landscape from left to right, in pieces that hang together; they may leave the window."""
    weights = {window.across.at(k / samples) for k in range(samples + 1)}
    weights |= {minimum for minimum in landscape.minima if window.holds(minimum)}
    bottom, height = window.up.low, window.up.length
    for piece in _unbroken(landscape, window, sorted(weights)):
        rises = ((weight, landscape.loss(weight) / height - bottom / height) for weight in piece)
        yield [(window.across.share(x), max(-_BEYOND, min(y, _BEYOND))) for x, y in rises]


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
            yield [*piece, *_towards(before, edges[0])]
        piece = [*_towards(weight, edges[1])[::-1], weight] if landscape.has_loss(weight) else []
    yield piece


def _towards(weight: float, edge: float) -> list[float]:
    """Weights nearer and nearer to the edge of a gap, where a landscape may be ever steeper."""
    return [edge + (weight - edge) / 2**k for k in range(1, _NEARER)] + [edge]


def _edges(
    landscape: Landscape, window: Window, left: float, right: float
) -> tuple[float, float] | None:
    """The edges of the gap between two weights; None where the landscape hangs together."""
    loss, has_loss, height = landscape.loss, landscape.has_loss, window.up.length
    is_left, is_right = has_loss(left), has_loss(right)
    if is_left != is_right:
        edge = edge_between(*((left, right) if is_left else (right, left)), has_loss)
        return edge, edge
    if not is_left:
        return left, right
    for halving in range(_HALVINGS):
        middle = left / 2 + right / 2
        if not has_loss(middle):
            return edge_between(left, middle, has_loss), edge_between(right, middle, has_loss)
        first, second = abs(loss(middle) - loss(left)), abs(loss(right) - loss(middle))
        if halving == 0 and max(first, second) < _UNSEEN * height:
            return None
        left, right = (left, middle) if first > second else (middle, right)
    return (left, right) if abs(loss(right) - loss(left)) > _JUMP * height else None
