"""What is said of a run: where it moves and why, the update in numbers, zero loss, the end."""

from __future__ import annotations

from gdtui.engine.descent import Move, Step
from gdtui.engine.landscape import measured_slope, secant, tangent
from gdtui.engine.run import Outcome, Run
from gdtui.plot.numerals import count, measure, plain
from gdtui.plot.picture import DIM, GROWS, STRONG
from gdtui.plot.rows import Row

_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def why(step: Step) -> str:
    """Where the update moves the weight, and the reason."""
    if step.move is Move.LEFT:
        return "moves left: slope > 0"
    if step.move is Move.RIGHT:
        return "moves right: slope < 0"
    if step.gradient == 0:
        return "stays: the slope is 0"
    if step.learning_rate == 0:
        return "stays: the rate is 0"
    return "stays: step below a float"


def substituted(step: Step, width: int) -> str:
    """The update w − η·slope in real numbers, with as many decimals as there is room for."""
    rate = plain(step.learning_rate)
    text = ""
    for room in (12, 11, 10, 9, 8, 7, 6):
        slope = measure(step.gradient, room)
        factor = f"({slope})" if step.gradient < 0 else slope
        text = f"{measure(step.weight, room)} − {rate}×{factor}"
        if len(text) <= width:
            return text
    return text[: width - 1] + "…"


def predicted(run: Run) -> str:
    """The epoch of zero loss by theory."""
    epoch = run.predicted_zero_loss
    return "never" if epoch is None else count(epoch)


def counted(run: Run, theory: bool = True) -> str:
    """The epoch of zero loss that was counted in the run; theory knows where none will come."""
    epoch = run.zero_loss
    if epoch is not None:
        return count(epoch)
    return "—" if run.is_over or (theory and run.predicted_zero_loss is None) else "not yet"


def closed_form_name(run: Run) -> str:
    """The formula, from the epoch at which the learning rate was last changed."""
    first = str(run.rate_since).translate(_LOWERED)
    power = "ᵏ" if run.rate_since == 0 else "ᵏ⁻" + str(run.rate_since).translate(_RAISED)
    return f"w{first}·r{power} by theory"


def closed_form(run: Run) -> str:
    """The present weight by theory."""
    weight = run.closed_form
    return "no float" if weight is None else measure(weight, 9)


def over(outcome: Outcome, epoch: int) -> list[Row]:
    """That a run is over, and what can be done."""
    if outcome is Outcome.COMPLETE:
        return [
            Row(1, f"complete: {epoch} epochs", ink=STRONG),
            Row(2, "r: start again  b: back", ink=DIM),
        ]
    return [
        Row(1, f"ends at epoch {epoch}:", ink=STRONG),
        Row(1, "the next loss is no float", ink=GROWS),
    ]


def secant_rows(weight: float, gap: float) -> list[Row]:
    """The secant from w to w + h: its slope by the formula, and as floats give it."""
    slope = secant(weight, weight + gap).slope
    measured = measured_slope(weight, gap)
    shown = "—" if measured is None else measure(measured, sign="+")
    rounded = shown != measure(slope, sign="+")
    return [
        Row(1, "secant, gap h", measure(gap, sign="+")),
        Row(1, " slope 2w + h", measure(slope, sign="+")),
        Row(1, " left between", measure(slope - tangent(weight).slope, sign="+")),
        Row(2, " rounded in floats" if rounded else " in floats", shown),
    ]
