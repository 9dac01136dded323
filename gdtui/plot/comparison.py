"""The readout of several runs: two marbles side by side, and all that are pinned as a table."""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.plot.marks import SHAPES, marked
from gdtui.plot.numerals import measure, plain
from gdtui.plot.picture import DIM, GROWS, PLAIN, STRONG
from gdtui.plot.rows import Row
from gdtui.plot.shows import Shows
from gdtui.plot.words import counted, over, predicted, secant_rows


def pair_rows(race: Race, shows: Shows, width: int) -> list[Row]:
    """The rows of a race of two, in a column of `width` cells."""
    first, second = race.runs
    room = (width - 8) // 2

    def row(rank: int, label: str, left: str, right: str, ink: str = PLAIN) -> Row:
        return Row(rank, label, left.rjust(room) + right.rjust(room), ink)

    def measured(rank: int, label: str, left: float, right: float, sign: str = "-") -> Row:
        return row(rank, label, measure(left, room - 1, sign), measure(right, room - 1, sign))

    landing, other_landing = first.step.landing, second.step.landing
    if race.is_over or landing is None or other_landing is None:
        update = over(race.outcome, race.at)
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
        *(update if shows.next else []),
    ]
    if shows.uphill:
        ends = (step.uphill for step in (first.step, second.step))
        left, right = ("no float" if end is None else measure(end, room - 1) for end in ends)
        rows.append(row(1, "no minus", left, right, GROWS))
    gap = shows.secant_gap(race)
    if gap is not None:
        rows += secant_rows(first.weight, gap)
    rows += [Row(5), Row(3, "zero loss at epoch", ink=DIM)]
    if shows.theory:
        rows.append(row(1, "theory", *(predicted(run) for run in race.runs)))
    rows.append(row(1, "counted", *(counted(run, shows.theory) for run in race.runs)))
    if race.ratio is not None:
        rows += [Row(4, "ratio ◆ / ●", measure(race.ratio))]
    return rows


def table_rows(race: Race) -> list[Row]:
    """A row for each run, pinned ones too: its mark, rate, start, and zero loss by theory."""
    heading = Row(1, "   rate     from", "zero at", DIM)
    return [heading, *(_table_row(run, mark, ink) for run, mark, ink in marked(race))]


def _table_row(run: Run, mark: str, ink: str) -> Row:
    rate, start = _short(run.learning_rate, 7), _short(run.weight_at(0), 8)
    changed = ">" if run.learning_rate_at(0) != run.learning_rate else ""
    return Row(1, f"{mark:<2} {changed}{rate}".ljust(12) + start, predicted(run), ink)


def _short(value: float, width: int) -> str:
    text = plain(value)
    return text if len(text) <= width else f"{value:.2g}"
