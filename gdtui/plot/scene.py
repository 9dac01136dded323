"""What is to be seen of a race, in the unit square of its window: all finite, all clipped."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscape import Landscape
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.engine.step import Step
from gdtui.guide.guide import Look
from gdtui.plot.arrows import Arrow, arrow_of
from gdtui.plot.dots import Point
from gdtui.plot.shows import Beat, Shows, Sight
from gdtui.plot.steps import TRAIL_LENGTH, Way, steps_taken
from gdtui.plot.window import Window, window_of


class Marble(NamedTuple):
    """A marble at `point`, the places it had before, and its weight if it lies outside.

    `ways` are the steps that it has taken, the last one as far as it has come.

    `ghost` is where it lands next, `uphill` where it would go without the minus sign.
    """

    point: Point
    outside: float | None
    trail: tuple[Point, ...] = ()
    ways: tuple[Way, ...] = ()
    ghost: Point | None = None
    uphill: Point | None = None
    arrow: Arrow | None = None


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


def scene(race: Race, shows: Shows, sight: Sight, progress: float = 1.0) -> Scene:
    """The scene of a race whose marbles have gone `progress` (0 to 1) of their last step."""
    lead, window = race.lead, window_of(race, shows)
    landscape = lead.landscape
    inside = [run.weight for run in race.runs if window.holds(run.weight)]
    with_tangents = Look.TANGENT in shows.looks or shows.beat or sight.fog
    tangents = [window.clipped(landscape.tangent(w)) for w in inside] if with_tangents else []
    found = tuple(line for line in tangents if line)
    if sight.fog:
        marbles = tuple(_marble(run, run.at, window) for run in race.runs)
        return Scene(landscape, window, marbles, tangents=found, fog=True)
    gap = shows.secant_gap(race)
    chord = landscape.secant(lead.weight, gap) if gap and window.holds(lead.weight) else None
    other = lead.weight + gap if gap and chord else None
    return Scene(
        landscape,
        window,
        tuple(_live(run, window, shows, progress) for run in race.runs),
        tuple(_marble(run, min(race.at, run.at), window) for run in race.pinned),
        found,
        window.clipped(chord) if chord else None,
        None if other is None or not window.holds(other) else window.on(landscape, other),
    )


def _marble(run: Run, epoch: int, window: Window) -> Marble:
    weight = run.weight_at(epoch)
    point = window.on(run.landscape, weight)
    return Marble(point, None if window.holds(weight) else weight)


def _live(run: Run, window: Window, shows: Shows, progress: float) -> Marble:
    """A marble with all that belongs to it."""
    landscape, step = run.landscape, run.step
    marble = _marble(run, run.at, window)
    if progress < 1 and run.last_step:
        marble = marble._replace(point=rolled(run.last_step, window, progress))
    trail = [run.weight_at(k) for k in range(max(0, run.at - TRAIL_LENGTH), run.at)]
    with_ghost = (Look.GHOST in shows.looks or shows.beat is Beat.TURNED) and not run.is_over

    def end(weight: float | None, is_shown: bool) -> Point | None:
        return window.on(landscape, weight) if is_shown and weight is not None else None

    return marble._replace(
        trail=tuple(window.on(landscape, weight) for weight in trail if window.holds(weight)),
        ways=steps_taken(run, window, marble.point),
        ghost=end(step.landing, with_ghost),
        uphill=end(step.uphill, Look.UPHILL in shows.looks),
        arrow=arrow_of(shows.step_apart(run), shows.beat, window),
    )


def rolled(step: Step, window: Window, progress: float) -> Point:
    """Where a marble is on its way: it rolls along the curve, or flies straight across a bottom."""
    eased = progress * progress * (3 - 2 * progress)
    landing = step.weight if step.landing is None else step.landing
    if not step.crosses:
        start, end = window.kept(step.weight), window.kept(landing)
        return window.on(step.landscape, start + (end - start) * eased)
    (x, y), (end_x, end_y) = (window.on(step.landscape, w) for w in (step.weight, landing))
    return x + (end_x - x) * eased, y + (end_y - y) * eased
