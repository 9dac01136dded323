"""How far from 0 a formula is a finite number for certain, found from its tree without looking.

What this cannot tell is told as 0: it may have gaps, as log and quotients do.
"""

from __future__ import annotations

import math
import sys

from gdtui.engine.formula import Formula
from gdtui.engine.formula.compiled import powered, value_of
from gdtui.engine.formula.tree import Kind, Tree

_AT_MOST_ONE = frozenset({"sin", "cos", "tanh", "sigmoid", "sign", "step"})


def reach_of(formula: Formula) -> float:
    """The largest distance from 0 up to which loss and slope are finite; 0 where none is known."""

    def is_finite(distance: float) -> bool:
        trees = formula.tree, formula.slope_tree
        return all(math.isfinite(_most(tree, distance)) for tree in trees)

    if is_finite(sys.float_info.max):
        return sys.float_info.max
    inside, outside = 1.0, sys.float_info.max
    if not is_finite(inside):
        return 0.0
    while outside / inside > 2:
        middle = math.sqrt(inside) * math.sqrt(outside)
        inside, outside = (middle, outside) if is_finite(middle) else (inside, middle)
    while inside != (middle := inside / 2 + outside / 2) != outside:
        if is_finite(middle):
            inside = middle
        else:
            outside = middle
    return inside


def _most(tree: Tree, distance: float) -> float:
    """What the size of a tree does not exceed for weights up to a distance; inf if unknown.

    It grows with the distance, and each step of the way to the value is no larger either.
    """
    kind = tree.kind
    if not tree.varies:
        return abs(value_of(tree))
    if kind is Kind.WEIGHT:
        return distance
    first = tree.parts[0]
    if kind is Kind.CALL:
        return _most_of_call(tree.name, first, distance)
    size = _most(first, distance)
    if kind is Kind.NEGATIVE:
        return size
    other = tree.parts[1]
    if kind in (Kind.ADD, Kind.SUBTRACT):
        return size + _most(other, distance)
    if kind is Kind.MULTIPLY:
        return size * _most(other, distance)
    if other.varies:
        return math.inf
    value = value_of(other)
    if kind is Kind.DIVIDE:
        return size / abs(value) if value else math.inf
    return powered(size, value) if value >= 0 and value.is_integer() else math.inf


def _most_of_call(name: str, inside: Tree, distance: float) -> float:
    if name == "log" and inside.kind is Kind.CALL and inside.name == "cosh":
        return _most(inside.parts[0], distance) + 1
    size = _most(inside, distance)
    if name in _AT_MOST_ONE:
        return 1.0 if math.isfinite(size) else math.inf
    return size if name in ("abs", "relu") else math.inf
