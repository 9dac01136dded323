"""A run as text, CSV and JSON, line by line, so that a million epochs need no memory.

The lines of the text listing are also those of the log on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gdtui.engine.runs.run import Change, Epoch, Run
from gdtui.engine.theory.parabola import theory_of


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


def text_lines(runs: Sequence[Run]) -> Iterator[str]:
    """The listings of the runs up to their present epochs, an empty line between them."""
    for position, run in enumerate(runs):
        if position:
            yield ""
        yield from map(epoch_line, _epochs(run))


def _cell(value: float | None) -> str:
    return "" if value is None else repr(value)


def csv_lines(runs: Sequence[Run]) -> Iterator[str]:
    """A header and a row per epoch in full precision; with several runs a first column `run`."""
    several = len(runs) > 1
    yield ("run," if several else "") + "epoch,learning_rate,gradient,weight,loss"
    for position, run in enumerate(runs, 1):
        prefix = f"{position}," if several else ""
        for epoch in _epochs(run):
            step = f"{_cell(epoch.learning_rate)},{_cell(epoch.slope)}"
            yield f"{prefix}{epoch.number},{step},{epoch.weight!r},{epoch.loss!r}"


def json_lines(runs: Sequence[Run]) -> Iterator[str]:
    """One JSON document, an epoch a line. The regime and the factor are those of the first rate."""
    import json

    yield '{"runs": ['
    for position, run in enumerate(runs):
        learning_rate = run.stretches[0].rate_set
        theory = theory_of(run.landscape, run.method)
        head = {
            "weight": run.weight_at(0),
            "learning_rate": learning_rate,
            "landscape": run.landscape.formula,
            "rule": run.method.rule.name,
            "regime": theory and theory.regime(learning_rate).value,
            "factor": theory and theory.factor(learning_rate),
            "zero_loss_epoch": run.zero_loss,
            "outcome": run.outcome.value,
        }
        yield ("" if position == 0 else ", ") + json.dumps(head)[:-1] + ', "epochs": ['
        for epoch in _epochs(run):
            row = {
                "epoch": epoch.number,
                "learning_rate": epoch.learning_rate,
                "gradient": epoch.slope,
                "weight": epoch.weight,
                "loss": epoch.loss,
            }
            yield json.dumps(row) + ("," if epoch.number < run.at else "")
        yield "]}"
    yield "]}"


FORMATS = {"text": text_lines, "csv": csv_lines, "json": json_lines}
"""How `gdtui run` can print, by name."""


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each row; all rows have as many texts as the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()
