"""What is to be seen of a race, in the unit square of its window: all finite, all clipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.guide import Look
from gdtui.plot.bowl.arrows import Arrow, arrows_of
from gdtui.plot.bowl.flight import Flight, Way, spots_of
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.bowl.steps import TRAIL_LENGTH, Path, steps_taken
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Point
from gdtui.plot.shows import Shows, Sight


class Marble(NamedTuple):
    """A marble at `point`, the places it had before, and its weight if it lies outside.

    `paths` are the steps that it has taken, the last one as far as it has come.

    `ghost` is where it lands next, `uphill` where it would go without the minus sign.
    """

    point: Point
    outside: float | None
    trail: tuple[Point, ...] = ()
    paths: tuple[Path, ...] = ()
    ghost: Point | None = None
    uphill: Point | None = None
    arrows: tuple[Arrow, ...] = ()


class Scene(NamedTuple):
    """The landscape in its window, the marbles on it, pinned ones, and the lines through them."""

    landscape: Landscape
    window: Window
    marbles: tuple[Marble, ...]
    pinned: tuple[Marble, ...] = ()
    tangents: tuple[tuple[Point, Point], ...] = ()
    secant: tuple[Point, Point] | None = None
    second: Point | None = None
    """Where the secant meets the landscape a second time."""
    fog: bool = False
    touches: tuple[Point, ...] = ()
    """Where the tangents touch the landscape."""


def scene(
    race: Race,
    shows: Shows,
    sight: Sight,
    window: Window | None = None,
    aloft: Flight | None = None,
    steps_back: int = TRAIL_LENGTH,
) -> Scene:
    """The scene of a race in a window, else its own; `aloft` are marbles that have just left.

    `steps_back` is how many of the steps taken are seen.
    """
    landscape, window = race.lead.landscape, window or window_of(race, shows)
    ways: Sequence[Way | None] = aloft.ways if aloft else [None] * len(race.runs)
    spots = spots_of(race, aloft)
    lines = [
        way.line if way else landscape.tangent(spot.weight)
        for way, spot in zip(ways, spots, strict=True)
    ]
    with_tangents = Look.TANGENT in shows.looks or shows.beat or sight.fog
    inside = [line for line in lines if window.holds(line.weight)]
    tangents = [window.clipped(line) for line in inside] if with_tangents else []
    found = tuple(line for line in tangents if line)
    touches = tuple(window.point(line.weight, line.loss) for line in inside)
    if sight.fog:
        marbles = tuple(
            _marble(run, run.at, window, way) for run, way in zip(race.runs, ways, strict=True)
        )
        return Scene(landscape, window, marbles, tangents=found, fog=True, touches=touches)
    gap, weight = shows.secant_gap(race), spots[0].weight
    chord = landscape.secant(weight, gap) if gap and window.holds(weight) else None
    other = weight + gap if gap and chord else None
    return Scene(
        landscape,
        window,
        tuple(
            _live(run, window, shows, way, aloft.epoch if aloft else run.at, steps_back)
            for run, way in zip(race.runs, ways, strict=True)
        ),
        tuple(_marble(run, min(race.at, run.at), window) for run in race.pinned),
        found,
        window.clipped(chord) if chord else None,
        None if other is None or not window.holds(other) else window.on(landscape, other),
        touches=touches,
    )


def _marble(run: Run, epoch: int, window: Window, way: Way | None = None) -> Marble:
    weight = way.weight if way else run.weight_at(epoch)
    point = way.point(window) if way else window.on(run.landscape, weight)
    return Marble(point, None if window.holds(weight) else weight)


def _live(
    run: Run, window: Window, shows: Shows, way: Way | None, reached: int, steps_back: int
) -> Marble:
    """A marble with all that belongs to it; where it goes to is not seen before it is there."""
    landscape, step = run.landscape, run.step
    marble = _marble(run, run.at, window, way)
    trail = [run.weight_at(k) for k in range(max(0, reached - steps_back), reached)]
    is_turned = shows.beat is not None and shows.beat.is_turned
    with_ghost = (Look.GHOST in shows.looks or is_turned) and not run.is_over

    def end(weight: float | None, is_shown: bool) -> Point | None:
        return window.on(landscape, weight) if is_shown and weight is not None else None

    return marble._replace(
        trail=tuple(window.on(landscape, weight) for weight in trail if window.holds(weight)),
        paths=steps_taken(run, window, reached, marble.point, steps_back),
        ghost=end(step.landing, with_ghost and way is None),
        uphill=end(step.uphill, Look.UPHILL in shows.looks),
        arrows=arrows_of(shows.step_apart(run), shows.beat, window),
    )
