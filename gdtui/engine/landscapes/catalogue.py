"""The landscapes that come with gdtui, by name, and those that a person types as a formula.

Nothing of how a formula is read is imported for the parabola.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.values import quoted

Points = tuple[tuple[float, float], ...]


class Entry(NamedTuple):
    """A landscape that has a name: its formula, and the window it is best seen in."""

    name: str
    formula: str
    left: float
    right: float
    points: Points = ()


DATA: Points = ((-1.5, -4.1), (-1.0, -3.4), (-0.5, -1.2), (0.5, 1.9), (1.0, 2.6), (1.5, 4.8))
"""What the regressor is fitted to: points (x, y) near the line y = 3x."""

ENTRIES = (
    Entry(PARABOLA.name, PARABOLA.formula, PARABOLA.left, PARABOLA.right),
    Entry("double-well", "w^4/4 - w^2/2", -2.0, 2.0),
    Entry("tilted-well", "w^4/4 - w^2/2 + w/5", -2.0, 2.0),
    Entry("quartic", "w^4", -2.0, 2.0),
    Entry("absolute", "abs(w)", -10.0, 10.0),
    Entry("log-cosh", "log(cosh(w))", -10.0, 10.0),
    Entry("plateau", "w^2/(1 + w^2)", -10.0, 10.0),
    Entry("ripples", "w^2/20 + sin(2w)", -10.0, 10.0),
    # The mean of (w·x - y)² over the data, multiplied out.
    Entry("regressor", "(7w^2 - 41.8w + 63.22)/6", -4.0, 10.0, DATA),
)
NAMES = tuple(entry.name for entry in ENTRIES)

_MEANT = 0.7
"""How alike a word and a name are that are told as the same."""


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
    from gdtui.engine.formula import Formula
    from gdtui.engine.landscapes.survey import surveyed

    entry = next(entry for entry in ENTRIES if entry.name == name)
    return surveyed(Formula(entry.formula), name, (entry.left, entry.right), entry.points)


@lru_cache(maxsize=64)
def _typed(text: str) -> Landscape:
    """The landscape of a formula; one that has a name is that one, however it is written."""
    from gdtui.engine.formula import Formula
    from gdtui.engine.landscapes.survey import reach_of, surveyed

    formula = Formula(text)
    for entry in ENTRIES:
        if formula.text == entry.formula:
            return named(entry.name)
    if reach_of(formula):
        for entry in ENTRIES:
            if formula.plain == Formula(entry.formula).plain:
                return named(entry.name)
    return surveyed(formula)


def _unknown_name(word: str) -> str | None:
    """What to say of a word that seems to be meant for a name; None where it does not."""
    from difflib import SequenceMatcher

    from gdtui.engine.formula.tree import FUNCTIONS

    parts = word.split("-")
    if not all(part.isalpha() and part.isascii() for part in parts) or len(word) < 3:
        return None
    likeness = {name: SequenceMatcher(None, word, name).ratio() for name in NAMES}
    nearest = max(NAMES, key=lambda name: likeness[name])
    if likeness[nearest] < _MEANT and any(part.startswith(FUNCTIONS) for part in parts):
        return None
    return f"there is no landscape {quoted(word)!r}: the nearest is {nearest}"
