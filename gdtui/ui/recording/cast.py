"""A recording as an asciicast v2: the bytes that a terminal gets, each with its time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rich.color import ColorSystem

from gdtui.ui.recording.recording import FRAME, Reel
from gdtui.ui.terminal.wire import Shadow, pens_of

# No other screen, which would be gone at the end; and nothing that a terminal answers.
_START = "\x1b[?25l\x1b[?7l"
"""No cursor, and no wrapped lines."""
_END = "\x1b[?7h\x1b[?25h"


def cast(reel: Reel, title: str) -> Iterator[str]:
    """The lines of the file."""
    columns, rows = reel.shots[0].sheet.size
    head = {"version": 2, "width": columns, "height": rows, "title": title}
    yield json.dumps(head, ensure_ascii=False) + "\n"
    shadow, theme = None, ""
    for number, sheet, *themes in reel.shots:
        if shadow is None or [theme] != themes:
            (theme,) = themes
            shadow = Shadow(pens_of(theme, ColorSystem.TRUECOLOR), clears=False)
        sent = shadow.update(sheet)
        yield _event(number, sent if number else _START + sent)
    yield _event(reel.frames, f"{_END}\x1b[{rows}H")


def _event(number: int, sent: str) -> str:
    return json.dumps([round(number * FRAME, 3), "o", sent], ensure_ascii=False) + "\n"
