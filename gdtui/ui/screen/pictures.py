"""What each picture is called, what is said of it when it comes, and words to find it by."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.guide.guide import Whole


class Told(NamedTuple):
    """A picture in words: its name, a sentence, and other words under which it is looked for."""

    name: str
    said: str
    also: str


PICTURES = {
    None: Told("bowl", "the bowl", "picture landscape"),
    Whole.EPOCHS: Told(
        "epochs by η",
        "how many epochs every learning rate takes to the bottom, from this start",
        "map learning rate best goldilocks",
    ),
    Whole.LONG_RUN: Told(
        "long run by η",
        "the weights that are visited in the long run, for every learning rate",
        "chaos bifurcation feigenbaum cycles attractor",
    ),
    Whole.BASINS: Told(
        "basins",
        "the valley that a run ends in, for every start and learning rate",
        "valley fractal start attraction",
    ),
    Whole.COBWEB: Told(
        "cobweb",
        "the next weight for every weight, and the steps of the run as stairs",
        "stairs iteration map diagonal",
    ),
    Whole.DATA: Told(
        "line and data",
        "the weight is the slope of the line: it turns as the marble rolls",
        "regression fit points",
    ),
    Whole.SETTLING: Told(
        "settling by η and β",
        "how quickly it settles near the bottom, for every learning rate and β",
        "stability damping memory quickest",
    ),
}
"""The pictures of the whole; None is the bowl."""
