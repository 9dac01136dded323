"""The table of the present runs and of those that are pinned, to be compared.

How a run is moved is told where that differs: in place of a start that is the same for all, or in a
row of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.words import goal
from gdtui.plot.bowl.marks import marked
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.numerals import measure, shortened
from gdtui.plot.cells.picture import DIM
from gdtui.plot.cells.rows import Row, row
from gdtui.plot.readout import arrival
from gdtui.plot.readout.method import told_apart

_ROOM = 8
_INDENT = "   "


class _Column(NamedTuple):
    """What is told of each run, under a word."""

    head: str
    texts: list[str]

    @property
    def width(self) -> int:
        """Columns that it needs."""
        return max(map(len, (self.head, *self.texts)))


def table(race: Race, width: int) -> list[Row]:
    """A row for each run: its mark, rate, start, and when its loss is zero."""
    runs = [run for run, _, _ in marked(race)]
    apart = told_apart([run.method for run in runs])
    rates = _Column("rate", [_rate(run) for run in runs])
    starts = _Column("from", [shortened(run.weight_at(0), _ROOM) for run in runs])
    arrives = _Column(
        f"{goal(race.lead.landscape).split()[0]} at", list(map(arrival.standing, runs))
    )
    if not any(apart):
        return _rows(race, rates, starts, arrives, _ROOM)
    rules = _Column("rule", [worded(words[-1]) for words in apart])
    room = width - len(_INDENT) - 1 - rules.width - 1 - arrives.width
    if len(set(starts.texts)) == 1 and rates.width <= room:
        return _rows(race, rates, rules, arrives, min(room, _ROOM))
    head, *rows = _rows(race, rates, starts, arrives, _ROOM)
    told = ((text for text in map(worded, words) if len(text) <= width - 3) for words in apart)
    inks = [ink for _, _, ink in marked(race)]
    below = [row(_INDENT + next(texts, ""), ink=ink) for texts, ink in zip(told, inks, strict=True)]
    return [head, *(each for pair in zip(rows, below, strict=True) for each in pair)]


def _rows(race: Race, rates: _Column, column: _Column, arrives: _Column, room: int) -> list[Row]:
    """Three columns, the rates in so many cells, below their heads."""
    texts = zip(marked(race), rates.texts, column.texts, arrives.texts, strict=True)
    return [
        row(f"{_INDENT}{rates.head:<{room}} {column.head}", arrives.head, DIM),
        *(
            row(f"{mark:<2} {rate:<{room}} {text}", arrived, ink)
            for (_, mark, ink), rate, text, arrived in texts
        ),
    ]


def _rate(run: Run) -> str:
    """The present rate: in full where a person set it, and whether that was on the way."""
    if run.learning_rate != run.rate_set:
        return measure(run.learning_rate, _ROOM)
    return "now " * bool(run.changes) + shortened(run.learning_rate, _ROOM)
