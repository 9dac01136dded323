"""The one value that flows down from the screen to every widget."""

from __future__ import annotations

from dataclasses import dataclass

from gdtui.engine.experiments import Experiment
from gdtui.engine.race import Race


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown. The same view gives the same cells in a terminal of the same size."""

    race: Race
    experiment: Experiment
    progress: float = 1.0
    """How far the marbles are on their way to the present epoch, 0 to 1."""
    playing: bool = False
    speed: float = 2.0
    """Epochs a second."""
    tangent: bool = True
    secant: bool = False
