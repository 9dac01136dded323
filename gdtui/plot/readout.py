"""The readout: the present loss and slope, the next update with its real numbers, and zero loss.

Each row has a rank; where there are fewer rows than facts, those of the lowest rank go.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.engine.descent import Move, Step, Trend
from gdtui.engine.race import Race
from gdtui.engine.run import Outcome, Run
from gdtui.plot.bowl import SHAPES
from gdtui.plot.numerals import count, measure, plain
from gdtui.plot.picture import DIM, FALLS, GROWS, MARBLES, PLAIN, STRONG, Canvas, Picture

_FLAT_BELOW = 5
_TREND_INKS = {Trend.FALLS: FALLS, Trend.STAYS: STRONG, Trend.GROWS: GROWS}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: text at the left, text at the right edge, and how much it matters (1 most)."""

    rank: int
    left: str = ""
    right: str = ""
    ink: str = PLAIN


def draw_readout(race: Race, thought: str, width: int, height: int) -> Picture:
    """The readout of one run or two, as a column, or flat where there are fewer than 5 rows."""
    flat = height < _FLAT_BELOW
    if len(race.runs) == 1:
        rows = _flat_run(race.lead, width) if flat else _run(race.lead, width)
    else:
        rows = _flat_pair(race, width) if flat else _pair(race, width)
    if not flat:
        rows += [_Row(6), *(_Row(6, line, ink=DIM) for line in textwrap.wrap(thought, width))]
    rows = _most_important(rows, height)
    canvas = Canvas.blank(width, height)
    for y, row in enumerate(rows):
        canvas.put(0, y, row.left, row.ink)
        canvas.put(width - len(row.right), y, row.right, row.ink)
        if len(race.runs) > 1 and row.rank == 0:
            _colour_shapes(canvas, y, row)
    return canvas.picture()


def _most_important(rows: list[_Row], height: int) -> list[_Row]:
    """As many rows as there is room for, whole ranks at a time but for the last that fits."""
    worst = 0
    for rank in sorted({row.rank for row in rows}):
        if sum(row.rank <= rank for row in rows) > height:
            break
        worst = rank
    return [row for row in rows if row.rank <= worst][:height] or rows[:height]


def _colour_shapes(canvas: Canvas, y: int, row: _Row) -> None:
    text = row.left.ljust(canvas.width - len(row.right)) + row.right
    for shape, ink in zip(SHAPES, MARBLES, strict=True):
        if shape in text:
            canvas.put(text.index(shape), y, shape, ink)


def _run(run: Run, width: int) -> list[_Row]:
    step = run.step
    return [
        _Row(1, "loss L(w)", measure(run.now.loss)),
        _Row(1, "slope 2w", measure(step.gradient, sign="+")),
        _Row(5),
        *_next(run, width),
        _Row(5),
        _Row(1, "zero loss at epoch"),
        _Row(1, " by theory", _predicted(run)),
        _Row(1, " counted", _counted(run)),
        _Row(4, "w₀·rᵏ by theory", _closed_form(run)),
    ]


def _next(run: Run, width: int) -> list[_Row]:
    """What the next update does, or why there is none."""
    if run.outcome is Outcome.COMPLETE:
        return _over(run.outcome, run.at)
    step = run.step
    if step.landing is None:
        return [
            _Row(2, "next w − η·slope", ink=DIM),
            _Row(2, " " + substituted(step, width - 1)),
            *_over(run.outcome, run.at),
        ]
    side = "crosses" if step.crosses else "same side"
    return [
        _Row(3, "next w ← w − η·slope", ink=DIM),
        _Row(2, " " + substituted(step, width - 1)),
        _Row(2, f" = {measure(step.landing)}"),
        _Row(1, why(step), ink=STRONG),
        _Row(3, f"loss {step.trend.value}, {side}", ink=_TREND_INKS[step.trend]),
    ]


def _over(outcome: Outcome, epoch: int) -> list[_Row]:
    """That a run is over, and what can be done."""
    if outcome is Outcome.COMPLETE:
        return [
            _Row(1, f"complete: {epoch} epochs", ink=STRONG),
            _Row(2, "r: start again  b: back", ink=DIM),
        ]
    return [
        _Row(1, f"ends at epoch {epoch}:", ink=STRONG),
        _Row(1, "the next loss is no float", ink=GROWS),
    ]


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


def _predicted(run: Run) -> str:
    epoch = run.predicted_zero_loss
    return "never" if epoch is None else count(epoch)


def _counted(run: Run) -> str:
    epoch = run.zero_loss
    if epoch is None:
        return "—" if run.is_over or run.predicted_zero_loss is None else "not yet"
    return count(epoch)


def _closed_form(run: Run) -> str:
    weight = run.closed_form
    return "no float" if weight is None else measure(weight)


def _flat_run(run: Run, width: int) -> list[_Row]:
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
        _Row(1, state, next(fitting, "")),
        _Row(1, update),
        _Row(1, zero),
    ]


def _pair(race: Race, width: int) -> list[_Row]:
    first, second = race.runs
    room = (width - 8) // 2

    def row(rank: int, label: str, left: str, right: str, ink: str = PLAIN) -> _Row:
        return _Row(rank, label, left.rjust(room) + right.rjust(room), ink)

    def measured(rank: int, label: str, left: float, right: float, sign: str = "-") -> _Row:
        return row(rank, label, measure(left, room - 1, sign), measure(right, room - 1, sign))

    landing, other_landing = first.step.landing, second.step.landing
    if race.is_over or landing is None or other_landing is None:
        update = _over(race.outcome, race.at)
    else:
        update = [
            measured(2, "next w", landing, other_landing),
            row(2, "moves", first.step.move.value, second.step.move.value, STRONG),
        ]
    rows = [
        row(
            0,
            "from",
            *(f"{s} {plain(r.weight_at(0))}" for s, r in zip(SHAPES, race.runs, strict=True)),
        ),
        measured(1, "weight", first.weight, second.weight),
        measured(1, "loss", first.now.loss, second.now.loss),
        measured(1, "slope", first.step.gradient, second.step.gradient, "+"),
        *update,
        _Row(5),
        _Row(3, "zero loss at epoch", ink=DIM),
        row(1, "theory", *(_predicted(run) for run in race.runs)),
        row(1, "counted", *(_counted(run) for run in race.runs)),
    ]
    if race.ratio is not None:
        rows += [_Row(4, "ratio ◆ / ●", measure(race.ratio))]
    return rows


def _flat_pair(race: Race, width: int) -> list[_Row]:
    rows = []
    for shape, run in zip(SHAPES, race.runs, strict=True):
        state = f"{shape} {measure(run.weight, 9)}  loss {measure(run.now.loss, 9)}"
        slope = f"  slope {measure(run.step.gradient, 9, '+')}"
        rows.append(_Row(0, state + (slope if len(state + slope) <= width else "")))
    return [*rows, _Row(1, _flat_zero_loss(race.runs))]


def _flat_zero_loss(runs: Sequence[Run]) -> str:
    predicted = ", ".join(map(_predicted, runs))
    counted = ", ".join(map(_counted, runs)).replace("not yet", "—")
    return f"zero loss: theory {predicted}  counted {counted}"
