"""The rules that move a weight, as values: pure functions, defined as PyTorch defines them.

A rule sees the slope and the curvature at a weight, and gives a step: w ← w − step. Where the slope
is no finite number the step is none either, so that a run ends there under every rule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from gdtui.engine import terms
from gdtui.engine.terms import Term
from gdtui.engine.values import nearest_name, read_share

State = tuple[float, ...]
"""What a rule remembers from step to step."""
Values = tuple[float, ...]
"""The parameters of a rule."""


Update = Callable[[float, float, float, State, Values], tuple[float, State]]
"""From rate, slope, curvature, state and parameters to the step and the next state."""


class Parameter(NamedTuple):
    """A number from 0 to below 1 that a person may set: its name, its sign in the formula."""

    name: str
    symbol: str
    value: float

    @property
    def limits(self) -> tuple[float, float]:
        """The least that it may be, and what it must be below."""
        return 0.0, 1.0


class Rule(NamedTuple):
    """How a weight is moved.

    `state` names the numbers of the state, which are all 0 at the start. A rule `is_plain` where
    the step is the slope times the rate and no more. The `terms` make the step, which is the last
    of them, of the slope: see `gdtui.engine.terms`.
    """

    name: str
    formula: str
    update: Update
    state: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    is_plain: bool = False
    terms: tuple[Term, ...] = ()

    @property
    def init(self) -> State:
        """The state at the start."""
        return (0.0,) * len(self.state)

    @property
    def values(self) -> Values:
        """The parameters as numbers alone."""
        return tuple(parameter.value for parameter in self.parameters)

    def tuned(self, texts: Mapping[str, str]) -> Rule:
        """The rule with parameters as a person wrote them, by name.

        Raises ValueError for one that it does not have, and for one beyond its limits.
        """
        names = [parameter.name for parameter in self.parameters]
        for name in texts:
            if name not in names:
                having = [r.name for r in RULES if any(p.name == name for p in r.parameters)]
                raise ValueError(
                    f"{self.name} has no {name}: rules with one are {', '.join(having)}"
                )
        return self._replace(
            parameters=tuple(
                each._replace(value=read_share(each.name, texts[each.name]))
                if each.name in texts
                else each
                for each in self.parameters
            )
        )


def rule_of(text: str) -> Rule:
    """The rule of a name. Raises ValueError with the nearest name."""
    return RULES[NAMES.index(nearest_name("rule", text, NAMES))]


def _descent(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    return rate * slope, state


def _momentum(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    velocity = values[0] * state[0] + slope
    return rate * velocity, (velocity,)


def _nesterov(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    beta = values[0]
    velocity = beta * state[0] + slope
    return rate * (slope + beta * velocity), (velocity,)


def _adagrad(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    squares = state[0] + slope * slope
    return rate * slope / (math.sqrt(squares) + 1e-10), (squares,)


def _rmsprop(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    beta = values[0]
    squares = beta * state[0] + (1 - beta) * (slope * slope)
    return rate * slope / (math.sqrt(squares) + 1e-8), (squares,)


def _adam(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    mean, squares, count = state
    beta, beta2 = values
    count += 1.0
    mean = beta * mean + (1 - beta) * slope
    squares = beta2 * squares + (1 - beta2) * (slope * slope)
    size = math.sqrt(squares / (1 - beta2**count)) + 1e-8
    return rate * (mean / (1 - beta**count)) / size, (mean, squares, count)


def _sign(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    return rate * (slope / abs(slope)) if slope else rate * slope, state


def _newton(
    rate: float, slope: float, curvature: float, state: State, _: Values
) -> tuple[float, State]:
    # Without a curvature there is nothing to divide by, and it stands.
    bends = curvature > 0 or curvature < 0
    return rate * slope / curvature if bends else 0.0 * slope, state


def _share(name: str, value: float) -> Parameter:
    return Parameter(name, {"beta": "β", "beta2": "β₂"}[name], value)


DESCENT = Rule("descent", "η·g", _descent, is_plain=True, terms=terms.SCALED)
RULES = (
    DESCENT,
    Rule(
        "momentum",
        "v ← β·v + g; η·v",
        _momentum,
        ("v",),
        (_share("beta", 0.9),),
        terms=terms.WITH_VELOCITY,
    ),
    Rule(
        "nesterov",
        "v ← β·v + g; η·(g + β·v)",
        _nesterov,
        ("v",),
        (_share("beta", 0.9),),
        terms=terms.WITH_LOOKAHEAD,
    ),
    Rule("adagrad", "s ← s + g²; η·g/(√s + 1e-10)", _adagrad, ("s",), terms=terms.OVER_SUM),
    Rule(
        "rmsprop",
        "s ← β·s + (1 − β)·g²; η·g/(√s + 1e-8)",
        _rmsprop,
        ("s",),
        (_share("beta", 0.99),),
        terms=terms.OVER_MEAN,
    ),
    Rule(
        "adam",
        "m ← β·m + (1 − β)·g; v ← β₂·v + (1 − β₂)·g²; η·m̂/(√v̂ + 1e-8),"
        " m̂ = m/(1 − βᵏ), v̂ = v/(1 − β₂ᵏ)",
        _adam,
        ("m", "v", "k"),
        (_share("beta", 0.9), _share("beta2", 0.999)),
        terms=terms.MEAN_OVER_MEAN,
    ),
    Rule("sign", "η·sign(g)", _sign, terms=terms.BY_SIGN),
    Rule("newton", "η·g/c", _newton, terms=terms.OVER_CURVATURE),
)
"""The rules that come with gdtui; the first is the one that is meant where none is named."""
NAMES = tuple(rule.name for rule in RULES)
PARAMETERS = tuple(dict.fromkeys(each.name for rule in RULES for each in rule.parameters))
"""The names of all parameters that some rule has."""
