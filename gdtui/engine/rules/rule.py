"""The rules that move a weight, as values: each is its terms, from which all else follows.

The notation of terms, η·m/(√s + 1e-8), is read once, for floats and for decimals. Definitions are
those of PyTorch.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gdtui.engine.values import nearest_name, share

if TYPE_CHECKING:
    from decimal import Decimal


Number = TypeVar("Number", float, "Decimal")

_NAME = r"[a-z]+\(g\)|[^\W\d_²ᵏ₀-₉]+[₀-₉]*′?"
_TOKEN = re.compile(rf"{_NAME}|\d+(?:e-\d+)?|[-+−·/√()|²ᵏ]|\S")
_IS_NAME = re.compile(_NAME)
_PYTHON = {"√": "sqrt", "·": " * ", "−": " - ", "+": " + ", "/": " / "}


@lru_cache(maxsize=64)
def tokens(formula: str) -> tuple[str, ...]:
    """What a formula is made of: names, numbers and signs."""
    return tuple(_TOKEN.findall(formula))


def is_name(token: str) -> bool:
    """Whether a token is the name of a number: β₂, m′, and sign(g) too."""
    return _IS_NAME.fullmatch(token) is not None


def is_operand(token: str) -> bool:
    """Whether a token is a name or a number."""
    return token[0].isdecimal() or is_name(token)


def as_python(formula: str, called: Callable[[str], str]) -> str:
    """The formula in Python, in the same order; a name or number in it as it is `called` there."""
    source: list[str] = []
    is_open = False
    for token in tokens(formula):
        if token == "²":
            source[-1] = f"({source[-1]} * {source[-1]})"
        elif token == "|":
            is_open = not is_open
            source.append("abs(" if is_open else ")")
        elif token == "ᵏ":
            source.append(f"**{called(_COUNT)}")
        elif is_operand(token):
            source.append(f"({called(token)})" if source[-1:] == ["sqrt"] else called(token))
        else:
            source.append(_PYTHON.get(token, token))
    return "".join(source)


@lru_cache(maxsize=64)
def _compiled(formula: str) -> CodeType:
    """The code of a formula, which asks `number` for each of its operands."""
    return compile(as_python(formula, lambda token: f"number({token!r})"), "<rule>", "eval")


def evaluated(
    formula: str, number: Callable[[str], Number], root: Callable[[Number], Number]
) -> Number:
    """The value of a formula, whose names and numbers are what `number` makes of them.

    Raises ArithmeticError where it has none, as of a quotient by 0.
    """
    value: Number = eval(_compiled(formula), {"sqrt": root, "number": number})
    return value


State = tuple[float, ...]
"""What a rule remembers from step to step."""
Values = tuple[float, ...]
"""The parameters of a rule."""
Update = Callable[[float, float, float, State, Values], tuple[float, State]]
"""From rate, slope, curvature, state and parameters to the step and the next state."""

_GIVEN = ("η", "g", "slope", "c")
"""What every term may speak of: the rate, the slope by two names, the curvature."""
_COUNT = "k"
_PLAIN = "η·slope"


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


class Parameter(NamedTuple):
    """A number from 0 to below 1 that a person may set: its name, its symbol in the formulas."""

    name: str
    symbol: str
    value: float


class Near(NamedTuple):
    """How a rule that is linear near a bottom moves there; β is its parameter, 0 without one.

    It keeps the share β of the step before. One that `looks_ahead` takes the slope where that share
    would lead; one that `divides` by the curvature c has η where others have ηc. See stability.
    """

    looks_ahead: bool = False
    divides: bool = False


class Rule(NamedTuple):
    """How a weight is moved: the last of its terms is the step, and those before it lead there.

    A symbol that is spoken of before its term has made it is part of the state, and so is k, the
    count of steps. A rule that is plain speaks of the slope by that name, any other by g; c is the
    curvature. `near` is None where the rule is not linear near a bottom. `purpose` says what it is
    for in one sentence, at length and in short.

    From the terms follow the symbols of the `state`, whose numbers are all 0 at the start; the
    `formula` of what becomes of it and of the step, v ← β·v + g; η·v; and the function that takes
    a step, which stands where it would divide by nothing.
    """

    name: str
    terms: tuple[Term, ...]
    parameters: tuple[Parameter, ...]
    near: Near | None
    purpose: tuple[str, ...]
    state: tuple[str, ...]
    formula: str
    update: Update

    @staticmethod
    def of(
        name: str,
        terms: tuple[Term, ...],
        parameters: tuple[Parameter, ...] = (),
        near: Near | None = None,
        purpose: tuple[str, ...] = (),
    ) -> Rule:
        """The rule of some terms. Raises ValueError for one that speaks of what is not known."""
        symbols = tuple(each.symbol for each in parameters)
        spoken = [tokens(term.formula) for term in terms]
        made = {
            term.symbol: at for at, term in enumerate(terms) if term.symbol not in ("", *_GIVEN)
        }
        kept = [s for s, at in made.items() if any(s in found for found in spoken[: at + 1])]
        state = (*kept, *[_COUNT] * any("ᵏ" in found for found in spoken))
        taken = (*_GIVEN, *state)
        if bad := [each for each in symbols if not is_name(each) or each in taken]:
            raise ValueError(f"{name}: {bad[0]!r} is no symbol that a parameter can have")
        known = {*taken, *symbols}
        for term in terms:
            for token in (*tokens(term.formula), *tokens(term.exact)):
                if is_name(token) and token not in known:
                    raise ValueError(
                        f"{name}: the term {term.name!r} speaks of {token}: what is that?"
                    )
            known.add(term.symbol)

        # In one line a symbol that is not remembered has its formula in its place; one that says
        # itself what it is, as sign(g) does, stays.
        inlined = {t.symbol: f"({t.formula})" for t in terms if t.symbol[-1:] != ")"}
        inlined |= {symbol: symbol for symbol in taken} | {"slope": "g"}
        *_, last = terms
        step = _IS_NAME.sub(lambda n: inlined.get(n.group(), n.group()), last.exact or last.formula)
        becomes = (f"{term.symbol} ← {term.formula}" for term in terms if term.symbol in state)

        # The terms are the lines of the function, in the same order of operations.
        called = {symbol: f"x{at}" for at, symbol in enumerate((*symbols, *state, *made))}
        called |= {each: each for each in ("g", "c", _COUNT)} | {"η": "rate", "slope": "g"}

        def listed(symbols: tuple[str, ...]) -> str:
            return "".join(f"{called[each]}, " for each in symbols)

        def written(term: Term) -> str:
            return as_python(term.exact or term.formula, lambda token: called.get(token, token))

        lines = [
            f"[{listed(state)}] = state",
            f"[{listed(symbols)}] = values",
            *["k += 1.0"] * (_COUNT in state),
            # A curvature that is no finite number is none to divide by.
            *["c = c if c - c == 0 else 0.0"] * any("c" in found for found in spoken),
            *(f"{called[t.symbol]} = {written(t)}" for t in terms[:-1] if t.symbol in made),
        ]
        body = "".join(f"\n        {line}" for line in lines)
        program = (
            f"def update(rate, g, c, state, values):\n    try:{body}\n"
            f"        return {written(last)}, ({listed(state)})\n"
            "    except ZeroDivisionError:\n        return 0.0 * g, state\n"
        )
        names: dict[str, object] = {"sqrt": math.sqrt}
        try:
            exec(compile(program, "<rule>", "exec"), names)
        except SyntaxError:
            raise ValueError(f"{name}: its terms cannot be read") from None
        update: Update = names["update"]  # type: ignore[assignment]
        formula = "; ".join((*becomes, step))
        return Rule(name, terms, parameters, near, purpose, state, formula, update)

    @property
    def points(self) -> bool:
        """Whether it makes of the slope something else that points like one."""
        return any(term.noun for term in self.terms)

    @property
    def is_plain(self) -> bool:
        """Whether the step is the slope times the rate and no more."""
        return self.terms[-1].formula == _PLAIN

    @property
    def init(self) -> State:
        """The state at the start."""
        return (0.0,) * len(self.state)

    @property
    def values(self) -> Values:
        """The parameters as numbers alone."""
        return tuple(parameter.value for parameter in self.parameters)

    def with_values(self, values: Values) -> Rule:
        """The rule with other numbers for its parameters."""
        pairs = zip(self.parameters, values, strict=True)
        return self._replace(parameters=tuple(old._replace(value=new) for old, new in pairs))

    def tuned(self, name: str, text: str) -> Rule:
        """The rule with a parameter as a person wrote it.

        Raises ValueError for one that it does not have, and for one beyond its limits.
        """
        if name not in [parameter.name for parameter in self.parameters]:
            having = [r.name for r in RULES if any(p.name == name for p in r.parameters)]
            raise ValueError(f"{self.name} has no {name}: rules with one are {', '.join(having)}")
        value = share(name).read(text)
        return self.with_values(
            tuple(value if each.name == name else each.value for each in self.parameters)
        )


def rule_of(text: str) -> Rule:
    """The rule of a name. Raises ValueError with the nearest name."""
    return RULES[NAMES.index(nearest_name("rule", text, NAMES))]


_BETA, _BETA2 = Parameter("beta", "β", 0.9), Parameter("beta2", "β₂", 0.999)
_KEPT = Term("velocity kept", "β·v", "", "β of the velocity is kept", "kept velocity")
_VELOCITY = Term("new velocity", "β·v + g", "v", "the slope is added to it", "velocity")
_SQUARE = "an average of the squares"
_FROM_0 = "makes up for a start at 0"

DESCENT = Rule.of(
    "descent",
    (Term("times η", _PLAIN),),
    near=Near(),
    purpose=(
        "Each step is η times the slope: with a small enough rate that will do.",
        "Each step is η times the slope.",
    ),
)
RULES = (
    DESCENT,
    Rule.of(
        "momentum",
        (_KEPT, _VELOCITY, Term("times η", "η·v")),
        (_BETA,),
        Near(),
        (
            "Slopes add up to a velocity, which carries the marble on, through ripples too.",
            "A velocity carries the marble on.",
        ),
    ),
    Rule.of(
        "nesterov",
        (
            _KEPT,
            _VELOCITY,
            Term("look ahead", "g + β·v", "a", "the velocity that comes next", "lookahead"),
            Term("times η", "η·a"),
        ),
        (_BETA,),
        Near(looks_ahead=True),
        (
            "Momentum that heeds the newest slope more, and so overshoots less.",
            "Momentum that heeds the newest slope.",
        ),
    ),
    Rule.of(
        "adagrad",
        (
            Term("all squares", "s + g²", "s", "all slopes squared, summed"),
            Term("times η/√s", "η·g/√s", exact="η·g/(√s + 1e-10)"),
        ),
        purpose=(
            "All slopes so far divide the rate: after steep ground it is small for good.",
            "All slopes so far divide the rate.",
        ),
    ),
    Rule.of(
        "rmsprop",
        (
            Term("mean square", "β·s + (1 − β)·g²", "s", _SQUARE),
            Term("times η/√s", "η·g/√s", exact="η·g/(√s + 1e-8)"),
        ),
        (_BETA._replace(value=0.99),),
        purpose=(
            "The usual size of recent slopes divides the rate: all steps are about as long.",
            "Recent slopes divide the rate.",
        ),
    ),
    Rule.of(
        "adam",
        (
            Term("mean slope", "β·m + (1 − β)·g", "m", "an average of the slopes", "mean"),
            Term("corrected", "m/(1 − βᵏ)", "m′", _FROM_0, "mean"),
            Term("mean square", "β₂·v + (1 − β₂)·g²", "v", _SQUARE),
            Term("corrected", "v/(1 − β₂ᵏ)", "v′", _FROM_0),
            Term("times η/√v′", "η·m′/√v′", exact="η·m′/(√v′ + 1e-8)"),
        ),
        (_BETA, _BETA2),
        purpose=(
            "The mean slope divided by its usual size: one η does for steep and flat.",
            "One η for steep and flat.",
        ),
    ),
    Rule.of(
        "sign",
        (
            Term("sign", "g/|g|", "sign(g)", "its sign alone counts"),
            Term("times η", "η·sign(g)"),
        ),
        purpose=(
            "Only the sign of the slope counts: each step is η long, steep or flat.",
            "Each step is η long, steep or flat.",
        ),
    ),
    Rule.of(
        "newton",
        (Term("curvature", "c", "c", "how the slope changes here"), Term("times η/c", "η·g/c")),
        near=Near(divides=True),
        purpose=(
            "The slope divided by the curvature: a parabola in one step; hills it climbs.",
            "The slope divided by the curvature.",
        ),
    ),
)
"""The rules that come with gdtui; the first is the one that is meant where none is named."""
NAMES = tuple(rule.name for rule in RULES)
PARAMETERS = tuple(dict.fromkeys(each.name for rule in RULES for each in rule.parameters))
"""The names of all parameters that some rule has."""
