"""The rules that move a weight, as values: pure functions, defined as PyTorch defines them.

A rule sees the slope and the curvature at a weight, and gives a step: w ← w − step. Where the slope
is no finite number the step is none either, so that a run ends there under every rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gdtui.engine.rules import terms, updates
from gdtui.engine.rules.terms import Term
from gdtui.engine.rules.updates import State, Values
from gdtui.engine.values import nearest_name, share

Update = Callable[[float, float, float, State, Values], tuple[float, State]]
"""From rate, slope, curvature, state and parameters to the step and the next state."""


class Parameter(NamedTuple):
    """A number from 0 to below 1 that a person may set: its name, its sign in the formula."""

    name: str
    symbol: str
    value: float


class Near(NamedTuple):
    """How a rule that is linear near a bottom moves there; β is its parameter, 0 without one.

    It keeps the share β of the step before. One that `looks_ahead` takes the slope where that share
    would lead; one that `divides` by the curvature c has η where others have ηc. See nearby.
    """

    looks_ahead: bool = False
    divides: bool = False


class Rule(NamedTuple):
    """How a weight is moved.

    `state` names the numbers of the state, which are all 0 at the start. A rule `is_plain` where
    the step is the slope times the rate and no more. The `terms` make the step, which is the last
    of them, of the slope: see `gdtui.engine.rules.terms`. `near` is None where it is not linear
    near a bottom.
    """

    name: str
    formula: str
    update: Update
    state: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    is_plain: bool = False
    terms: tuple[Term, ...] = ()
    near: Near | None = None
    purpose: tuple[str, ...] = ()
    """What it is for: one sentence, at length and in short."""

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
                each._replace(value=share(each.name).read(texts[each.name]))
                if each.name in texts
                else each
                for each in self.parameters
            )
        )


def rule_of(text: str) -> Rule:
    """The rule of a name. Raises ValueError with the nearest name."""
    return RULES[NAMES.index(nearest_name("rule", text, NAMES))]


def _share(name: str, value: float) -> Parameter:
    return Parameter(name, {"beta": "β", "beta2": "β₂"}[name], value)


DESCENT = Rule(
    "descent",
    "η·g",
    updates.descent,
    is_plain=True,
    terms=terms.SCALED,
    near=Near(),
    purpose=(
        "Each step is η times the slope: with a small enough rate that will do.",
        "Each step is η times the slope.",
    ),
)
RULES = (
    DESCENT,
    Rule(
        "momentum",
        "v ← β·v + g; η·v",
        updates.momentum,
        ("v",),
        (_share("beta", 0.9),),
        terms=terms.WITH_VELOCITY,
        near=Near(),
        purpose=(
            "Slopes add up to a velocity, which carries the marble on, through ripples too.",
            "A velocity carries the marble on.",
        ),
    ),
    Rule(
        "nesterov",
        "v ← β·v + g; η·(g + β·v)",
        updates.nesterov,
        ("v",),
        (_share("beta", 0.9),),
        terms=terms.WITH_LOOKAHEAD,
        near=Near(looks_ahead=True),
        purpose=(
            "Momentum that heeds the newest slope more, so as to overshoot less.",
            "Momentum that heeds the newest slope.",
        ),
    ),
    Rule(
        "adagrad",
        "s ← s + g²; η·g/(√s + 1e-10)",
        updates.adagrad,
        ("s",),
        terms=terms.OVER_SUM,
        purpose=(
            "All slopes so far divide the rate: it adapts by itself, but can only shrink.",
            "All slopes so far divide the rate.",
        ),
    ),
    Rule(
        "rmsprop",
        "s ← β·s + (1 − β)·g²; η·g/(√s + 1e-8)",
        updates.rmsprop,
        ("s",),
        (_share("beta", 0.99),),
        terms=terms.OVER_MEAN,
        purpose=(
            "Recent slopes divide the rate: steep or flat, steps are about as long.",
            "Recent slopes divide the rate.",
        ),
    ),
    Rule(
        "adam",
        "m ← β·m + (1 − β)·g; v ← β₂·v + (1 − β₂)·g²; η·(m/(1 − βᵏ))/(√(v/(1 − β₂ᵏ)) + 1e-8)",
        updates.adam,
        ("m", "v", "k"),
        (_share("beta", 0.9), _share("beta2", 0.999)),
        terms=terms.MEAN_OVER_MEAN,
        purpose=(
            "The mean slope over its usual size: one η does for steep and flat alike.",
            "One η for steep and flat.",
        ),
    ),
    Rule(
        "sign",
        "η·sign(g)",
        updates.sign,
        terms=terms.BY_SIGN,
        purpose=(
            "Only the sign of the slope counts: each step is η long, steep or flat.",
            "Each step is η long, steep or flat.",
        ),
    ),
    Rule(
        "newton",
        "η·g/c",
        updates.newton,
        terms=terms.OVER_CURVATURE,
        near=Near(divides=True),
        purpose=(
            "The slope over the curvature: to a bowl's bottom at once, on a hill uphill.",
            "The slope over the curvature.",
        ),
    ),
)
"""The rules that come with gdtui; the first is the one that is meant where none is named."""
NAMES = tuple(rule.name for rule in RULES)
PARAMETERS = tuple(dict.fromkeys(each.name for rule in RULES for each in rule.parameters))
"""The names of all parameters that some rule has."""
