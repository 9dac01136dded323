"""The two themes: one for dark terminals, one for light ones, both with strong contrast."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
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
    variables={"muted": "#9fa6b2"},
)

LIGHT = Theme(
    name="gdtui-light",
    dark=False,
    primary="#1f5fbf",
    secondary="#7a3fb5",
    accent="#b34700",
    foreground="#1c2530",
    background="#fbfbf8",
    surface="#f1f1ec",
    panel="#dcdcd4",
    success="#1d7a36",
    warning="#8a5a00",
    error="#b3261e",
    variables={"muted": "#5c6470"},
)

THEMES = {"dark": DARK, "light": LIGHT}
"""By the name that the command line takes."""


def colours_of(theme: str) -> dict[str, str]:
    """The colours of a theme by their names, for a picture in a file."""
    given = THEMES[theme]
    left_out = ("name", "dark", "variables")
    colours = {name: value for name, value in vars(given).items() if name not in left_out}
    return {name: colour for name, colour in colours.items() if colour} | given.variables
