"""A formula that a person typed: its loss, slope and curvature, as text and as functions.

The slope and the curvature are derived by the rules of calculus, never by a difference quotient.
"""

from __future__ import annotations

from gdtui.engine.formula.algebra import derivative, plain, spelled
from gdtui.engine.formula.compiled import compiled
from gdtui.engine.formula.parser import FormulaError, read_formula
from gdtui.engine.formula.tree import text_of


class Formula:
    """A formula read. Raises FormulaError, which is a ValueError, for what is none.

    `tree` is what was typed, `slope_tree` the slope and `curvature_tree` the curvature; `plain` and
    its derivatives are the same in simplest terms. `text` is the formula as it was typed, in one
    way of writing; it is read back as the same. `loss`, `slope` and `curvature` are the values at a
    weight; inf or nan where they are no finite number.
    """

    def __init__(self, typed: str) -> None:
        self.tree = read_formula(typed)
        try:
            self.plain = plain(self.tree)
            self.plain_slope = derivative(self.plain)
            self.plain_curvature = derivative(self.plain_slope)
        except ValueError as error:
            raise FormulaError(str(error), 0) from None
        self.slope_tree = spelled(self.plain_slope)
        self.curvature_tree = spelled(self.plain_curvature)
        self.text = text_of(self.tree)
        trees = self.tree, self.slope_tree, self.curvature_tree
        self.loss, self.slope, self.curvature = map(compiled, trees)
