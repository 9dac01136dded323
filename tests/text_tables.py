"""Tables of text beside a test: a line for each row, its parts between |, remarks after #."""

from __future__ import annotations

from pathlib import Path


def rows_of(test: str, name: str) -> list[list[str]]:
    """The rows of a table that lies beside a test file."""
    lines = Path(test).with_name(name).read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split("|")] for line in lines if line[:1] not in ("", "#")
    ]
