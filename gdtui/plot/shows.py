"""What is switched on: the lines, ghosts and arrows that a person wants to see."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.descent import Beat, Step
from gdtui.engine.race import Race
from gdtui.engine.run import Run


class Shows(NamedTuple):
    """The switches, all independent of each other."""

    tangent: bool = True
    secant: bool = False
    gap: float | None = None
    """The secant's gap h as a person set it; None for that of the next step."""
    ghost: bool = False
    """The next landing, before it is taken."""
    uphill: bool = False
    """Where the rule would lead without its minus sign."""
    beat: Beat | None = None
    """How far a step that is taken apart has come."""
    next: bool = True
    """What the next update does, in words."""
    theory: bool = True
    """What theory says beforehand: the regime, and when the loss will be zero."""
    fog: bool = False
    """Nothing but the marble and its tangent."""

    def switched(self, name: str, on: bool) -> Shows:
        """The same with one switch on or off."""
        return self._replace(**{name: on})  # type: ignore[arg-type]

    def secant_gap(self, race: Race) -> float | None:
        """The gap of the secant on the screen, if there is one."""
        if not self.secant or self.fog:
            return None
        return race.lead.step.gap if self.gap is None else self.gap

    def steps_apart(self, race: Race) -> list[Step]:
        """The steps of all marbles that are taken apart."""
        return [step for step in map(self.step_apart, race.runs) if step]

    def step_apart(self, run: Run) -> Step | None:
        """The step that is taken apart: the next one, or the last once it has landed."""
        if self.beat is None:
            return None
        return run.last_step if self.beat is Beat.LANDED else run.step
