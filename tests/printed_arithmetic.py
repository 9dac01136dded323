"""Races by any rule, what the readout says of them, and its numbers as Python reads them."""

import re
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext

from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import RULES, Method, Noise, Rule, rule_of, schedule_of
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Beat, Shows

EXACT = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN)
NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FORMULAS = ("w^2", "double-well", "ripples", "log-cosh", "abs(w)", "(w-3)^2 + 2", "w^4")


def race_of(
    rule: Rule | str,
    *weights: float,
    landscape: str = "w^2",
    rate: float = 0.1,
    noise: float = 0.0,
    schedule: str = "constant",
) -> Race:
    found = rule_of(rule) if isinstance(rule, str) else rule
    method = Method(found, schedule_of(schedule), Noise(noise, 1))
    return Setup(weights or (10.0,), rate, 60, (landscape_of(landscape),), method).race()


BY_ANY_RULE = st.builds(
    lambda rule, weight, text, rate, noise, epoch, schedule: race_of(
        rule, weight, landscape=text, rate=rate, noise=noise, schedule=schedule
    ).to(epoch),
    st.sampled_from(RULES),
    st.one_of(st.floats(-10, 10), st.integers(-10, 10).map(float)),
    st.sampled_from(FORMULAS),
    st.one_of(st.floats(0, 1.5), st.decimals(0, 1, places=2).map(float)),
    st.sampled_from([0.0, 0.0, 0.5]),
    st.integers(0, 30),
    st.sampled_from(["constant", "cosine", "exponential"]),
)


def told(race: Race, shows: Shows, width: int, height: int = 60) -> str:
    """What the readout says, on one line; an equation has no blanks where it wraps."""
    picture = draw_readout(Seen(race, shows), width, height)
    assert picture.size == (width, height)
    words = " ".join(" ".join(row.split()) for row in picture.rows)
    return re.sub(r"(?<=[\d)]) (?=[×/])", "", words)


def beats_of(race: Race) -> list[tuple[Race, Beat]]:
    """A race at each beat of its next step, as far as there is one."""
    beats = Beat.all_of(race.lead.method.rule)
    if race.is_over:
        return [(race, beat) for beat in beats[:-2]] if race.at < race.epochs else []
    return [(race.forward() if beat.is_landed else race, beat) for beat in beats]


def value_of(text: str) -> Decimal:
    """The value of what is printed, worked out by Python itself."""
    text = re.sub(rf"√({NUMBER})", r"√(\1)", text)
    text = re.sub(rf"\|({NUMBER})\|", r"abs(\1)", text)
    text = re.sub(rf"[{RAISED}]+", lambda m: f"**{''.join(map(raised, m[0]))}", text)
    text = re.sub(rf"(?<![\w.)]){NUMBER}", r"D('\g<0>')", text)
    text = re.sub(r"\*\*D\('(\d+)'\)", r"**\1", text)
    text = text.replace("×", "*").replace("−", "-").replace("√", "root")
    with localcontext(EXACT):
        names = {"D": Decimal, "root": lambda value: value.sqrt(), "abs": abs}
        found = eval(text, names)
    assert isinstance(found, Decimal)
    return found


def raised(character: str) -> str:
    return str(RAISED.index(character))


def rounds_to(value: Decimal, printed: str) -> bool:
    unit = Decimal((0, (1,), int(Decimal(printed).as_tuple().exponent)))
    with localcontext(EXACT):
        return 2 * abs(value - Decimal(printed)) <= unit
