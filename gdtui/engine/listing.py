"""A run as text, CSV and JSON, line by line, so that a million epochs need no memory.

The lines of the text listing are also those of the log on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gdtui.engine.descent import Epoch
from gdtui.engine.race import Race
from gdtui.engine.regime import factor, regime_of
from gdtui.engine.run import Change, Run


def epoch_line(epoch: Epoch) -> str:
    """The listing's line for an epoch; the start has a form of its own."""
    if epoch.number == 0:
        return f"Starting weight: {epoch.weight}, Starting Loss: {epoch.loss}"
    return f"Epoch {epoch.number}: Weight = {epoch.weight:.4f}, Loss = {epoch.loss:.4f}"


def change_line(change: Change) -> str:
    """The log's line for a change of the learning rate in the middle of a run."""
    return f"learning rate {change.before} → {change.after} at epoch {change.epoch}"


def factor_text(value: float) -> str:
    """The factor r with its sign, in 4 digits or as many as keep it apart from -1, 0 and 1."""
    text = "0"
    for digits in range(4, 17):
        text = f"{value:+.{digits}g}"
        if abs(float(text)) not in (0, 1) or float(text) == value:
            break
    return "0" if value == 0 else text


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
            step = f"{_cell(epoch.learning_rate)},{_cell(epoch.gradient)}"
            yield f"{prefix}{epoch.number},{step},{epoch.weight!r},{epoch.loss!r}"


def json_lines(runs: Sequence[Run]) -> Iterator[str]:
    """One JSON document, an epoch a line."""
    import json

    yield '{"runs": ['
    for position, run in enumerate(runs):
        learning_rate = run.learning_rate_at(0)
        head = {
            "weight": run.weight_at(0),
            "learning_rate": learning_rate,
            "regime": regime_of(learning_rate).value,
            "factor": factor(learning_rate),
            "zero_loss_epoch": run.zero_loss,
        }
        yield ("" if position == 0 else ", ") + json.dumps(head)[:-1] + ', "epochs": ['
        for epoch in _epochs(run):
            row = {
                "epoch": epoch.number,
                "learning_rate": epoch.learning_rate,
                "gradient": epoch.gradient,
                "weight": epoch.weight,
                "loss": epoch.loss,
            }
            yield json.dumps(row) + ("," if epoch.number < run.at else "")
        yield "]}"
    yield "]}"


FORMATS = {"text": text_lines, "csv": csv_lines, "json": json_lines}
"""How `gdtui run` can print, by name."""


def log_lines(race: Race, epoch: int, height: int) -> list[tuple[int | None, str]]:
    """The log's last `height` lines up to `epoch`: the place of the run each belongs to, its text.

    The runs of the race have the first places, pinned runs those after them; in an epoch the pinned
    runs come first. A change of the learning rate belongs to the race: its place is None.

    Takes time by the height, not by the length of the history.
    """
    lines: list[tuple[int | None, str]] = []
    while epoch >= 0 and len(lines) < height:
        change = race.change_at(epoch)
        entries: list[tuple[int | None, str]] = [
            (place, epoch_line(run.epoch(epoch)))
            for place, run in [
                *enumerate(race.pinned, len(race.runs)),
                *enumerate(race.runs),
            ]
            if epoch <= run.at
        ]
        if change:
            entries.append((None, change_line(change)))
        lines[:0] = entries
        epoch -= 1
    return lines[-height:]
