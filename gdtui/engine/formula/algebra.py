"""Trees in simplest terms, exact in fractions: made of what was typed, derived, and spelled again.

In simplest terms sums and products have their like parts brought together. Between `plain`, which
makes such trees, and `spelled`, which writes them as a person would, all functions speak of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import reduce

from gdtui.engine.formula.tree import CONSTANTS, E, Kind, Tree, W, number

ZERO, ONE, MINUS_ONE = number(0), number(1), number(-1)
HALF = number(Fraction(1, 2))

_LONGEST_POWER = 2048
"""Bits that a power of a number may have to be worked out."""
_MOST_TERMS = 64
_WORTH_EXPANDING = 100
_TAME = 64
MOST_PARTS = 20_000
"""A derivative may be so large; the parts that it has several times are counted each time."""
_DECIMALS = 10**6
_LARGEST_IN_FRACTION = 10**6


def plain(tree: Tree, leaf: Callable[[Tree], Tree] = lambda leaf: leaf) -> Tree:
    """A tree in simplest terms, with what `leaf` makes of its numbers, constants and weights."""
    if not tree.parts:
        return leaf(tree)
    parts = [plain(part, leaf) for part in tree.parts]
    return call(tree.name, *parts) if tree.kind is Kind.CALL else _MAKING[tree.kind](*parts)


def at_zero(tree: Tree) -> Tree:
    """What a tree is at w = 0, with constants as the exact numbers that their floats are."""
    return plain(
        tree,
        lambda leaf: number(Fraction(CONSTANTS.get(leaf.name, 0))) if leaf.number is None else leaf,
    )


def coefficient_of(term: Tree) -> tuple[Fraction, Tree]:
    """A term as a number and what it is multiplied with."""
    if term.number is not None:
        return term.number, ONE
    if term.kind is Kind.PRODUCT and (value := term.parts[0].number) is not None:
        rest = term.parts[1:]
        return value, rest[0] if len(rest) == 1 else Tree(Kind.PRODUCT, rest)
    return Fraction(1), term


def exponent_of(factor: Tree) -> tuple[Tree, Tree]:
    """A factor as a base and an exponent."""
    if factor.kind is Kind.POWER:
        return factor.parts[0], factor.parts[1]
    return factor, ONE


def terms_of(tree: Tree) -> tuple[Tree, ...]:
    """What a tree is the sum of."""
    return tree.parts if tree.kind is Kind.SUM else (tree,)


def factors_of(tree: Tree) -> tuple[Tree, ...]:
    """What a tree is the product of."""
    return tree.parts if tree.kind is Kind.PRODUCT else (tree,)


def total(*trees: Tree) -> Tree:
    """The sum."""
    coefficients: dict[Tree, Fraction] = {}
    for tree in trees:
        for term in terms_of(tree):
            value, core = coefficient_of(term)
            coefficients[core] = coefficients.get(core, Fraction(0)) + value
    terms = [_times(value, core) for core, value in coefficients.items() if value]
    if len(terms) > 1:
        return Tree(Kind.SUM, tuple(terms))
    return terms[0] if terms else ZERO


def _times(value: Fraction, core: Tree) -> Tree:
    """A number times a tree that has none in front."""
    if core == ONE:
        return number(value)
    return core if value == 1 else Tree(Kind.PRODUCT, (number(value), *factors_of(core)))


def product(*trees: Tree) -> Tree:
    """The product; numbers come first, then constants, powers of w, sums and the rest."""
    value = Fraction(1)
    exponents: dict[Tree, Tree] = {}
    for tree in trees:
        for factor in factors_of(tree):
            if factor.number is not None:
                value *= factor.number
            else:
                base, exponent = exponent_of(factor)
                exponents[base] = total(exponents.get(base, ZERO), exponent)
    if not value:
        return ZERO
    factors: list[Tree] = []
    for base, exponent in exponents.items():
        for factor in factors_of(power(base, exponent)):
            if factor.number is not None:
                value *= factor.number
            else:
                factors.append(factor)
    if not factors:
        return number(value)
    factors.sort(key=_rank)
    core = factors[0] if len(factors) == 1 else Tree(Kind.PRODUCT, tuple(factors))
    return _times(value, core)


def _rank(factor: Tree) -> int:
    base, exponent = exponent_of(factor)
    if not factor.varies:
        return 0
    if base == W and not exponent.varies:
        return 1
    return 2 if base.kind is Kind.SUM else 3


def power(base: Tree, exponent: Tree) -> Tree:
    """One tree to the power of another."""
    if exponent == ZERO or base == ONE:
        return ONE
    if exponent == ONE:
        return base
    value, times = base.number, exponent.number
    if times is not None and times.denominator == 1:
        if value is not None:
            bits = max(value.numerator.bit_length(), value.denominator.bit_length())
            if (value or times > 0) and bits * abs(times) <= _LONGEST_POWER:
                return number(value**times.numerator)
        elif base.kind is Kind.PRODUCT:
            return product(*(power(factor, exponent) for factor in base.parts))
        elif base.kind is Kind.POWER:
            return power(base.parts[0], product(base.parts[1], exponent))
    return Tree(Kind.POWER, (base, exponent))


def call(name: str, inside: Tree) -> Tree:
    """A function of a tree. Roots and exp are powers, so that they meet others."""
    if name == "exp":
        return power(E, inside)
    if name == "sqrt":
        return power(inside, HALF)
    if name == "log" and inside in (ONE, E):
        return ZERO if inside == ONE else ONE
    return Tree(Kind.CALL, (inside,), name)


def expanded(tree: Tree) -> Tree | None:
    """The products of its sums multiplied out; None where that gives too many terms."""
    if tree.kind is Kind.SUM:
        terms = [expanded(term) for term in tree.parts]
        return None if None in terms else total(*(term for term in terms if term))
    found = ONE
    for factor in factors_of(tree):
        base, exponent = exponent_of(factor)
        times = exponent.number
        is_repeated = base.kind is Kind.SUM and times in range(2, 9)
        for each in [base] * int(times or 0) if is_repeated else [factor]:
            inner = expanded(each) if each.kind is Kind.SUM else each
            if inner is None or len(terms_of(found)) * len(terms_of(inner)) > _MOST_TERMS:
                return None
            found = total(*(product(a, b) for a in terms_of(found) for b in terms_of(inner)))
    return found


def shorter(tree: Tree) -> Tree:
    """The tree, or what it is with its products multiplied out where that is less.

    Not where that has large numbers, which would be taken from each other: floats lose digits so.
    """
    front, core = coefficient_of(tree)
    other = expanded(core) if core.size < _WORTH_EXPANDING else None
    if other is None or other.size >= core.size:
        return tree
    is_tame = all(abs(coefficient_of(term)[0]) <= _TAME for term in terms_of(other))
    return product(number(front), other) if is_tame or other.size <= core.size // 2 else tree


_MAKING: dict[Kind, Callable[..., Tree]] = {
    Kind.NEGATIVE: lambda part: product(MINUS_ONE, part),
    Kind.ADD: total,
    Kind.SUBTRACT: lambda first, second: total(first, product(MINUS_ONE, second)),
    Kind.MULTIPLY: product,
    Kind.DIVIDE: lambda first, second: product(first, power(second, MINUS_ONE)),
    Kind.POWER: power,
    Kind.SUM: total,
    Kind.PRODUCT: product,
}
"""What makes a tree in simplest terms of its parts, by its kind."""


def derivative(tree: Tree) -> Tree:
    """The slope of a tree. Raises ValueError where it would be too long."""
    return shorter(_Slopes()[tree])


class _Slopes(dict[Tree, Tree]):
    """The slopes of trees, each found once."""

    def __missing__(self, tree: Tree) -> Tree:
        if not tree.varies:
            return ZERO
        if tree.kind is Kind.WEIGHT:
            return ONE
        if tree.kind is Kind.SUM:
            found = total(*map(self.__getitem__, tree.parts))
        elif tree.kind is Kind.PRODUCT:
            found = _of_product(tree, self)
        elif tree.kind is Kind.POWER:
            found = _of_power(tree, self)
        else:
            inside = tree.parts[0]
            outer = _outer(tree.name, inside)
            if tree.name == "log" and inside.name == "cosh":
                # sinh/cosh would leave the floats where tanh does not.
                outer, inside = call("tanh", *inside.parts), inside.parts[0]
            found = product(outer, self[inside])
        if found.size > MOST_PARTS:
            raise ValueError("the formula is too long for its slope to be found")
        self[tree] = found
        return found


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


def _of_power(tree: Tree, slopes: _Slopes) -> Tree:
    base, exponent = tree.parts
    inner, outer = slopes[base], slopes[exponent]
    if not exponent.varies:
        return product(exponent, power(base, total(exponent, MINUS_ONE)), inner)
    if not base.varies:
        return product(tree, call("log", base), outer)
    grown = product(exponent, inner, power(base, MINUS_ONE))
    return product(tree, total(product(outer, call("log", base)), grown))


def _of_product(tree: Tree, slopes: _Slopes) -> Tree:
    """Each factor derived in turn; what is below a fraction line stays there in one power."""
    fixed = [factor for factor in tree.parts if not factor.varies]
    moving = [factor for factor in tree.parts if factor.varies]
    below = [factor for factor in moving if _is_below(factor)]
    if not below:
        terms = (
            product(*fixed, *moving[:place], slopes[factor], *moving[place + 1 :])
            for place, factor in enumerate(moving)
        )
        return total(*terms)
    # With each factor as f^n: the product of all f^(n-1), times the sum of n·f' and the other f.
    pairs = [_numbered(factor) for factor in moving]
    terms = (
        product(times, slopes[base], *(other for other, _ in pairs if other is not base))
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
    found = _in_a_row(above)
    return value < 0, Tree(Kind.DIVIDE, (found, _in_a_row(below))) if below else found


def _fraction(value: Fraction, has_above: bool, has_below: bool) -> tuple[Fraction, Fraction]:
    """A number as one before a product and one below it: 7w/3, w/10, 0.3w."""
    above, below = value.numerator, value.denominator
    is_short = (value * _DECIMALS).denominator == 1
    stays_decimal = is_short and not has_below and not (above == 1 and has_above)
    if below == 1 or stays_decimal or max(above, below) > _LARGEST_IN_FRACTION:
        return value, Fraction(1)
    return Fraction(above), Fraction(below)


def _in_a_row(factors: Iterable[Tree]) -> Tree:
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
