"""Runs as text, CSV and JSON, and how any rows become these: line by line, so that a million epochs
need no memory.

The lines of the text listing are also those of the log on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gdtui.engine.runs.run import Change, Epoch, Run
from gdtui.engine.theory.parabola import theory_of

Row = Mapping[str, float | str | None]
"""What is in a row, by the names of its columns; None where there is nothing."""


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each row, its columns as wide as they need; all have as many as the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A header and a line for each row in full precision; nothing is an empty cell."""
    for position, row in enumerate(rows):
        if position == 0:
            yield ",".join(row)
        yield ",".join(["" if value is None else str(value) for value in row.values()])


def json_lines(head: Row, name: str, rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object: what is in the head, and by a name the list of the rows, each a line."""
    import json

    yield json.dumps(head)[:-1] + f', "{name}": ['
    written = map(json.dumps, rows)
    last = next(written, "")
    for row in written:
        yield f"{last},"
        last = row
    yield last
    yield "]}"


def epoch_line(epoch: Epoch) -> str:
    """The listing's line for an epoch; the start has a form of its own."""
    if epoch.number == 0:
        return f"Starting weight: {epoch.weight}, Starting Loss: {epoch.loss}"
    return f"Epoch {epoch.number}: Weight = {epoch.weight:.4f}, Loss = {epoch.loss:.4f}"


def change_line(change: Change) -> str:
    """The log's line for a change of the learning rate in the middle of a run."""
    return f"learning rate {change.before} → {change.after} at epoch {change.epoch}"


def _epochs(run: Run) -> Iterator[Epoch]:
    return (run.epoch(number) for number in range(run.at + 1))


def _rows(run: Run) -> Iterator[Row]:
    names = "epoch", "learning_rate", "gradient", "weight", "loss"
    return (dict(zip(names, epoch, strict=True)) for epoch in _epochs(run))


def _as_text(runs: Sequence[Run]) -> Iterator[str]:
    """The listings of the runs up to their present epochs, an empty line between them."""
    for position, run in enumerate(runs):
        if position:
            yield ""
        yield from map(epoch_line, _epochs(run))


def _as_csv(runs: Sequence[Run]) -> Iterator[str]:
    """A row per epoch; with several runs a first column `run`."""
    if len(runs) == 1:
        return csv_lines(_rows(runs[0]))
    numbered = enumerate(runs, 1)
    return csv_lines({"run": position, **row} for position, run in numbered for row in _rows(run))


def _as_json(runs: Sequence[Run]) -> Iterator[str]:
    """One JSON document. The regime and the factor are those of the first rate."""
    yield '{"runs": ['
    for position, run in enumerate(runs):
        learning_rate = run.stretches[0].rate_set
        theory = theory_of(run.landscape, run.method)
        head: Row = {
            "weight": run.weight_at(0),
            "learning_rate": learning_rate,
            "landscape": run.landscape.formula,
            "rule": run.method.rule.name,
            "regime": theory and theory.regime(learning_rate).value,
            "factor": theory and theory.factor(learning_rate),
            "zero_loss_epoch": run.zero_loss,
            "outcome": run.outcome.value,
        }
        lines = json_lines(head, "epochs", _rows(run))
        yield ", " * bool(position) + next(lines)
        yield from lines
    yield "]}"


FORMATS = {"text": _as_text, "csv": _as_csv, "json": _as_json}
"""How `gdtui run` can print, by name."""
