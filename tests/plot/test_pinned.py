"""Pinned runs: told apart by shape and letter in the bowl, the loss curve, the log, the table."""

from scenes import looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, schedule_of
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.scene import scene
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.picture import CURVE, DIM
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.pictures.loss_curve import draw_loss_curve
from gdtui.plot.readout.identity import PINNED
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight

RACE = (
    Race.start((PARABOLA,), (10.0,), 0.1, 50)
    .to(20)
    .with_pin()
    .with_learning_rate(0.2)
    .restart()
    .to(3)
)


def test_every_mark_has_a_shape_and_a_letter_of_its_own() -> None:
    assert len({mark[0] for mark in PINNED}) == len({mark[1] for mark in PINNED}) == 8
    assert not {mark[0] for mark in PINNED} & set("●◆○◇×+△▽▼")


def test_the_bowl_has_the_pinned_run_at_the_present_epoch() -> None:
    picture = draw_bowl(scene(RACE, looking(tangent=False), Sight()), 60, 20)
    assert sum("■a" in row for row in picture.rows) == 1
    shown = scene(RACE, Shows(), Sight())
    assert shown.pinned[0].point[0] == shown.window.across.share(RACE.pinned[0].weight_at(3))


def test_a_pinned_run_that_is_longer_is_drawn_to_the_end_of_the_present_one() -> None:
    longer = Race.start((PARABOLA,), (10.0,), 0.01, 400).to(400).with_pin()
    race = longer._replace(runs=Race.start((PARABOLA,), (10.0,), 0.1, 50).to(50).runs)
    picture = draw_loss_curve(race, 60, 12)
    cells = zip("".join(picture.rows), "".join(picture.inks), strict=True)
    assert {ink for cell, ink in cells if has_dots(cell)} == {CURVE, DIM}
    (row,) = [row for row in picture.rows if "■" in row]
    alone = Race.start((PARABOLA,), (10.0,), 0.01, 50).to(50)
    (expected,) = [row for row in draw_loss_curve(alone, 60, 12).rows if "●" in row]
    assert row.index("■") in (expected.index("●"), expected.index("●") - 1)


def test_the_log_has_a_line_for_each_with_its_mark() -> None:
    assert [row.rstrip() for row in draw_journal(RACE, 3, 60, 2).rows] == [
        "■a Epoch 3: Weight = 5.1200, Loss = 26.2144",
        "●  Epoch 3: Weight = 2.1600, Loss = 4.6656",
    ]


def table(race: Race, height: int = 14) -> list[str]:
    """The rows of the readout from the head of the table on."""
    rows = [row.rstrip() for row in draw_readout(race, Shows(), Sight(), 26, height).rows]
    head = next(k for k, row in enumerate(rows) if row.startswith("   rate "))
    return [row for row in rows[head:] if row]


def with_pins(pins: int) -> Race:
    race = RACE
    for hundredths in range(30, 30 + pins):
        race = race.with_pin().with_learning_rate(hundredths / 100)
    return race


def test_the_present_runs_stand_above_the_table_of_all() -> None:
    assert [row.rstrip() for row in draw_readout(RACE, Shows(), Sight(), 26, 10).rows[:9]] == [
        "loss L(w)           4.6656",
        "slope 2w           +4.3200",
        "w ← w − η·slope",
        "2.16 − 0.2×4.32 = 1.296",
        "moves left: slope > 0",
        "▼ loss falls  · same side",
        "   rate     from   zero at",
        "●  0.2      10          15",
        "■a 0.1      10          33",
    ]
    both = draw_readout(RACE.mirrored(), Shows(), Sight(), 26, 10).rows
    assert both[1].rstrip() == "loss       4.6656   4.6656"
    assert any(row.startswith("◆  0.2 ") for row in both)


def test_what_has_no_room_above_the_table_is_left_out_and_no_row_of_the_table_is() -> None:
    for pins in range(8):
        for height in range(10, 20):
            rows = table(with_pins(pins), height)
            assert [row[:2] for row in rows if row][1:] == ["● ", *PINNED[: 1 + pins]]


RULED = Setup(method=Method(rule_of("momentum"))).race()._replace(pinned=Setup().race().runs).to(6)


def test_where_rules_differ_they_are_told_in_place_of_one_start_or_below_several() -> None:
    assert table(RULED) == [
        "   rate rule       zero at",
        "●  0.1  momentum   not yet",
        "■a 0.1  descent         33",
    ]
    assert table(RULED._replace(pinned=Setup((7.0,), 0.2).race().to(6).runs)) == [
        "   rate     from   zero at",
        "●  0.1      10     not yet",
        "   momentum β 0.9",
        "■a 0.2      7           14",
        "   descent",
    ]


def test_a_rate_is_the_present_one_and_never_a_rounder_one() -> None:
    cosine = Setup(method=Method(schedule=schedule_of("cosine"))).race()
    rows = table(cosine._replace(pinned=Setup().race().runs).to(10))
    assert rows[1].startswith("●  0.0905 cosine ")
    assert rows[-1].startswith("■a 0.1    constant ")
    for rate, text in (
        (0.3, "now 0.3 "),
        (0.999999, "now 0.999999 10"),
        (1 - 1e-10, "now ≈0.99999 10"),
    ):
        assert table(RACE.with_learning_rate(rate))[1].startswith(f"●  {text}")


def test_the_log_and_the_loss_curve_tell_which_rule_a_run_has_where_they_differ() -> None:
    log = [row.rstrip() for row in draw_journal(RULED, 6, 70, 2).rows]
    assert log[0].startswith("■a Epoch 6: Weight = 2.6214, Loss = 6.8719 ")
    assert (log[0].split()[-1], log[1].split()[-3:]) == ("descent", ["momentum", "β", "0.9"])
    assert draw_journal(RULED, 6, 46, 2).rows[0].rstrip().endswith("6.8719")
    curve = draw_loss_curve(RULED, 40, 12).rows
    assert curve[0].rstrip() == "● momentum β 0.9  ■a descent"
    assert draw_loss_curve(RULED, 26, 12).rows[0].rstrip() == "● momentum  ■a descent"
    assert draw_loss_curve(RULED, 16, 12).rows[0].rstrip() == "● momentum  …"
    assert not any("descent" in row for row in draw_loss_curve(RACE, 40, 12).rows)
    race = RULED._replace(pinned=Setup((10.0, 4.0)).race().to(6).runs)
    assert draw_loss_curve(race, 40, 12).rows[0].rstrip() == "● momentum β 0.9  ■a ▲b descent"
