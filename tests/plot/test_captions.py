"""The spoken words of the projector: each beat, each regime, the end, one marble or two."""

import pytest
from scenes import BEATS, LANDED, looking

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue
from gdtui.plot.readout.captions import captions
from gdtui.plot.shows import Beat, Shows, Sight


def said(race: Race, beat: Beat | None = None, *, moving: bool = False) -> list[str]:
    return captions(race, looking(beat=beat), Sight(), moving)


def beats(weights: tuple[float, ...], rate: float) -> list[list[str]]:
    race = Setup(weights, rate).race()
    return [said(race.forward() if beat == LANDED else race, beat) for beat in BEATS]


def test_the_four_beats_are_four_sentences_for_one_marble_or_two() -> None:
    assert beats((10.0,), 0.1) == [
        ["First the slope: it is positive, so uphill is to the right."],
        ["Times the learning rate: as long as the step will be, but it points uphill."],
        ["The minus sign turns it round: now it points downhill, to the left."],
        ["It lands lower than before, on the same side."],
    ]
    assert beats((10.0,), 1.0)[-1] == [
        "It lands exactly as high as before, on the other side of the bottom."
    ]
    assert beats((8.0, -8.0), 0.3) == [
        ["Each marble asks for its slope: uphill is outwards on both sides."],
        ["Times the learning rate: as long as the step will be, but both point uphill."],
        ["The minus sign turns both round: now they point downhill, inwards."],
        ["Both land lower than before."],
    ]


def test_while_the_marble_is_on_its_way_the_words_are_about_that_step() -> None:
    race, hidden = Setup((10.0,), 0.9).race(), Sight(frozenset({Clue.NEXT}))
    assert captions(race, Shows(), hidden, is_moving=True) == said(race)
    assert captions(race, Shows(), hidden) == ["What will the next step do?"]


LEFT = "The slope is positive: uphill is to the right, so the marble goes left."
OVER = "The step leads over the bottom, and lands"


@pytest.mark.parametrize(
    ("weight", "rate", "words"),
    [
        (10.0, 0.1, [LEFT]),
        (-10.0, 0.1, ["The slope is negative: uphill is to the left, so the marble goes right."]),
        (10.0, 0.5, [LEFT, "The step is exactly as long as the way to the bottom."]),
        (10.0, 0.9, [LEFT, f"{OVER} lower."]),
        (10.0, 1.0, [LEFT, f"{OVER} exactly as high."]),
        (10.0, 1.1, [LEFT, f"{OVER} higher."]),
        (0.0, 0.1, ["The slope is zero: the ground is flat, and the marble stays."]),
        (10.0, 0.0, ["The learning rate is 0: the marble stays, however steep it is."]),
    ],
)
def test_where_a_step_goes_and_why(weight: float, rate: float, words: list[str]) -> None:
    assert said(Setup((weight,), rate).race()) == words


@pytest.mark.parametrize(
    ("weights", "rate", "epochs", "landscape", "words"),
    [
        ((10.0,), 0.1, 50, "w^2", "It has arrived at the bottom, first at epoch 33."),
        ((10.0,), 0.01, 50, "w^2", "After 50 steps it is lower, but not yet at the bottom."),
        (
            (10.0,),
            1.0,
            50,
            "w^2",
            "After 50 steps it is as high as at the start: it only goes from side to side.",
        ),
        (
            (10.0,),
            1.1,
            50,
            "w^2",
            "After 50 steps it is higher than at the start: the steps are too long.",
        ),
        ((10.0,), 0.0, 50, "w^2", "After 50 steps it has not moved."),
        ((0.0,), 0.1, 50, "w^2", "It was at the bottom from the start."),
        ((10.0, 15.0), 0.2, 50, "w^2", "Both have arrived at the bottom, first at epoch 15."),
        ((10.0, -15.0), 1.0, 50, "w^2", "After 50 steps neither of them is at the bottom."),
        (
            (10.0,),
            3.0,
            10_000,
            "w^2",
            "The next step is too long for the computer's numbers.",
        ),
        ((1.0,), 0.3, 50, "log(w)", "The next step leads where there is no loss."),
        (
            (0.5,),
            1.1,
            90,
            "double-well",
            "It is in a cycle of 2: the same 2 weights come again and again.",
        ),
        ((0.5,), 1.9, 90, "double-well", "It wanders: no weight has come back."),
        ((0.0,), 0.1, 90, "double-well", "It stays where it is, which is no bottom."),
    ],
)
def test_the_end_of_a_run_says_what_happened(
    weights: tuple[float, ...], rate: float, epochs: int, landscape: str, words: str
) -> None:
    race = Setup(weights, rate, epochs, (landscape_of(landscape),)).race().to(epochs)
    assert said(race) == [words]
