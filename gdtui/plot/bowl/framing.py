"""Which window a race is seen in: one that stands still as long as all has room in it.

The whole of it grows in steps; the closer one follows the marble, a power of ten at a time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis, round_number
from gdtui.plot.bowl.arrows import arrow_ends
from gdtui.plot.bowl.curve import heights
from gdtui.plot.bowl.window import Window
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
    with_uphill = shows.beat is not None or Look.UPHILL in shows.looks
    ends: list[float | None] = []
    for run in race.runs if with_uphill else ():
        for step in (run.step_from(0), shows.step_apart(run) or run.step):
            ends += [step.uphill, *(arrow_ends(step) if shows.beat else [])]
    return [end for end in ends if end is not None]


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
    distance = (
        max(abs(weight - valley.bottom) for run in near for weight in _last_two(run)) * margin
    )
    highest = _HIGHEST_POWER + round(math.log10(landscape.right - landscape.left))
    if not 0 < distance <= 10.0**highest:
        return _whole(race, shows, margin)
    power = max(_LOWEST_POWER, math.ceil(round(math.log10(distance), 9)))
    return _around_minimum(landscape, valley.bottom, power)


def _last_two(run: Run) -> tuple[float, float]:
    return run.weight, run.weight_at(max(0, run.at - 1))


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
    bottom, step, parts = _divided(*heights(landscape, low, high))
    top = bottom + step * parts
    powers = (_power((high - low) / 2), _power(top - bottom)) if is_around else (0, 0)
    origins = (middle, bottom) if is_around else (0.0, 0.0)
    across, up = (_Distance(*each) for each in zip(origins, map(_unit, powers), strict=True))
    few = next((n for n in (6, 4) if _digits((high - low) / n) <= 2), 2)
    weights = _divided_evenly(low, high, few)
    return Window(
        Axis(left, right, weights, across),
        Axis(bottom, top, _divided_evenly(bottom, top, parts), up),
        Axis(low, high, weights[:: few // 2]),
        half,
        around=middle if is_around else None,
        powers=powers,
    )


def _divided_evenly(low: float, high: float, parts: int) -> tuple[float, ...]:
    return tuple(low + (high - low) * k / parts for k in range(parts + 1))


def _unit(power: int) -> float:
    return 10.0**power


def _power(size: float) -> int:
    """The power of ten that numbers of some size are told in; 0 where that is not told."""
    power = math.floor(round(math.log10(size), 9))
    return 0 if power in _PLAIN_POWERS else power


def _digits(value: float) -> int:
    """How many digits a number has, its zeros at both ends left out."""
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1


def _divided(least: float, most: float) -> tuple[float, float, int]:
    """Where the losses begin, a round step, and how many of them reach beyond what is shown."""
    height = (most - least) * _ABOVE or max(1.0, _FLOATS_APART * math.ulp(least))
    step = round_number(height / _MOST_PARTS)
    bottom = math.floor(least / step) * step
    if _digits(bottom) > 3:
        bottom = least
    return bottom, step, math.ceil(round((least + height - bottom) / step, 9))
