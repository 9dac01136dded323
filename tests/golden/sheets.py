"""Sheets as text: the rows of characters, below them the inks, and a legend of the inks.

In a row of inks a letter stands for an ink, and a number behind it for so many cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from golden.showing_states import Cell

FOLDER = Path(__file__).parent / "sheets"
MARK = "==== "
"""What begins the first line of a sheet, before its name."""
_LETTERS = ascii_letters + "αβγδεζηθικλμνξοπρστυφχψω"
_SHOWN = 12
"""So many rows that differ are told."""

Rows = Sequence[Sequence[Cell]]


def sheet_of(rows: Rows) -> str:
    """Rows of cells as text."""
    letters: dict[str, str] = {}
    for row in rows:
        for _, ink in row:
            letters.setdefault(ink, _LETTERS[len(letters) % len(_LETTERS)])
    assert len(letters) <= len(_LETTERS), "more inks than letters"
    lines = ["".join(character for character, _ in row).rstrip() for row in rows]
    lines += [_inks(row, letters) for row in rows]
    return "\n".join([*lines, *(f"{letter}: {ink}" for ink, letter in letters.items())])


def _inks(row: Sequence[Cell], letters: dict[str, str]) -> str:
    runs = ((ink, len(list(cells))) for ink, cells in groupby(ink for _, ink in row))
    return "".join(letters[ink] + (str(count) if count > 1 else "") for ink, count in runs)


def cells_of(sheet: str, height: int) -> list[list[Cell]]:
    """The rows of cells of a sheet."""
    lines = sheet.split("\n")
    legend = dict(line.split(": ", 1) for line in lines[2 * height :])
    rows = []
    for text, inks in zip(lines[:height], lines[height : 2 * height], strict=True):
        runs = re.findall(r"(\D)(\d*)", inks)
        row = [legend[letter] for letter, count in runs for _ in range(int(count or 1))]
        rows.append(list(zip(text.ljust(len(row)), row, strict=True)))
    return rows


def differences(kept: str, now: Rows) -> list[str]:
    """What differs between a sheet and rows of cells, row by row."""
    before, said, rows = cells_of(kept, len(now)), [], 0
    for number, (old, new) in enumerate(zip(before, now, strict=True), 1):
        if list(old) == list(new):
            continue
        rows += 1
        if rows > _SHOWN:
            continue
        old_text, new_text = ("".join(character for character, _ in row) for row in (old, new))
        if old_text != new_text:
            said += [f"row {number:2} was |{old_text}|", f"       is  |{new_text}|"]
        # Where the character is another one, the rows say enough.
        cells = [
            (a, b, k) for k, ((c, a), (d, b)) in enumerate(zip(old, new, strict=True)) if c == d
        ]
        for (a, b), run in groupby(cells, lambda cell: cell[:2]):
            places = [place for *_, place in run]
            if a != b:
                said.append(f"row {number:2} ink of cells {places[0]} to {places[-1]}: {a} → {b}")
    return [*said, f"… {rows - _SHOWN} rows more"] if rows > _SHOWN else said


def read(group: str, folder: Path = FOLDER) -> dict[str, str]:
    """The texts of a file by their names."""
    place = folder / f"{group}.txt"
    if not place.exists():
        return {}
    text = place.read_text(encoding="utf-8").removesuffix("\n")
    _, *parts = f"\n{text}".split(f"\n{MARK}")
    return dict(part.split("\n", 1) for part in parts)


def write(group: str, texts: dict[str, str], folder: Path = FOLDER) -> None:
    """Write the texts of a file by their names."""
    folder.mkdir(exist_ok=True)
    text = "".join(f"{MARK}{name}\n{text}\n" for name, text in texts.items())
    (folder / f"{group}.txt").write_text(text, encoding="utf-8", newline="\n")
