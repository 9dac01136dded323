"""The window in which a race is seen: an axis for the weights, one for the losses.

It stands still as long as all that is shown has room in it: the whole of it grows in steps, the
closer one follows the marble, a power of ten at a time. Of a pole, which is endlessly high, so much
is seen as leaves room for all the rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Line
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis, round_number
from gdtui.plot.cells.dots import Point
from gdtui.plot.cells.numerals import tick
from gdtui.plot.shows import Shows

_GROWTH = (*(digit * 10**power for power in range(5) for digit in (1, 2, 3, 5)), 10**5)
_ROOM = (1.5, 2.0)
"""How far marbles and arrows have room on a parabola, where it is best seen from -1 to 1."""
_CLOSER_ROOM = (1.0, 1.25)
"""The same for a closer window, and for any other landscape: what is seen of it may be low."""
_MARGIN = 1.25
"""How much more room than needed there must be before a window shrinks."""
_LOWEST_POWER, _HIGHEST_POWER = -150, 5
_TOLD_APART = 1e-10
"""A rise of the loss that is less, relative to the loss, is too small for floats to draw."""
_ABOVE = 1.05
_FLOATS_APART = 1024
"""How many floats a window around a loss that is the same everywhere reaches over."""
_MOST_PARTS = 6
_LABEL_DIGITS = 9
_PLAIN_POWERS = (0, 1, 2)
"""Powers of ten that need not be told apart from the numbers."""
_SAMPLES = 256
_FEW, _POLE = 20, 10.0
"""Where all losses but one in so many lie within a tenth of their range, the rest are a pole's."""
_UNSEEN = 0.01
"""A line may run so far below the window, as a share of its height, and counts as at its edge."""


class Window(NamedTuple):
    """Weights `across` and losses `up`, from finite to finite numbers.

    Marbles have room on the axis `room`; beyond are only arrows. `scale` tells how wide it is, 0
    for the usual one.
    """

    across: Axis
    up: Axis
    room: Axis
    scale: float = 0.0
    is_grown: bool = False
    """Whether it is wider than where the landscape is best seen."""
    around: float | None = None
    """The weight from which a closer window counts; its losses count from the bottom."""
    powers: tuple[int, int] = (0, 0)
    """The powers of ten in which the labels of weights and losses count."""

    def holds(self, weight: float) -> bool:
        """Whether a weight lies in it."""
        return self.across.holds(weight)

    def on(self, landscape: Landscape, weight: float) -> Point:
        """The point of the landscape at a weight; at the edge for what lies outside."""
        weight = max(self.across.low, min(weight, self.across.high))
        return self.point(weight, landscape.loss(weight))

    def point(self, weight: float, loss: float) -> Point:
        """Where a weight and a loss lie in the unit square; at its edge for what lies outside."""
        return self.across.share(weight), self.up.share(loss)

    def clipped(self, line: Line) -> tuple[Point, Point] | None:
        """The part of a line through a weight inside that lies in the window, if any does.

        A line that leaves it below by less than can be seen goes on along the edge.
        """
        width, height = self.across.length, self.up.length
        x, y = (line.weight - self.across.low) / width, (line.loss - self.up.low) / height
        slope = line.slope / height * width

        def level(place: float) -> float:
            return y + slope * (place - x)

        low, high = 0.0, 1.0
        if slope:
            low, high = sorted(x + (edge - y) / slope for edge in (0.0, 1.0))
        low = 0.0 if -_UNSEEN < level(0.0) < 0 else max(low, 0.0)
        high = 1.0 if -_UNSEEN < level(1.0) < 0 else min(high, 1.0)
        if not low <= high:
            return None
        return (low, max(0.0, min(level(low), 1.0))), (high, max(0.0, min(level(high), 1.0)))


@dataclass(frozen=True, slots=True)
class _Distance:
    """Writes how far a number is from another one, in units."""

    origin: float
    unit: float

    def __call__(self, value: float) -> str:
        return tick(round((value - self.origin) / self.unit, _LABEL_DIGITS) + 0.0)


def window_of(race: Race, shows: Shows, before: float = 0.0) -> Window:
    """The window in which all that is shown of a race has room.

    `before` is the scale of the window before, which shrinks only with room to spare.
    """
    fitting = _closer if Look.CLOSER in shows.looks else _whole
    roomy = fitting(race, shows, _MARGIN)
    return roomy if before >= roomy.scale else fitting(race, shows, 1.0)


def own_window(landscape: Landscape) -> Window:
    """The window in which a landscape is best seen, with nothing else in it."""
    return _framed(landscape, *_middle(landscape), (1.0, 1.0))


def window_title(window: Window) -> str:
    """What stands in the frame of a window that is closer or has grown; nothing for the usual."""
    if window.around is not None:
        return f"closer: around w = {tick(window.around)}"
    if not window.is_grown:
        return ""
    left, right = window.across.low, window.across.high
    if left == -right:
        return f"window grown to ±{tick(right)}"
    return f"window grown to {tick(left)} … {tick(right)}"


def _whole(race: Race, shows: Shows, margin: float) -> Window:
    """The smallest window around where the landscape is best seen, with room for the run so far."""
    landscape = race.lead.landscape
    middle, _ = _middle(landscape)
    marbles, arrows = (
        [
            max(landscape.low, min(middle + (weight - middle) * margin, landscape.high))
            for weight in weights
        ]
        for weights in (race.extremes, _arrow_ends(race, shows))
    )
    for growth in _GROWTH:
        window = _around(landscape, growth)
        has_room = all(map(window.room.holds, marbles))
        if has_room and all(map(window.holds, arrows)):
            break
    return window


def _arrow_ends(race: Race, shows: Shows) -> list[float]:
    """Where arrows lead that are shown, those of the first step too: so no step is in the way."""
    ends: list[float] = []
    for run in race.runs if shows.beat or Look.UPHILL in shows.looks else ():
        for step in (run.step_from(0), shows.step_apart(run) or run.step):
            found = [step.uphill, step.landing if shows.beat else None]
            if shows.beat and step.rule.points:
                length = step.learning_rate * step.slope
                found += [step.weight + length, step.weight - length]
            ends += [end for end in found if end is not None and step.landscape.is_inside(end)]
    return ends


def _middle(landscape: Landscape) -> tuple[float, float]:
    """Where a landscape is best seen, and how far to both sides."""
    return (landscape.left + landscape.right) / 2, (landscape.right - landscape.left) / 2


@lru_cache(maxsize=32)
def _around(landscape: Landscape, growth: int) -> Window:
    middle, half = _middle(landscape)
    room = _ROOM if landscape.steady_curvature else _CLOSER_ROOM
    window = _framed(landscape, middle, half * growth, room)
    return window._replace(is_grown=True) if growth > 1 else window._replace(scale=0.0)


def _closer(race: Race, shows: Shows, margin: float) -> Window:
    """The window around the minimum that the lead is near, as wide as its last step; else all."""
    landscape = race.lead.landscape
    valley = landscape.valley_near(race.lead.weight)
    if valley is None:
        return _whole(race, shows, margin)
    near = [run for run in race.runs if landscape.valley_near(run.weight) == valley]
    last = [run.weight_at(at) for run in near for at in (run.at, max(0, run.at - 1))]
    distance = max(abs(weight - valley.bottom) for weight in last) * margin
    highest = _HIGHEST_POWER + round(math.log10(landscape.right - landscape.left))
    if not 0 < distance <= 10.0**highest:
        return _whole(race, shows, margin)
    power = max(_LOWEST_POWER, math.ceil(round(math.log10(distance), 9)))
    return _around_minimum(landscape, valley.bottom, power)


@lru_cache(maxsize=32)
def _around_minimum(landscape: Landscape, minimum: float, power: int) -> Window:
    """A power of ten to either side, or as small a one as floats can draw."""
    least = landscape.loss(minimum)
    while landscape.loss(minimum + 10.0**power) - least <= _TOLD_APART * abs(least):
        power += 1
    return _framed(landscape, minimum, 10.0**power, _CLOSER_ROOM, is_around=True)


def _framed(
    landscape: Landscape,
    middle: float,
    half: float,
    room: tuple[float, float],
    *,
    is_around: bool = False,
) -> Window:
    """The window around a weight, as far as the landscape goes; or one that counts from there."""
    (low, high), (left, right) = (
        (max(middle - half * far, landscape.low), min(middle + half * far, landscape.high))
        for far in room
    )
    bottom, step, parts = _round_losses(*heights(landscape, low, high))
    top = bottom + step * parts
    few = next((n for n in (6, 4) if _digits((high - low) / n) <= 2), 2)
    weights, losses = (
        tuple(start + (end - start) * part / count for part in range(count + 1))
        for start, end, count in ((low, high, few), (bottom, top, parts))
    )
    window = Window(
        Axis(left, right, weights, _Distance(0.0, 1.0)),
        Axis(bottom, top, losses, _Distance(0.0, 1.0)),
        Axis(low, high, weights[:: few // 2]),
        half,
    )
    if not is_around:
        return window
    powers = tuple(
        math.floor(round(math.log10(size), 9)) for size in ((high - low) / 2, top - bottom)
    )
    across, up = (0 if power in _PLAIN_POWERS else power for power in powers)
    return window._replace(
        across=window.across._replace(label=_Distance(middle, 10.0**across)),
        up=window.up._replace(label=_Distance(bottom, 10.0**up)),
        around=middle,
        powers=(across, up),
    )


def _digits(value: float) -> int:
    """How many digits a number has, its zeros at both ends left out."""
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1


def _round_losses(least: float, most: float) -> tuple[float, float, int]:
    """Where the losses begin, a round step, and how many of them reach beyond what is shown."""
    height = (most - least) * _ABOVE or max(1.0, _FLOATS_APART * math.ulp(least))
    step = round_number(height / _MOST_PARTS)
    bottom = math.floor(least / step) * step
    if _digits(bottom) > 3:
        bottom = least
    return bottom, step, math.ceil(round((least + height - bottom) / step, 9))


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
