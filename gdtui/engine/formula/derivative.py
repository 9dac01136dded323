"""The derivative of a tree by the rules of calculus, and such a tree as one would write it.

Trees are in simplest terms here (see algebra), but for what is spelled out at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from gdtui.engine.formula.algebra import (
    HALF,
    MINUS_ONE,
    ONE,
    ZERO,
    call,
    coefficient_of,
    exponent_of,
    factors_of,
    power,
    product,
    shorter,
    total,
)
from gdtui.engine.formula.tree import E, Kind, Tree, number

MOST_PARTS = 20_000
"""A derivative may be so large; the parts that it has several times are counted each time."""
_DECIMALS = 10**6
_LARGEST_IN_FRACTION = 10**6


def derivative(tree: Tree) -> Tree:
    """The slope of a tree. Raises ValueError where it would be too long."""
    return shorter(_derived(tree, {}))


def _derived(tree: Tree, known: dict[Tree, Tree]) -> Tree:
    if not tree.varies:
        return ZERO
    if tree.kind is Kind.WEIGHT:
        return ONE
    if tree not in known:
        known[tree] = _rule(tree, known)
        if known[tree].size > MOST_PARTS:
            raise ValueError("the formula is too long for its slope to be found")
    return known[tree]


def _rule(tree: Tree, known: dict[Tree, Tree]) -> Tree:
    if tree.kind is Kind.SUM:
        return total(*(_derived(term, known) for term in tree.parts))
    if tree.kind is Kind.PRODUCT:
        return _of_product(tree, known)
    if tree.kind is Kind.POWER:
        return _of_power(tree, known)
    inside = tree.parts[0]
    if tree.name == "log" and inside.kind is Kind.CALL and inside.name == "cosh":
        # sinh/cosh would leave the floats where tanh does not.
        return product(call("tanh", inside.parts[0]), _derived(inside.parts[0], known))
    return product(_outer(tree.name, inside), _derived(inside, known))


def _outer(name: str, inside: Tree) -> Tree:
    """The derivative of a function at what stands in its parentheses."""
    if name in ("sign", "step"):
        return ZERO
    if name == "log":
        return power(inside, MINUS_ONE)
    if name == "cos":
        return product(MINUS_ONE, call("sin", inside))
    if name in ("tan", "tanh"):
        return power(call({"tan": "cos", "tanh": "cosh"}[name], inside), number(-2))
    if name == "sigmoid":
        return product(call(name, inside), call(name, product(MINUS_ONE, inside)))
    names = {"sin": "cos", "sinh": "cosh", "cosh": "sinh", "abs": "sign", "relu": "step"}
    return call(names[name], inside)


def _of_power(tree: Tree, known: dict[Tree, Tree]) -> Tree:
    base, exponent = tree.parts
    inner, outer = _derived(base, known), _derived(exponent, known)
    if not exponent.varies:
        return product(exponent, power(base, total(exponent, MINUS_ONE)), inner)
    if not base.varies:
        return product(tree, call("log", base), outer)
    grown = product(exponent, inner, power(base, MINUS_ONE))
    return product(tree, total(product(outer, call("log", base)), grown))


def _of_product(tree: Tree, known: dict[Tree, Tree]) -> Tree:
    """Each factor derived in turn; what is below a fraction line stays there in one power."""
    fixed = [factor for factor in tree.parts if not factor.varies]
    moving = [factor for factor in tree.parts if factor.varies]
    below = [factor for factor in moving if _is_below(factor)]
    if not below:
        terms = (
            product(*fixed, *moving[:place], _derived(factor, known), *moving[place + 1 :])
            for place, factor in enumerate(moving)
        )
        return total(*terms)
    # With each factor as f^n: the product of all f^(n-1), times the sum of n·f' and the other f.
    pairs = [_numbered(factor) for factor in moving]
    terms = (
        product(times, _derived(base, known), *(other for other, _ in pairs if other is not base))
        for base, times in pairs
    )
    outside = (power(base, total(times, MINUS_ONE)) for base, times in pairs)
    return product(*fixed, *outside, shorter(total(*terms)))


def _is_below(factor: Tree) -> bool:
    times = exponent_of(factor)[1].number
    return times is not None and times < 0


def _numbered(factor: Tree) -> tuple[Tree, Tree]:
    """A factor as a base to a number; what has an exponent with w is a base itself."""
    base, exponent = exponent_of(factor)
    return (factor, ONE) if exponent.varies or base == E else (base, exponent)


def spelled(tree: Tree) -> Tree:
    """A tree as a person would write it, with fractions, roots and minus signs."""
    is_negative, size = _signed(tree)
    return _negative(size) if is_negative else size


def _negative(tree: Tree) -> Tree:
    """Minus a tree, the minus sign at the first of its factors."""
    if tree.kind in (Kind.MULTIPLY, Kind.DIVIDE):
        first, second = tree.parts
        return Tree(tree.kind, (_negative(first), second))
    return Tree(Kind.NEGATIVE, (tree,))


def _signed(tree: Tree) -> tuple[bool, Tree]:
    """Whether there is a minus sign before a tree, and what stands behind it."""
    if tree.kind is Kind.SUM:
        terms = [_signed(term) for term in tree.parts]
        # Something positive comes first, where there is anything positive.
        first = next((place for place, term in enumerate(terms) if not term[0]), 0)
        is_negative, found = terms.pop(first)
        for other, size in terms:
            sign = Kind.ADD if other == is_negative else Kind.SUBTRACT
            found = Tree(sign, (found, size))
        return is_negative, found
    value, core = coefficient_of(tree)
    above, below = [], []
    for factor in factors_of(core):
        if _is_below(factor):
            base, exponent = exponent_of(factor)
            below.append(_factor(power(base, product(MINUS_ONE, exponent))))
        elif factor.kind is Kind.SUM:
            is_negative, size = _signed(factor)
            value = -value if is_negative else value
            above.append(size)
        elif factor != ONE:
            above.append(_factor(factor))
    front, under = _fraction(abs(value), bool(above), bool(below))
    if front != 1 or not above:
        above.insert(0, number(front))
    if under != 1:
        below.insert(0, number(under))
    found = _multiplied(above)
    return value < 0, Tree(Kind.DIVIDE, (found, _multiplied(below))) if below else found


def _fraction(value: Fraction, has_above: bool, has_below: bool) -> tuple[Fraction, Fraction]:
    """A number as one before a product and one below it: 7w/3, w/10, 0.3w."""
    above, below = value.numerator, value.denominator
    stays_decimal = _is_short_decimal(value) and not has_below and not (above == 1 and has_above)
    if below == 1 or stays_decimal or max(above, below) > _LARGEST_IN_FRACTION:
        return value, Fraction(1)
    return Fraction(above), Fraction(below)


def _is_short_decimal(value: Fraction) -> bool:
    return (value * _DECIMALS).denominator == 1


def _multiplied(factors: Iterable[Tree]) -> Tree:
    return reduce(lambda first, second: Tree(Kind.MULTIPLY, (first, second)), factors)


def _factor(tree: Tree) -> Tree:
    """A factor that stands above the line."""
    if tree.kind is Kind.CALL:
        return Tree(Kind.CALL, (spelled(tree.parts[0]),), tree.name)
    if tree.kind is Kind.SUM:
        return spelled(tree)
    if tree.kind is not Kind.POWER:
        return tree
    base, exponent = tree.parts
    if base == E:
        return Tree(Kind.CALL, (spelled(exponent),), "exp")
    if exponent == HALF:
        return Tree(Kind.CALL, (spelled(base),), "sqrt")
    return Tree(Kind.POWER, (spelled(base), spelled(exponent)))
