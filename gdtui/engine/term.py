"""A term of a rule, as data: what it is called, and the formula that makes it."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A part of a step: its name, and the formula that makes it of what is known before it.

    Where it has a `symbol`, later formulas speak of it by that; a `noun` has one that points like a
    slope does. `means` says what it is for. Where the formula leaves out what makes no difference
    but near 0, that stands in the one that is `exact`.
    """

    name: str
    formula: str
    symbol: str = ""
    means: str = ""
    noun: str = ""
    exact: str = ""
