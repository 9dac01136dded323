"""The map of the learning rate as exact text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import Regime, theory_of
from gdtui.guide.guide import Clue
from gdtui.plot.cells.picture import STRONG, Picture
from gdtui.plot.pictures.rate_map import draw_rate_map
from gdtui.plot.shows import Sight

SIGHT = Sight()


def drawn(
    weight: float, rate: float, width: int = 46, height: int = 16, sight: Sight = SIGHT
) -> Picture:
    return draw_rate_map(Run.start(PARABOLA, weight, rate, 50), sight, width, height)


def rows(weight: float, rate: float, sight: Sight = SIGHT) -> list[str]:
    return [row.rstrip() for row in drawn(weight, rate, sight=sight).rows]


def test_the_present_rate_and_its_mirror_image_are_equally_high() -> None:
    assert rows(10.0, 0.1) == [
        "            smooth         zigzag   divergence",
        "    frozen         one step   oscillation trap",
        " 1000┤⡇          from w = 10          ⢰⠁",
        "     │⡇               ╎               ⢸╎",
        "     │⢱               ╎               ⡜╎",
        "  100┤⠈⡆              ╎              ⢠⠃╎",
        "     │ ⠘⡄             ╎             ⢀⠇ ╎",
        "     │  ⠈●⢄           ╎           ⢀○⠃  ╎",
        "     │     ⠑⠢⡀        ╎         ⡠⠒⠁    ╎",
        "   10┤       ⠈⠑⠢⢄⡀    ╎     ⣀⠤⠒⠉       ╎",
        "     │           ⠈⠑⠢⢄⡀╎ ⣀⠤⠒⠉           ╎",
        "     │               ⠈⣷⠉               ╎",
        "    1┤                ⢿                ╎",
        "     └┬───────────────┬────────────────┬─────┬",
        "      0              0.5               1   1.2",
        "each step multiplies w by r = +0.8",
    ]


def test_a_rate_that_never_arrives_stands_at_the_upper_edge() -> None:
    for rate in (0.0, 1.0, 1.1):
        assert "▲" in rows(10.0, rate)[2]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9, 1.0, 1.1])
def test_the_present_regime_stands_out_by_name(rate: float) -> None:
    picture = drawn(10.0, rate, 80)
    strong = "".join(
        character
        for row in (0, 1)
        for character, ink in zip(picture.rows[row], picture.inks[row], strict=True)
        if ink == STRONG
    )
    theory = theory_of(PARABOLA)
    assert theory
    assert strong == theory.regime(rate).value


@pytest.mark.parametrize("width", [46, 60, 80, 120])
def test_all_six_regimes_are_named(width: int) -> None:
    named = " ".join(drawn(10.0, 0.1, width).rows[:2])
    for regime in Regime:
        assert regime.value.split()[-1] in named or regime.value.split()[0] in named


@pytest.mark.parametrize(
    ("rate", "mirrors"), [(0.0, 0), (1e-3, 1), (0.1, 1), (0.9, 1), (1.0, 0), (1.1, 0)]
)
def test_a_rate_between_0_and_1_alone_has_a_mirror_image(rate: float, mirrors: int) -> None:
    marks = "".join(rows(1e-2, rate)[2:-1])
    assert marks.count("○") == mirrors
    assert marks.count("●") + marks.count("▲") == 1
    assert "○" not in "".join(rows(1e-2, rate, Sight(frozenset({Clue.THEORY}))))


def test_a_start_that_is_at_zero_loss_needs_no_epoch_at_any_rate() -> None:
    for rate in (0.0, 0.1, 0.5, 1.1):
        shown = rows(0.001, rate)
        assert "from w = 0.001: at zero loss" in shown[2]
        assert "▼" in shown[-4]
        assert "●" not in "".join(shown)
        assert not any("⠁" <= character <= "⣿" for row in shown for character in row)


def test_the_landmarks_are_those_of_the_curvature() -> None:
    steeper = PARABOLA._replace(
        loss=lambda w: 2 * w * w,
        slope=lambda w: 4 * w,
        curvature=lambda _: 4.0,
        steady_curvature=4.0,
    )
    picture = draw_rate_map(Run.start(steeper, 10.0, 0.25, 50), Sight(), 46, 16)
    assert picture.rows[-2].split() == ["0", "0.25", "0.5", "0.6"]
    assert picture.rows[-1] == drawn(10.0, 0.5).rows[-1]


def test_where_no_theory_holds_the_map_says_so() -> None:
    run = Run.start(PARABOLA._replace(steady_curvature=None), 10.0, 0.1, 50)
    picture = draw_rate_map(run, Sight(), 46, 16)
    assert picture.rows[0].strip() == "no exact theory holds for this landscape"


def test_below_the_map_a_sentence_tells_the_factor_where_theory_may_be_seen() -> None:
    assert rows(10.0, 0.5)[-1] == "each step multiplies w by r = 0"
    assert rows(10.0, 0.5, Sight(frozenset({Clue.THEORY})))[-1].split() == ["0", "0.5", "1", "1.2"]


def test_in_few_rows_the_least_important_goes_first() -> None:
    def parts(height: int) -> tuple[bool, bool, bool, bool, bool]:
        shown = "\n".join(drawn(10.0, 0.1, 40, height).rows)
        names = ("multiplies", "one step", "smooth", "○", "●")
        return tuple(name in shown for name in names)  # type: ignore[return-value]

    assert parts(9) == (True, True, True, True, True)
    assert parts(8) == parts(7) == (False, True, True, True, True)
    assert parts(6) == parts(5) == (False, False, True, True, True)
    assert parts(4) == (False, False, False, True, True)
    assert parts(3) == (False, False, False, False, True)


def test_three_rows_tell_the_epochs_with_the_rate_on_a_track() -> None:
    assert [row.rstrip() for row in drawn(10.0, 0.9, 40, 3).rows] == [
        "η = 0.9: zero loss at epoch 33",
        "┝━━━━━━━━━━━━━━━┿━━━━━━━━━━━━●━━┿━━━━━━┥",
        "0              0.5              1",
    ]


RATES = st.floats(0.005, 0.995)
PANES = st.tuples(st.integers(20, 120), st.integers(4, 40))


@settings(deadline=None, max_examples=200)
@given(st.floats(1, 100), RATES, PANES)
def test_the_present_rate_and_its_mirror_image_lie_on_the_drawn_curve(
    weight: float, rate: float, pane: tuple[int, int]
) -> None:
    shown = drawn(weight, rate, *pane)
    bare = drawn(weight, 1.15, *pane).rows
    for y, cells in enumerate(shown.rows):
        for column, cell in enumerate(cells):
            if cell == "●":
                assert "⠁" <= bare[y][column] <= "⣿"
            if cell == "○":
                assert any("⠁" <= beside <= "⣿" for beside in bare[y][column - 1 : column + 2])


@settings(deadline=None, max_examples=200)
@given(st.floats(0, 1.3), st.tuples(st.integers(20, 120), st.integers(5, 20)))
def test_no_name_is_cut_and_landmarks_stand_over_their_ticks(
    rate: float, pane: tuple[int, int]
) -> None:
    picture = drawn(10.0, rate, *pane)
    names = 1 + (pane[1] >= 7)
    words = {word for regime in Regime for word in regime.value.split()}
    for row in picture.rows[:names]:
        assert set(row.split()) <= words
    frame = next(row for row in picture.rows if "└" in row)
    _, one_step, trap = [x for x, cell in enumerate(frame) if cell == "┬"][:3]
    below = picture.rows[names - 1]
    for forms, column in ((["one step"], one_step), (["oscillation trap", "trap"], trap)):
        shown = [(below.index(form), len(form)) for form in forms if form in below]
        assert all(first <= column < first + length for first, length in shown[:1])


@settings(deadline=None, max_examples=100)
@given(
    st.floats(PARABOLA.low, PARABOLA.high),
    st.floats(0, allow_infinity=False),
    st.tuples(st.integers(1, 90), st.integers(1, 30)),
)
def test_every_map_has_its_size(weight: float, rate: float, size: tuple[int, int]) -> None:
    assert drawn(weight, rate, *size).size == size


def test_where_the_counts_are_to_be_found_out_there_is_the_present_rate_alone() -> None:
    sight = Sight(frozenset({Clue.THEORY, Clue.COUNTS}))
    hidden, told = rows(10.0, 0.1, sight), rows(10.0, 0.1)
    assert "".join(hidden).count("●") == 1
    assert not any("⠁" <= character <= "⣿" for character in "".join(hidden))
    assert not any(name in "".join(hidden) for name in ("smooth", "zigzag", "divergence", "trap"))
    (row,) = [row for row in hidden if "●" in row]
    assert row.index("●") == next(row.index("●") for row in told if "●" in row)
