"""A step taken apart, as exact text: four beats, one marble or two."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.descent import Beat, Step
from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.race import Race
from gdtui.plot.beats import outcome_rows
from gdtui.plot.bowl import draw_bowl
from gdtui.plot.readout import draw_readout
from gdtui.plot.scene import scene
from gdtui.plot.shows import Shows


def rows(race: Race, beat: Beat, width: int = 26, height: int = 10) -> list[str]:
    picture = draw_readout(race, Shows(beat=beat), "", width, height)
    return [row.rstrip() for row in picture.rows if row.strip()]


ONE = Race.start((10.0,), 0.1, 50)
BOTH = Race.start((8.0, -8.0), 0.1, 50)


def test_the_first_beat_is_the_slope() -> None:
    assert rows(ONE, Beat.SLOPE) == [
        "one step, η = 0.1",
        "1 slope 2w        +20.0000",
        "2 times η",
        "3 minus sign",
        "4 lands at",
        "uphill is to the right",
    ]


def test_the_second_scales_it_and_the_third_turns_it_round() -> None:
    assert rows(ONE, Beat.SCALED)[2] == "2 times η          +2.0000"
    assert rows(ONE, Beat.TURNED)[3] == "3 minus sign       -2.0000"
    assert " ".join(rows(ONE, Beat.TURNED)[5:]) == "turned round: downhill, to the left"


def test_the_fourth_lands_and_tells_two_facts_apart() -> None:
    assert rows(ONE.forward(), Beat.LANDED)[4:] == [
        "4 lands at          8.0000",
        "loss 100.0000 → 64.0000",
        "▼ the loss fell",
        "· on the same side",
    ]


def test_the_two_facts_have_words_and_signs_of_their_own() -> None:
    told = {rate: [text for text, _ in outcome_rows(Step(10.0, rate))] for rate in (0.1, 0.9, 1, 2)}
    assert told[0.1] == ["▼ the loss fell", "· on the same side"]
    assert told[0.9] == ["▼ the loss fell", "⇄ crossed the bottom"]
    assert told[1] == ["= the loss stayed", "⇄ crossed the bottom"]
    assert told[2] == ["▲ the loss grew", "⇄ crossed the bottom"]


def test_both_sides_of_the_bowl_follow_one_rule() -> None:
    assert rows(BOTH, Beat.TURNED)[1:4] == [
        "1 slope  +16.0000 -16.0000",
        "2 times   +1.6000  -1.6000",
        "3 minus   -1.6000  +1.6000",
    ]


def test_three_rows_are_enough_for_a_beat() -> None:
    assert rows(ONE, Beat.SCALED, 48, 3)[0] == "beat 2/4: times η 0.1" + "+2.0000".rjust(27)


def test_the_arrow_has_the_length_of_the_step_in_its_direction() -> None:
    race = Race.start((5.0, -2.5), 0.3, 50)
    for beat, sign in ((Beat.SCALED, 1), (Beat.TURNED, -1)):
        seen = scene(race, Shows(beat=beat))
        lengths = [m.arrow.end[0] - m.arrow.start[0] for m in seen.marbles if m.arrow]
        assert [round(sign * length * seen.half, 9) for length in lengths] == [3.0, -1.5]


def test_the_arrow_is_drawn_from_the_marble_to_above_its_landing() -> None:
    picture = draw_bowl(scene(ONE.forward(), Shows(tangent=False, beat=Beat.TURNED)), 46, 13)
    (row,) = [row for row in picture.rows if "◀" in row]
    assert "◀━" in row
    assert row.index("◀") < row.index("●")


@settings(deadline=None)
@given(
    st.floats(-MAX_WEIGHT, MAX_WEIGHT),
    st.floats(0, allow_infinity=False),
    st.sampled_from(Beat),
    st.integers(26, 60),
    st.integers(1, 20),
)
def test_no_beat_shows_what_is_no_number(
    weight: float, rate: float, beat: Beat, width: int, height: int
) -> None:
    for weights in ((weight,), (weight, 1.0)):
        race = Race.start(weights, rate, 20).forward()
        picture = draw_readout(race, Shows(beat=beat), "", width, height)
        assert picture.size == (width, height)
        words = " ".join(picture.rows)
        assert "nan" not in words
        assert "inf" not in words


def test_a_marble_at_the_bottom_does_not_speak_for_the_other() -> None:
    race = Race.start((0.0, 15.0), 0.2, 50)
    assert rows(race, Beat.SLOPE)[-1] == "uphill is to the right"
    assert "▼ the loss fell" in rows(race.forward(), Beat.LANDED)
    assert rows(Race.start((0.0,), 0.2, 50), Beat.SLOPE)[-1] == "flat: there is no way down"
