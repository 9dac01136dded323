"""The themes, and the colours of every ink in them: for the terminal, for Textual and for files.

Every ink can be read on every paper that it stands on: a test measures it. Nothing of Textual is
needed here, so that the command line can name the themes before it is imported.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells import picture as inks
from gdtui.plot.cells.printed import Paint

THEMES = {
    "dark": "dark theme",
    "light": "light theme",
    "contrast-dark": "high contrast, dark",
    "contrast-light": "high contrast, light",
    "ansi-dark": "the terminal's own colours, for a dark one",
    "ansi-light": "the terminal's own colours, for a light one",
}
"""Each with what is said of it, kind by kind: of each kind one is dark, one light."""

DEFAULT_THEME, *_ = THEMES

COLOURS = {
    "dark": {
        "foreground": "#d8dee9",
        "background": "#11151c",
        "surface": "#171c26",
        "panel": "#222a38",
        "primary": "#7aa2f7",
        "secondary": "#bb9af7",
        "accent": "#ffb454",
        "success": "#7fd88f",
        "tangent": "#7fd88f",
        "warning": "#ffd166",
        "error": "#ff6b6b",
        "muted": "#9fa6b2",
        "faded": "#a28a4e",
        "faded-secondary": "#9583bd",
        "label": "#a6a9af",
        "frame": "#60656e",
        "selected": "#7aa2f7",
        "on-selected": "#11151c",
    },
    "light": {
        "foreground": "#1c2530",
        "background": "#fbfbf8",
        "surface": "#f1f1ec",
        "panel": "#e6e6df",
        "primary": "#1f5fbf",
        "secondary": "#7a3fb5",
        "accent": "#a84300",
        "success": "#1d7a36",
        "tangent": "#1d7a36",
        "warning": "#8a5a00",
        "error": "#b3261e",
        "muted": "#5c6470",
        "faded": "#7d6a45",
        "faded-secondary": "#7c6596",
        "label": "#5c5c59",
        "frame": "#80858a",
        "selected": "#1f5fbf",
        "on-selected": "#fbfbf8",
    },
    "contrast-dark": {
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1c1c1c",
        "primary": "#ffffff",
        "secondary": "#ff9cff",
        "accent": "#ffe000",
        "success": "#5cff5c",
        "tangent": "#5cff5c",
        "warning": "#7ce7ff",
        "error": "#ff9a8c",
        "muted": "#d0d0d0",
        "faded": "#5aa9bd",
        "faded-secondary": "#c67fc6",
        "label": "#e8e8e8",
        "frame": "#d0d0d0",
        "selected": "#ffe000",
        "on-selected": "#000000",
    },
    "contrast-light": {
        "foreground": "#000000",
        "background": "#ffffff",
        "surface": "#ffffff",
        "panel": "#e8e8e8",
        "primary": "#000000",
        "secondary": "#6b0080",
        "accent": "#8a0000",
        "success": "#004d1a",
        "tangent": "#004d1a",
        "warning": "#00307a",
        "error": "#8a0000",
        "muted": "#3a3a3a",
        "faded": "#40547a",
        "faded-secondary": "#6f4a78",
        "label": "#202020",
        "frame": "#3a3a3a",
        "selected": "#000000",
        "on-selected": "#ffffff",
    },
    # Of the sixteen colours those that can be read in the usual palettes: not blue on a dark
    # ground, not green, yellow or cyan on a light one, but for a line that touches another.
    "ansi-dark": {
        "foreground": "ansi_default",
        "background": "ansi_default",
        "surface": "ansi_default",
        "panel": "ansi_default",
        "primary": "ansi_cyan",
        "secondary": "ansi_bright_magenta",
        "accent": "ansi_bright_yellow",
        "success": "ansi_green",
        "tangent": "ansi_green",
        "warning": "ansi_bright_yellow",
        "error": "ansi_bright_red",
        "muted": "ansi_white",
        "faded": "ansi_white",
        "faded-secondary": "ansi_white",
        "label": "ansi_default",
        "frame": "ansi_white",
        "selected": "ansi_white",
        "on-selected": "ansi_black",
    },
    "ansi-light": {
        "foreground": "ansi_default",
        "background": "ansi_default",
        "surface": "ansi_default",
        "panel": "ansi_default",
        "primary": "ansi_blue",
        "secondary": "ansi_magenta",
        "accent": "ansi_red",
        "success": "ansi_blue",
        "tangent": "ansi_green",
        "warning": "ansi_red",
        "error": "ansi_red",
        "muted": "ansi_bright_black",
        "faded": "ansi_bright_black",
        "faded-secondary": "ansi_bright_black",
        "label": "ansi_default",
        "frame": "ansi_bright_black",
        "selected": "ansi_blue",
        "on-selected": "ansi_bright_white",
    },
}
"""The colours by their names: `muted` steps back, `faded` is what was a warning long ago, `label`
are titles and the words of the bar, `frame` is a line around panes, and `selected` lies under
`on-selected`."""

_FLAT = ("contrast-dark", "contrast-light", "ansi-dark", "ansi-light")
"""The themes in which the paper of a field does not set it off: it is underlined."""


class Look(NamedTuple):
    """How an ink looks in a theme: its colour and its paper, and what is done to the letters."""

    ink: str
    paper: str
    bold: bool = False
    underline: bool = False
    reverse: bool = False


LINE = "-"
"""The ink of the frames of panes."""
LABEL = "l"
"""The ink of their titles, and of the words in the key bar."""
EDGE = "="
"""The ink of the frame of what lies over the panes."""

_INKS = {
    inks.PLAIN: "foreground",
    inks.AXIS: "muted",
    inks.CURVE: "primary",
    inks.TANGENT: "tangent",
    inks.SECANT: "secondary",
    inks.TRAILS[0]: "warning",
    inks.TRAILS[1]: "secondary",
    inks.FADED[0]: "faded",
    inks.FADED[1]: "faded-secondary",
    inks.MARBLES[0]: "accent",
    inks.MARBLES[1]: "secondary",
    inks.DIM: "muted",
    inks.STRONG: "foreground",
    inks.FALLS: "success",
    inks.GROWS: "error",
    inks.ERROR: "error",
    inks.KEY: "accent",
    inks.FIELD: "foreground",
    inks.SELECTED: "on-selected",
    inks.CURSOR: "foreground",
    LINE: "frame",
    LABEL: "label",
    EDGE: "primary",
}
"""The colour of every ink."""
_BOLD = {*inks.MARBLES, inks.STRONG, inks.ERROR, inks.KEY}
_PAPERS = {inks.FIELD: "surface", inks.SELECTED: "selected"}
"""The papers of the inks that do not stand on the background."""

_OF_SIXTEEN = {
    "primary": "36",
    "tangent": "32",
    "secondary": "35",
    "warning": "33",
    "faded": "2;33",
    "faded-secondary": "2;35",
    "accent": "33",
    "success": "32",
    "error": "31",
}
CODES = {
    ink: ";".join(filter(None, ("1" * (ink in _BOLD), _OF_SIXTEEN.get(name))))
    for ink, name in _INKS.items()
}
"""How a terminal, light or dark, is told of an ink in the text that is printed: by the colours that
whoever set it up has chosen for its own paper."""

ON_BAR = {ord(ink): chr(ord(ink) + 0x80) for ink in _INKS}
"""What becomes of the inks of a pane that lies on the paper of a bar."""


def in_sixteen_colours(theme: str) -> str:
    """The theme for a terminal that has no more: of other colours too many would look the same."""
    own = f"ansi-{theme}"
    return own if own in COLOURS else theme


@lru_cache(maxsize=len(THEMES))
def looks(theme: str) -> dict[str, Look]:
    """How every ink looks, those on a bar too."""
    colours, found = COLOURS[theme], {}
    for ink, name in _INKS.items():
        is_lined = ink == inks.FIELD and theme in _FLAT
        found[ink] = Look(
            colours[name],
            colours[_PAPERS.get(ink, "background")],
            ink in _BOLD,
            is_lined,
            ink == inks.CURSOR,
        )
        found[ON_BAR[ord(ink)]] = found[ink]._replace(paper=colours["panel"])
    return found


def paints(theme: str) -> dict[str, Paint]:
    """The inks for a picture in a file.

    A file knows no colours of a terminal: there they are gdtui's own.
    """
    own = theme.removeprefix("ansi-")
    return {
        ink: Paint(*((look.paper, look.ink) if look.reverse else look[:2]), look.bold)
        for ink, look in looks(own).items()
    }


def is_dark(theme: str) -> bool:
    """Whether a theme is for dark terminals."""
    return not theme.endswith("light")
