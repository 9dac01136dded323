"""The pictures of the whole: what each is called, what is said of it, and which runs have it.

A picture is added by a row here, and a module of which `picture` makes it of what is seen.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.stability import law_of
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Whole
from gdtui.plot.bowl.flight import Flight
from gdtui.plot.bowl.window import Window
from gdtui.plot.shows import Sight

if TYPE_CHECKING:
    from gdtui.plot.pictures.base import WholePicture


def _always(_landscape: Landscape, _method: Method) -> bool:
    return True


def _has_bottoms(landscape: Landscape, _method: Method) -> bool:
    return bool(landscape.valleys)


def _has_several_bottoms(landscape: Landscape, _method: Method) -> bool:
    return len(landscape.valleys) > 1


def _is_of_the_weight_alone(_landscape: Landscape, method: Method) -> bool:
    """Whether every step follows from the weight."""
    return method.is_steady and not method.rule.state


def _has_data(landscape: Landscape, _method: Method) -> bool:
    return bool(landscape.points)


def _has_a_law_with_a_parameter(landscape: Landscape, method: Method) -> bool:
    rule = method.rule
    laws = (law_of(rule, valley.curvature) for valley in landscape.valleys)
    return bool(rule.near and rule.parameters and any(laws))


class Entry(NamedTuple):
    """A picture in words: its name, a sentence, other words under which it is looked for.

    `has` tells whether there is such a picture of runs on a landscape, moved by a method.
    """

    name: str
    said: str
    also: str
    module: str = ""
    has: Callable[[Landscape, Method], bool] = _always


PICTURES = {
    None: Entry("bowl", "the bowl", "picture landscape"),
    Whole.EPOCHS: Entry(
        "epochs by η",
        "how many epochs every learning rate takes to the bottom, from this start",
        "map learning rate best goldilocks",
        "epochs",
        _has_bottoms,
    ),
    Whole.LONG_RUN: Entry(
        "long run by η",
        "the weights that are visited in the long run, for every learning rate",
        "chaos bifurcation feigenbaum cycles attractor",
        "long_run",
    ),
    Whole.BASINS: Entry(
        "basins",
        "the valley that a run ends in, for every start and learning rate",
        "valley fractal start attraction",
        "basins",
        _has_several_bottoms,
    ),
    Whole.COBWEB: Entry(
        "cobweb",
        "the next weight for every weight, and the steps of the run as stairs",
        "stairs iteration map diagonal",
        "cobweb",
        _is_of_the_weight_alone,
    ),
    Whole.DATA: Entry(
        "line and data",
        "the weight is the slope of the line: it turns as the marble rolls",
        "regression fit points",
        "regression",
        _has_data,
    ),
    Whole.SETTLING: Entry(
        "settling by η and β",
        "how quickly it settles near the bottom, for every learning rate and β",
        "stability damping memory quickest",
        "settling",
        _has_a_law_with_a_parameter,
    ),
}
"""The pictures in the order of the keys; None is the bowl."""


def pictures_of(landscape: Landscape, method: Method = PLAIN) -> tuple[Whole, ...]:
    """The pictures of the whole that a landscape has under a method, in the order of the keys."""
    return tuple(each for each in PICTURES if each and PICTURES[each].has(landscape, method))


def kept_picture(whole: Whole | None, race: Race) -> Whole | None:
    """A picture, where there is such a one of a race; else the bowl."""
    lead = race.lead
    return whole if PICTURES[whole].has(lead.landscape, lead.method) else None


def left_out(method: Method) -> str:
    """What the pictures by learning rate leave out of a method, in words."""
    parts = [
        *(["at fixed rates"] if not method.schedule.is_constant else []),
        *(["without noise"] if method.noise.deviation else []),
    ]
    return ", ".join(parts)


def picture_of(
    whole: Whole, race: Race, window: Window, sight: Sight, aloft: Flight | None = None
) -> WholePicture:
    """A picture of the whole as it is for a race that is seen in a window.

    Its module is imported when it is first asked for: the start does not wait for it.
    """
    from gdtui.plot.pictures.base import Seen

    module = import_module(f"gdtui.plot.pictures.{PICTURES[whole].module}")
    picture: WholePicture = module.picture(Seen(race, window, sight, aloft))
    return picture
