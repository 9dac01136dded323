"""The readout of two marbles: the same facts side by side, and the ratio of their weights."""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.plot.bowl import SHAPES
from gdtui.plot.numerals import measure, plain
from gdtui.plot.picture import DIM, PLAIN, STRONG
from gdtui.plot.rows import Row
from gdtui.plot.words import counted, over, predicted


def pair_rows(race: Race, width: int) -> list[Row]:
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
        *update,
        Row(5),
        Row(3, "zero loss at epoch", ink=DIM),
        row(1, "theory", *(predicted(run) for run in race.runs)),
        row(1, "counted", *(counted(run) for run in race.runs)),
    ]
    if race.ratio is not None:
        rows += [Row(4, "ratio ◆ / ●", measure(race.ratio))]
    return rows
