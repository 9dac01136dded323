"""The bowl as exact text, and against a full drawing by plotext."""

from hypothesis import given, settings
from hypothesis import strategies as st
from showing import looking

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.race import Race
from gdtui.engine.setup import Setup
from gdtui.guide.guide import Look
from gdtui.plot.bowl import draw_bowl, empty_bowl
from gdtui.plot.flight import flight
from gdtui.plot.framing import window_of
from gdtui.plot.marks import SHAPES
from gdtui.plot.picture import MARBLES, TANGENT, Picture
from gdtui.plot.scene import Scene, scene
from gdtui.plot.shows import Sight

FREE = Setup().race()


def seen(race: Race, *, tangent: bool = True, secant: bool = False, share: float = 1) -> Scene:
    shows = looking(*[Look.SECANT] * secant, tangent=tangent)
    window = window_of(race, shows)
    aloft = flight(race.back(), race, share, [window]) if share < 1 else None
    return scene(race, shows, Sight(), window, aloft)


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_the_start_of_the_default_run() -> None:
    assert text(draw_bowl(seen(FREE, tangent=False), 40, 12)) == [
        " 250┤   ⠘⡄                         ⡰⠁",
        "    │    ⢸                        ⢀⠇",
        " 200┤     ⢇                       ⡎",
        "    │     ⠈⢆                     ⡜",
        " 150┤      ⠈⢢                  ⢀⠜",
        " 100┤        ⢇                 ●",
        "    │        ⠈⢢              ⢀⠜",
        "  50┤          ⠑⡄           ⢠⠊",
        "    │           ⠈⠢⡀       ⢀⠔⠁",
        "   0┤             ⠈⠢⠤⣀⣀⣀⠤⠔⠁",
        "    └────┬────────────┬────────────┬────",
        "        -15           0           15",
    ]


def test_both_marbles_of_the_third_experiment_with_their_trails() -> None:
    race = Setup((10.0, 15.0), 0.2).race().to(2)
    assert text(draw_bowl(seen(race, tangent=False), 40, 12)) == [
        " 250┤   ⠘⡄                         ⡰⠁",
        "    │    ⢸                        ⢀◇",
        " 200┤     ⢇                       ⡎",
        "    │     ⠈⢆                     ⡜",
        " 150┤      ⠈⢢                  ⢀⠜",
        " 100┤        ⢇                 ○",
        "    │        ⠈⢢              ⢀◇",
        "  50┤          ⠑⡄           ⢠⠊",
        "    │           ⠈⠢⡀       ⢀◆⠁",
        "   0┤             ⠈⠢⠤⣀⣀⣀⠤●⠁",
        "    └────┬────────────┬────────────┬────",
        "        -15           0           15",
    ]


def test_a_marble_far_outside_is_an_arrow_with_its_weight() -> None:
    race = Race.start(PARABOLA, (10.0,), 3.0, 50)
    right, left = (text(draw_bowl(seen(race.to(k)), 40, 8))[0] for k in (10, 11))
    assert right.endswith("9.7656e+07 ●▶")
    assert left.startswith("2.5e12┤◀● -4.8828e+08")


def test_a_window_that_grew_says_so_on_its_axes() -> None:
    race = Race.start(PARABOLA, (10.0,), 1.1, 50)
    rows = text(draw_bowl(seen(race.to(4)), 40, 12))
    assert rows[0].startswith("1000┤")
    assert rows[-1].split() == ["-30", "0", "30"]


def test_there_is_a_blank_where_no_plot_fits() -> None:
    assert draw_bowl(seen(FREE), 5, 3).rows == ("     ",) * 3


SIZES = st.tuples(st.integers(12, 90), st.integers(4, 40))


@settings(deadline=None, max_examples=200)
@given(
    st.floats(-40, 40), st.floats(0, 1.5), st.integers(0, 8), st.floats(0, 1), st.booleans(), SIZES
)
def test_the_picture_always_has_its_size_and_its_marble(
    weight: float, rate: float, epoch: int, share: float, secant: bool, size: tuple[int, int]
) -> None:
    race = Race.start(PARABOLA, (weight,), rate, 8).to(epoch)
    picture = draw_bowl(seen(race, secant=secant, share=share), *size)
    assert picture.size == size
    assert sum(row.count(SHAPES[0]) for row in picture.rows) == 1
    assert any(MARBLES[0] in row for row in picture.inks)


@settings(deadline=None, max_examples=150)
@given(st.floats(-10, 10), SIZES)
def test_a_marble_lies_on_the_drawn_curve(weight: float, size: tuple[int, int]) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 5)
    scenery = seen(race, tangent=False)
    plot = empty_bowl(PARABOLA, scenery.window, *size)
    column, row = plot.grid.cell(scenery.marbles[0].point)
    assert draw_bowl(scenery, *size).rows[row][column] == SHAPES[0]
    beside = range(max(0, row - 1), min(row + 2, plot.grid.height))
    assert any("⠁" <= plot.picture.rows[y][column] <= "⣿" for y in beside)


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 10**6), SIZES)
def test_a_label_stands_where_its_value_is_drawn(farthest: int, size: tuple[int, int]) -> None:
    window = seen(Race.start(PARABOLA, (float(farthest),), 0.1, 5)).window
    plot = empty_bowl(PARABOLA, window, *size)
    *body, frame, labels = plot.picture.rows
    ticks = [column for column, character in enumerate(frame) if character == "┬"]
    places = {plot.grid.cell(window.place(w, 0.0))[0] for w in window.weights}
    assert set(ticks) <= places
    assert len(ticks) == len(places) or len(ticks) == 3 or size[0] < 24
    assert all(labels[column] != " " for column in ticks)
    assert len(labels.split()) == len(ticks) or size[0] < 24
    named = {y: row[: plot.grid.left - 1].strip() for y, row in enumerate(body) if "┤" in row}
    for loss in window.losses:
        row = plot.grid.cell(window.place(window.left, loss))[1]
        assert size[1] < 16 or float(named[row]) == loss


def test_dots_of_a_line_and_the_curve_are_seen_together() -> None:
    scenery = seen(FREE, tangent=False, secant=True)
    plot = empty_bowl(PARABOLA, scenery.window, 46, 13)
    drawn = draw_bowl(scenery, 46, 13)
    for curve, layered in zip(plot.picture.rows[:-2], drawn.rows[:-2], strict=True):
        for before, after in zip(curve, layered, strict=True):
            if "⠁" <= before <= "⣿" and after not in SHAPES:
                assert (ord(before) & ord(after)) == ord(before)


def test_the_tangent_has_an_ink_of_its_own() -> None:
    assert any(TANGENT in row for row in draw_bowl(seen(FREE), 40, 12).inks)
    assert not any(TANGENT in row for row in draw_bowl(seen(FREE, tangent=False), 40, 12).inks)
