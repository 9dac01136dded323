"""What is to be seen of a race, in the unit square of its window: all finite, all clipped."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.guide import Look
from gdtui.plot.bowl.arrows import Arrow, arrows_of
from gdtui.plot.bowl.flight import Flight, Way, ways_of
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.cells.dots import Point
from gdtui.plot.shows import Shows, Sight

TRAIL_LENGTH = 7
"""How many steps back are seen."""

Path = tuple[Point, ...]
"""From where a step began to where it ended, in straight lines."""


class Marble(NamedTuple):
    """A marble at `point`, the places it had before, and its weight if it lies outside.

    `paths` are the steps that it has taken, the last one as far as it has come. `ghost` is where it
    lands next, `uphill` where it would go without the minus sign.
    """

    point: Point
    outside: float | None
    trail: tuple[Point, ...] = ()
    paths: tuple[Path, ...] = ()
    ghost: Point | None = None
    uphill: Point | None = None
    arrows: tuple[Arrow, ...] = ()


class Tangent(NamedTuple):
    """So much of a line as lies in the window, and where it touches the landscape."""

    line: tuple[Point, Point]
    touch: Point


class Scene(NamedTuple):
    """The landscape in its window, the marbles on it, pinned ones, and the lines through them."""

    landscape: Landscape
    window: Window
    marbles: tuple[Marble, ...]
    pinned: tuple[Marble, ...] = ()
    tangents: tuple[Tangent, ...] = ()
    secant: tuple[Point, Point] | None = None
    second: Point | None = None
    """Where the secant meets the landscape a second time."""
    fog: bool = False


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
    ways = ways_of(race, aloft)
    lines = (way.line for way in ways if window.holds(way.weight))
    clipped = ((window.clipped(line), window.point(line.weight, line.loss)) for line in lines)
    tangents = tuple(Tangent(line, touch) for line, touch in clipped if line)
    if not (Look.TANGENT in shows.looks or shows.beat or sight.fog):
        tangents = ()
    marbles = [_marble(way, window) for way in ways]
    seen = Scene(landscape, window, tuple(marbles), tangents=tangents, fog=sight.fog)
    if sight.fog:
        return seen
    gap, weight = shows.secant_gap(race), ways[0].weight
    chord = landscape.secant(weight, gap) if gap and window.holds(weight) else None
    other = weight + gap if gap and chord else None
    return seen._replace(
        marbles=tuple(
            _with_steps(marble, run, window, shows, aloft, steps_back)
            for marble, run in zip(marbles, race.runs, strict=True)
        ),
        pinned=tuple(
            _marble(Way(run.landscape, weight, weight), window)
            for run in race.pinned
            for weight in [run.weight_at(min(race.at, run.at))]
        ),
        secant=window.clipped(chord) if chord else None,
        second=None if other is None or not window.holds(other) else window.on(landscape, other),
    )


def _marble(way: Way, window: Window) -> Marble:
    return Marble(way.point(window), None if window.holds(way.weight) else way.weight)


def _with_steps(
    marble: Marble, run: Run, window: Window, shows: Shows, aloft: Flight | None, steps_back: int
) -> Marble:
    """A marble with all that belongs to it; where it goes to is not seen before it is there."""
    landscape, step, reached = run.landscape, run.step, aloft.epoch if aloft else run.at
    trail = [run.weight_at(k) for k in range(max(0, reached - steps_back), reached)]
    is_turned = shows.beat is not None and shows.beat.is_turned
    with_ghost = (Look.GHOST in shows.looks or is_turned) and not run.is_over and not aloft

    def end(weight: float | None, is_shown: bool) -> Point | None:
        return window.on(landscape, weight) if is_shown and weight is not None else None

    return marble._replace(
        trail=tuple(window.on(landscape, weight) for weight in trail if window.holds(weight)),
        paths=steps_taken(run, window, reached, marble.point, steps_back),
        ghost=end(step.landing, with_ghost),
        uphill=end(step.uphill, Look.UPHILL in shows.looks),
        arrows=arrows_of(shows.step_apart(run), shows.beat, window),
    )


def steps_taken(
    run: Run, window: Window, reached: int, marble: Point, most: int = TRAIL_LENGTH
) -> tuple[Path, ...]:
    """The paths of the last steps up to an epoch, the oldest first, the last to the marble.

    A step over a bottom is a straight line through the air; one that stays on its side is a stair,
    as long as the step and as high as the loss that it takes away. A step of which nothing lies in
    the window is left out.
    """
    return tuple(
        _path(run, epoch, window, marble if epoch + 1 == reached >= run.at else None)
        for epoch in range(max(0, reached - most), reached)
        if window.holds(run.weight_at(epoch))
        or (epoch < run.at and window.holds(run.weight_at(epoch + 1)))
    )


def _path(run: Run, epoch: int, window: Window, marble: Point | None) -> Path:
    """A stair goes down only where the marble has arrived: until then its length grows."""
    start = window.on(run.landscape, run.weight_at(epoch))
    landing = window.on(run.landscape, run.weight_at(epoch + 1)) if epoch < run.at else None
    end = marble or landing or start
    if run.step_from(epoch).crosses:
        return start, end
    level = end[0], start[1]
    return (start, level, end) if end == landing else (start, level)
