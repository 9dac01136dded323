"""The bowl as exact text, and against a full drawing by plotext."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.race import Race
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.plot.bowl import axes, draw_bowl, empty_bowl
from gdtui.plot.marks import SHAPES
from gdtui.plot.picture import MARBLES, TANGENT, TRAIL, Picture
from gdtui.plot.scene import Point, Scene, scene
from gdtui.plot.shows import Shows
from gdtui.plot.still import still


def seen(race: Race, *, tangent: bool = True, secant: bool = False, progress: float = 1) -> Scene:
    return scene(race, Shows(tangent=tangent, secant=secant), progress)


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_the_start_of_the_default_run() -> None:
    assert text(draw_bowl(seen(FREE.race(), tangent=False), 40, 12)) == [
        " 100┤⢣                                ⢀●",
        "    │ ⢣                               ⡎",
        "  75┤ ⠈⢆                             ⡜",
        "    │   ⢣                          ⢀⠎",
        "  50┤    ⢱                         ⡎",
        "    │     ⠱⡀                     ⢠⠊",
        "    │      ⠈⠢⡀                 ⢀⠔⠁",
        "  25┤        ⠑⢄               ⡠⠊",
        "    │          ⠑⢄⡀         ⢀⡠⠊",
        "   0┤            ⠈⠒⠦⢄⣀⣀⣀⡠⠴⠒⠁",
        "    └┬────────┬───────┬────────┬───────┬",
        "    -10      -5       0        5     10",
    ]


def test_both_marbles_of_the_third_experiment_with_their_trails() -> None:
    race = EXPERIMENTS[2].race().to(2)
    assert text(draw_bowl(seen(race, tangent=False), 40, 12)) == [
        " 400┤⢣                                ⢀⠎",
        "    │ ⢣                               ⡎",
        " 300┤ ⠈⢆                             ⡜",
        "    │   ⢣                          ⢀⠎",
        " 200┤    ⢱                         ◇",
        "    │     ⠱⡀                     ⢠⠊",
        "    │      ⠈⠢⡀                 ⢀⠔⠁",
        " 100┤        ⠑⢄               ◇○",
        "    │          ⠑⢄⡀         ○⡠⠊",
        "   0┤            ⠈⠒⠦⢄⣀⣀⣀⡠●⠒◆",
        "    └┬────────┬───────┬────────┬───────┬",
        "    -20      -10      0       10     20",
    ]


def test_a_marble_far_outside_is_an_arrow_with_its_weight() -> None:
    race = Race.start((10.0,), 3.0, 50)
    right, left = (text(draw_bowl(seen(race.to(k)), 40, 8))[0] for k in (10, 11))
    assert right.endswith("9.7656e+07 ●▶")
    assert left.startswith(" 1e12┤◀● -4.8828e+08")


def test_a_window_that_grew_says_so_on_its_axes() -> None:
    race = Race.start((10.0,), 1.1, 50)
    rows = text(draw_bowl(seen(race.to(4)), 40, 12))
    assert rows[0].startswith(" 900┤")
    assert rows[-1].split() == ["-30", "-15", "0", "15", "30"]


def test_there_is_a_blank_where_no_plot_fits() -> None:
    assert draw_bowl(seen(FREE.race()), 5, 3).rows == ("     ",) * 3


SIZES = st.tuples(st.integers(12, 90), st.integers(4, 40))


@settings(deadline=None, max_examples=200)
@given(
    st.floats(-40, 40), st.floats(0, 1.5), st.integers(0, 8), st.floats(0, 1), st.booleans(), SIZES
)
def test_the_picture_always_has_its_size_and_its_marble(
    weight: float, rate: float, epoch: int, progress: float, secant: bool, size: tuple[int, int]
) -> None:
    race = Race.start((weight,), rate, 8).to(epoch)
    picture = draw_bowl(seen(race, secant=secant, progress=progress), *size)
    assert picture.size == size
    assert sum(row.count(SHAPES[0]) for row in picture.rows) == 1
    assert any(MARBLES[0] in row for row in picture.inks)


def drawn_by_plotext(half: int, line: tuple[Point, Point], size: tuple[int, int]) -> Picture:
    """A line in the axes of the bowl, all of it drawn by plotext."""
    return still(*size, *axes(half, size[1]), line).picture


def dots(character: str) -> int:
    return ord(character) - 0x2800 if 0x2800 <= ord(character) <= 0x28FF else 0


@settings(deadline=None, max_examples=150)
@given(st.floats(-30, 30), st.floats(0, 1.2), st.integers(0, 5), st.booleans(), SIZES)
def test_the_layered_picture_has_the_dots_of_a_full_drawing_cell_by_cell(
    weight: float, rate: float, epoch: int, secant: bool, size: tuple[int, int]
) -> None:
    race = Race.start((weight,), rate, 5).to(epoch)
    scenery = seen(race, tangent=not secant, secant=secant)
    line = scenery.secant if secant else next(iter(scenery.tangents), None)
    if line is None:
        return
    plot = empty_bowl(scenery.half, *size)
    layered = draw_bowl(scenery, *size)
    drawn = drawn_by_plotext(scenery.half, line, size)
    for y in range(plot.height):
        for x in range(plot.left, size[0]):
            if layered.inks[y][x] not in MARBLES + TRAIL:
                expected = dots(plot.picture.rows[y][x]) | dots(drawn.rows[y][x])
                assert dots(layered.rows[y][x]) == expected


@pytest.mark.parametrize("weight", [-10.0, -3.3, 0.0, 0.1, 4.2, 7.7, 10.0])
def test_the_marble_lies_on_the_curve_where_plotext_would_put_the_point(weight: float) -> None:
    scenery = seen(Race.start((weight,), 0.1, 5), tangent=False)
    point = scenery.marbles[0].point
    drawn = drawn_by_plotext(10, (point, point), (60, 20))
    plot = empty_bowl(10, 60, 20)
    (place,) = [(x, y) for y, row in enumerate(drawn.rows) for x, c in enumerate(row) if dots(c)]
    x, y = place
    assert draw_bowl(scenery, 60, 20).rows[y][x] == SHAPES[0]
    assert dots(plot.picture.rows[y][x])


def test_the_tangent_has_an_ink_of_its_own() -> None:
    assert any(TANGENT in row for row in draw_bowl(seen(FREE.race()), 40, 12).inks)
    assert not any(
        TANGENT in row for row in draw_bowl(seen(FREE.race(), tangent=False), 40, 12).inks
    )
