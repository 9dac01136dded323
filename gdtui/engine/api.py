"""The engine's public face: what a program of your own needs, on one screen.

A start is read as the command line reads it: landscape, rule and schedule by name, a landscape also
as a formula. All that comes back is a frozen value.

>>> descent = setup(10, 0.1)
>>> done = run(descent)
>>> done.weight, done.zero_loss, done.outcome.value
(0.00014272476927059603, 33, 'complete')
>>> done.epoch(1)
Epoch(number=1, learning_rate=0.1, slope=20.0, weight=8.0, loss=64.0)

What theory says beforehand, where one holds exactly:

>>> exact = theory(descent)
>>> exact.regime(0.1).value, exact.factor(0.1), exact.zero_loss(10, 0.1)
('smooth convergence', 0.8, 33)

Any landscape, any rule; and what many rates do, by theory or as it is observed:

>>> well = setup(1.5, landscape="w^4/4 - w^2/2", rule="momentum", beta=0.5)
>>> theory(well) is None
True
>>> f"{run(well).weight:.6f}"
'1.000000'
>>> [(each.learning_rate, each.zero_loss) for each in sweep(descent, (0.1, 0.5, 1.0))]
[(0.1, 33), (0.5, 1), (1.0, None)]
"""

from __future__ import annotations

from collections.abc import Iterable

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule, Schedule
from gdtui.engine.runs.run import Epoch, Outcome, Run
from gdtui.engine.runs.setup import Setup, read_setup
from gdtui.engine.theory.parabola import Regime, Theory, theory_for
from gdtui.engine.theory.sweep import Rate
from gdtui.engine.theory.sweep import sweep as swept
from gdtui.engine.values import LEARNING_RATE

__all__ = [
    "Epoch",
    "Landscape",
    "Outcome",
    "Rate",
    "Regime",
    "Rule",
    "Run",
    "Schedule",
    "Setup",
    "Theory",
    "run",
    "setup",
    "sweep",
    "theory",
]


def setup(
    weight: float | None = None,
    learning_rate: float = 0.1,
    epochs: int = 50,
    *,
    landscape: str | None = None,
    data: str | None = None,
    rule: str = "descent",
    schedule: str = "constant",
    noise: float = 0.0,
    batch: int = 0,
    seed: int = 0,
    **parameters: float,
) -> Setup:
    """What a run starts from; `parameters` are those of the rule: beta, beta2.

    The landscape is the parabola, or that of the points in the file `data`. Without a weight it
    starts at 10, or nearer where that is out of view. Raises ValueError with a sentence for the
    person, as for every name that is unknown and every number beyond its limits.
    """
    given: dict[str, object] = {
        "landscape": landscape,
        "data": data,
        "rule": rule,
        "schedule": schedule,
    }
    given |= {"noise": noise, "batch": batch, "seed": seed}
    given |= {"weight": weight, "lr": learning_rate, "epochs": epochs, **parameters}
    return read_setup({name: str(value) for name, value in given.items() if value is not None})


def run(start: Setup) -> Run:
    """The run at its end; `to`, `forward` and `epoch` go to any other place in it."""
    return start.race().lead.to_end()


def theory(start: Setup) -> Theory | None:
    """What is known of plain descent on a parabola, exactly; None where that is not asked for."""
    return theory_for(start)


def sweep(start: Setup, rates: Iterable[float]) -> list[Rate]:
    """What each rate does from the first weight: by theory, or else as it is observed."""
    return [*swept(start, [LEARNING_RATE.read(repr(float(rate))) for rate in rates])]
