"""What is to be seen of a race, in the unit square of its window: all finite, all clipped.

The window goes from −half to half; a weight w is drawn at x = w / half and y = x². In these
coordinates the parabola is the same in every window, and no number is ever too large to draw.
"""

from __future__ import annotations

from dataclasses import dataclass

from gdtui.engine.landscape import Line, secant, tangent
from gdtui.engine.race import Race
from gdtui.engine.run import Run

SMALLEST_WINDOW = 10
LARGEST_WINDOW = 1_000_000
TRAIL_LENGTH = 6

_UNSEEN = 0.01

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marble:
    """A marble at `point`, the places it had before, where it lands next, its weight if outside."""

    point: Point
    trail: tuple[Point, ...]
    ghost: Point | None
    outside: float | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The window's half width, the marbles in it, and the lines through the first."""

    half: int
    marbles: tuple[Marble, ...]
    tangent: tuple[Point, Point] | None
    secant: tuple[Point, Point] | None


def window(farthest: float) -> int:
    """Half the width of the window for |weights| up to `farthest`: 10, 20, 50, … 1,000,000."""
    half = SMALLEST_WINDOW
    while half < farthest and half < LARGEST_WINDOW:
        half = half * 5 // 2 if str(half)[0] == "2" else half * 2
    return half


def ticks(half: int) -> tuple[list[int], list[int]]:
    """The whole numbers at the weight axis and at the loss axis of a window."""
    parts = 5 if str(half)[0] == "5" else 4
    return [-half, -half // 2, 0, half // 2, half], [half**2 * k // parts for k in range(parts + 1)]


def scene(
    race: Race, *, progress: float, with_tangent: bool, gap: float | None, with_ghost: bool
) -> Scene:
    """The scene of a race whose marbles have gone `progress` (0 to 1) of their last step.

    `gap` is that of the secant from the first marble, None without one.
    """
    half = window(race.reach[1])
    weight = race.lead.weight
    inside = abs(weight) <= half
    return Scene(
        half,
        tuple(_marble(run, half, progress, with_ghost) for run in race.runs),
        _clipped(tangent(weight), half) if with_tangent and inside else None,
        _clipped(secant(weight, weight + gap), half) if gap is not None and inside else None,
    )


def _marble(run: Run, half: int, progress: float, with_ghost: bool) -> Marble:
    at = run.at
    before = range(max(0, at - TRAIL_LENGTH), at)
    trail = [run.weight_at(k) / half for k in before]
    weight = run.weight
    landing = run.step.landing
    point = _edge(weight / half)
    if progress < 1 and at > 0:
        point = rolled(_edge(trail[-1])[0], point[0], progress)
    return Marble(
        point,
        tuple((x, x * x) for x in trail if abs(x) <= 1),
        _edge(landing / half) if with_ghost and landing is not None and not run.is_over else None,
        weight if abs(weight) > half else None,
    )


def _edge(x: float) -> Point:
    """A point of the parabola, or the upper corner on its side where it lies outside."""
    x = max(-1.0, min(x, 1.0))
    return x, x * x


def rolled(start: float, end: float, progress: float) -> Point:
    """Where a marble is on its way: it rolls along the curve, or flies straight across the bowl."""
    eased = progress * progress * (3 - 2 * progress)
    x = start + (end - start) * eased
    if start * end >= 0:
        return x, x * x
    return x, start * start + (end * end - start * start) * eased


def _clipped(line: Line, half: int) -> tuple[Point, Point] | None:
    """The part of a line that lies in the window; None when there is none.

    A line that leaves the window by less than can be seen goes on along its edge.
    """
    x, y = line.weight / half, line.loss / half / half
    slope = line.slope / half

    def height(place: float) -> float:
        return y + slope * (place - x)

    if slope:
        low, high = sorted(x + (edge - y) / slope for edge in (0.0, 1.0))
    else:
        low, high = -1.0, 1.0
    low = -1.0 if -_UNSEEN < height(-1.0) < 0 else max(low, -1.0)
    high = 1.0 if -_UNSEEN < height(1.0) < 0 else min(high, 1.0)
    if low > high:
        return None
    return (low, max(0.0, min(height(low), 1.0))), (high, max(0.0, min(height(high), 1.0)))
