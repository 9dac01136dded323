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
    playing: bool = False
    speed: float = 2.0
    """Epochs a second."""
    tangent: bool = True
    secant: bool = False
    gap: float | None = None
    """The secant's gap h as a person set it; None for that of the next step."""
    ghost: bool = False
    """Whether the next landing is shown before it is taken."""

    @property
    def shown_gap(self) -> float | None:
        """The gap of the secant on the screen, if there is one."""
        if not self.secant:
            return None
        return self.race.lead.step.gap if self.gap is None else self.gap
