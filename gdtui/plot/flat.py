"""The readout where it has three rows only: loss, slope and update, and zero loss."""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.race import Race
from gdtui.engine.run import Outcome, Run
from gdtui.plot.bowl import SHAPES
from gdtui.plot.numerals import measure
from gdtui.plot.rows import Row
from gdtui.plot.words import counted, predicted, substituted, why


def flat_rows(race: Race, width: int) -> list[Row]:
    """Three rows, for one run or two."""
    return _flat_run(race.lead, width) if len(race.runs) == 1 else _flat_pair(race, width)


def _flat_run(run: Run, width: int) -> list[Row]:
    step = run.step
    zero = _flat_zero_loss([run])
    landing = "no float" if step.landing is None else measure(step.landing)
    if run.outcome is Outcome.COMPLETE:
        update = f"complete: {run.at} epochs, r starts again"
        reasons = ["over"]
    else:
        update = f"{substituted(step, width - len(landing) - 3)} = {landing}"
        reasons = [why(step), f"moves {step.move.value}", step.move.value]
    state = f"loss {measure(run.now.loss)}  slope {measure(step.gradient, sign='+')}"
    fitting = (reason for reason in reasons if len(state) + len(reason) < width)
    return [
        Row(1, state, next(fitting, "")),
        Row(1, update),
        Row(1, zero),
    ]


def _flat_pair(race: Race, width: int) -> list[Row]:
    rows = []
    for shape, run in zip(SHAPES, race.runs, strict=True):
        state = f"{shape} {measure(run.weight, 9)}  loss {measure(run.now.loss, 9)}"
        slope = f"  slope {measure(run.step.gradient, 9, '+')}"
        rows.append(Row(0, state + (slope if len(state + slope) <= width else "")))
    return [*rows, Row(1, _flat_zero_loss(race.runs))]


def _flat_zero_loss(runs: Sequence[Run]) -> str:
    theory = ", ".join(map(predicted, runs))
    count = ", ".join(map(counted, runs)).replace("not yet", "—")
    return f"zero loss: theory {theory}  counted {count}"
