"""Pinned runs: told apart by shape and letter in the bowl, the loss curve, the log, the table."""

from showing import looking

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.race import Race
from gdtui.plot.bowl import draw_bowl
from gdtui.plot.journal import draw_journal
from gdtui.plot.loss_curve import draw_loss_curve
from gdtui.plot.marks import PINNED
from gdtui.plot.readout import draw_readout
from gdtui.plot.scene import scene
from gdtui.plot.shows import Shows, Sight

RACE = (
    Race.start(PARABOLA, (10.0,), 0.1, 50).to(20).with_pin().with_learning_rate(0.2).restart().to(3)
)


def test_every_mark_has_a_shape_and_a_letter_of_its_own() -> None:
    assert len({mark[0] for mark in PINNED}) == len({mark[1] for mark in PINNED}) == 8
    assert not {mark[0] for mark in PINNED} & set("●◆○◇×+△▽▼")


def test_the_bowl_has_the_pinned_run_at_the_present_epoch() -> None:
    picture = draw_bowl(scene(RACE, looking(tangent=False), Sight()), 60, 20)
    assert sum("■a" in row for row in picture.rows) == 1
    shown = scene(RACE, Shows(), Sight())
    assert shown.pinned[0].point[0] == (RACE.pinned[0].weight_at(3) + 20) / 40


def test_a_pinned_run_that_is_longer_is_drawn_to_the_end_of_the_present_one() -> None:
    longer = Race.start(PARABOLA, (10.0,), 0.01, 400).to(400).with_pin()
    race = longer._replace(runs=Race.start(PARABOLA, (10.0,), 0.1, 50).to(50).runs)
    (row,) = [row for row in draw_loss_curve(race, 60, 12).rows if "■" in row]
    alone = Race.start(PARABOLA, (10.0,), 0.01, 50).to(50)
    (expected,) = [row for row in draw_loss_curve(alone, 60, 12).rows if "●" in row]
    assert row.index("■") in (expected.index("●"), expected.index("●") - 1)


def test_the_loss_curve_has_all_of_the_pinned_run() -> None:
    picture = draw_loss_curve(RACE, 60, 12)
    (row,) = [row for row in picture.rows if "■a" in row]
    (now,) = [row for row in picture.rows if "●" in row]
    assert row.index("■") > now.index("●")


def test_the_log_has_a_line_for_each_with_its_mark() -> None:
    assert [row.rstrip() for row in draw_journal(RACE, 3, 60, 2).rows] == [
        "■a Epoch 3: Weight = 5.1200, Loss = 26.2144",
        "●  Epoch 3: Weight = 2.1600, Loss = 4.6656",
    ]


def test_the_readout_compares_rate_start_and_zero_loss() -> None:
    assert [row.rstrip() for row in draw_readout(RACE, Shows(), Sight(), 26, 10).rows[:3]] == [
        "   rate     from   zero at",
        "●  0.2      10          15",
        "■a 0.1      10          33",
    ]


def test_a_rate_that_was_changed_on_the_way_is_marked() -> None:
    race = RACE.with_learning_rate(0.3)
    assert draw_readout(race, Shows(), Sight(), 26, 10).rows[1].startswith("●  >0.3 ")


def test_eight_pinned_runs_fit_into_the_readout_of_80_columns() -> None:
    race = RACE
    for _ in range(8):
        race = race.with_pin()
    rows = draw_readout(race, Shows(), Sight(), 26, 10).rows
    assert [row[:2] for row in rows[2:]] == list(PINNED)


def test_a_rate_is_never_shown_as_a_rounder_one_and_no_column_runs_into_the_next() -> None:
    race = RACE.with_learning_rate(0.9999999999)
    (row,) = [
        row for row in draw_readout(race, Shows(), Sight(), 26, 12).rows if row.startswith("●  >")
    ]
    assert row.split()[1:3] == [">≈0.99999", "10"]
    assert (
        draw_readout(RACE.with_learning_rate(0.999999), Shows(), Sight(), 26, 10)
        .rows[1]
        .startswith("●  >0.999999 10")
    )
