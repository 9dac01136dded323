"""Pictures of the whole: which ones a landscape has, and each as a value made from a race.

Each is the very value that is seen of the race, so that the picture stays while it does.
"""

from __future__ import annotations

from dataclasses import dataclass

from gdtui.engine.landscapes.landscape import Landscape, Valley
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import Law, law_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import theory_of
from gdtui.guide.guide import Whole
from gdtui.guide.words import goal
from gdtui.plot.bowl.flight import Flight, spots_of
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures.portrait import Place, Portrait
from gdtui.plot.pictures.rate_map import draw_rate_map, rate_at
from gdtui.plot.shows import Sight


@dataclass(frozen=True, slots=True)
class ExactEpochs:
    """The map of the learning rate, where exact theory holds."""

    run: Run
    """At its start."""
    sight: Sight

    @property
    def title(self) -> str:
        """What it is called."""
        return f"epochs to {goal(self.run.landscape)} by η"

    def columns(self, _width: int, _height: int, /) -> None:
        """Theory has counted them all."""

    def draw(self, _done: int, width: int, height: int, /) -> Picture:
        """The map with the present rate on it."""
        return draw_rate_map(self.run, self.sight, width, height)

    def at(self, column: int, _row: int, width: int, _height: int, /) -> Place:
        """The rate at a column."""
        return Place(rate=rate_at(self.run.landscape, column, width))


def wholes_of(landscape: Landscape, method: Method = PLAIN) -> tuple[Whole, ...]:
    """The pictures that a landscape has under a method, in the order of the keys.

    A cobweb needs steps that follow from the weight alone.
    """
    rule, minima = method.rule, landscape.minima
    has = {
        Whole.EPOCHS: bool(minima),
        Whole.BASINS: len(minima) > 1,
        Whole.COBWEB: method.is_steady and not rule.state,
        Whole.DATA: bool(landscape.points),
        Whole.SETTLING: bool(rule.near and rule.parameters and _with_laws(landscape, rule)),
    }
    return tuple(each for each in Whole if has.get(each, True))


def seen_of(whole: Whole | None, race: Race) -> Whole | None:
    """A picture, where there is such a one of a race; else the bowl."""
    lead = race.lead
    return whole if whole and whole in wholes_of(lead.landscape, lead.method) else None


def left_out(method: Method) -> str:
    """What the pictures by learning rate leave out of a method, in words."""
    parts = [
        *(["at fixed rates"] if not method.schedule.is_constant else []),
        *(["without noise"] if method.noise.deviation else []),
    ]
    return ", ".join(parts)


def _with_laws(landscape: Landscape, rule: Rule) -> list[tuple[Valley, Law]]:
    """The valleys where a rule has a law, with that."""
    laws = ((valley, law_of(rule, valley.curvature)) for valley in landscape.valleys)
    return [(valley, law) for valley, law in laws if law]


def portrait(
    whole: Whole, race: Race, window: Window, sight: Sight, aloft: Flight | None = None
) -> Portrait:
    """A picture of the whole as it is for a race that is seen in a window.

    The line through data turns with the marble while that is `aloft`. Each is imported when it is
    first asked for, so that the start does not wait for them.
    """
    lead, landscape, rule = race.lead, race.lead.landscape, race.lead.method.rule
    start, rate = lead.weight_at(0), lead.learning_rate
    if whole is Whole.COBWEB:
        from gdtui.plot.axes.ranges import weights_with
        from gdtui.plot.pictures.cobweb import Cobweb

        if window.around is None:
            return Cobweb(lead, weights_with(landscape, *lead.extremes))
        return Cobweb(lead, window.room._replace(named=window.across.named))
    if whole is Whole.DATA:
        from gdtui.plot.pictures.regression import Regression

        return Regression(landscape.points, spots_of(race, aloft)[0].weight)
    if whole is Whole.EPOCHS:
        if theory_of(landscape, lead.method):
            return ExactEpochs(lead.restart(), sight)
        from gdtui.plot.pictures.epochs import Epochs

        return Epochs(landscape, rule, start, rate)
    if whole is Whole.BASINS:
        from gdtui.plot.pictures.basins import Basins

        return Basins(landscape, rule, start, rate)
    if whole is Whole.SETTLING:
        from gdtui.plot.pictures.settling import Settling

        valley, law = min(
            _with_laws(landscape, rule), key=lambda each: abs(each[0].bottom - lead.weight)
        )
        return Settling(law, valley.bottom, rule, rate)
    from gdtui.plot.pictures.long_run import LongRun

    return LongRun(landscape, rule, start, rate, lead.weight)
