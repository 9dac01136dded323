"""The table of the present runs and of those that are pinned, to be compared.

How a run is moved is told where that differs: in place of a start that is the same for all, or in a
row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.words import goal
from gdtui.plot.bowl.marks import marked
from gdtui.plot.cells.numerals import measure, shortened
from gdtui.plot.cells.picture import DIM
from gdtui.plot.readout import arrival
from gdtui.plot.readout.facts import Fact, Part, sentence
from gdtui.plot.readout.method import told_apart

_ROOM = 8
_INDENT = "   "


def table(race: Race) -> Iterator[Fact]:
    """A row for each run: its mark, rate, start, and when its loss is zero."""
    runs = [run for run, _, _ in marked(race)]
    apart = told_apart([run.method for run in runs])
    rates = [_rate(run) for run in runs]
    starts = [shortened(run.weight_at(0), _ROOM) for run in runs]
    below = [""] * len(runs)
    head, column, room = "from", starts, _ROOM
    if any(apart) and len(set(starts)) == 1:
        head, column, room = "rule", [words[-1] for words in apart], max(4, *map(len, rates))
    elif any(apart):
        below = [words[0] for words in apart]
    arrives = f"{goal(race.lead.landscape).split()[0]} at"
    yield Fact(Part.TABLE, f"{_INDENT}{'rate':<{room}} {head}", "", ((arrives,),), DIM)
    rows = zip(marked(race), rates, column, below, strict=True)
    for (run, mark, ink), rate, text, rule in rows:
        left = f"{mark:<2} {rate:<{room}} {text}"
        yield Fact(Part.TABLE, left, "", ((arrival.standing(run),),), ink)
        if rule:
            yield sentence(Part.TABLE, _INDENT + rule, ink=ink)


def _rate(run: Run) -> str:
    """The present rate: in full where a person set it, and whether that was on the way."""
    if run.learning_rate != run.rate_set:
        return measure(run.learning_rate, _ROOM)
    return "now " * bool(run.changes) + shortened(run.learning_rate, _ROOM)
