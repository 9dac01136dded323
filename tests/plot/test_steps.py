"""The steps taken, joined: a zigzag through the air, stairs on one side, one line in the trap."""

from hypothesis import given, settings
from hypothesis import strategies as st
from showing import looking, placed, plain_window

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.flight import flight
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.bowl.scene import Marble, scene
from gdtui.plot.bowl.steps import TRAIL_LENGTH
from gdtui.plot.cells.picture import TRAIL, Picture
from gdtui.plot.shows import Sight

WEIGHTS = st.floats(-30, 30).filter(lambda weight: abs(weight) > 0.01)


def marble(race: Race, share: float = 1) -> Marble:
    shows = looking(tangent=False)
    window = window_of(race, shows)
    if share == 1:
        return scene(race, shows, Sight(), window).marbles[0]
    aloft = flight(race.back(), race, share, [window])
    return scene(race.back(), shows, Sight(), window, aloft).marbles[0]


def drawn(race: Race, width: int = 40, height: int = 12) -> Picture:
    return draw_bowl(placed(race, plain_window(-10, 10, 100)), width, height)


def text(race: Race) -> list[str]:
    return [row.rstrip() for row in drawn(race).rows]


def test_after_seven_steps_at_0_9_one_sees_the_bouncing() -> None:
    assert text(Setup(learning_rate=0.9).race().to(7)) == [
        " 100┤⢿⡀                          ⢀⢀⠠⠠⠐⣰○",
        "    │⠈⢷⡀                ⢀⢀⠠⠠⠐⠐⠐⠈⠈    ⢰⡏",
        "  75┤ ⠈⢷⡀      ⢀⢀⠠⠠⠠⠐⠐⠈⠈            ⣰⠏",
        "    │  ⠈○⡄⢠⠐⠐⠈⠈                    ⣰⠏",
        "  50┤    ⢻⡄⠈⠈⠈⠐⠐⠐⠠⠠⠠⢀⢀            ⣰⠏",
        "    │     ⠻⣄          ⠈⠈⠈⠐⠐⠐⠠⠠⠠⢀⢀○⠋",
        "    │      ⠈⢷⡀      ⢀⢀⢀⠠⠠⠠⠠⠐⠐⠐⠈⣠⠟",
        "  25┤        ○⢦⡀⠰⠨⠨⢈⢀⢀⢀⢀     ⢀⡼⠃",
        "    │          ⠙○⣄⡀⢀⢀⠠⠠⠠⠨⠘⢀⣠⡴○",
        "   0┤            ⠈●⠳⣤⣤⣤⣤⣤⠞⠋○",
        "    └┬───────┬────────┬────────┬───────┬",
        "    -10     -5        0        5      10",
    ]


def test_on_one_side_the_steps_are_stairs_that_shrink() -> None:
    assert text(Setup(learning_rate=0.2).race().to(3)) == [
        " 100┤⢿⡀                         ⢘⠈⠈⠈⠈⠈⣰○",
        "    │⠈⢷⡀                        ⢐    ⢰⡏",
        "  75┤ ⠈⢷⡀                       ⢐   ⣰⠏",
        "    │  ⠈⢳⡄                      ⢐  ⣰⠏",
        "  50┤    ⢻⡄                     ⢐ ⣰⠏",
        "    │     ⠻⣄                    ⢀⡴⠋",
        "    │      ⠈⢷⡀              ⠰⠐⠐⣠○",
        "  25┤        ⠙⢦⡀            ⠨⢀⡼⠃",
        "    │          ⠙⢦⣄⡀       ⢀⣠○⠋",
        "   0┤            ⠈⠙⠳⣤⣤⣤⣤⣤⠞●⠁",
        "    └┬───────┬────────┬────────┬───────┬",
        "    -10     -5        0        5      10",
    ]


def test_in_the_trap_there_is_one_level_line() -> None:
    top, *below = text(Setup(learning_rate=1.0).race().to(7))
    assert top == " 100┤●⡀⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⣰○"
    assert below == text(Setup(learning_rate=0.0).race())[1:]


@settings(deadline=None)
@given(WEIGHTS, st.floats(0.01, 1.2), st.integers(0, 20))
def test_the_paths_are_a_chain_that_ends_at_the_marble(
    weight: float, rate: float, epoch: int
) -> None:
    shown = marble(Setup((weight,), rate).race().to(epoch))
    assert len(shown.paths) == min(epoch, TRAIL_LENGTH)
    for before, after in zip(shown.paths, shown.paths[1:], strict=False):
        assert before[-1] == after[0]
    assert not shown.paths or shown.paths[-1][-1] == shown.point


@settings(deadline=None)
@given(WEIGHTS, st.floats(0.01, 1.2), st.floats(0, 1))
def test_a_step_is_joined_as_the_marble_flies_or_in_its_length_at_its_height(
    weight: float, rate: float, share: float
) -> None:
    shown = marble(Setup((weight,), rate).race().to(1), share)
    ((start, *others),) = shown.paths
    if rate > 0.5:
        assert others == [shown.point]
    else:
        assert others[0] == (shown.point[0], start[1])


def test_a_stair_goes_down_when_the_marble_has_arrived() -> None:
    race = Setup().race().forward()
    assert [len(marble(race, share).paths[0]) for share in (0.0, 0.5, 0.99, 1.0)] == [
        2,
        2,
        2,
        3,
    ]


def test_older_steps_have_half_the_dots_of_the_last() -> None:
    def dots(race: Race, row: int) -> int:
        picture = drawn(race, 60, 20)
        cells = zip(picture.rows[row], picture.inks[row], strict=True)
        return sum(
            bin(ord(c) & 0xFF).count("1") for c, ink in cells if ink == TRAIL and "⠁" <= c <= "⣿"
        )

    race = Setup(learning_rate=0.2).race()
    last, older = (dots(race.to(epoch), 0) for epoch in (1, 2))
    assert last > 20
    assert abs(2 * older - last) <= 4


def test_a_step_that_lies_outside_the_window_is_not_drawn() -> None:
    assert marble(Race.start(Setup().race().lead.landscape, (10.0,), 3.0, 50).to(30)).paths == ()
