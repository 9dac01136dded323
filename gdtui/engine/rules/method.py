"""How the weight of a run is moved, as one value: by which rule, schedule and noise.

A rule is its terms, from which all else follows; definitions are those of PyTorch. A schedule says
what share of the rate that was set an epoch has; the noise of an epoch follows from the seed and
the epoch alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gdtui.engine.rules.stability import Law
from gdtui.engine.rules.terms import COUNT, IS_NAME, Term, as_python, is_name, tokens
from gdtui.engine.values import nearest_name, share

State = tuple[float, ...]
"""What a rule remembers from step to step."""
Values = tuple[float, ...]
"""The parameters of a rule."""
Update = Callable[[float, float, float, State, Values], tuple[float, State]]
"""From rate, slope, curvature, state and parameters to the step and the next state."""

_GIVEN = ("η", "g", "slope", "c")
"""What every term may speak of: the rate, the slope by two names, the curvature."""
_PLAIN = "η·slope"


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
        state = (*kept, *[COUNT] * any("ᵏ" in found for found in spoken))
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
        step = IS_NAME.sub(lambda n: inlined.get(n.group(), n.group()), last.exact or last.formula)
        becomes = (f"{term.symbol} ← {term.formula}" for term in terms if term.symbol in state)

        # The terms are the lines of the function, in the same order of operations.
        called = {symbol: f"x{at}" for at, symbol in enumerate((*symbols, *state, *made))}
        called |= {each: each for each in ("g", "c", COUNT)} | {"η": "rate", "slope": "g"}

        def listed(symbols: tuple[str, ...]) -> str:
            return "".join(f"{called[each]}, " for each in symbols)

        def written(term: Term) -> str:
            return as_python(term.exact or term.formula, lambda token: called.get(token, token))

        lines = [
            f"[{listed(state)}] = state",
            f"[{listed(symbols)}] = values",
            *["k += 1.0"] * (COUNT in state),
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
            exec(program, names)
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

    def law(self, curvature: float | None) -> Law | None:
        """What it does near a bottom of some curvature; None where it is not linear there."""
        if self.near is None or curvature is None:
            return None
        kept = self.values[0] if self.values else 0.0
        return Law(1.0 if self.near.divides else curvature, kept, self.near.looks_ahead)

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
    return RULES[RULE_NAMES.index(nearest_name("rule", text, RULE_NAMES))]


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
RULE_NAMES = tuple(rule.name for rule in RULES)
PARAMETERS = tuple(dict.fromkeys(each.name for rule in RULES for each in rule.parameters))
"""The names of all parameters that some rule has."""


class Schedule(NamedTuple):
    """`share` gives from an epoch and the number of epochs what the rate set is multiplied by.

    One that `comes_once` is over when a person changes the rate: a change starts from the rate set.
    """

    name: str
    formula: str
    share: Callable[[int, int], float]
    comes_once: bool = False
    purpose: tuple[str, ...] = ()
    """What it is for: one sentence, at length and in short."""

    @property
    def is_constant(self) -> bool:
        """Whether the rate stays what it was set to."""
        return self is CONSTANT

    def rate(self, base: float, epoch: int, epochs: int, since: int = 0) -> float:
        """The rate of the update that follows an epoch, `base` being what was set at `since`."""
        if self.comes_once and since:
            return base
        return base * self.share(epoch - since, epochs - since)


def schedule_of(text: str) -> Schedule:
    """The schedule of a name. Raises ValueError with the nearest name."""
    return SCHEDULES[SCHEDULE_NAMES.index(nearest_name("schedule", text, SCHEDULE_NAMES))]


CONSTANT = Schedule(
    "constant",
    "η",
    lambda _epoch, _epochs: 1.0,
    purpose=("The rate stays what it was set to, at every epoch.", "The rate stays as it is."),
)
SCHEDULES = (
    CONSTANT,
    Schedule(
        "step",
        "η, halved every ⌈N/5⌉ epochs",
        lambda epoch, epochs: math.ldexp(1.0, -(epoch // max(1, -(-epochs // 5)))),
        purpose=(
            "Large steps to get there, then halved and halved again to settle.",
            "The rate is halved again and again.",
        ),
    ),
    Schedule(
        "exponential",
        "η·0.95ᵏ",
        lambda epoch, _: float(0.95**epoch),
        purpose=(
            "Large steps to get there, then ever smaller ones to settle.",
            "The rate shrinks at every epoch.",
        ),
    ),
    Schedule(
        "cosine",
        "η·½(1 + cos(πk/N))",
        lambda epoch, epochs: 0.5 * (1 + math.cos(math.pi * epoch / max(1, epochs))),
        purpose=(
            "Large steps to get there, and by the last epoch none: what shakes it dies out.",
            "The rate sinks to 0 by the end.",
        ),
    ),
    Schedule(
        "warmup",
        "up to η over ⌈N/10⌉ epochs, then η",
        lambda epoch, epochs: min(1.0, (epoch + 1) / max(1, -(-epochs // 10))),
        comes_once=True,
        purpose=(
            "Small steps first, while little is known, and then at the full rate.",
            "Small steps first, then the full rate.",
        ),
    ),
)
"""The schedules that come with gdtui; the first is the one that is meant where none is named."""
SCHEDULE_NAMES = tuple(schedule.name for schedule in SCHEDULES)


_BITS = 2**64 - 1
_APART = 0x9E3779B97F4A7C15
_HALF = 2**32
_EPOCHS = 2**20
"""More than a run may have, so that no two seeds share a draw."""
_BATCHES = 0xD1B54A32D192ED03
"""What makes the draws of batches others than those of normal errors."""


def _mixed(number: int) -> int:
    """64 bits that look like chance, from 64 that need not: the end of splitmix64."""
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9 & _BITS
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB & _BITS
    return number ^ (number >> 31)


def _bits(seed: int, epoch: int) -> int:
    """64 bits of a seed and an epoch, always the same ones."""
    return _mixed((seed * _EPOCHS + epoch) * _APART & _BITS)


def normal(seed: int, epoch: int) -> float:
    """A draw from the normal distribution around 0 of deviation 1, always the same one."""
    bits = _bits(seed, epoch)
    # Two numbers between 0 and 1, put together as Box and Muller do.
    first, second = (bits // _HALF + 0.5) / _HALF, (bits % _HALF + 0.5) / _HALF
    return math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * second)


class Noise(NamedTuple):
    """How the slope that a rule is given is off: by normal errors of a standard deviation, and as
    the slope of a `batch` of so many points, where that is not 0.
    """

    deviation: float = 0.0
    seed: int = 0
    batch: int = 0

    @property
    def is_there(self) -> bool:
        """Whether slopes are off at all."""
        return bool(self.deviation or self.batch)

    @property
    def cost(self) -> int:
        """How long an epoch takes, as a multiple of one without a batch."""
        return 1 + self.batch // 4

    def at(self, epoch: int) -> float:
        """What the slope of the update that follows an epoch is off by.

        Without noise it is -0.0, which leaves every float what it is when it is added.
        """
        return self.deviation * normal(self.seed, epoch) if self.deviation else -0.0

    def drawn(self, epoch: int, count: int) -> Iterator[int]:
        """The batch of an epoch: places of points from 0 to below `count`, which may come again."""
        start = _bits(self.seed, epoch) ^ _BATCHES
        return (_mixed(start + k * _APART & _BITS) * count >> 64 for k in range(self.batch))


class Method(NamedTuple):
    """A rule, a schedule of its rate, and the noise of the slope that it is given."""

    rule: Rule = DESCENT
    schedule: Schedule = CONSTANT
    noise: Noise = Noise()

    @property
    def is_plain(self) -> bool:
        """Whether it is descent at the rate set by the true slope, of which theory speaks."""
        return self.rule.is_plain and self.is_steady

    @property
    def is_steady(self) -> bool:
        """Whether a step follows from weight, state and the rate set, at every epoch the same."""
        return self.schedule.is_constant and not self.noise.is_there


PLAIN = Method()
"""Plain descent: w ← w − η·slope."""
