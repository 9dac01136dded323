"""What a terminal is told and how it is set: when it is taken, taken again, and given back.

Every mode that is switched on stands beside the one that switches it off.
"""

from __future__ import annotations

import copy
import curses
import termios
import tty
from typing import Any

from gdtui.ui.terminal.line import ASK

_MODES = ("1000", "1002", "1006", "2004")
"""Mouse buttons, moves while one is held, their places as numbers; pastes told from keys."""
_KITTY = 0b11001
"""The kitty keyboard: escape codes that are not ambiguous, all keys, and the text of each."""

_ON = "".join(f"\x1b[?{mode}h" for mode in _MODES) + "\x1b[?25l\x1b[?7l"
_OFF = "".join(f"\x1b[?{mode}l" for mode in reversed(_MODES))

HOLD, LET_GO = "\x1b[?2026h", "\x1b[?2026l"
"""An update is held back until all of it is there."""
TAKE = f"\x1b[?1049h{_ON}\x1b[>{_KITTY}u\x1b[?2026$p{ASK}"
"""The alternate screen, no cursor, no wrapped lines; can it hold an update back, does it answer?"""
TAKE_AGAIN = f"\x1b[?1049h{_ON}\x1b[={_KITTY}u"
"""The same where it may or may not have been left since; the keyboard's flags are not stacked."""
GIVE_BACK = f"{_OFF}\x1b[?7h\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
"""All of that undone; the keyboard first, for each screen has its own."""
CUT_SHORT = "\x18\x1b\\"
"""What ends a sequence of which the rest was dropped: CAN, and the end of a string."""

Settings = list[Any]


def settings_of(descriptor: int) -> Settings | None:
    """How the terminal is set; None where it does not say."""
    try:
        return termios.tcgetattr(descriptor)
    except termios.error:
        return None


def raw(settings: Settings) -> Settings:
    """The settings with which each key arrives at once and as it is; output is left as it was."""
    wanted = copy.deepcopy(settings)
    wanted[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    wanted[tty.IFLAG] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    )
    # One byte is enough to wake the reader; some systems say four.
    wanted[tty.CC][termios.VMIN] = 1
    wanted[tty.CC][termios.VTIME] = 0
    return wanted


def is_set(descriptor: int, settings: Settings) -> bool:
    """Set the terminal; gives whether it was possible."""
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, settings)
    except termios.error:
        return False
    return True


def clears_in_colour(descriptor: int) -> bool:
    """Whether the terminal is described as one that clears with the paper it is given (bce)."""
    try:
        curses.setupterm(fd=descriptor)
        return curses.tigetflag("bce") > 0
    except (curses.error, TypeError):
        return False
