"""Every equation on the screen is true as it is printed, by every rule and at every width."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from printed_arithmetic import (
    BY_ANY_RULE,
    EXACT,
    NUMBER,
    RAISED,
    beats_of,
    race_of,
    rounds_to,
    told,
    value_of,
)
from scenes import LANDED, looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import RULES, Rule
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Look
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import Seen, flight
from gdtui.plot.bowl.window import window_of
from gdtui.plot.readout.equation import rate, update
from gdtui.plot.readout.facts import beats, facts_of
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Beat, Shows

SIDE = rf"(?:[(√|]*{NUMBER}[)|{RAISED}]*(?: ?[×/+−] ?)?)+"
UPDATE = re.compile(rf"({NUMBER} − {SIDE}) = ({NUMBER})")
WIDTHS = st.sampled_from((24, 26, 30, 38, 46, 60, 78))
WEIGHTS = st.one_of(st.floats(-100, 100), st.floats(PARABOLA.low, PARABOLA.high))
RATES = st.one_of(
    st.floats(0, 1.5),
    st.decimals(0, 2, places=3).map(float),
    st.sampled_from([0.0, 0.5, 1.0, 1e-9, 0.4999999999999999, 0.9999999999, 1e300]),
    st.floats(0, allow_infinity=False),
)
ON_THE_PARABOLA = st.builds(
    lambda weights, rate, epoch: Setup(weights, rate, 20).race().to(epoch),
    st.lists(WEIGHTS, min_size=1, max_size=2),
    RATES,
    st.integers(0, 6),
)


@settings(deadline=None, max_examples=100)
@given(ON_THE_PARABOLA | BY_ANY_RULE, WIDTHS, st.sampled_from([60, 3, 2]))
@example(race_of("adam").to(7), 26, 60)
@example(race_of("rmsprop", 1e-9).to(3), 46, 3)
@example(race_of("adagrad", 0.0), 38, 60)
@example(race_of("newton", 0.5, landscape="double-well"), 26, 60)
@example(race_of("descent", 3.5999999999999996, rate=0.30000000000000004).to(1), 24, 3)
def test_an_update_is_true_as_it_is_printed(race: Race, width: int, height: int) -> None:
    words = told(Race(race.runs[:1]), Shows(), width, height)
    if not race.is_over and height == 60:
        assert UPDATE.search(words) or "lands at" in words, words
    for made, result in UPDATE.findall(words):
        assert rounds_to(value_of(made), result), words


@settings(deadline=None)
@given(BY_ANY_RULE)
@example(race_of("descent", 1.5, landscape="double-well").to(49))
def test_a_step_that_is_seen_leads_to_another_number(race: Race) -> None:
    step = race.lead.step
    found = update(step)
    if found and step.landing is not None and abs(step.landing - step.weight) > 1e-7:
        assert found.landing != found.weight


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rate_that_a_schedule_made_has_no_more_digits_than_are_needed(rule: Rule) -> None:
    race = race_of(rule, 9.0, schedule="cosine")
    for epoch in range(1, 40, 3):
        for each, beat in [(race.to(epoch), None), *beats_of(race.to(epoch))]:
            words = told(each, looking(beat=beat), 26)
            assert max(len(number) for number in re.findall(r"[\d.]+", words)) <= 12, words


def number_after(label: str, words: str) -> Decimal:
    found = re.search(rf"(?:^| ){re.escape(label)} ({NUMBER})", words)
    assert found, (label, words)
    return Decimal(found[1])


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, st.one_of(st.floats(-8, 8), st.floats(-1e6, 1e6)), WIDTHS)
def test_the_slope_and_the_gap_make_the_slope_of_the_secant(
    weight: float, gap: float, width: int
) -> None:
    race = Setup((weight,), 0.1, 5).race()
    words = told(race, looking(Look.SECANT, gap=gap), width, 40)
    if "slope 2w + h" in words:
        slope, shown = (number_after(label, words) for label in ("slope 2w", "secant, gap h"))
        assert rounds_to(EXACT.add(slope, shown), str(number_after("slope 2w + h", words)))
        assert number_after("differs by", words) == shown


def chain_of(race: Race, beat: Beat, width: int) -> list[list[str]]:
    """The numbers behind each beat, one for each marble where it has come."""
    chain: list[list[str]] = []
    for row in draw_readout(Seen(race, looking(beat=beat)), width, 60).rows:
        if row.startswith(f"{len(chain) + 1} "):
            chain.append([])
        elif not chain:
            continue
        elif not row.strip():
            break
        words = row[1:].replace("too big", "inf").split()
        chain[-1] += [word for word in words if re.fullmatch(rf"{NUMBER}|inf", word)]
    return chain


@settings(deadline=None, max_examples=150)
@given(ON_THE_PARABOLA | BY_ANY_RULE, WIDTHS)
def test_the_beats_are_true_as_they_are_printed(race: Race, width: int) -> None:
    """Each term, what the rate is times at last, and the minus sign."""
    rule = race.lead.method.rule
    for each, beat in beats_of(race):
        chain = chain_of(each, beat, width)
        marbles = len(each.runs)
        assert list(map(len, chain)) == [marbles * (k < beat.place) for k in range(beat.of)]
        if beat.is_turned:
            for scaled, turned in zip(*chain[-3:-1], strict=True):
                assert scaled == turned == "inf" or Decimal(scaled) == -Decimal(turned)
        if beat.is_turned and rule.is_plain:
            for slope, scaled in zip(*chain[:2], strict=True):
                product = EXACT.multiply(Decimal(rate(each.lead.step)), Decimal(slope))
                assert scaled == "inf" or rounds_to(product, scaled)
        if not beat.is_term:
            continue
        term = rule.terms[beat.term]
        words, (shown, *_) = told(each, looking(beat=beat), width), chain[beat.place - 1]
        made = re.search(rf" {re.escape(term.symbol or term.formula)} = ({SIDE})", words)
        if made:
            assert rounds_to(value_of(made[1].strip()), shown), words
        if term.symbol in rule.state and shown != "inf":
            after = each.lead.step.after[rule.state.index(term.symbol)]
            assert float(shown) == pytest.approx(after, rel=1e-3, abs=1e-4)


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, RATES, WIDTHS)
def test_a_loss_that_fell_is_seen_to_fall(weight: float, rate: float, width: int) -> None:
    race = Setup((weight,), rate, 20).race().forward()
    words = told(race, looking(beat=LANDED), width)
    found = re.search(rf"loss ({NUMBER}) → ({NUMBER}) . loss (\w+)", words)
    if found:
        before, after = Decimal(found[1]), Decimal(found[2])
        trend = "falls" if after < before else "grows" if after > before else "stays"
        assert found[3] == trend


@settings(deadline=None, max_examples=25)
@given(BY_ANY_RULE, WIDTHS, st.integers(1, 40))
def test_no_word_and_no_number_is_cut(race: Race, width: int, height: int) -> None:
    for each, beat in [(race, None), *beats_of(race)]:
        shows = looking(Look.UPHILL, beat=beat)
        apart = shows.steps_apart(each)
        facts = beats(beat, apart) if beat and apart else facts_of(Seen(each, shows))
        told_of = " ".join(
            " ".join([fact.label, fact.short, *(form for forms in fact.texts for form in forms)])
            for fact in facts
        )
        narrow = told(each, shows, width, height)
        for pattern in (r"[a-z]{3,}", NUMBER):
            assert {*re.findall(pattern, narrow)} <= {*re.findall(pattern, told_of)}, narrow


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_while_the_marble_rolls_only_what_belongs_to_its_place_changes(rule: Rule) -> None:
    race = race_of(rule, noise=0.5).to(3)
    window = window_of(race, Shows())
    rest = draw_readout(Seen(race), 30, 40).rows
    aloft = flight(race, race.forward(), 0.5, [window])
    rolling = draw_readout(Seen(race, aloft=aloft), 30, 40).rows
    changed = [a for a, b in zip(rest, rolling, strict=True) if a != b]
    assert [row.split()[0] for row in changed] == ["loss", "slope"]
    way = aloft.ways[0]
    assert f"{2 * way.weight:+.4f}" in rolling[1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_projector_has_the_rule_in_numbers_a_term_a_beat(rule: Rule) -> None:
    race = race_of(rule).to(2)
    last = rule.terms[-1].formula
    shown = draw_projector(Seen(race), 120, 30).rows[0]
    assert shown.startswith(f"w ← w − {last}: ")
    text = re.split(r": |  ", shown)[1]
    made, _, result = text.rpartition(" = ")
    assert rounds_to(value_of(made), result.strip())
    for each, beat in beats_of(race):
        first = draw_projector(Seen(each, looking(beat=beat)), 120, 30).rows[0]
        if beat.is_term and not beat.is_scaled:
            term = rule.terms[beat.term]
            assert term.formula in first
            made, _, result = re.split(r": |  ", first)[1].rpartition(" = ")
            assert not made or rounds_to(value_of(made), result)
        elif not beat.is_slope:
            assert first.startswith(f"w ← w − {last}: ")
