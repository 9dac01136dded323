"""A step taken apart, as exact text: four beats, one marble or two."""

from showing import BEATS, LANDED, SCALED, SLOPE, TURNED, looking

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Step
from gdtui.plot.readout.beats import outcome_words
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Beat, Sight


def rows(race: Race, beat: Beat, width: int = 26, height: int = 11) -> list[str]:
    picture = draw_readout(race, looking(beat=beat), Sight(), width, height)
    return [row.rstrip() for row in picture.rows if row.strip()]


ONE = Setup().race()
BOTH = Setup((8.0, -8.0)).race()


def test_the_four_beats_of_one_marble() -> None:
    names = ["1 slope 2w", "2 times η", "3 minus sign", "4 lands at"]
    numbers = ["+20.0000", "+2.0000", "-2.0000", "8.0000"]
    words = [
        ["uphill is to the right"],
        ["as long as the step will", "be, but it points uphill"],
        ["turned round: downhill, to", "the left"],
        ["loss 100.0000 → 64.0000", "▼ the loss fell", "· on the same side"],
    ]
    for beat in BEATS:
        shown = [n + m.rjust(26 - len(n)) for n, m in zip(names, numbers, strict=True)]
        expected = ["one step, η = 0.1", *shown[: beat.place], *names[beat.place :]]
        race = ONE.forward() if beat == LANDED else ONE
        assert rows(race, beat) == [*expected, *words[beat.place - 1]]


def test_the_two_facts_have_words_and_signs_of_their_own() -> None:
    told = {
        rate: [text for text, _ in outcome_words(Step.at(PARABOLA, 10.0, rate))]
        for rate in (0.1, 0.9, 1, 2)
    }
    assert told == {
        0.1: ["▼ the loss fell", "· on the same side"],
        0.9: ["▼ the loss fell", "⇄ crossed the bottom"],
        1: ["= the loss stayed", "⇄ crossed the bottom"],
        2: ["▲ the loss grew", "⇄ crossed the bottom"],
    }


def test_both_sides_of_the_bowl_follow_one_rule() -> None:
    assert rows(BOTH, TURNED)[1:] == [
        "1 slope  +16.0000 -16.0000",
        "2 times   +1.6000  -1.6000",
        "3 minus   -1.6000  +1.6000",
        "4 lands at",
        "turned round: downhill,",
        "both inwards",
    ]
    assert rows(BOTH, SLOPE)[-1] == "sides"


def test_three_rows_are_enough_for_a_beat() -> None:
    assert rows(ONE, SCALED, 48, 3) == [
        "beat 2/4: times η 0.1" + "+2.0000".rjust(27),
        "as long as the step will be, but it points",
        "uphill",
    ]


def test_a_marble_at_the_bottom_does_not_speak_for_the_other() -> None:
    race = Race.start(PARABOLA, (0.0, 15.0), 0.2, 50)
    assert rows(race, SLOPE)[-1] == "uphill is to the right"
    assert "▼ the loss fell" in rows(race.forward(), LANDED)
    bottom = Race.start(PARABOLA, (0.0,), 0.2, 50)
    assert rows(bottom, SLOPE)[-1] == "flat: there is no way down"


def test_a_frozen_rate_takes_no_step() -> None:
    assert rows(Setup(learning_rate=0.0).race(), SCALED)[-1] == "the rate is 0: no step"


def test_a_step_into_a_gap_has_no_loss_that_grows() -> None:
    step = Step.at(landscape_of("log(w)"), 1.0, 2.0)
    assert [text for text, _ in outcome_words(step)] == ["there is no loss there"]
    ends = Step.at(landscape_of("w^4"), 1e30, 1e300)
    assert outcome_words(ends)[0][0] == "▲ the loss grew"
