"""A step taken apart: beats with numbers as they come, by every rule, for one marble or two."""

import re

import pytest
from hypothesis import given, settings
from printed_arithmetic import BY_ANY_RULE, NUMBER, beats_of, race_of, told
from scenes import BEATS, LANDED, SCALED, SLOPE, TURNED, looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.rule import RULES, Rule
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import terms_of
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Beat, Sight

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
ONE = Setup().race()
BOTH = Setup((8.0, -8.0)).race()


def rows(race: Race, beat: Beat, width: int = 26, height: int = 11) -> list[str]:
    picture = draw_readout(race, looking(beat=beat), Sight(), width, height)
    return [row.rstrip() for row in picture.rows if row.strip()]


def test_the_four_beats_of_one_marble() -> None:
    names = ["1 slope 2w", "2 times η", "3 minus sign", "4 lands at"]
    numbers = ["+20.0000", "+2.0000", "-2.0000", "8.0000"]
    words = [
        ["uphill is to the right"],
        ["as long as the step will", "be, but it points uphill"],
        ["turned round: downhill,", "to the left"],
        ["loss 100.0000 → 64.0000", "▼ loss falls  · same side"],
    ]
    for beat in BEATS:
        shown = [n + m.rjust(26 - len(n)) for n, m in zip(names, numbers, strict=True)]
        expected = ["one step, η = 0.1", *shown[: beat.place], *names[beat.place :]]
        race = ONE.forward() if beat == LANDED else ONE
        assert rows(race, beat) == [*expected, *words[beat.place - 1]]


def test_both_sides_of_the_bowl_follow_one_rule() -> None:
    assert rows(BOTH, TURNED)[1:] == [
        "1 slope  +16.0000 -16.0000",
        "2 times   +1.6000  -1.6000",
        "3 minus   -1.6000  +1.6000",
        "4 lands at",
        "turned round: downhill,",
        "both inwards",
    ]
    assert rows(BOTH, SLOPE)[-1] == "on both sides"


def test_a_velocity_that_carries_the_marble_uphill_points_the_other_way() -> None:
    race = race_of("momentum").to(4)
    shown = {beat.place: told(each, looking(beat=beat), 30) for each, beat in beats_of(race)}
    for place, words in (
        (2, "the kept velocity still points to the right"),
        (4, "as long as the step will be; it points downhill"),
        (5, "turned round: uphill, to the left"),
    ):
        assert words in shown[place]
    noisy = race_of("descent", noise=0.5).to(2)
    assert "with noise, uphill seems to the right" in told(noisy, looking(beat=SLOPE), 30)


def test_in_three_rows_the_present_beat_and_what_it_means_come_first() -> None:
    assert rows(ONE, SCALED, 48, 3) == [
        "2 times +2.0000  1 slope +20.0000",
        "as long as the step will",
        "be, but it points uphill",
    ]
    assert rows(BOTH, SLOPE, 48, 3) == [
        "● 1 slope +16.0000             one step, η = 0.1",
        "◆ 1 slope -16.0000",
        "uphill is outwards on both sides",
    ]


@each_rule
def test_one_beat_comes_at_a_time_and_the_present_is_seen_at_every_height(rule: Rule) -> None:
    assert [beat.place for beat in Beat.all_of(rule)] == list(range(1, len(rule.terms) + 4))
    for weights in ((10.0,), (10.0, -7.0)):
        for each, beat in beats_of(race_of(rule, *weights).to(3)):
            numbered = [row for row in rows(each, beat, 40, 30) if re.match(r"\d ", row)]
            assert [int(row[0]) for row in numbered] == list(range(1, beat.of + 1))
            shown = [len(re.findall(rf" {NUMBER}(?= |$)", row)) for row in numbered]
            assert shown == [len(weights) * (place < beat.place) for place in range(beat.of)]
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
        assert terms_of(step)[-1].value == step.taken
        words = told(landed, looking(beat=beat), 40)
        found = re.search(rf"{beat.place} lands at ({NUMBER})", words)
        assert found
        assert float(found[1]) == pytest.approx(landed.lead.weight, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.1, "▼ loss falls  · same side"),
        (0.9, "▼ loss falls  ⇄ crosses"),
        (1.0, "= loss stays  ⇄ crosses"),
        (2.0, "▲ loss grows  ⇄ crosses"),
    ],
)
def test_whether_the_loss_falls_and_the_bottom_is_crossed_have_signs_of_their_own(
    rate: float, words: str
) -> None:
    race = race_of("descent", 10.0, rate=rate)
    assert words in [row.strip() for row in draw_readout(race, looking(), Sight(), 40, 24).rows]
    assert rows(race.forward(), LANDED)[-1] == words


def test_a_marble_that_has_no_step_says_why_and_does_not_speak_for_the_other() -> None:
    race = Race.start((PARABOLA,), (0.0, 15.0), 0.2, 50)
    assert rows(race, SLOPE)[-1] == "uphill is to the right"
    assert rows(race.forward(), LANDED)[-2:] == ["◆ ▼ loss falls", "· same side"]
    bottom = Race.start((PARABOLA,), (0.0,), 0.2, 50)
    assert rows(bottom, SLOPE)[-1] == "flat: there is no way down"
    assert rows(Setup(learning_rate=0.0).race(), SCALED)[-1] == "the rate is 0: no step"
    straight = race_of("newton", 3.0, landscape="w")
    assert "no curvature: no step" in told(straight, looking(beat=Beat(3, 5)), 30)
