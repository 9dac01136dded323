"""What is to be seen of a race, in the unit square of its window: all finite, all clipped.

Marbles are at rest, or on their way from one weight to another: what rides along, as place, weight,
slope and tangent do, is asked of that way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.step import Step
from gdtui.guide.guide import Look
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.cells.dots import Point
from gdtui.plot.readout.equation import scaled_by_rate
from gdtui.plot.shows import Beat, Shows, Sight

_HALFWAY = 0.5
_ALL_BEFORE = 64
"""The epochs up to which all steps are drawn; of later ones those that can be told apart."""
_RARER = 1.25
"""How many times as late the next step is that is drawn."""
_LATEST = 8

Path = tuple[Point, ...]
"""From where a step began to where it ended, in straight lines."""


class Way(NamedTuple):
    """The way of one marble, of which it has gone a `share` from 0 to 1; at rest it ends there."""

    landscape: Landscape
    start: float
    end: float
    share: float = 1.0

    @property
    def weight(self) -> float:
        """The weight in between; over a gap it is that of the nearer end."""
        if self.share == 1:
            return self.end
        weight = self.start + (self.end - self.start) * self.share
        if self.landscape.is_inside(weight):
            return weight
        return self.start if self.share < _HALFWAY else self.end

    @property
    def loss(self) -> float:
        return self.landscape.loss(self.weight)

    @property
    def slope(self) -> float:
        """The slope of the landscape at its weight, without noise."""
        return self.landscape.slope(self.weight)

    @property
    def crosses(self) -> bool:
        """Whether it leads over a minimum: then the marble flies, else it rolls on the curve."""
        return self.landscape.crosses(self.start, self.end)

    def point(self, window: Window) -> Point:
        """Where the marble is; where it flies, straight from one place of it to the other."""
        if not self.crosses:
            return window.on(self.landscape, self.weight)
        (x, y), (end_x, end_y) = (window.on(self.landscape, w) for w in (self.start, self.end))
        return x + (end_x - x) * self.share, y + (end_y - y) * self.share


class Flight(NamedTuple):
    """All marbles of a race on their way to another epoch of it, seen in one window."""

    epoch: int
    ways: tuple[Way, ...]
    window: Window


def flight(left: Race, reached: Race, share: float, windows: Sequence[Window]) -> Flight:
    """From one epoch of a race to another, in the widest of the windows."""
    pairs = zip(left.runs, reached.runs, strict=True)
    ways = tuple(Way(a.landscape, a.weight, b.weight, share) for a, b in pairs)
    return Flight(reached.at, ways, max(windows, key=lambda each: each.across.length))


def at_rest(run: Run) -> Way:
    return Way(run.landscape, run.weight, run.weight)


class Seen(NamedTuple):
    """A race as it is seen: what is switched on and what may be told, marbles that have just left.

    It is seen `within` a window, else in its own; marbles in the air are seen in theirs.
    """

    race: Race
    shows: Shows = Shows()
    sight: Sight = Sight()
    within: Window | None = None
    aloft: Flight | None = None

    @property
    def window(self) -> Window:
        """The window that it is seen in."""
        within = self.aloft.window if self.aloft else self.within
        return within or window_of(self.race, self.shows)

    @property
    def ways(self) -> tuple[Way, ...]:
        """For each marble where it is seen; what belongs to its step does not ride along."""
        return self.aloft.ways if self.aloft else tuple(map(at_rest, self.race.runs))


class Arrow(NamedTuple):
    """A step at the height of its start, in its true length; from its end a line to the bowl.

    `before` is where it pointed before the minus sign turned it round. Of two arrows one is thin, a
    row above the other; each has its name, at length and in short, on its own `side`, -1 above and
    1 below.
    """

    start: Point
    end: Point
    names: tuple[str, str]
    drop: Point | None = None
    before: Point | None = None
    side: int = 0


class Ray(NamedTuple):
    """A straight line through a point, both in the unit square: its slope there may be infinite.

    A secant meets the landscape again so far `to` the right or the left: at `second`, if inside.
    """

    touch: Point
    slope: float
    to: float = 0.0
    second: Point | None = None

    @staticmethod
    def of(touch: Point, slope: float, window: Window) -> Ray:
        """The line through a point that rises by `slope` per unit of weight."""
        return Ray(touch, slope / window.up.length * window.across.length)


class Marble(NamedTuple):
    """A marble at `point`, the places it had before, and its weight if it lies outside.

    `paths` are the steps that it has taken from the start on, the last one as far as it has come.
    `ghost` is where it lands next, `uphill` where it would go without the minus sign.
    """

    point: Point
    outside: float | None
    tangent: Ray | None = None
    trail: tuple[Point, ...] = ()
    paths: tuple[Path, ...] = ()
    ghost: Point | None = None
    uphill: Point | None = None
    arrows: tuple[Arrow, ...] = ()


class Scene(NamedTuple):
    """The landscapes in their window, the marbles on them, pinned ones, the first one's secant.

    There is one landscape, or one for each marble; in the fog none is seen.
    """

    landscapes: tuple[Landscape, ...]
    window: Window
    marbles: tuple[Marble, ...]
    pinned: tuple[Marble, ...] = ()
    secant: Ray | None = None


def scene(seen: Seen) -> Scene:
    """The scene of a race; in the fog the marbles and their tangents alone."""
    race, shows, window, is_foggy = seen.race, seen.shows, seen.window, seen.sight.fog
    has_tangents = is_foggy or shows.beat is not None or Look.TANGENT in shows.looks
    marbles = [_marble(way, window, has_tangents) for way in seen.ways]
    if is_foggy:
        return Scene((), window, tuple(marbles))
    pairs = zip(marbles, race.runs, strict=True)
    return Scene(
        race.landscapes,
        window,
        tuple(_with_steps(marble, run, seen, window) for marble, run in pairs),
        tuple(_marble(at_rest(run.to(race.at)), window) for run in race.pinned),
        _secant(seen.ways[0], shows.secant_gap(race) or 0.0, window),
    )


def _secant(way: Way, gap: float, window: Window) -> Ray | None:
    """The line through the landscape at the marble and so far from there."""
    landscape, weight, other = way.landscape, way.weight, way.weight + gap
    slope = landscape.secant(weight, gap) if window.holds(weight) else None
    if slope is None:
        return None
    second = window.on(landscape, other) if window.holds(other) else None
    ray = Ray.of(window.on(landscape, weight), slope, window)
    return ray._replace(to=gap / window.across.length, second=second)


def _marble(way: Way, window: Window, has_tangent: bool = False) -> Marble:
    point = way.point(window)
    if not window.holds(way.weight):
        return Marble(point, way.weight)
    return Marble(point, None, Ray.of(point, way.slope, window) if has_tangent else None)


def _with_steps(marble: Marble, run: Run, seen: Seen, window: Window) -> Marble:
    """A marble with all that belongs to it; where it goes to is not seen before it is there."""
    landscape, step, shows, aloft = run.landscape, run.step, seen.shows, seen.aloft
    reached = aloft.epoch if aloft else run.at
    gone = (run.weight_at(epoch) for epoch in epochs_seen(reached) if epoch <= run.at)
    places, paths = _gone(landscape, window, tuple(gone))
    if reached > run.at and window.holds(run.weight):
        # A stair goes down only where the marble has arrived: until then its length grows.
        start, (x, y) = window.on(landscape, run.weight), marble.point
        places, paths = (*places, start), (*paths, (start, (x, y if step.crosses else start[1])))
    is_turned = shows.beat is not None and shows.beat.is_turned
    with_ghost = (Look.LANDING in shows.looks or is_turned) and not run.is_over and not aloft
    ghost, uphill = (
        window.on(landscape, end) if is_shown and end is not None else None
        for end, is_shown in ((step.landing, with_ghost), (step.uphill, Look.UPHILL in shows.looks))
    )
    arrows = arrows_of(shows.step_apart(run), shows.beat, window)
    return marble._replace(trail=places, paths=paths, ghost=ghost, uphill=uphill, arrows=arrows)


def arrows_of(step: Step | None, beat: Beat | None, window: Window) -> tuple[Arrow, ...]:
    """The arrows of a step from its second beat on: uphill at first, then turned round.

    One is the step from its last term on; before that η times the latest term that points. Where a
    rule makes something of the slope that points too, the slope has a thin one above it.
    """
    if step is None or beat is None or beat.is_slope or not window.holds(step.weight):
        return ()
    rate, terms = step.learning_rate, step.rule.terms
    slope = step.rule.points and _arrow(
        step, beat, window, rate * step.slope, ("η·slope", "η·g"), side=-1
    )
    pointing = [each for each in step.terms[: beat.term + 1] if each.term.noun]
    arrow, side = None, 1 if slope else 0
    if beat.term == len(terms) - 1:
        nouns, last = {term.symbol: term.noun for term in terms}, terms[-1]
        noun = nouns.get(scaled_by_rate(last))
        names = f"η·{noun}" if noun else last.formula, last.formula
        arrow = _arrow(step, beat, window, step.taken, names, side)
    elif pointing:
        term, _, value = pointing[-1]
        short = f"η·{term.symbol or term.formula}"
        names = f"η·{term.noun}" if term.symbol else short, short
        arrow = _arrow(step, beat, window, rate * value, names, side)
    return tuple(each for each in (arrow, slope) if each)


def _arrow(
    step: Step, beat: Beat, window: Window, length: float, names: tuple[str, str], side: int
) -> Arrow | None:
    """What points so far from the weight, before the minus sign; None where it is not seen.

    What is said of the landing is said of the step alone, not of the slope above it.
    """
    landscape, weight = step.landscape, step.weight
    start = window.on(landscape, weight)
    landing, ahead = (
        window.on(landscape, place) if landscape.is_inside(place) else None
        for place in (weight - length, weight + length)
    )
    end = ahead if beat.is_term else landing
    if end is None or start == end:
        return None
    arrow = Arrow(start, (end[0], start[1]), names, side=side)
    if beat.is_term:
        return arrow
    arrow = arrow._replace(names=(f"−{names[0]}", f"−{names[1]}"))
    if side < 0:
        return arrow
    before = (ahead[0], start[1]) if ahead and beat.is_turned else None
    return arrow._replace(drop=landing, before=before)


@lru_cache(maxsize=4)
def epochs_seen(reached: int) -> list[int]:
    """The epochs up to the present one whose places are drawn, in order, it being the last.

    The first ones all are, then ever fewer, each with the next one: so that it does not matter how
    many there are, and a zigzag is seen as one.
    """
    epochs, epoch = set(range(min(reached + 1, _ALL_BEFORE))), float(_ALL_BEFORE)
    while epoch < reached:
        epochs |= {int(epoch), int(epoch) + 1}
        epoch *= _RARER
    return sorted(epochs | set(range(max(0, reached - _LATEST), reached + 1)))


@lru_cache(maxsize=8)
def _gone(
    landscape: Landscape, window: Window, weights: tuple[float, ...]
) -> tuple[Path, tuple[Path, ...]]:
    """The places where steps from weight to weight begin, and their paths.

    A step over a bottom is a straight line through the air; one that stays on its side is a stair,
    as long as the step and as high as the loss that it takes away. A step of which nothing lies in
    the window is left out.
    """
    seen = [(each, window.holds(each), window.on(landscape, each)) for each in weights]
    paths = []
    for (before, was_seen, start), (after, is_seen, end) in pairwise(seen):
        if was_seen or is_seen:
            is_over = landscape.crosses(before, after)
            paths.append((start, end) if is_over else (start, (end[0], start[1]), end))
    return tuple(point for _, is_seen, point in seen[:-1] if is_seen), tuple(paths)
