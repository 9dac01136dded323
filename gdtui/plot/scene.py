"""What is to be seen of a race, in the unit square of its window: all finite, all clipped.

The window goes from −half to half; a weight w is drawn at x = w / half and y = x². In these
coordinates the parabola is the same in every window, and no number is ever too large to draw.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.descent import Beat, Step
from gdtui.engine.landscape import Line, secant, tangent
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.plot.shows import Shows

SMALLEST_WINDOW = 10
LARGEST_WINDOW = 1_000_000
TRAIL_LENGTH = 6

_UNSEEN = 0.01
_NEXT_DIGIT = {"1": 2, "2": 3, "3": 5, "5": 10}

Point = tuple[float, float]


class Arrow(NamedTuple):
    """A step at the height of its start, in its true length; from its end a line to the bowl."""

    start: Point
    end: Point
    drop: Point | None


class Marble(NamedTuple):
    """A marble at `point`, the places it had before, and its weight if it lies outside.

    `ghost` is where it lands next, `uphill` where it would go without the minus sign.
    """

    point: Point
    outside: float | None
    trail: tuple[Point, ...] = ()
    ghost: Point | None = None
    uphill: Point | None = None
    arrow: Arrow | None = None


class Scene(NamedTuple):
    """The window's half width, the marbles in it, pinned ones, and the lines through them."""

    half: int
    marbles: tuple[Marble, ...]
    pinned: tuple[Marble, ...] = ()
    tangents: tuple[tuple[Point, Point], ...] = ()
    secant: tuple[Point, Point] | None = None
    fog: bool = False


def window(farthest: float) -> int:
    """Half the width of the window for |weights| up to `farthest`: 10, 20, 30, 50, … 1,000,000."""
    half = SMALLEST_WINDOW
    while half < farthest and half < LARGEST_WINDOW:
        half = half // int(str(half)[0]) * _NEXT_DIGIT[str(half)[0]]
    return half


def ticks(half: int) -> tuple[list[int], list[int]]:
    """The whole numbers at the weight axis and at the loss axis of a window."""
    parts = 5 if str(half)[0] == "5" else 4
    return [-half, -half // 2, 0, half // 2, half], [half**2 * k // parts for k in range(parts + 1)]


def half_of(race: Race, shows: Shows) -> int:
    """Half the width of the window in which all that is shown of a race has room."""
    farthest = race.reach[1]
    for run in race.runs:
        step = shows.step_apart(run) or run.step
        if shows.beat or shows.uphill:
            ends = (step.uphill, step.landing if shows.beat else None)
            farthest = max(farthest, *(abs(end) for end in ends if end is not None), 0.0)
    return window(farthest)


def scene(race: Race, shows: Shows, progress: float = 1.0) -> Scene:
    """The scene of a race whose marbles have gone `progress` (0 to 1) of their last step."""
    half = half_of(race, shows)
    weight = race.lead.weight
    inside = [run.weight for run in race.runs if abs(run.weight) <= half]
    gap = shows.secant_gap(race)
    chord = None if gap is None or abs(weight) > half else secant(weight, weight + gap)
    with_tangents = shows.tangent or shows.beat or shows.fog
    tangents = [_clipped(tangent(w), half) for w in inside] if with_tangents else []
    found = tuple(line for line in tangents if line)
    if shows.fog:
        marbles = (_marble(run.weight, half) for run in race.runs)
        return Scene(half, tuple(marbles), tangents=found, fog=True)
    return Scene(
        half,
        tuple(_live(run, half, shows, progress) for run in race.runs),
        tuple(_marble(run.weight_at(min(race.at, run.at)), half) for run in race.pinned),
        found,
        _clipped(chord, half) if chord else None,
    )


def _marble(weight: float, half: int) -> Marble:
    return Marble(_edge(weight / half), weight if abs(weight) > half else None)


def _live(run: Run, half: int, shows: Shows, progress: float) -> Marble:
    """A marble with all that belongs to it."""
    at = run.at
    trail = [run.weight_at(k) / half for k in range(max(0, at - TRAIL_LENGTH), at)]
    marble = _marble(run.weight, half)
    if progress < 1 and at > 0:
        point = rolled(_edge(trail[-1])[0], marble.point[0], progress)
        marble = marble._replace(point=point)
    step = run.step
    with_ghost = (shows.ghost or shows.beat is Beat.TURNED) and not run.is_over
    return marble._replace(
        trail=tuple((x, x * x) for x in trail if abs(x) <= 1),
        ghost=_edge(step.landing / half) if with_ghost and step.landing is not None else None,
        uphill=_edge(step.uphill / half) if shows.uphill and step.uphill is not None else None,
        arrow=_arrow(shows.step_apart(run), shows.beat, half),
    )


def _arrow(step: Step | None, beat: Beat | None, half: int) -> Arrow | None:
    """The arrow of a step from its second beat on: uphill at first, then turned round."""
    if step is None or beat in (None, Beat.SLOPE) or abs(step.weight) > half:
        return None
    end = step.uphill if beat is Beat.SCALED else step.landing
    if end is None:
        return None
    start, (x, height) = _edge(step.weight / half), _edge(end / half)
    drop = None if beat is Beat.SCALED else (x, height)
    return Arrow(start, (x, start[1]), drop)


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
