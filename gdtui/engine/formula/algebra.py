"""Trees in simplest terms, exact in fractions: made of what was typed, derived, and spelled again.

In simplest terms sums and products have their like parts brought together. Between `plain`, which
makes such trees, and `spelled`, which writes them as a person would, all functions speak of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import reduce

from gdtui.engine.formula.parser import read_formula
from gdtui.engine.formula.tree import FUNCTIONS, LOG_COSH, E, Tree, W, function, number

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
    return made(tree.kind, *(plain(part, leaf) for part in tree.parts))


def coefficient_of(term: Tree) -> tuple[Fraction, Tree]:
    """A term as a number and what it is multiplied with."""
    if term.number is not None:
        return term.number, ONE
    if term.kind == "product" and (value := term.parts[0].number) is not None:
        rest = term.parts[1:]
        return value, rest[0] if len(rest) == 1 else Tree("product", rest)
    return Fraction(1), term


def exponent_of(factor: Tree) -> tuple[Tree, Tree]:
    """A factor as a base and an exponent."""
    if factor.kind == "^":
        return factor.parts[0], factor.parts[1]
    return factor, ONE


def terms_of(tree: Tree) -> tuple[Tree, ...]:
    """What a tree is the sum of."""
    return tree.parts if tree.kind == "sum" else (tree,)


def factors_of(tree: Tree) -> tuple[Tree, ...]:
    """What a tree is the product of."""
    return tree.parts if tree.kind == "product" else (tree,)


def total(*trees: Tree) -> Tree:
    """The sum."""
    coefficients: dict[Tree, Fraction] = {}
    for tree in trees:
        for term in terms_of(tree):
            value, core = coefficient_of(term)
            coefficients[core] = coefficients.get(core, 0) + value
    terms = [_times(value, core) for core, value in coefficients.items() if value]
    if len(terms) > 1:
        return Tree("sum", tuple(terms))
    return terms[0] if terms else ZERO


def _times(value: Fraction, core: Tree) -> Tree:
    """A number times a tree that has none in front."""
    if core == ONE:
        return number(value)
    return core if value == 1 else Tree("product", (number(value), *factors_of(core)))


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
    core = factors[0] if len(factors) == 1 else Tree("product", tuple(factors))
    return _times(value, core)


def _rank(factor: Tree) -> int:
    base, exponent = exponent_of(factor)
    if not factor.varies:
        return 0
    if base == W and not exponent.varies:
        return 1
    return 2 if base.kind == "sum" else 3


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
        elif base.kind == "product":
            return product(*(power(factor, exponent) for factor in base.parts))
        elif base.kind == "^":
            return power(base.parts[0], product(base.parts[1], exponent))
    return Tree("^", (base, exponent))


def expanded(tree: Tree) -> Tree:
    """The products of its sums multiplied out. Raises OverflowError for too many terms."""
    if tree.kind == "sum":
        return total(*map(expanded, tree.parts))
    found = ONE
    for factor in factors_of(tree):
        base, exponent = exponent_of(factor)
        is_repeated = base.kind == "sum" and exponent.number in range(2, 9)
        for each in [base] * int(exponent.number or 0) if is_repeated else [factor]:
            terms = terms_of(expanded(each) if each.kind == "sum" else each)
            if len(terms_of(found)) * len(terms) > _MOST_TERMS:
                raise OverflowError
            found = total(*(product(a, b) for a in terms_of(found) for b in terms))
    return found


def shorter(tree: Tree) -> Tree:
    """The tree, or what it is with its products multiplied out where that is less.

    Not where that has large numbers, which would be taken from each other: floats lose digits so.
    """
    front, core = coefficient_of(tree)
    if core.size >= _WORTH_EXPANDING:
        return tree
    try:
        other = expanded(core)
    except OverflowError:
        return tree
    is_tame = all(abs(coefficient_of(term)[0]) <= _TAME for term in terms_of(other))
    most = core.size - 1 if is_tame else core.size // 2
    return product(number(front), other) if other.size <= most else tree


def _log(inside: Tree) -> Tree:
    if inside in (ONE, E):
        return ZERO if inside == ONE else ONE
    return function("log", inside)


_MAKING: dict[str, Callable[..., Tree]] = {
    "negative": lambda part: product(MINUS_ONE, part),
    "+": total,
    "-": lambda first, second: total(first, product(MINUS_ONE, second)),
    "*": product,
    "/": lambda first, second: product(first, power(second, MINUS_ONE)),
    "^": power,
    "sum": total,
    "product": product,
    "exp": lambda inside: power(E, inside),
    "sqrt": lambda inside: power(inside, HALF),
    "log": _log,
}
"""What makes a tree in simplest terms; roots and exp are powers, so that they meet others."""


def made(kind: str, *parts: Tree) -> Tree:
    """A tree in simplest terms, of a kind and of parts that are in simplest terms."""
    return _MAKING[kind](*parts) if kind in _MAKING else Tree(kind, parts)


def derivative(tree: Tree) -> Tree:
    """The slope of a tree. Raises ValueError where it would be too long."""
    return shorter(_Slopes()[tree])


class _Slopes(dict[Tree, Tree]):
    """The slopes of trees, each found once."""

    def __missing__(self, tree: Tree) -> Tree:
        if not tree.varies:
            return ZERO
        if tree == W:
            return ONE
        if tree.kind == "sum":
            found = total(*map(self.__getitem__, tree.parts))
        elif tree.kind == "product":
            found = _of_product(tree, self)
        elif tree.kind == "^":
            found = _of_power(tree, self)
        else:
            (inside,) = tree.parts
            found = product(_outer(tree.kind, inside), self[inside])
        if found.size > MOST_PARTS:
            raise ValueError("the formula is too long for its slope to be found")
        self[tree] = found
        return found


_SLOPES = {
    "sin": "cos(w)",
    "cos": "-sin(w)",
    "tan": "1/cos(w)^2",
    "sinh": "cosh(w)",
    "cosh": "sinh(w)",
    "tanh": "1/cosh(w)^2",
    "log": "1/w",
    "abs": "sign(w)",
    "relu": "step(w)",
    "sigmoid": "sigmoid(w)sigmoid(-w)",
    LOG_COSH: "tanh(w)",
    "sign": "0",
    "step": "0",
}


def _outer(name: str, inside: Tree) -> Tree:
    """The derivative of a function at what stands in its parentheses."""
    slope = read_formula(_SLOPES[name], (*FUNCTIONS, "sign", "step"))
    return plain(slope, lambda leaf: inside if leaf == W else leaf)


def _of_power(tree: Tree, slopes: _Slopes) -> Tree:
    base, exponent = tree.parts
    inner, outer = slopes[base], slopes[exponent]
    if not exponent.varies:
        return product(exponent, power(base, total(exponent, MINUS_ONE)), inner)
    if not base.varies:
        return product(tree, _log(base), outer)
    grown = product(exponent, inner, power(base, MINUS_ONE))
    return product(tree, total(product(outer, _log(base)), grown))


def _of_product(tree: Tree, slopes: _Slopes) -> Tree:
    """Each factor derived in turn; what is below a fraction line stays there in one power."""
    fixed = [factor for factor in tree.parts if not factor.varies]
    moving = [factor for factor in tree.parts if factor.varies]
    if not any(map(_is_below, moving)):
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
    return (exponent_of(factor)[1].number or 0) < 0


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
    if tree.kind in ("*", "/"):
        first, second = tree.parts
        return Tree(tree.kind, (_negative(first), second))
    return Tree("negative", (tree,))


def _signed(tree: Tree) -> tuple[bool, Tree]:
    """Whether there is a minus sign before a tree, and what stands behind it."""
    if tree.kind == "sum":
        terms = [_signed(term) for term in tree.parts]
        # Something positive comes first, where there is anything positive.
        first = next((place for place, term in enumerate(terms) if not term[0]), 0)
        is_negative, found = terms.pop(first)
        for other, size in terms:
            sign = "+" if other == is_negative else "-"
            found = Tree(sign, (found, size))
        return is_negative, found
    value, core = coefficient_of(tree)
    above, below = [], []
    for factor in factors_of(core):
        if _is_below(factor):
            below.append(_factor(power(factor, MINUS_ONE)))
        elif factor.kind == "sum":
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
    return value < 0, Tree("/", (found, _in_a_row(below))) if below else found


def _fraction(value: Fraction, has_above: bool, has_below: bool) -> tuple[Fraction, Fraction]:
    """A number as one before a product and one below it: 7w/3, w/10, 0.3w."""
    above, below = value.numerator, value.denominator
    is_short = (value * _DECIMALS).denominator == 1
    stays_decimal = is_short and not has_below and not (above == 1 and has_above)
    if below == 1 or stays_decimal or max(above, below) > _LARGEST_IN_FRACTION:
        return value, Fraction(1)
    return Fraction(above), Fraction(below)


def _in_a_row(factors: Iterable[Tree]) -> Tree:
    return reduce(lambda first, second: Tree("*", (first, second)), factors)


def _factor(tree: Tree) -> Tree:
    """A factor that stands above the line."""
    kind, parts = tree.kind, tree.parts
    if kind == "sum":
        return spelled(tree)
    if kind == "^" and parts[0] == E:
        kind, parts = "exp", parts[1:]
    elif kind == "^" and parts[1] == HALF:
        kind, parts = "sqrt", parts[:1]
    return Tree(kind, tuple(map(spelled, parts)), tree.number)
