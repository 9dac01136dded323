"""The readout: what it says as exact text, and what holds of it at every size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import BEATS, looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.orbits import spread_of
from gdtui.guide.guide import Clue, Look
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight

SLOW, TRAP = Setup().race(), Setup(learning_rate=1.0).race()
PROPORTIONAL = Setup((10.0, 15.0), 0.2).race()
SHOWS, SIGHT = Shows(), Sight()
SECANT = looking(Look.SECANT, gap=-4.0)


def said(
    race: Race,
    shows: Shows = SHOWS,
    sight: Sight = SIGHT,
    size: tuple[int, int] = (26, 10),
) -> list[str]:
    return [row.rstrip() for row in draw_readout(race, shows, sight, *size).rows]


def words_of(*arguments: object, **named: object) -> str:
    return " ".join(" ".join(said(*arguments, **named)).split())  # type: ignore[arg-type]


def test_a_column_a_line_and_a_row_of_one_marble() -> None:
    assert said(SLOW.to(7)) == [
        "loss L(w)           4.3980",
        "slope 2w           +4.1943",
        "w ← w − η·slope",
        "2.09715 − 0.1×4.1943",
        "= 1.6777",
        "moves left: slope > 0",
        "▼ loss falls  · same side",
        "zero loss at epoch 33 by",
        "theory; not reached yet",
        "",
    ]
    state = "loss 4.3980  slope +4.1943"
    update = "2.09715 − 0.1×4.1943 = 1.6777"
    assert said(SLOW.to(7), size=(48, 3)) == [
        f"{state} moves left: slope > 0",
        update,
        "zero loss at epoch 33 by theory; not reached yet",
    ]
    assert said(SLOW.to(7), size=(48, 2)) == [f"{state} moves left: slope > 0", update]
    assert said(SLOW.to(7), size=(48, 1)) == [f"{state}       lands at 1.6777"]


def test_two_marbles_side_by_side_in_lines_and_in_a_row() -> None:
    assert said(PROPORTIONAL.to(15)) == [
        "from         ● 10     ◆ 15",
        "weight     0.0047   0.0071",
        "loss     2.21e-05 4.97e-05",
        "slope     +0.0094  +0.0141",
        "next w     0.0028   0.0042",
        "moves        left     left",
        "▼ loss falls  · same side",
        "zero loss by theory: ● 15,",
        "◆ 15; reached",
        "ratio ◆ / ●         1.5000",
    ]
    assert said(PROPORTIONAL.to(15), size=(48, 3)) == [
        "● loss 2.211e-05  slope +0.0094  w 0.0047",
        "◆ loss 4.974e-05  slope +0.0141  w 0.0071",
        "zero loss by theory: ● 15, ◆ 15; reached",
    ]
    assert said(PROPORTIONAL, size=(48, 1)) == ["loss ● 100.0000 ◆ 225.0000  moves ● left ◆ left"]
    assert said(PROPORTIONAL, size=(48, 0)) == []


def test_the_secant_stands_beside_the_tangent_of_the_marble_that_it_belongs_to() -> None:
    assert said(SLOW, SECANT)[:8] == [
        "loss L(w)         100.0000",
        "slope 2w          +20.0000",
        "secant, gap h      -4.0000",
        " slope 2w + h     +16.0000",
        " off the slope     -4.0000",
        "10 − 0.1×20 = 8",
        "moves left: slope > 0",
        "▼ loss falls  · same side",
    ]
    assert said(PROPORTIONAL, SECANT)[4:7] == [
        "h         -4.0000",
        "2w + h   +16.0000",
        "off       -4.0000",
    ]
    assert said(SLOW, SECANT, size=(48, 3)) == [
        "loss 100.0000  slope +20.0000  h -4.0000",
        "2w + h +16.0000  off -4.0000",
        "10 − 0.1×20 = 8",
    ]
    tiny = looking(Look.SECANT, gap=2.0**-50)
    assert said(SLOW, tiny)[5] == " computed as       +0.0000"
    fog = Sight(frozenset({Clue.BOWL}))
    assert not any("secant" in row for row in said(SLOW, looking(Look.SECANT), fog))


@pytest.mark.parametrize(
    ("rate", "epochs", "words"),
    [
        (0.1, 50, "50 epochs done: at the bottom zero loss at epoch 33, as theory says"),
        (0.01, 50, "zero loss not reached zero loss at epoch 360 by theory; not in 50 epochs"),
        (1.0, 50, "50 epochs done: the loss has not changed zero loss never: the loss stays"),
        (1.1, 50, "the loss has grown zero loss never: the loss grows"),
        (1.1, 5000, "ends at epoch 1933: the next step is too large to compute zero loss never"),
    ],
)
def test_a_run_that_is_over_says_how_it_came_out(rate: float, epochs: int, words: str) -> None:
    race = Race.start((PARABOLA,), (10.0,), rate, epochs).to(epochs)
    assert words in words_of(race)
    assert "yet" not in words_of(race)
    flat = said(race, size=(48, 3))
    assert flat[1].startswith(("50 epochs done: ", "ends at epoch 1933", "ends here: the next"))
    assert "done: " in words_of(race, sight=Sight(frozenset({Clue.THEORY}))) or epochs > 50


def test_the_marbles_have_their_own_inks_and_nothing_else_has() -> None:
    for size in ((26, 10), (48, 3), (48, 1)):
        picture = draw_readout(PROPORTIONAL, SECANT, SIGHT, *size)
        for row, inks in zip(picture.rows, picture.inks, strict=True):
            for character, ink in zip(row, inks, strict=True):
                assert (ink in "AB") == (character in "●◆")


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 3)),
    st.floats(-1000, 1000).filter(lambda weight: abs(weight) > 1e-3),
)
def test_the_words_of_a_step_say_what_it_does(rate: float, weight: float) -> None:
    race = Race.start((PARABOLA,), (weight,), rate, 5)
    words = words_of(race, size=(30, 20))
    before, after = race.lead.loss, race.forward().lead.loss
    trend = "falls" if after < before else "grows" if after > before else "stays"
    assert f"loss {trend}" in words
    assert ("⇄ crosses" in words) == (weight * race.forward().lead.weight < 0)


def test_what_is_told_of_zero_loss_follows_from_the_run() -> None:
    for race, words in (
        (SLOW.to(5).with_learning_rate(0.0).to(3), "never: at epoch 5 the rate becomes 0"),
        (Setup(learning_rate=1e-9).race(), "at epoch 3627164432 by theory; not reached yet"),
        (Setup((0.001, 10.0), 0.01, 1).race().to(1), "● at the bottom, ◆ zero loss not reached"),
    ):
        assert words in words_of(race)


def test_without_a_theory_nothing_is_said_of_it() -> None:
    race = Race.start((PARABOLA._replace(steady_curvature=None),), (10.0,), 0.1, 50).to(3)
    words = words_of(race, SECANT, size=(30, 20))
    assert "theory" not in words
    assert "its slope" in words
    plain, other = Setup().race().lead, Setup(method=Method(rule_of("momentum"))).race().lead
    for runs in ((plain, other), (other, plain)):
        for size in ((26, 14), (48, 3)):
            text = words_of(Race(runs).to(20), size=size)
            assert "theory" not in text
            assert "never" not in text


@pytest.mark.parametrize("race", [SLOW, PROPORTIONAL, SLOW.with_pin()])
@pytest.mark.parametrize("size", [(26, 16), (48, 3), (48, 1)])
def test_what_is_to_be_found_out_is_not_said(race: Race, size: tuple[int, int]) -> None:
    for clue, words in (
        (Clue.THEORY, ("theory", "33")),
        (Clue.NEXT, ("moves", "lands", "falls", "−")),
        (Clue.RATIO, ("ratio",)),
    ):
        shown = words_of(race.to(3), sight=Sight(frozenset({clue})), size=size).split()
        assert not any(word in shown for word in words), shown
    hidden = Sight(frozenset({Clue.NEXT, Clue.SLOPE, Clue.THEORY}))
    assert "slope" not in words_of(race, sight=hidden, size=size)
    assert size[1] < 4 or "its slope +16.0000" in words_of(SLOW, SECANT, hidden, size)


def noisy(rule: str = "descent", weights: tuple[float, ...] = (10.0,), epochs: int = 200) -> Race:
    method = Method(rule_of(rule), noise=Noise(5.0))
    return Setup(weights, epochs=epochs, method=method).race().to(epochs - 1)


def test_under_noise_the_spread_of_theory_stands_beside_the_measured_one() -> None:
    race = noisy()
    found = spread_of(race.lead)
    assert found is not None
    rows = said(race, size=(26, 14))
    assert f"spread by theory    {found.by_theory:.4f}" in rows
    assert f"spread from {found.since}      {found.measured:.4f}" in rows
    both = noisy(weights=(10.0, -5.0))
    texts = [f"{found.measured:.4g}" for found in map(spread_of, both.runs) if found]
    assert f"spread {' '.join(texts)}" in words_of(both, size=(26, 18))
    for each in (race, both):
        hidden = Sight(frozenset({Clue.THEORY}))
        assert "spread" not in words_of(each, sight=hidden, size=(26, 18))
    for far in (SLOW.to(50), noisy().to(5)):
        assert "spread" not in words_of(far, size=(26, 18))


def test_by_another_rule_the_measured_spread_stands_alone() -> None:
    for rule in RULES[1:]:
        text = words_of(noisy(rule.name, weights=(0.05,)), size=(26, 18))
        assert "spread by theory" not in text
        assert "spread from " in text


RACES = st.builds(
    lambda weights, rate, epoch: Race.start((PARABOLA,), weights, rate, 20).to(epoch),
    st.lists(st.floats(PARABOLA.low, PARABOLA.high), min_size=1, max_size=2),
    st.floats(0, allow_infinity=False),
    st.integers(0, 20),
)
SHOWN = st.builds(
    Shows,
    looks=st.frozensets(st.sampled_from(Look)),
    gap=st.none() | st.floats(-1e12, 1e12),
    beat=st.none() | st.sampled_from(BEATS),
)
SIGHTS = st.builds(Sight, st.frozensets(st.sampled_from(Clue)))


@settings(deadline=None, max_examples=200)
@given(RACES, SHOWN, SIGHTS, st.integers(24, 60), st.integers(1, 24))
def test_every_readout_has_its_size_and_no_number_that_is_none(
    race: Race, shows: Shows, sight: Sight, width: int, height: int
) -> None:
    for shown in (race, race.with_pin()):
        picture = draw_readout(shown, shows, sight, width, height)
        assert picture.size == tuple(map(len, (picture.inks[0], picture.inks))) == (width, height)
        words = " ".join(picture.rows).replace("minus", "")
        assert not {"nan", "inf", "-nan", "-inf", "+inf"} & set(words.split())
        assert "-0.0000 " not in words + " "


@settings(deadline=None, max_examples=200)
@given(RACES, SHOWN, st.integers(24, 60))
def test_what_a_column_says_is_whole_at_every_width(race: Race, shows: Shows, width: int) -> None:
    alone = Race(race.runs[:1])

    def letters(columns: int) -> str:
        return "".join("".join(said(alone, shows, size=(columns, 60))).split())

    assert letters(width) == letters(200)


def test_two_starts_do_not_run_into_each_other() -> None:
    race = Race.start((PARABOLA,), (3.5999999999999996,), 0.1, 50).mirrored()
    for width in range(24, 61):
        words = words_of(race, size=(width, 30)).split()
        assert {"3.5999999999999996", "-3.5999999999999996"} <= {*words}
