"""The spoken words of the projector: each beat, each regime, the end, one marble or two."""

import pytest
from showing import BEATS, LANDED, looking

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue
from gdtui.guide.words import lands
from gdtui.plot.readout.captions import captions
from gdtui.plot.shows import Beat, Shows, Sight


def said(race: Race, beat: Beat | None = None, *, moving: bool = False) -> list[str]:
    return captions(race, looking(beat=beat), Sight(), moving)


def beats(weights: tuple[float, ...], rate: float) -> list[list[str]]:
    race = Setup(weights, rate).race()
    return [said(race.forward() if beat == LANDED else race, beat) for beat in BEATS]


def test_the_sign_of_the_slope_decides_the_direction() -> None:
    assert said(Setup().race()) == [
        "The slope is positive: uphill is to the right, so the marble goes left."
    ]
    assert said(Setup((-10.0,)).race()) == [
        "The slope is negative: uphill is to the left, so the marble goes right."
    ]


def test_while_the_marble_is_on_its_way_the_words_are_about_that_step() -> None:
    race, hidden = Setup((10.0,), 0.9).race(), Sight(frozenset({Clue.NEXT}))
    assert captions(race, Shows(), hidden, is_moving=True) == said(race)
    assert captions(race, Shows(), hidden) == ["What will the next step do?"]


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.5, "The step is exactly as long as the way to the bottom."),
        (0.9, "The step leads over the bottom, and lands lower."),
        (1.0, "The step leads over the bottom, and lands exactly as high."),
        (1.1, "The step leads over the bottom, and lands higher."),
    ],
)
def test_a_step_that_does_not_stay_on_its_side_has_a_second_sentence(
    rate: float, words: str
) -> None:
    assert said(Setup(learning_rate=rate).race())[1:] == [words]


def test_a_marble_that_stays_has_its_reason() -> None:
    assert said(Setup((0.0,)).race()) == [
        "The slope is zero: the ground is flat, and the marble stays."
    ]
    assert said(Setup(learning_rate=0.0).race()) == [
        "The learning rate is 0: the marble stays, however steep it is."
    ]


def test_the_four_beats_are_four_sentences() -> None:
    assert beats((10.0,), 0.1) == [
        ["First the slope: it is positive, so uphill is to the right."],
        ["Times the learning rate: as long as the step will be, but it points uphill."],
        ["The minus sign turns it round: now it points downhill, to the left."],
        ["It lands lower than before, on the same side."],
    ]
    assert beats((10.0,), 1.0)[-1] == [
        "It lands exactly as high as before, on the other side of the bottom."
    ]


def test_two_marbles_share_the_beats() -> None:
    assert beats((8.0, -8.0), 0.3) == [
        ["Each marble asks for its slope: uphill is outwards on both sides."],
        ["Times the learning rate: as long as the step will be, but both point uphill."],
        ["The minus sign turns both round: now they point downhill, inwards."],
        ["Both land lower than before."],
    ]


@pytest.mark.parametrize(
    ("weights", "rate", "words"),
    [
        ((10.0,), 0.1, "It has arrived at the bottom, first at epoch 33."),
        ((10.0,), 0.01, "After 50 steps it is lower, but not yet at the bottom."),
        (
            (10.0,),
            1.0,
            "After 50 steps it is as high as at the start: it only goes from side to side.",
        ),
        ((10.0,), 1.1, "After 50 steps it is higher than at the start: the steps are too long."),
        ((10.0,), 0.0, "After 50 steps it has not moved."),
        ((0.0,), 0.1, "It was at the bottom from the start."),
        ((10.0, 15.0), 0.2, "Both have arrived at the bottom, first at epoch 15."),
        ((10.0, -15.0), 1.0, "After 50 steps neither of them is at the bottom."),
    ],
)
def test_the_end_of_a_run_says_what_happened(
    weights: tuple[float, ...], rate: float, words: str
) -> None:
    assert said(Setup(weights, rate).race().to(50)) == [words]


def test_a_run_that_left_the_floats_says_so() -> None:
    race = Setup(learning_rate=3.0, epochs=10_000).race().to(10_000)
    assert said(race) == [
        "The next step is too long: its loss is too large for the computer's numbers."
    ]


def test_a_run_into_a_gap_is_told_as_one() -> None:
    race = Setup((1.0,), 0.3, 50, landscape_of("log(w)")).race().to(50)
    assert said(race) == ["The next step leads where there is no loss."]
    step = Setup((1.0,), 2.0, 50, landscape_of("log(w)")).race()
    assert lands(step.lead.step) == "It would land where there is no loss."


@pytest.mark.parametrize(
    ("start", "rate", "words"),
    [
        (0.5, 1.1, "It is in a cycle of 2: the same 2 weights come again and again."),
        (0.5, 1.9, "It wanders: no weight has come back."),
        (0.0, 0.1, "It stays where it is, which is no bottom."),
        (0.5, 0.3, "It has arrived at the bottom, first at epoch 8."),
    ],
)
def test_what_a_run_did_where_no_exact_theory_holds(start: float, rate: float, words: str) -> None:
    race = Setup((start,), rate, 90, landscape_of("double-well")).race().to(90)
    assert said(race) == [words]
