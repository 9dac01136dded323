"""The readout, the headline and the log as exact text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.descent import Step
from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.race import Race
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.plot.headline import draw_headline
from gdtui.plot.journal import draw_journal
from gdtui.plot.picture import Picture
from gdtui.plot.readout import draw_readout
from gdtui.plot.shows import Shows
from gdtui.plot.words import substituted, why

SLOW, TRAP, PROPORTIONAL = (experiment.race() for experiment in EXPERIMENTS)


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_the_readout_of_a_run_under_way() -> None:
    assert text(draw_readout(SLOW.to(7), Shows(), "", 26, 10)) == [
        "loss L(w)           4.3980",
        "slope 2w           +4.1943",
        "next w ← w − η·slope",
        " 2.0972 − 0.1×4.1943",
        " = 1.6777",
        "moves left: slope > 0",
        "▼ loss falls  · same side",
        "zero loss, theory       33",
        " counted           not yet",
        "w₀·rᵏ by theory     2.0972",
    ]


def test_the_readout_of_a_run_that_is_complete() -> None:
    assert text(draw_readout(SLOW.to(50), Shows(), "", 26, 10)) == [
        "loss L(w)           0.0000",
        "slope 2w           +0.0003",
        "",
        "complete: 50 epochs",
        "r: start again  b: back",
        "",
        "zero loss, theory       33",
        " counted                33",
        "w₀·rᵏ by theory     0.0001",
        "",
    ]


def test_the_readout_in_the_trap_says_that_the_loss_stays() -> None:
    rows = text(draw_readout(TRAP.to(3), Shows(), "", 26, 10))
    assert rows[2:6] == [
        " -10.0000 − 1×(-20.0000)",
        " = 10.0000",
        "moves right: slope < 0",
        "= loss stays  ⇄ crosses",
    ]
    assert rows[6:9] == ["zero loss            never", " a frozen loss is not", " convergence"]


def test_the_readout_of_a_run_that_left_the_floats() -> None:
    race = Race.start((10.0,), 1.1, 5000).to(5000)
    rows = text(draw_readout(race, Shows(), "", 26, 10))
    assert "ends at epoch 1933:" in rows
    assert "the next loss is no float" in rows


def test_the_readout_of_two_marbles() -> None:
    assert text(draw_readout(PROPORTIONAL.to(15), Shows(), "", 26, 10)) == [
        "from         ● 10     ◆ 15",
        "weight     0.0047   0.0071",
        "loss       0.0000   0.0000",
        "slope     +0.0094  +0.0141",
        "next w     0.0028   0.0042",
        "moves        left     left",
        "zero loss at epoch",
        "theory         15       15",
        "counted        15       15",
        "ratio ◆ / ●         1.5000",
    ]


def test_the_secant_stands_beside_the_tangent() -> None:
    assert text(draw_readout(FREE.race(), Shows(secant=True, gap=-4.0), "", 26, 10)) == [
        "loss L(w)         100.0000",
        "slope 2w          +20.0000",
        "secant, gap h      -4.0000",
        " slope 2w + h     +16.0000",
        " left between      -4.0000",
        " in floats        +16.0000",
        "moves left: slope > 0",
        "zero loss, theory       33",
        " counted           not yet",
        "",
    ]


def test_at_a_tiny_gap_the_rounding_of_floats_is_told() -> None:
    rows = text(draw_readout(FREE.race(), Shows(secant=True, gap=2.0**-50), "", 26, 10))
    assert rows[5] == " rounded in floats +0.0000"


def test_divergence_is_told_with_the_epoch_at_which_it_leaves_the_floats() -> None:
    rows = text(draw_readout(Race.start((10.0,), 1.1, 50), Shows(), "", 26, 10))
    assert rows[6:9] == ["zero loss            never", " by theory no float from", " epoch 1934 on"]


def test_a_low_readout_lies_flat() -> None:
    assert text(draw_readout(SLOW.to(7), Shows(), "", 48, 3)) == [
        "loss 4.3980  slope +4.1943 moves left: slope > 0",
        "2.0972 − 0.1×4.1943 = 1.6777",
        "zero loss: theory 33  counted not yet",
    ]
    assert text(draw_readout(PROPORTIONAL.to(15), Shows(), "", 48, 3)) == [
        "● 0.0047  loss 0.0000  slope +0.0094",
        "◆ 0.0071  loss 0.0000  slope +0.0141",
        "zero loss: theory 15, 15  counted 15, 15",
    ]


def test_the_secant_has_its_numbers_beside_two_marbles_and_in_three_rows_too() -> None:
    shows = Shows(secant=True, gap=-4.0)
    pair = text(draw_readout(PROPORTIONAL, shows, "", 26, 10))
    assert "secant, gap h      -4.0000" in pair
    assert " slope 2w + h     +16.0000" in pair
    assert text(draw_readout(SLOW, shows, "", 48, 3))[1] == "h -4.0000: 2w + h +16.0000"


def test_the_thought_of_an_experiment_stands_where_there_is_room() -> None:
    thought = EXPERIMENTS[1].thought
    assert "opposite wall" in " ".join(text(draw_readout(TRAP, Shows(), thought, 30, 24)))
    assert "opposite" not in " ".join(text(draw_readout(TRAP, Shows(), thought, 26, 10)))


@pytest.mark.parametrize(
    ("weight", "rate", "words"),
    [
        (3.0, 0.1, "moves left: slope > 0"),
        (-3.0, 0.1, "moves right: slope < 0"),
        (0.0, 0.1, "stays: the slope is 0"),
        (3.0, 0.0, "stays: the rate is 0"),
        (3.0, 1e-20, "stays: step below a float"),
        (1e150, 1e10, "moves left: slope > 0"),
    ],
)
def test_where_it_moves_and_why(weight: float, rate: float, words: str) -> None:
    assert why(Step(weight, rate)) == words


@given(
    st.floats(-MAX_WEIGHT, MAX_WEIGHT),
    st.floats(-MAX_WEIGHT, MAX_WEIGHT),
    st.floats(0, allow_infinity=False),
    st.integers(0, 20),
    st.integers(26, 60),
    st.integers(1, 20),
)
@settings(deadline=None)
def test_no_number_is_ever_nan_or_infinite_and_no_row_is_too_long(
    first: float, second: float, rate: float, epoch: int, width: int, height: int
) -> None:
    for weights in ((first,), (first, second)):
        picture = draw_readout(Race.start(weights, rate, 20).to(epoch), Shows(), "", width, height)
        assert picture.size == (width, height)
        words = " ".join(picture.rows).replace("infinite", "")
        assert "nan" not in words
        assert "inf" not in words


def test_the_update_has_as_many_decimals_as_there_is_room_for() -> None:
    step = Step(-10.0, 0.125)
    assert substituted(step, 40) == "-10.0000 − 0.125×(-20.0000)"
    assert len(substituted(step, 25)) <= 25
    assert len(substituted(Step(-1e150, 0.123456789), 25)) == 25


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (80, " gdtui  L(w) = w²  paused 2/s            slow convergence  r = +0.8  epoch 7/50"),
        (50, " gdtui     slow convergence  r = +0.8  epoch 7/50"),
        (40, " slow convergence  r = +0.8  epoch 7/50"),
    ],
)
def test_the_headline_drops_what_matters_least(width: int, row: str) -> None:
    assert text(draw_headline(SLOW.to(7), Shows(), False, 2.0, width)) == [row.rjust(width - 1)]


def test_the_log_shows_the_lines_of_the_listing() -> None:
    assert text(draw_journal(SLOW.to(2), 2, 60, 4)) == [
        "Starting weight: 10.0, Starting Loss: 100.0",
        "Epoch 1: Weight = 8.0000, Loss = 64.0000",
        "Epoch 2: Weight = 6.4000, Loss = 40.9600",
        "",
    ]


def test_the_log_of_two_marbles_tells_them_apart_by_shape() -> None:
    assert text(draw_journal(PROPORTIONAL.to(9), 9, 60, 2)) == [
        "● Epoch 9: Weight = 0.1008, Loss = 0.0102",
        "◆ Epoch 9: Weight = 0.1512, Loss = 0.0229",
    ]


def test_the_log_says_where_the_learning_rate_changed() -> None:
    race = FREE.race().to(7).with_learning_rate(0.11).forward()
    assert text(draw_journal(race, 8, 60, 3))[1] == "learning rate 0.1 → 0.11 at epoch 7"
    assert not any("→" in row for row in text(draw_journal(race.back(2), 6, 60, 9)))


def test_a_line_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert text(draw_journal(SLOW.to(3), 3, 20, 1)) == ["Epoch 3: Weight = 5…"]
