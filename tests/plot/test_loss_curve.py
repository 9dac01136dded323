"""The loss against the epoch, on a logarithmic scale, and the learning rate above it."""

from scenes import every_cell

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, schedule_of
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.picture import CURVE, DIM, SECANT
from gdtui.plot.pictures.by_epoch import decades, draw_loss_curve


def drawn(race: Race, width: int = 46, height: int = 12) -> list[str]:
    return [row.rstrip() for row in draw_loss_curve(race, width, height).rows]


def test_a_geometric_decay_is_a_straight_line(snapshot) -> None:
    assert snapshot == "\n".join(drawn(Setup().race().to(50), 40, 14))


def test_the_decades_grow_where_the_losses_go_on() -> None:
    assert decades([]) == decades([2.0, -8.0, 4.0]) == (-8, 4)
    assert decades([4.1, 19.0]) == (-8, 20)
    assert decades([2.0, -16.1]) == (-24, 4)


def test_a_loss_is_told_above_the_lowest_minimum_of_its_own_bowl() -> None:
    deep = landscape_of("w^2 - 7")
    for bowls in ((deep,), (PARABOLA, deep)):
        starts = (10.0,) * len(bowls)
        race = Setup(starts, 0.1, 50, bowls).race().to(50)
        same = Setup(starts, 0.1, 50).race().to(50)
        rows, others = (draw_loss_curve(each, 40, 14).rows for each in (race, same))
        # The line of zero loss is the bottom's here.
        assert rows[:8] + rows[9:] == others[:8] + others[9:]
        assert "bottom" in rows[8]
        assert "zero loss" in others[8]
    endless = race._replace(runs=(race.lead, Race.start((landscape_of("w"),), (4.0,), 0.2, 9).lead))
    assert "╌" not in "".join(draw_loss_curve(endless, 40, 14).rows)


def test_a_loss_of_exactly_zero_is_an_arrow_at_the_bottom() -> None:
    rows = draw_loss_curve(Race.start((PARABOLA,), (10.0,), 0.5, 10).to(3), 40, 14).rows
    assert "▼" in rows[11]


def test_a_landscape_without_a_minimum_shows_its_losses_as_they_are_below_zero_too() -> None:
    race = Race.start((landscape_of("w"),), (4.0,), 0.2, 40).to(40)
    rows = [row.rstrip() for row in draw_loss_curve(race, 40, 12).rows]
    assert [row[:5].strip() for row in rows if "┤" in row] == ["2.5", "0", "-2.5"]
    assert rows[9].endswith("●")
    assert not any("╌" in row for row in rows)


def test_a_cycle_of_two_is_seen_at_both_its_losses_in_every_column() -> None:
    for epochs in (400, 997, 3001):
        race = Setup((8.15,), 0.3, epochs, (landscape_of("abs(w)"),)).race().to(epochs)
        rows = draw_loss_curve(race, 60, 20).rows
        late = [row[len(row) // 2 : -2] for row in rows]
        dots = [[(ord(c) - 0x2800).bit_count() for c in row if "⠀" < c <= "⣿"] for row in late]
        fullest = max(dots, key=sum)
        assert len(fullest) >= 20
        assert min(fullest) >= 3


# Pinned runs


def test_a_pinned_run_that_is_longer_is_drawn_to_the_end_of_the_present_one() -> None:
    longer = Race.start((PARABOLA,), (10.0,), 0.01, 400).to(400).with_pin()
    race = longer._replace(runs=Race.start((PARABOLA,), (10.0,), 0.1, 50).to(50).runs)
    picture = draw_loss_curve(race, 60, 12)
    assert {ink for *_, cell, ink in every_cell(picture) if has_dots(cell)} == {CURVE, DIM}
    (row,) = [row for row in picture.rows if "■" in row]
    alone = Race.start((PARABOLA,), (10.0,), 0.01, 50).to(50)
    (expected,) = [row for row in draw_loss_curve(alone, 60, 12).rows if "●" in row]
    assert row.index("■") in (expected.index("●"), expected.index("●") - 1)


def test_it_tells_which_rule_a_run_has_where_they_differ() -> None:
    momentum = Setup(method=Method(rule_of("momentum"))).race()
    race = momentum._replace(pinned=Setup().race().runs).to(6)
    for width, words in ((40, "● momentum β 0.9  ■a descent"), (26, "● momentum  ■a descent")):
        assert draw_loss_curve(race, width, 12).rows[0].rstrip() == words
    assert draw_loss_curve(race, 16, 12).rows[0].rstrip() == "● momentum  …"
    race = race._replace(pinned=Setup((10.0, 4.0)).race().to(6).runs)
    assert draw_loss_curve(race, 40, 12).rows[0].rstrip() == "● momentum β 0.9  ■a ▲b descent"


# Above it the learning rate by epoch


COSINE = Setup(method=Method(schedule=schedule_of("cosine"))).race()


def test_a_schedule_stands_above_the_losses_with_a_scale_and_an_ink_of_its_own() -> None:
    rows = drawn(COSINE.to(20))
    for row, label in zip(rows, ("η 0.1┤", "    0┤"), strict=False):
        assert row.startswith(label)
    for epoch in (0, 7, 50):
        picture = draw_loss_curve(COSINE.to(epoch), 46, 12)
        for _, row, cell, ink in every_cell(picture):
            assert (ink == SECANT) <= (row < 2)
            assert ink == SECANT or row >= 2 or not has_dots(cell)


def test_what_is_to_come_has_fewer_dots_than_what_is_gone() -> None:
    def dots(race: Race) -> int:
        cells = every_cell(draw_loss_curve(race, 46, 12))
        return sum((ord(cell) - 0x2800).bit_count() for *_, cell, ink in cells if ink == SECANT)

    counted = [dots(COSINE.to(epoch)) for epoch in (0, 10, 30, 50)]
    assert counted == sorted(set(counted))


def test_a_constant_rate_has_no_band_and_a_change_by_hand_has_one() -> None:
    plain = Setup().race().to(5)
    assert not any("η" in row for row in drawn(plain))
    changed = plain.with_learning_rate(0.4).forward(3)
    # A change that was made is there also where one has gone back before it.
    for race in (changed, changed.back(6)):
        assert any("η" in row for row in drawn(race, height=16)[:3])
    # Where there is little room the losses have all of it.
    assert not any("η" in row for row in drawn(COSINE, height=6))
    tiny = Race.start((PARABOLA,), (10.0,), 1e-120, 50, COSINE.lead.method)
    assert not any("η" in row for row in drawn(tiny))
