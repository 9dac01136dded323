"""What holds of the readout at every size: of its facts, its beats, its table of pinned runs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_arithmetic import BY_ANY_RULE, NUMBER, beats_of, race_of, told
from scenes import TURNED, every_cell, looking, some_of

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import RULES, Method, Noise, Rule, rule_of
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.orbits import spread_of
from gdtui.guide.guide import Clue, Look
from gdtui.plot.bowl.scene import Seen, flight
from gdtui.plot.bowl.window import window_of
from gdtui.plot.readout.identity import PINNED
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.readout.speech import captions, meaning
from gdtui.plot.shows import Beat, Shows, Sight

SLOW = Setup().race()
PROPORTIONAL = Setup((10.0, 15.0), 0.2).race()
SHOWS, SIGHT = Shows(), Sight()
SECANT = looking(Look.SECANT, gap=-4.0)


def said(
    race: Race,
    shows: Shows = SHOWS,
    sight: Sight = SIGHT,
    size: tuple[int, int] = (26, 10),
) -> list[str]:
    return [row.rstrip() for row in draw_readout(Seen(race, shows, sight), *size).rows]


def words_of(*arguments: object, **named: object) -> str:
    return " ".join(" ".join(said(*arguments, **named)).split())  # type: ignore[arg-type]


def test_the_marbles_have_their_own_inks_and_nothing_else_has() -> None:
    for size in ((26, 10), (48, 3), (48, 1)):
        for *_, cell, ink in every_cell(draw_readout(Seen(PROPORTIONAL, SECANT), *size)):
            assert (ink in "AB") == (cell in "●◆")


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 3)),
    st.floats(-1000, 1000).filter(lambda weight: abs(weight) > 1e-3),
)
def test_the_words_of_a_step_say_what_it_does(rate: float, weight: float) -> None:
    race = Setup((weight,), rate, 5).race()
    words = words_of(race, size=(30, 20))
    before, after = race.lead.loss, race.forward().lead.loss
    trend = "falls" if after < before else "grows" if after > before else "stays"
    assert f"loss {trend}" in words
    assert ("⇄ crosses" in words) == (weight * race.forward().lead.weight < 0)


def test_without_a_theory_nothing_is_said_of_it() -> None:
    race = Setup((10.0,), 0.1, 50, (PARABOLA._replace(steady_curvature=None),)).race().to(3)
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
        shown = words_of(race.to(3), sight=Sight(clue), size=size).split()
        assert not any(word in shown for word in words), shown
    hidden = Sight(Clue.NEXT | Clue.SLOPE | Clue.THEORY)
    assert "slope" not in words_of(race, sight=hidden, size=size)
    assert size[1] < 4 or "its slope +16.0000" in words_of(SLOW, SECANT, hidden, size)


def test_zero_loss_is_told_of_the_present_rate_and_of_each_marble() -> None:
    frozen = Setup(changes=((5, 0.0),)).race().to(5)
    assert "zero loss never: the rate is 0" in words_of(frozen)
    ravine = Setup((10.0, 10.0), 1.0, landscapes=(PARABOLA, landscape_of("w^2/20"))).race()
    assert "zero loss by theory: ● never, ◆ 55; not yet" in words_of(ravine)


def test_a_step_too_small_for_floats_is_turned_as_its_rule_has_it() -> None:
    seen = Seen(Setup((0.1, -0.1), 5e-324).race(), looking(beat=TURNED))
    assert captions(seen)[0].endswith("now they point downhill, inwards.")


def test_while_the_marble_is_on_its_way_the_words_are_about_that_step() -> None:
    race, hidden = Setup((10.0,), 0.9).race(), Sight(Clue.NEXT)
    seen, window = Seen(race, sight=hidden), window_of(race, SHOWS)
    aloft = flight(race, race.forward(), 0.5, [window])
    assert captions(seen._replace(aloft=aloft)) == captions(Seen(race))
    assert captions(seen) == ["What will the next step do?"]


def noisy(rule: str = "descent", weights: tuple[float, ...] = (10.0,), epochs: int = 200) -> Race:
    method = Method(rule_of(rule), noise=Noise(5.0))
    return Setup(weights, epochs=epochs, method=method).race().to(epochs - 1)


def test_under_noise_the_spread_of_theory_stands_beside_the_measured_one() -> None:
    race = noisy()
    found = spread_of(race.lead)
    assert found is not None
    words = words_of(race, size=(26, 14))
    assert f"spread by theory {found.by_theory:.4f}" in words
    assert f"spread from {found.since} {found.measured:.4f}" in words
    assert "spread" not in words_of(race, sight=Sight(Clue.THEORY), size=(26, 18))
    for far in (SLOW.to(50), noisy().to(5)):
        assert "spread" not in words_of(far, size=(26, 18))


@settings(deadline=None, max_examples=100)
@given(BY_ANY_RULE, some_of(Look), st.none() | st.floats(-1e12, 1e12), st.integers(24, 60))
def test_what_a_column_says_is_whole_at_every_width(
    race: Race, looks: Look, gap: float | None, width: int
) -> None:
    for each, beat in [(race, None), *beats_of(race)]:
        shows = Shows(looks, gap, beat)
        narrow, wide = ("".join(said(each, shows, size=(w, 60))) for w in (width, 200))
        assert narrow.replace(" ", "") == wide.replace(" ", "")


# Beats


def rows(race: Race, beat: Beat, width: int = 26, height: int = 11) -> list[str]:
    return [row for row in said(race, looking(beat=beat), size=(width, height)) if row]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_present_beat_is_seen_at_every_height(rule: Rule) -> None:
    for weights in ((10.0,), (10.0, -7.0)):
        for each, beat in beats_of(race_of(rule, *weights).to(3)):
            for height in range(3, 12):
                low = rows(each, beat, 26, height)
                assert any(re.match(f"([●◆] )?{beat.place} ", row) for row in low)


@settings(deadline=None, max_examples=50)
@given(BY_ANY_RULE)
def test_the_last_beat_lands_where_the_update_leads(race: Race) -> None:
    shown = beats_of(race)
    if shown and shown[-1][1].is_landed:
        landed, beat = shown[-1]
        step = looking(beat=beat).step_apart(landed.lead)
        assert step is not None
        assert step.landing == landed.lead.weight
        assert step.terms[-1].value == step.taken
        words = told(landed, looking(beat=beat), 40)
        found = re.search(rf"{beat.place} lands at ({NUMBER})", words)
        assert found
        assert float(found[1]) == pytest.approx(landed.lead.weight, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize("weights", [(10.0, 0.0), (0.0, -10.0)])
def test_a_beat_of_a_marble_beside_one_that_stands_is_told_of_it_alone(
    weights: tuple[float, float],
) -> None:
    steps = [run.step for run in Setup(weights, 0.2).race().runs]
    (moving,) = (step for step in steps if step.slope)
    for beat in Beat.all_of(rule_of("descent")):
        assert meaning(beat, steps)[0] == meaning(beat, [moving])[0]


# Pinned runs


def test_every_mark_has_a_shape_and_a_letter_of_its_own() -> None:
    assert len({mark[0] for mark in PINNED}) == len({mark[1] for mark in PINNED}) == 8
    assert not {mark[0] for mark in PINNED} & set("●◆○◇×+△▽▼")


def test_what_has_no_room_above_the_table_is_left_out_and_no_row_of_the_table_is() -> None:
    race = SLOW.to(20)
    for pins in range(1, 9):
        race = race.with_pin().with_learning_rate((29 + pins) / 100)
        for height in range(10, 20):
            shown = [row for row in said(race, size=(26, height)) if row]
            head = next(k for k, row in enumerate(shown) if row.startswith("   rate "))
            assert [row[:2] for row in shown[head + 1 :]] == ["● ", *PINNED[:pins]]
