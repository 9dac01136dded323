"""The names of the themes, without their colours: the command line takes them too.

They come in kinds, and of each kind one is for dark terminals, one for light ones.
"""

from __future__ import annotations

THEMES = {
    "dark": "dark theme",
    "light": "light theme",
    "contrast-dark": "high contrast, dark",
    "contrast-light": "high contrast, light",
    "ansi-dark": "the terminal's own colours, for a dark one",
    "ansi-light": "the terminal's own colours, for a light one",
}
"""Each with what is said of it, kind by kind."""

DEFAULT_THEME, *_ = _NAMES = (*THEMES,)
_OF_A_KIND = 2


def other_of(name: str) -> str:
    """The light theme of the same kind, or the dark one."""
    return _NAMES[_NAMES.index(name) ^ 1]


def next_of(name: str) -> str:
    """The theme of the next kind, dark or light as it was."""
    return _NAMES[(_NAMES.index(name) + _OF_A_KIND) % len(_NAMES)]
