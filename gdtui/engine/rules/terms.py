"""The terms that rules are made of, as data: what each is called, and the formula that makes it.

A rule that is plain speaks of the slope by that name, any other by g; c is the curvature, and k
counts the steps.
"""

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


_KEPT = Term("velocity kept", "β·v", "", "β of the velocity is kept", "kept velocity")
_VELOCITY = Term("new velocity", "β·v + g", "v", "the slope is added to it", "velocity")
_SQUARE = "an average of the squares"
_FROM_0 = "makes up for a start at 0"

SCALED = (Term("times η", "η·slope"),)
WITH_VELOCITY = (_KEPT, _VELOCITY, Term("times η", "η·v"))
WITH_LOOKAHEAD = (
    _KEPT,
    _VELOCITY,
    Term("look ahead", "g + β·v", "a", "the velocity that comes next", "lookahead"),
    Term("times η", "η·a"),
)
OVER_SUM = (
    Term("all squares", "s + g²", "s", "all slopes squared, summed"),
    Term("times η/√s", "η·g/√s", exact="η·g/(√s + 1e-10)"),
)
OVER_MEAN = (
    Term("mean square", "β·s + (1 − β)·g²", "s", _SQUARE),
    Term("times η/√s", "η·g/√s", exact="η·g/(√s + 1e-8)"),
)
MEAN_OVER_MEAN = (
    Term("mean slope", "β·m + (1 − β)·g", "m", "an average of the slopes", "mean"),
    Term("corrected", "m/(1 − βᵏ)", "m′", _FROM_0, "mean"),
    Term("mean square", "β₂·v + (1 − β₂)·g²", "v", _SQUARE),
    Term("corrected", "v/(1 − β₂ᵏ)", "v′", _FROM_0),
    Term("times η/√v′", "η·m′/√v′", exact="η·m′/(√v′ + 1e-8)"),
)
BY_SIGN = (
    Term("sign", "g/|g|", "sign(g)", "its sign alone counts"),
    Term("times η", "η·sign(g)"),
)
OVER_CURVATURE = (
    Term("curvature", "c", "c", "how the slope changes here"),
    Term("times η/c", "η·g/c"),
)
