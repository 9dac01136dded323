"""The readout as exact text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showing import looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Step
from gdtui.engine.theory.spread import spread_of
from gdtui.guide.guide import Clue, Look
from gdtui.guide.words import why
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight

SLOW, TRAP = Setup().race(), Setup(learning_rate=1.0).race()
PROPORTIONAL = Setup((10.0, 15.0), 0.2).race()
SHOWS, SIGHT = Shows(), Sight()


def said(
    race: Race,
    shows: Shows = SHOWS,
    sight: Sight = SIGHT,
    size: tuple[int, int] = (26, 10),
) -> list[str]:
    return [row.rstrip() for row in draw_readout(race, shows, sight, *size).rows]


def test_a_run_under_way() -> None:
    assert said(SLOW.to(7)) == [
        "loss L(w)           4.3980",
        "slope 2w           +4.1943",
        "next w ← w − η·slope",
        " 2.09715 − 0.1×4.19430",
        " = 1.6777",
        "moves left: slope > 0",
        "▼ loss falls  · same side",
        "zero loss at epoch 33 by",
        "theory; not reached yet",
        "weight by theory    2.0972",
    ]


@pytest.mark.parametrize(
    ("setup", "words", "zero_loss"),
    [
        (Setup(), "at the bottom", "zero loss at epoch 33, as theory says"),
        (
            Setup(learning_rate=0.01),
            "zero loss not reached",
            "zero loss at epoch 360 by theory; not in 50 epochs",
        ),
        (
            Setup(learning_rate=1.0),
            "the loss has not changed",
            "zero loss never: the loss stays",
        ),
        (
            Setup(learning_rate=1.1),
            "the loss has grown",
            "zero loss never: too large to compute from epoch 1934 on",
        ),
    ],
)
def test_a_run_that_is_complete_says_how_it_came_out(
    setup: Setup, words: str, zero_loss: str
) -> None:
    rows = [" ".join(row.split()) for row in said(setup.race().to(50))]
    start = rows.index("50 epochs done:")
    assert rows[start + 1] == words
    assert zero_loss in " ".join(rows)
    assert "yet" not in " ".join(rows)
    flat = said(setup.race().to(50), size=(48, 3))
    assert flat[1] == f"50 epochs done: {words}"
    assert "yet" not in flat[2]


def test_two_runs_that_came_out_differently_are_told_apart() -> None:
    race = Setup((0.001, 10.0), 0.01, 1).race().to(1)
    rows = said(race)
    start = rows.index("1 epoch done:")
    assert rows[start + 1 : start + 3] == ["● at the bottom", "◆ zero loss not reached"]


def test_the_trap_says_that_the_loss_stays() -> None:
    rows = said(TRAP.to(3))
    assert rows[2:9] == [
        "next w ← w − η·slope",
        " -10.0000 − 1×(-20.0000)",
        " = 10.0000",
        "moves right: slope < 0",
        "= loss stays  ⇄ crosses",
        "zero loss never: the loss",
        "stays",
    ]


def test_a_run_that_left_the_floats() -> None:
    race = Race.start(PARABOLA, (10.0,), 1.1, 5000).to(5000)
    rows = said(race)
    assert "ends at epoch 1933:" in rows
    assert "the next loss is too large to compute" in " ".join(rows)
    assert said(race, size=(38, 3))[1] == "ends here: the next loss is too large"


def test_two_marbles() -> None:
    assert said(PROPORTIONAL.to(15)) == [
        "from         ● 10     ◆ 15",
        "weight     0.0047   0.0071",
        "loss     2.21e-05 4.97e-05",
        "slope     +0.0094  +0.0141",
        "next w     0.0028   0.0042",
        "moves        left     left",
        "zero loss at epoch",
        "theory         15       15",
        "reached        15       15",
        "ratio ◆ / ●         1.5000",
    ]


def test_the_marbles_have_their_own_inks_and_nothing_else_has() -> None:
    picture = draw_readout(PROPORTIONAL, Shows(), Sight(), 26, 10)
    for row, inks in zip(picture.rows, picture.inks, strict=True):
        for character, ink in zip(row, inks, strict=True):
            assert (ink in "AB") == (character in "●◆")


def test_the_secant_stands_beside_the_tangent() -> None:
    assert said(SLOW, looking(Look.SECANT, gap=-4.0)) == [
        "loss L(w)         100.0000",
        "slope 2w          +20.0000",
        "secant, gap h      -4.0000",
        " slope 2w + h     +16.0000",
        " off the slope     -4.0000",
        " 10.0000 − 0.1×20.0000",
        " = 8.0000",
        "moves left: slope > 0",
        "zero loss at epoch 33 by",
        "theory; not reached yet",
    ]
    assert "secant, gap h      -4.0000" in said(PROPORTIONAL, looking(Look.SECANT, gap=-4.0))
    flat = said(SLOW, looking(Look.SECANT, gap=-4.0), size=(48, 3))
    assert flat[1] == "h -4.0000: 2w + h +16.0000"
    assert not any(
        "secant" in row for row in said(SLOW, looking(Look.SECANT), Sight(frozenset({Clue.BOWL})))
    )


def test_at_a_tiny_gap_it_is_told_what_rounding_makes_of_the_slope() -> None:
    rows = said(SLOW, looking(Look.SECANT, gap=2.0**-50))
    assert rows[2:6] == [
        "secant, gap h  +8.8818e-16",
        " slope 2w + h     +20.0000",
        " off the slope +8.8818e-16",
        " computed as       +0.0000",
    ]


def test_divergence_is_told_with_the_epoch_at_which_it_leaves_the_floats() -> None:
    rows = said(Race.start(PARABOLA, (10.0,), 1.1, 50))
    assert " ".join(rows[6:9]) == "zero loss never: too large to compute from epoch 1934 on"


def test_a_low_readout_lies_flat() -> None:
    assert said(SLOW.to(7), size=(48, 3)) == [
        "loss 4.3980  slope +4.1943 moves left: slope > 0",
        "2.09715 − 0.1×4.19430 = 1.6777",
        "zero loss at epoch 33 by theory; not reached yet",
    ]
    assert said(PROPORTIONAL.to(15), size=(48, 3)) == [
        "● 0.0047  loss 2.211e-05  slope +0.0094",
        "◆ 0.0071  loss 4.974e-05  slope +0.0141",
        "zero loss by theory: ● 15, ◆ 15; reached",
    ]


def test_what_is_to_be_found_out_is_not_shown() -> None:
    words = " ".join(said(SLOW, sight=Sight(frozenset({Clue.THEORY, Clue.NEXT}))))
    assert "theory" not in words
    assert "moves" not in words
    assert "zero loss not reached yet" in words


def test_without_a_theory_the_readout_says_what_was_seen() -> None:
    race = Race.start(PARABOLA._replace(steady_curvature=None), (10.0,), 0.1, 50).to(3)
    words = " ".join(said(race, looking(Look.SECANT, gap=-4.0), size=(30, 20)))
    assert "theory" not in words
    assert "its slope" in words


@pytest.mark.parametrize(
    ("weight", "rate", "words"),
    [
        (3.0, 0.1, "moves left: slope > 0"),
        (-3.0, 0.1, "moves right: slope < 0"),
        (0.0, 0.1, "stays: the slope is 0"),
        (3.0, 0.0, "stays: the rate is 0"),
        (3.0, 1e-20, "stays: step too small"),
        (1e150, 1e10, "moves left: slope > 0"),
    ],
)
def test_where_it_moves_and_why(weight: float, rate: float, words: str) -> None:
    assert why(Step.at(PARABOLA, weight, rate))[0] == words


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 3)),
    st.floats(-1000, 1000).filter(lambda weight: abs(weight) > 1e-3),
)
def test_the_words_of_a_step_say_what_it_does(rate: float, weight: float) -> None:
    race = Race.start(PARABOLA, (weight,), rate, 5)
    words = " ".join(said(race, size=(30, 20)))
    before, after = race.lead.loss, race.forward().lead.loss
    trend = "falls" if after < before else "grows" if after > before else "stays"
    assert f"loss {trend}" in words
    assert ("⇄ crosses" in words) == (weight * race.forward().lead.weight < 0)


def test_a_change_of_the_rate_that_is_still_to_come_is_the_reason() -> None:
    race = SLOW.to(5).with_learning_rate(0.0).to(3)
    rows = said(race)
    assert "zero loss never: at epoch 5 the rate becomes 0" in " ".join(rows)


def test_the_slope_is_hidden_where_it_would_tell_and_the_secant_stays() -> None:
    sight = Sight(frozenset({Clue.NEXT, Clue.SLOPE, Clue.THEORY}))
    assert said(SLOW, looking(Look.SECANT, gap=-4.0), sight)[:3] == [
        "loss L(w)         100.0000",
        "secant, gap h      -4.0000",
        " its slope        +16.0000",
    ]
    for race in (SLOW, PROPORTIONAL):
        for size in ((26, 10), (48, 3), (48, 1)):
            assert "slope" not in " ".join(said(race, sight=sight, size=size))


def test_the_ratio_is_hidden_where_it_would_tell() -> None:
    hidden = Sight(frozenset({Clue.RATIO}))
    assert any("ratio" in row for row in said(PROPORTIONAL))
    assert not any("ratio" in row for row in said(PROPORTIONAL, sight=hidden))


def test_that_a_race_is_over_is_no_secret() -> None:
    race = SLOW.to(SLOW.epochs)
    sight = Sight(frozenset({Clue.NEXT, Clue.THEORY}))
    assert "50 epochs done:" in said(race, sight=sight)


def test_one_row_has_the_loss_of_each_marble_or_the_secant() -> None:
    assert said(SLOW, size=(48, 1)) == ["loss 100.0000  slope +20.0000         moves left"]
    assert said(PROPORTIONAL, size=(48, 1)) == ["loss ● 100.0000 ◆ 225.0000"]
    secant = looking(Look.SECANT, gap=-4.0)
    assert said(SLOW, secant, size=(48, 1)) == ["h -4.0000: 2w + h +16.0000"]


def noisy(rule: str = "descent", weights: tuple[float, ...] = (10.0,), epochs: int = 200) -> Race:
    method = Method(rule_of(rule), noise=Noise(5.0))
    return Setup(weights, epochs=epochs, method=method).race().to(epochs - 1)


def test_under_noise_the_spread_of_theory_stands_beside_the_measured_one() -> None:
    race = noisy()
    found = spread_of(race.lead)
    assert found is not None
    rows = said(race, size=(26, 14))
    assert f"spread by theory    {found.by_theory:.4f}" in rows
    assert f"measured from {found.since}    {found.measured:.4f}" in rows


@pytest.mark.parametrize("rule", RULES[1:])
def test_by_another_rule_the_measured_spread_stands_alone(rule: Rule) -> None:
    text = "\n".join(said(noisy(rule.name, weights=(0.05,)), size=(26, 16)))
    assert "spread by theory" not in text
    assert "spread from " in text


def test_two_marbles_have_a_spread_each_and_a_lesson_hides_it() -> None:
    race = noisy(weights=(10.0, -5.0))
    texts = [f"{found.measured:.4g}" for found in map(spread_of, race.runs) if found]
    row = next(row for row in said(race, size=(26, 16)) if row.startswith("spread"))
    assert row.split() == ["spread", *texts]
    for each in (race, noisy()):
        hidden = said(each, sight=Sight(frozenset({Clue.THEORY})), size=(26, 16))
        assert not any("spread" in row for row in hidden)


@pytest.mark.parametrize("race", [SLOW.to(50), noisy().to(5)])
def test_without_noise_and_far_from_the_bottom_there_is_no_spread(race: Race) -> None:
    assert not any("spread" in row for row in said(race, size=(26, 16)))


def test_of_two_marbles_theory_is_told_only_where_it_speaks_of_both() -> None:
    plain = Setup().race().lead
    other = Setup(method=Method(rule_of("momentum"))).race().lead
    for runs in ((plain, other), (other, plain)):
        for size in ((26, 14), (48, 3)):
            text = "\n".join(said(Race(runs).to(20), size=size))
            assert "theory" not in text
            assert "never" not in text
