"""The themes: gdtui's own colours, those of high contrast, and those of the terminal itself.

Every ink can be read on every ground that it stands on: a test measures it. What Textual has no
name for is a variable here: `muted` steps back, `frame` is a line around panes, `selected` lies
under `on-selected`, and `field` is how a field is set off where it has no ground of its own.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

_DARK = Theme(
    name="gdtui-dark",
    dark=True,
    primary="#7aa2f7",
    secondary="#bb9af7",
    accent="#ffb454",
    foreground="#d8dee9",
    background="#11151c",
    surface="#171c26",
    panel="#222a38",
    success="#7fd88f",
    warning="#ffd166",
    error="#ff6b6b",
    variables={
        "muted": "#9fa6b2",
        "frame": "#d8dee9 40%",
        "selected": "#7aa2f7",
        "on-selected": "#11151c",
        "field": "none",
    },
)

_LIGHT = Theme(
    name="gdtui-light",
    dark=False,
    primary="#1f5fbf",
    secondary="#7a3fb5",
    accent="#a84300",
    foreground="#1c2530",
    background="#fbfbf8",
    surface="#f1f1ec",
    panel="#e6e6df",
    success="#1d7a36",
    warning="#8a5a00",
    error="#b3261e",
    variables={
        "muted": "#5c6470",
        "frame": "#1c2530 55%",
        "selected": "#1f5fbf",
        "on-selected": "#fbfbf8",
        "field": "none",
    },
)

_CONTRAST_DARK = Theme(
    name="gdtui-contrast-dark",
    dark=True,
    primary="#ffffff",
    secondary="#ff9cff",
    accent="#ffe000",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    success="#5cff5c",
    warning="#7ce7ff",
    error="#ff9a8c",
    variables={
        "muted": "#d0d0d0",
        "text-muted": "#e8e8e8",
        "frame": "#d0d0d0",
        "selected": "#ffe000",
        "on-selected": "#000000",
        "field": "underline",
    },
)

_CONTRAST_LIGHT = Theme(
    name="gdtui-contrast-light",
    dark=False,
    primary="#000000",
    secondary="#6b0080",
    accent="#8a0000",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e8e8e8",
    success="#004d1a",
    warning="#00307a",
    error="#8a0000",
    variables={
        "muted": "#3a3a3a",
        "text-muted": "#202020",
        "frame": "#3a3a3a",
        "selected": "#000000",
        "on-selected": "#ffffff",
        "field": "underline",
    },
)

# Of the sixteen colours those that can be read in the usual palettes: not blue on a dark ground,
# not green, yellow or cyan on a light one.
_ANSI_DARK = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="gdtui-ansi-dark",
    primary="ansi_cyan",
    secondary="ansi_bright_magenta",
    accent="ansi_bright_yellow",
    success="ansi_green",
    warning="ansi_bright_yellow",
    error="ansi_bright_red",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        "muted": "ansi_white",
        "frame": "ansi_white",
        "selected": "ansi_white",
        "on-selected": "ansi_black",
        "field": "underline",
    },
)

_ANSI_LIGHT = replace(
    BUILTIN_THEMES["ansi-light"],
    name="gdtui-ansi-light",
    primary="ansi_default",
    secondary="ansi_magenta",
    accent="ansi_red",
    success="ansi_blue",
    warning="ansi_red",
    error="ansi_red",
    variables=BUILTIN_THEMES["ansi-light"].variables
    | {
        "muted": "ansi_bright_black",
        "frame": "ansi_bright_black",
        "selected": "ansi_blue",
        "on-selected": "ansi_bright_white",
        "field": "underline",
    },
)

THEMES = {
    "dark": _DARK,
    "light": _LIGHT,
    "contrast-dark": _CONTRAST_DARK,
    "contrast-light": _CONTRAST_LIGHT,
    "ansi-dark": _ANSI_DARK,
    "ansi-light": _ANSI_LIGHT,
}
"""By the name that the command line takes."""


def colours_of(theme: str) -> dict[str, str]:
    """The colours of a theme by their names, for a picture in a file.

    A file knows no colours of a terminal: there they are gdtui's own.
    """
    given = THEMES[theme]
    if not given.primary.startswith("#"):
        given = _DARK if given.dark else _LIGHT
    left_out = ("name", "dark", "variables")
    colours = {name: value for name, value in vars(given).items() if name not in left_out}
    return {name: colour for name, colour in colours.items() if colour} | given.variables
