"""The pictures of the whole: what each is called, what is said of it, and which runs have it.

A picture is added by a row here, and a class in a module that makes it of what is seen.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gdtui.engine.rules.method import Method
    from gdtui.engine.runs.run import Race, Run
    from gdtui.engine.runs.setup import Setup
    from gdtui.plot.bowl.scene import Seen
    from gdtui.plot.pictures.base import WholePicture


BOWL, LOSS = "bowl", "loss"


class Entry(NamedTuple):
    """A picture in words: its title, a sentence, other words under which it is looked for.

    `has` tells whether there is such a picture of a run, or of those from a setup.
    """

    title: str
    said: str
    also: str
    made_as: str = ""
    has: Callable[[Run | Setup], bool] = lambda _: True


PICTURES = {
    None: Entry(BOWL, "the bowl", "picture landscape"),
    "map": Entry(
        "epochs by η",
        "how many epochs every learning rate takes to the bottom, from this start",
        "map learning rate best goldilocks",
        "by_rate.Epochs",
        lambda moved: bool(moved.landscape.valleys),
    ),
    "long-run": Entry(
        "long run by η",
        "the weights that are visited in the long run, for every learning rate",
        "chaos bifurcation feigenbaum cycles attractor",
        "by_rate.LongRun",
    ),
    "basins": Entry(
        "basins",
        "the valley that a run ends in, for every start and learning rate",
        "valley fractal start attraction",
        "by_rate.Basins",
        lambda moved: len(moved.landscape.valleys) > 1,
    ),
    "cobweb": Entry(
        "cobweb",
        "the next weight for every weight, and the steps of the run as stairs",
        "stairs iteration map diagonal",
        "cobweb.Cobweb",
        lambda moved: moved.method.is_steady and not moved.method.rule.state,
    ),
    "data": Entry(
        "line and data",
        "the weight is the slope of the line: it turns as the marble rolls",
        "regression fit points",
        "regression.Regression",
        lambda moved: bool(moved.landscape.points),
    ),
    "settling": Entry(
        "settling by η and β",
        "how quickly it settles near the bottom, for every learning rate and β",
        "stability damping memory quickest",
        "by_rate.Settling",
        # It has a law, and that a parameter.
        lambda moved: (
            bool(moved.method.rule.near and moved.method.rule.parameters)
            and any(valley.curvature for valley in moved.landscape.valleys)
        ),
    ),
}
"""The pictures by their names in a command line, in the order of the keys; None is the bowl."""
WHOLE_PICTURES = tuple(filter(None, PICTURES))
SHEETS = (BOWL, *WHOLE_PICTURES, LOSS)
"""All that can be drawn of a run on a sheet of its own."""


def pictures_of(moved: Run | Setup) -> tuple[str, ...]:
    """The pictures of the whole that there are of a run, in the order of the keys."""
    return tuple(name for name in WHOLE_PICTURES if PICTURES[name].has(moved))


def kept_picture(whole: str | None, race: Race) -> str | None:
    """A picture, where there is such a one of a race; else the bowl."""
    return whole if PICTURES[whole].has(race.lead) else None


def left_out(method: Method) -> str:
    """What pictures at fixed rates leave out of a method, in words."""
    parts = (
        "at fixed rates" * (not method.schedule.is_constant),
        "without noise" * bool(method.noise.deviation),
        "of all points" * bool(method.noise.batch),
    )
    return ", ".join(filter(None, parts))


def picture_of(whole: str, seen: Seen) -> WholePicture:
    """A picture of the whole as it is for a race.

    Its module is imported when it is first asked for: the start does not wait for it.
    """
    module, name = PICTURES[whole].made_as.split(".")
    made: type[WholePicture] = getattr(import_module(f"gdtui.plot.pictures.{module}"), name)
    return made.of(seen)
