"""A recording as an asciicast v2: the bytes that a terminal gets, each with its time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rich.color import ColorSystem

from gdtui.ui.recording.stage import FRAME, Reel, Strips
from gdtui.ui.terminal.shadow import Piece, Shadow

# No other screen, which would be gone at the end; and nothing that a terminal answers.
_START = "\x1b[?25l\x1b[?7l"
"""No cursor, and no wrapped lines."""
_END = "\x1b[?7h\x1b[?25h"


def cast(reel: Reel, title: str) -> Iterator[str]:
    """The lines of the file."""
    first = reel.shots[0].strips
    columns, rows = sum(segment.cell_length for segment in first[0]), len(first)
    head = {"version": 2, "width": columns, "height": rows, "title": title}
    yield json.dumps(head, ensure_ascii=False) + "\n"
    shadow = Shadow(columns, rows, clears=False)
    for number, strips in reel.shots:
        sent = shadow.update(list(_pieces(strips)), ColorSystem.TRUECOLOR)
        yield _event(number, sent if number else _START + sent)
    yield _event(reel.frames, f"{_END}\x1b[{rows}H")


def _event(number: int, sent: str) -> str:
    return json.dumps([round(number * FRAME, 3), "o", sent], ensure_ascii=False) + "\n"


def _pieces(strips: Strips) -> Iterator[Piece]:
    for row, strip in enumerate(strips):
        column = 0
        for segment in strip:
            yield Piece(row, column, segment.text, segment.style)
            column += segment.cell_length
