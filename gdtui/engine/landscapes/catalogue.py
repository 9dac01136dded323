"""The landscapes that come with gdtui, by name, and those that a person types as a formula.

Nothing of how a formula is read is imported for the parabola.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import PARABOLA, Landscape, Points
from gdtui.engine.values import most_like, quoted


class Entry(NamedTuple):
    """A landscape that has a name: its formula, the window it is best seen in, and what it is for.

    The rest is as in Landscape.
    """

    name: str
    formula: str
    window: tuple[float, float] = (PARABOLA.left, PARABOLA.right)
    purpose: tuple[str, ...] = ()
    rate: float = PARABOLA.rate
    points: Points = ()


DATA: Points = ((-1.5, -4.1), (-1.0, -3.4), (-0.5, -1.2), (0.5, 1.9), (1.0, 2.6), (1.5, 4.8))
"""What the regressor is fitted to: points (x, y) near the line y = 3x."""
FITTING = (
    "The weight is the slope of a line through points, the loss how far it misses.",
    "w is the slope of a line.",
)
"""What points are there to show."""

ENTRIES = (
    Entry(PARABOLA.name, PARABOLA.formula),
    Entry(
        "double-well",
        "w^4/4 - w^2/2",
        (-2.0, 2.0),
        (
            "Two valleys and a hill: where it ends depends on where it starts.",
            "The start decides the valley.",
        ),
    ),
    Entry(
        "tilted-well",
        "w^4/4 - w^2/2 + w/5",
        (-2.0, 2.0),
        (
            "One valley is deeper: a larger rate can leave the shallow one.",
            "A larger rate finds the deeper valley.",
        ),
    ),
    Entry(
        "quartic",
        "w^4",
        (-2.0, 2.0),
        (
            "A flat bottom: the nearer it gets, the smaller the share that a step takes.",
            "A flat bottom: ever slower.",
        ),
    ),
    Entry(
        "absolute",
        "abs(w)",
        (-10.0, 10.0),
        (
            "A kink: the slope never shrinks, so the steps do not either.",
            "A kink: the steps do not shrink.",
        ),
        rate=0.3,
    ),
    Entry(
        "log-cosh",
        "log(cosh(w))",
        (-10.0, 10.0),
        (
            "Steep nowhere: no rate makes it leave, yet a large one never rests.",
            "No rate makes it leave.",
        ),
        rate=3.0,
    ),
    Entry(
        "plateau",
        "w^2/(1 + w^2)",
        (-10.0, 10.0),
        (
            "Far out there is hardly a slope: a small slope need not be near the bottom.",
            "Flat far out, but no bottom.",
        ),
    ),
    Entry(
        "ripples",
        "w^2/20 + sin(2w)",
        (-10.0, 10.0),
        (
            "Many valleys: start and rate decide in which one it ends.",
            "Many valleys.",
        ),
    ),
    # The mean of (w·x - y)² over the data, multiplied out.
    Entry(
        "regressor",
        "(7w^2 - 41.8w + 63.22)/6",
        (-4.0, 10.0),
        FITTING,
        points=DATA,
    ),
)
NAMES = tuple(entry.name for entry in ENTRIES)

_MEANT = 0.7
"""How alike a word and a name are where the name was meant."""


def landscape_of(text: str) -> Landscape:
    """The landscape of a name or of a formula. Raises ValueError with a sentence for the person."""
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if word in NAMES:
        return named(word)
    if text.strip() in (PARABOLA.formula, "w**2"):
        return PARABOLA
    from gdtui.engine.formula.parser import FormulaError

    try:
        return _typed(text)
    except FormulaError as error:
        if complaint := _unknown_name(word):
            raise ValueError(complaint) from None
        raise error from None


@lru_cache(maxsize=len(ENTRIES))
def named(name: str) -> Landscape:
    """One of the landscapes that come with gdtui."""
    if name == PARABOLA.name:
        return PARABOLA
    from gdtui.engine.landscapes.survey import surveyed

    entry = next(entry for entry in ENTRIES if entry.name == name)
    landscape = surveyed(entry.formula, name, entry.window)
    return landscape._replace(purpose=entry.purpose, rate=entry.rate, points=entry.points)


@lru_cache(maxsize=64)
def _typed(text: str) -> Landscape:
    """The landscape of a formula; one that has a name is that one, however it is written."""
    from gdtui.engine.formula.algebra import plain
    from gdtui.engine.formula.parser import read_formula
    from gdtui.engine.landscapes.survey import surveyed

    landscape, meant = surveyed(text), plain(read_formula(text))
    for entry in ENTRIES:
        is_same = not landscape.has_gaps and meant == plain(read_formula(entry.formula))
        if is_same or landscape.formula == entry.formula:
            return named(entry.name)
    return landscape


def _unknown_name(word: str) -> str | None:
    """What to say of a word that seems to be meant for a name; None where it does not."""
    from difflib import SequenceMatcher

    from gdtui.engine.formula.tree import FUNCTIONS

    parts = word.split("-")
    if not all(part.isalpha() and part.isascii() for part in parts) or len(word) < 3:
        return None
    nearest = most_like(word, NAMES)
    is_like = SequenceMatcher(None, word, nearest).ratio() >= _MEANT
    if not is_like and any(part.startswith(FUNCTIONS) for part in parts):
        return None
    return f"there is no landscape {quoted(word)!r}: the nearest is {nearest}"
