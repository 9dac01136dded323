"""The headline, the log, and how a weight is moved: as exact text, at every width."""

from decimal import Decimal

import pytest
from command_output import brought_back
from hypothesis import given, settings
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import (
    PLAIN,
    RULES,
    SCHEDULES,
    Method,
    Noise,
    Rule,
    Schedule,
    rule_of,
)
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_for
from gdtui.plot.cells.text import printed
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.readout.identity import differences, method_words
from gdtui.plot.shows import Sight

SLOW = Setup().race()


def headline(race: Race, width: int) -> str:
    return draw_headline(race, Sight(), False, 2.0, width).rows[0]


@pytest.mark.parametrize(("state", "width", "left", "right"), rows_of(__file__, "headlines.txt"))
def test_the_headline_drops_what_matters_least(state, width, left, right) -> None:
    row = headline(brought_back(f"gdtui {state}").arrived().race, int(width))
    assert row == f" {left}{right.rjust(int(width) - len(left) - 2)} "


@settings(deadline=None)
@given(st.sampled_from(NAMES).map(named), st.sampled_from(RULES), st.integers(40, 200))
def test_the_landscape_stays_at_every_width(landscape: Landscape, rule: Rule, width: int) -> None:
    row = headline(Setup(landscapes=(landscape,), method=Method(rule)).race(), width)
    start = printed(landscape.told)[: 7 if width < 60 else 30]
    assert start in row or landscape.name in row


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.sampled_from([0.0, 0.5, 0.123456789012]),
    st.floats(0, 2),
    st.sampled_from([50, 1_000_000]),
    st.integers(40, 200),
    st.booleans(),
)
def test_at_every_width_the_first_of_it_is_named_and_no_word_is_cut(
    rule: Rule,
    schedule: Schedule,
    noise: float,
    rate: float,
    epochs: int,
    width: int,
    playing: bool,
) -> None:
    method = Method(rule, schedule, Noise(noise))
    race = Setup((10.0,), rate, epochs, method=method).race()
    (row,) = draw_headline(race, Sight(), playing, 10.0, width).rows
    (widest,) = draw_headline(race, Sight(), playing, 10.0, 300).rows
    assert f"0/{epochs}" in row.split()
    theory = theory_for(race.lead)
    assert theory is None or theory.regime(rate).value in row
    assert not method_words(method) or method_words(method)[-1].split(",")[0] in row
    whole = {word.rstrip(",") for word in widest.split()} | {"playing", "…", "w*:"}
    assert {word.rstrip(",") for word in row.split()} <= whole


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.near is None])
def test_the_step_of_a_rule_that_has_no_law_is_not_in_proportion_to_the_slope(rule: Rule) -> None:
    step = Setup((1.5,), method=Method(rule)).race().to(3).lead.step
    slopes = (0.5, 5.0)
    lengths = [rule.update(0.1, g, 1.0, step.before, rule.values)[0] / g for g in slopes]
    assert lengths[0] != pytest.approx(lengths[1])


def log(race: Race, epoch: int, width: int = 60, height: int = 4) -> list[str]:
    return [row.rstrip() for row in draw_journal(race, epoch, width, height).rows]


def test_a_line_that_is_too_long_has_shorter_numbers_and_keeps_them_all() -> None:
    race = Setup((10.0,), 1.5, 60).race().to(60)
    assert log(race, 60, 60, 1) == ["Epoch 60: Weight =  1.1529e+19, Loss = 1.3292e+38"]
    assert log(race, 60, 38, 1) == ["epoch 60: w  1.15e+19, loss 1.329e+38"]
    changed = SLOW.to(7).with_learning_rate(0.11).forward()
    assert log(changed, 8, 24, 3)[1] == "η 0.1 → 0.11 at 7"
    assert not any("→" in row for row in log(changed.back(2), 6, height=9))


@pytest.mark.parametrize("width", [36, 42, 48])
def test_weights_of_both_signs_have_as_many_digits(width: int) -> None:
    rows = log(Setup((10.0,), 1.2, 60).race().to(60), 60, width, 16)
    assert len({*map(len, rows)}) == 1


@given(
    st.lists(st.floats(PARABOLA.low, PARABOLA.high), min_size=2, max_size=2), st.integers(50, 80)
)
def test_the_starts_of_two_are_written_alike(weights: list[float], width: int) -> None:
    rows = log(Setup(weights, 0.1, 3).race(), 0, width, 2)
    assert len({row.split()[1] for row in rows}) == 1


@settings(deadline=None)
@given(
    st.floats(PARABOLA.low, PARABOLA.high),
    st.floats(0, 2),
    st.integers(0, 30),
    st.integers(24, 80),
)
def test_epoch_weight_and_loss_are_all_seen(
    weight: float, rate: float, epoch: int, width: int
) -> None:
    run = Setup((weight,), rate, 30).race().to(epoch)
    (row,) = log(run, run.at, width, 1)
    assert len(row) <= width
    words = (word.strip(":,") for word in row.split())
    numbers = [Decimal(word) for word in words if word.lstrip("-")[:1].isdigit()]
    for number, value in zip(numbers[-2:], (run.lead.weight, run.lead.loss), strict=True):
        assert abs(number - Decimal(value)) <= max(abs(Decimal(value)) / 2, Decimal("0.00005"))


# How a weight is moved, in words


METHODS = st.builds(
    Method,
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.builds(Noise, st.sampled_from([0.0, 0.5, 2.0]), st.integers(0, 2), st.sampled_from([0, 8])),
)


def test_only_what_differs_is_told_apart() -> None:
    slow, fast = (rule_of("momentum").tuned("beta", beta) for beta in ("0.5", "0.9"))
    noisy = [Method(noise=Noise(0.5, seed)) for seed in (1, 2)]
    for one, other, told in (
        (PLAIN, PLAIN, "/"),
        (PLAIN, Method(fast), "descent,descent/momentum β 0.9,momentum"),
        (Method(fast), Method(slow), "β 0.9,β 0.9/β 0.5,β 0.5"),
        (*noisy, "seed 1,seed 1/seed 2,seed 2"),
        (PLAIN, noisy[0], "no noise,no noise/noise 0.5,noise 0.5"),
    ):
        assert "/".join(map(",".join, differences([one, other]))) == told


@given(st.lists(METHODS, min_size=1, max_size=5))
def test_two_are_told_alike_where_they_are_alike_and_nowhere_else(methods: list[Method]) -> None:
    words = differences(methods)
    for one, own in zip(methods, words, strict=True):
        for other, others in zip(methods, words, strict=True):
            is_same = one[:2] == other[:2] and (
                one.noise == other.noise or not (one.noise.is_there or other.noise.is_there)
            )
            assert (own == others) == is_same
            if own:
                assert (own[0] == others[0], own[-1] == others[-1]) == (is_same, is_same)
