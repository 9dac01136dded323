"""Equations that are true as they are printed: their operands have as many digits as that takes.

What is printed is worked out in exact decimals; the result must round to the digits shown of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from functools import lru_cache, partial
from typing import NamedTuple

from gdtui.engine.rules.terms import Term, evaluated, is_operand, tokens
from gdtui.engine.runs.step import Step, TermValue
from gdtui.engine.values import written
from gdtui.plot.cells.text import exponent, rounded, trimmed

_EXACT = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN)
_NEAR = Context(prec=200, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""For roots and quotients, most of which have no last digit."""
_DIGITS = sorted(
    ((shown, digits) for shown in range(9) for digits in range(4, 18)),
    key=lambda pair: pair[1] + (2 * (pair[0] - 4) if pair[0] >= 4 else 24 - pair[0]),
)
"""Digits of a result and its operands, the shortest first; a result of fewer than 4 is last."""
_SEEN = 1e-7
"""A step that is longer is seen: it leads to another number than its weight is."""
_ALL_DIGITS = range(4, 24)
_OF_A_RATE = 6
_LONGEST_RATE = 20
"""Characters of a rate that fits the narrowest column."""
_SIGNS = {"+": " + ", "−": " − ", "·": "×"}


class Update(NamedTuple):
    """weight − taken = landing, as text; no number has zeros at its end."""

    weight: str
    taken: str
    landing: str


def says(text: str, value: Decimal) -> bool:
    """Whether a value rounds to the number in a text; halfway between two it rounds to neither."""
    printed = Decimal(text)
    unit = Decimal((0, (1,), int(printed.as_tuple().exponent)))
    return 2 * abs(_EXACT.subtract(value, printed)) < unit


def _filled(formula: str, texts: Mapping[str, str]) -> tuple[str, Decimal] | None:
    """The formula with numbers in place of its names, and what they make, if it has a value."""

    def number(name: str) -> Decimal:
        return Decimal(texts.get(name, name))

    found = tokens(formula)
    try:
        with localcontext(_NEAR if {"√", "/"} & {*found} else _EXACT):
            value = evaluated(formula, number, Decimal.sqrt)
    except ArithmeticError:
        return None
    made, depth = "", 0
    for before, token, after in zip(("", *found), found, (*found[1:], ""), strict=False):
        if is_operand(token):
            text, is_first, is_raised = texts.get(token, token), before in "(|", after in ("²", "ᵏ")
            is_apart = text[0] == "-" and (is_raised or not is_first)
            made += f"({text})" if is_apart or ("e" in text and is_raised) else text
        elif token == "ᵏ":
            made += exponent(int(texts["k"]))
        else:
            sign = _SIGNS.get(token, token)
            made += sign.strip() if depth else sign
            depth += (token == "(") - (token == ")")
    return made, value


def rate(step: Step, digits: int = _OF_A_RATE) -> str:
    """The rate: whole where a person set it and it fits, else in some digits."""
    whole = written(step.learning_rate)
    some = rounded(step.learning_rate, digits)
    is_long = step.is_scheduled or len(whole) > _LONGEST_RATE
    return some if is_long and len(some) < len(whole) else whole


def _fillings(term_value: TermValue, step: Step, digits: int) -> Iterator[tuple[str, Decimal]]:
    """The formula of a term in numbers of some digits; then its formula that is exact near 0.

    Those that a person sets are whole. Nothing where a number is too large for a float.
    """
    term, numbers, _ = term_value
    if not all(math.isfinite(numbers.get(token, 0.0)) for token in tokens(term.formula)):
        return
    texts = {name: written(value) for name, value in step.settings.items()}
    texts |= {"η": rate(step, digits), "k": f"{numbers.get('k', 0.0):.0f}"}
    formulas = [*filter(None, (term.formula, term.exact))]
    for token in tokens(" ".join(formulas)):
        if token in numbers and token not in texts:
            texts[token] = trimmed(rounded(numbers[token], digits))
    yield from filter(None, (_filled(formula, texts) for formula in formulas))


@lru_cache(maxsize=8)
def update(step: Step) -> Update | None:
    """The update in numbers, as short as it is true; None where floats differ from decimals."""
    landing, term_value = step.landing, step.terms[-1]
    if landing is None:
        return None
    is_seen = abs(landing - step.weight) > _SEEN
    for shown, digits in _DIGITS:
        weight, ends = rounded(step.weight, digits), rounded(landing, shown)
        if is_seen and ends == rounded(step.weight, shown):
            continue
        for taken, value in _fillings(term_value, step, digits):
            if says(ends, _EXACT.subtract(Decimal(weight), value)):
                return Update(trimmed(weight), taken, trimmed(ends))
    return None


def term_in_numbers(term_value: TermValue, step: Step, text: str) -> str:
    """The formula of a term in numbers that make its number, as a text shows that.

    Nothing where the name of the term says it all, and where no equation is true.
    """
    term, value = term_value.term, term_value.value
    if term.formula == term.symbol or scaled_by_rate(term) or not math.isfinite(value):
        return ""
    fillings = (each for digits in _ALL_DIGITS for each in _fillings(term_value, step, digits))
    return next((made for made, value in fillings if says(text, value)), "")


def _made(make: Callable[..., Decimal], result: float, *operands: float) -> tuple[str, ...] | None:
    """Numbers with their signs and what is made of them, as short as that is true.

    None where no digits make it so.
    """
    for shown, digits in _DIGITS:
        texts, text = [rounded(each, digits, "+") for each in operands], rounded(result, shown, "+")
        if says(text, make(*map(Decimal, texts))):
            return *texts, text
    return None


def rate_product(step: Step, times: float) -> tuple[str, ...] | None:
    """What a step is the rate times, and the step; None where that is too large for a float."""
    if not math.isfinite(step.taken):
        return None
    return _made(partial(_EXACT.multiply, Decimal(rate(step))), step.taken, times)


def scaled_by_rate(term: Term) -> str:
    """The name of what a term is η times; nothing of a term that is more than that."""
    parts = tokens(term.formula)
    return parts[2] if len(parts) == 3 and parts[:2] == ("η", "·") else ""


def secant(slope: float, gap: float) -> tuple[str, ...] | None:
    """The slope, the gap and their sum, the secant's slope; None where no digits make it true."""
    return _made(_EXACT.add, slope + gap, slope, gap)


def distinct(first: float, second: float) -> tuple[str, str]:
    """Two numbers in so many digits that different ones look different."""
    pairs = ((rounded(first, digits), rounded(second, digits)) for digits in _ALL_DIGITS)
    return next((a, b) for a, b in pairs if first == second or Decimal(a) != Decimal(b))
