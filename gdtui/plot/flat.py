"""The readout where it has three rows only: loss, slope and update, and zero loss."""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.landscape import secant
from gdtui.engine.race import Race
from gdtui.engine.run import Outcome, Run
from gdtui.plot.marks import SHAPES
from gdtui.plot.numerals import measure
from gdtui.plot.rows import Row
from gdtui.plot.shows import Shows
from gdtui.plot.words import counted, predicted, substituted, why


def flat_rows(race: Race, shows: Shows, width: int) -> list[Row]:
    """Three rows, for one run or two."""
    zero = _flat_zero_loss(race.runs, shows.theory, width)
    if len(race.runs) > 1:
        return _flat_pair(race, zero, width)
    return _flat_run(race.lead, zero, shows, width)


def _flat_run(run: Run, zero: str, shows: Shows, width: int) -> list[Row]:
    step = run.step
    landing = "no float" if step.landing is None else measure(step.landing)
    if run.outcome is Outcome.COMPLETE:
        update = f"complete: {run.at} epochs, r starts again"
        reasons = ["over"]
    else:
        update = f"{substituted(step, width - len(landing) - 3)} = {landing}"
        reasons = [why(step), f"moves {step.move.value}", step.move.value]
    if not shows.next:
        update, reasons = "", []
    gap = shows.secant_gap(Race((run,)))
    if gap is not None:
        slope = secant(run.weight, run.weight + gap).slope
        update = f"h {measure(gap, 8, '+')}: 2w + h {measure(slope, 9, '+')}"
    state = f"loss {measure(run.now.loss)}  slope {measure(step.gradient, sign='+')}"
    fitting = (reason for reason in reasons if len(state) + len(reason) < width)
    return [
        Row(1, state, next(fitting, "")),
        Row(1, update),
        Row(1, zero),
    ]


def _flat_pair(race: Race, zero: str, width: int) -> list[Row]:
    rows = []
    for shape, run in zip(SHAPES, race.runs, strict=True):
        state = f"{shape} {measure(run.weight, 9)}  loss {measure(run.now.loss, 9)}"
        slope = f"  slope {measure(run.step.gradient, 9, '+')}"
        rows.append(Row(0, state + (slope if len(state + slope) <= width else "")))
    return [*rows, Row(1, zero)]


def _flat_zero_loss(runs: Sequence[Run], with_theory: bool, width: int) -> str:
    theory = f"theory {', '.join(map(predicted, runs))}  " if with_theory else ""
    text = f"zero loss: {theory}counted {', '.join(counted(run, with_theory) for run in runs)}"
    return text if len(text) <= width else text.replace("not yet", "…")
