"""Runs as text, CSV and JSON, and how any rows become these: line by line, so that a million epochs
need no memory.

The lines of the text listing are also those of the log on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gdtui.engine.runs.run import Change, Epoch, Run
from gdtui.engine.theory.parabola import theory_for

Row = Mapping[str, float | str | None]
"""What is in a row, by the names of its columns; None where there is nothing."""


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each row, its columns as wide as they need; all have as many as the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def following(listings: Iterable[Iterable[str]]) -> Iterator[str]:
    """Listings one after the other, an empty line between them."""
    for position, lines in enumerate(listings):
        yield from ("",) * bool(position)
        yield from lines


def csv_lines(tables: Sequence[Iterable[Row]]) -> Iterator[str]:
    """A header and a line for each row in full precision; nothing is an empty cell.

    Of several tables a first column `run` says which.
    """
    numbered = ({"run": k, **row} for k, rows in enumerate(tables, 1) for row in rows)
    for position, row in enumerate(tables[0] if len(tables) == 1 else numbered):
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


def json_list(name: str, documents: Iterable[Iterator[str]]) -> Iterator[str]:
    """One JSON object, which has by a name a list of others."""
    yield f'{{"{name}": ['
    for position, lines in enumerate(documents):
        yield ", " * bool(position) + next(lines)
        yield from lines
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


def _document(run: Run) -> Iterator[str]:
    """A run as a JSON object. The regime and the factor are those of the first rate."""
    learning_rate = run.stretches[0].rate_set
    theory = theory_for(run)
    head: Row = {
        "weight": run.first_weight,
        "learning_rate": learning_rate,
        "landscape": run.landscape.formula,
        "rule": run.method.rule.name,
        "regime": theory and theory.regime(learning_rate).value,
        "factor": theory and theory.factor(learning_rate),
        "zero_loss_epoch": run.zero_loss,
        "outcome": run.outcome.value,
    }
    return json_lines(head, "epochs", _rows(run))


FORMATS: dict[str, Callable[[Sequence[Run]], Iterator[str]]] = {
    "text": lambda runs: following(map(epoch_line, _epochs(run)) for run in runs),
    "csv": lambda runs: csv_lines([*map(_rows, runs)]),
    "json": lambda runs: json_list("runs", map(_document, runs)),
}
"""How `gdtui run` can print runs up to their present epochs, by name."""
