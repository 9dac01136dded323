"""What the explorer is told of the file of preferences when it opens.

Where there is no file, nothing is imported that reads one.
"""

from __future__ import annotations

import os
from argparse import Namespace

from gdtui.config.place import place
from gdtui.config.wishes import Wishes


def wished(typed: Namespace) -> tuple[Wishes, str]:
    """What the file says, and what is to be said of it; a kiosk reads none."""
    if typed.kiosk or typed.no_config or not os.path.lexists(path := place()):
        return Wishes(), ""
    from gdtui.config.reading import wishes_in

    wishes, complaints = wishes_in(path)
    if not complaints:
        return wishes, ""
    # The end of the line goes first where there is no room.
    more = f" ({len(complaints) - 1} more: gdtui config)" * (len(complaints) > 1)
    return wishes, _narrow(complaints[0].told(path.name)) + more


def _narrow(words: str) -> str:
    """Words for one line of the screen: each character in one cell, none that is a mark there."""
    kept = (c if c < "\u0300" or c == "…" else ascii(c)[1:-1] for c in words)
    return "".join(kept).translate(dict.fromkeys(map(ord, "`{}"), "?"))
