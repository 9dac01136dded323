"""The projector's picture: the rule in one line, the bowl large, the words below it."""

from scenes import BEATS, LANDED, TURNED, looking

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import Seen, flight, scene
from gdtui.plot.bowl.window import window_of
from gdtui.plot.cells.picture import STRONG, Picture
from gdtui.plot.shows import Shows, Sight

START = Setup().race()
SIZES = [(80, 24), (120, 36), (50, 16)]


def drawn(
    race: Race,
    shows: Shows = Shows(),  # noqa: B008
    size: tuple[int, int] = (80, 24),
    share: float = 1.0,
    sight: Sight = Sight(),  # noqa: B008
) -> Picture:
    window = window_of(race, shows)
    if share == 1 or race.at == 0:
        return draw_projector(Seen(race, shows, sight, window), *size)
    aloft = flight(race.back(), race, share, [window])
    return draw_projector(Seen(race.back(), shows, sight, window, aloft), *size)


def lines(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_the_start_at_80_by_24_is_the_rule_the_words_and_between_them_the_bowl() -> None:
    first, *_, above, below = lines(drawn(START))
    state = "smooth convergence   epoch 0 of 50, loss 100"
    assert first == "w ← w − η·slope: 10 − 0.1×20 = 8".ljust(80 - len(state)) + state
    assert above == "The slope is positive: uphill is to the right, so the marble goes left."
    assert below == ""
    for (width, height), below in zip(SIZES, (2, 3, 2), strict=True):
        bowl = draw_bowl(scene(Seen(START, Shows())), width, height - 1 - below, large=True)
        assert drawn(START, size=(width, height)).rows[1:-below] == bowl.rows


def test_of_a_larger_picture_the_bowl_is_no_lower_and_the_words_are_right_below_it() -> None:
    lowest = 0
    for height in (*range(12, 40), 69):
        picture = drawn(START, looking(beat=TURNED), (200, height))
        (axis,) = (y for y, row in enumerate(picture.rows) if "└" in row)
        (words,) = (y for y, row in enumerate(picture.rows) if "The minus sign" in row)
        assert axis >= lowest
        assert words - axis in (2, 3)
        lowest = axis
    assert "downhill" in picture.rows[words + 1]


def test_the_words_of_a_step_and_of_a_beat_stand_below_and_what_is_hidden_nowhere() -> None:
    shown = lines(drawn(Setup(learning_rate=0.9).race().to(3), size=(120, 36)))
    assert shown[0].split("   ")[0] == "w ← w − η·slope: -5.12 − 0.9×(-10.24) = 4.096"
    assert shown[0].endswith("epoch 3 of 50, loss 26.2144")
    assert shown[-2] == "The step leads over the bottom, and lands lower."
    shown = lines(drawn(START, looking(beat=TURNED), (50, 16)))
    assert shown[0] == "w ← w − η·slope: 10 − 0.1×20         epoch 0 of 50"
    assert shown[-2:] == ["The minus sign turns it round: now it points", "downhill, to the left."]
    hidden = lines(drawn(START, sight=Sight(Clue.NEXT)))
    assert hidden[0].split("   ")[0] == "w ← w − η·slope"


def test_a_beat_makes_its_part_of_the_rule_stand_out_and_the_landing_comes_last() -> None:
    strong = []
    for beat in BEATS:
        picture = drawn(START.forward() if beat == LANDED else START, looking(beat=beat))
        cells = zip(picture.rows[0], picture.inks[0], strict=True)
        strong.append("".join(cell for cell, ink in cells if ink == STRONG))
        assert ("= 8" in picture.rows[0]) == (beat == LANDED)
    assert strong == ["20", "0.1×20", " − 0.1×20", " = 8"]


def test_on_its_way_the_marble_flies_and_the_rule_is_that_of_its_step() -> None:
    race = Setup(learning_rate=0.9).race().forward()
    shown = lines(drawn(race, share=0.5))
    assert shown[0].startswith("w ← w − η·slope: 10 − 0.9×20 = -8 ")
    assert shown[0].endswith("epoch 0 of 50, loss 100")
    resting = lines(drawn(race))
    block = [y for y, row in enumerate(shown) if "▗██▖" in row]
    assert block < [y for y, row in enumerate(resting) if "▗██▖" in row]
