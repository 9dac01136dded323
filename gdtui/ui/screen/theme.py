"""The themes, and the colours of every ink in them: for the terminal, for Textual and for files.

Every ink can be read on every paper that it stands on: a test measures it. Nothing of Textual is
needed here, so that the command line can name the themes before it is imported.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells import picture as inks
from gdtui.plot.cells.picture import Paint

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
PREFIX = "gdtui-"
"""What their names begin with for Textual, which has others of the same names."""


# The colours by theme, and the codes of an ink in what is printed as text. Of the sixteen colours
# those that can be read in the usual palettes: not blue on a dark ground, not green, yellow or cyan
# on a light one, but for a line that touches another.
_TABLE = """
                dark     light    contrast-dark  contrast-light  ansi-dark       ansi-light    text
foreground      #d8dee9  #1c2530  #ffffff        #000000         default         default       -
background      #11151c  #fbfbf8  #000000        #ffffff         default         default       -
surface         #171c26  #f1f1ec  #000000        #ffffff         default         default       -
panel           #222a38  #e6e6df  #1c1c1c        #e8e8e8         default         default       -
primary         #7aa2f7  #1f5fbf  #ffffff        #000000         cyan            blue          36
secondary       #bb9af7  #7a3fb5  #ff9cff        #6b0080         bright_magenta  magenta       35
accent          #ffb454  #a84300  #ffe000        #8a0000         bright_yellow   red           33
success         #7fd88f  #1d7a36  #5cff5c        #004d1a         green           blue          32
tangent         #7fd88f  #1d7a36  #5cff5c        #004d1a         green           green         32
warning         #ffd166  #8a5a00  #7ce7ff        #00307a         bright_yellow   red           33
error           #ff6b6b  #b3261e  #ff9a8c        #8a0000         bright_red      red           31
muted           #9fa6b2  #5c6470  #d0d0d0        #3a3a3a         white           bright_black  -
faded           #a28a4e  #7d6a45  #5aa9bd        #40547a         white           bright_black  2;33
faded-secondary #9583bd  #7c6596  #c67fc6        #6f4a78         white           bright_black  2;35
label           #a6a9af  #5c5c59  #e8e8e8        #202020         default         default       -
frame           #60656e  #80858a  #d0d0d0        #3a3a3a         white           bright_black  -
selected        #7aa2f7  #1f5fbf  #ffe000        #000000         white           blue          -
on-selected     #11151c  #fbfbf8  #000000        #ffffff         black           bright_white  -
"""
_HEADS, *_ROWS = (line.split() for line in _TABLE.strip().splitlines())
_CELLS = {name: dict(zip(_HEADS, cells, strict=True)) for name, *cells in _ROWS}
COLOURS = {theme: {name: cells[theme] for name, cells in _CELLS.items()} for theme in THEMES}
"""The colours by their names: `muted` steps back, `faded` is what was a warning long ago, `label`
are titles and the words of the bar, `frame` is a line around panes, and `selected` lies under
`on-selected`."""

_FLAT = ("contrast-dark", "contrast-light", "ansi-dark", "ansi-light")
"""The themes in which the paper of a field does not set it off: it is underlined."""


class Look(NamedTuple):
    """How an ink looks in a theme, as a style of Rich has it: colours, and how letters are."""

    color: str
    bgcolor: str
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

CODES = {
    ink: ";".join(filter(None, ("1" * (ink in _BOLD), _CELLS[name]["text"].strip("-"))))
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
        found[ON_BAR[ord(ink)]] = found[ink]._replace(bgcolor=colours["panel"])
    return found


def paints(theme: str) -> dict[str, Paint]:
    """The inks for a picture in a file.

    A file knows no colours of a terminal: there they are gdtui's own.
    """
    own = theme.removeprefix("ansi-")
    return {
        ink: Paint(*((look.bgcolor, look.color) if look.reverse else look[:2]), look.bold)
        for ink, look in looks(own).items()
    }


def is_dark(theme: str) -> bool:
    """Whether a theme is for dark terminals."""
    return not theme.endswith("light")
