"""The bowl as exact text; its lines and the arrows of a step taken apart; what the mouse holds."""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_arithmetic import beats_of, race_of
from scenes import LANDED, SCALED, TURNED, every_cell, looking, placed, plain_window

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.rule import DESCENT, RULES, Rule, rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.engine.runs.step import Step
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.bowl import draw_bowl, empty_bowl, is_near, weight_at
from gdtui.plot.bowl.scene import Arrow, Marble, Scene, Seen, arrows_of, flight, scene
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.cells.ascii import to_ascii
from gdtui.plot.cells.dots import Stroke, has_dots
from gdtui.plot.cells.picture import FADED, MARBLES, SECANT, TANGENT, TRAILS, Picture
from gdtui.plot.readout.identity import SECOND_POINT, SHAPES
from gdtui.plot.shows import Beat, Shows, Sight

FREE = Setup().race()
WINDOW = plain_window(-10, 10, 100)


def seen(race: Race, *, tangent: bool = True, secant: bool = False, share: float = 1) -> Scene:
    shows = looking(*[Look.SECANT] * secant, tangent=tangent)
    window = window_of(race, shows)
    aloft = flight(race.back(), race, share, [window]) if share < 1 else None
    return scene(Seen(race, shows, Sight(), window, aloft))


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


AS_THEY_ARE = {
    "the curve is the heaviest line": (FREE, 10, (40, 12)),
    "both marbles of the third experiment with their steps": (
        Setup((10.0, 15.0), 0.2).race().to(2),
        20,
        (40, 12),
    ),
    "after seven steps at 0.9 one sees the bouncing": (
        Setup(learning_rate=0.9).race().to(7),
        10,
        (40, 12),
    ),
    "large": (Setup((10.0, -6.0), 0.3).race().forward(), 10, (50, 13)),
}


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_the_bowl_as_it_is(name: str, snapshot) -> None:
    race, far, size = AS_THEY_ARE[name]
    shown = placed(race, plain_window(-far, far, far * far))
    assert snapshot == "\n".join(text(draw_bowl(shown, *size, large=name == "large")))


@pytest.mark.usefixtures("in_ascii")
def test_in_ascii_the_curve_has_a_character_of_its_own(snapshot) -> None:
    rows = draw_bowl(placed(Setup(learning_rate=0.9).race().to(2), WINDOW), 40, 12).rows
    assert snapshot == "\n".join([to_ascii(row).rstrip() for row in rows[:10]])


def test_a_marble_far_outside_is_an_arrow_with_its_weight() -> None:
    race = Race.start((PARABOLA,), (10.0,), 3.0, 50)
    right, left = (text(draw_bowl(seen(race.to(k)), 40, 8))[0] for k in (10, 11))
    assert right.endswith("9.7656e+07 ●▶")
    assert left.startswith("1e12┤◀● -4.8828e+08")
    assert draw_bowl(seen(FREE), 5, 3).rows == ("     ",) * 3


def test_uphill_of_each_marble_lies_a_shape_of_its_own() -> None:
    race = Setup((5.0, -5.0), 0.05).race()
    text = draw_bowl(scene(Seen(race, looking(Look.UPHILL, tangent=False))), 60, 20).rows
    first, second = (next(row.index(c) for row in text if c in row) for c in "△▽")
    assert second < next(row.index("◆") for row in text if "◆" in row)
    assert first > next(row.index("●") for row in text if "●" in row)


SIZES = st.tuples(st.integers(12, 90), st.integers(4, 40))


@settings(max_examples=80)
@given(st.floats(-11, 11), SIZES)
def test_a_marble_lies_on_the_drawn_curve(weight: float, size: tuple[int, int]) -> None:
    scenery = seen(Race.start((PARABOLA,), (weight,), 0.1, 5), tangent=False)
    bare = empty_bowl((PARABOLA,), scenery.window, *size, Stroke(2)).picture
    picture = draw_bowl(scenery, *size)
    if size[1] <= 30:
        (cell,) = cells_of(picture, MARBLES[0])
        assert "⠁" <= bare.rows[cell[1]][cell[0]] <= "⣿"


PLOTS = [(80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", PLOTS)
@pytest.mark.parametrize(
    ("setup", "epoch", "wide", "high"),
    [
        (Setup(learning_rate=0.9), 7, 0.6, 0.6),
        (Setup((1.5,), 1.25, landscapes=(landscape_of("double-well"),)), 9, 0.25, 0.3),
    ],
)
def test_the_path_fills_the_picture(setup, epoch, wide, high, size) -> None:
    width, height = size[0] - 38, size[1] - 11
    race = setup.race().to(epoch)
    picture = draw_bowl(scene(Seen(race, looking(tangent=False))), width, height)
    path = {(x, y) for x, y, _, ink in every_cell(picture) if ink in (*TRAILS, *FADED, *MARBLES)}
    columns, rows = zip(*path, strict=True)
    assert (max(columns) + 1 - min(columns)) / (width - 5) >= wide
    assert (max(rows) + 1 - min(rows)) / (height - 2) >= high


STATES = st.tuples(
    st.floats(-11, 11).filter(lambda w: abs(w) > 0.1), st.floats(0, 1), st.integers(0, 5)
)
BOWLS = st.sampled_from([(46, 15), (70, 27), (120, 45)])


def at_state(weight: float, rate: float, epoch: int) -> Race:
    return Race.start((PARABOLA,), (weight,), rate, 9).to(epoch)


@settings(max_examples=40)
@given(STATES, BOWLS)
def test_the_tangent_is_seen_on_both_sides_of_its_marble(state, size) -> None:
    picture = draw_bowl(seen(at_state(*state)), *size)
    marble = cells_of(picture, MARBLES[0])
    near = [c for c in cells_of(picture, TANGENT) if min(map(partial(apart, c), marble)) <= 2]
    assert len(near) >= 3
    assert min(min(map(partial(apart, c), marble)) for c in near) == 1


@settings(max_examples=30)
@given(st.floats(-2, 2), BOWLS)
def test_a_flat_tangent_leaves_the_curve_its_dots(weight, size) -> None:
    race = at_state(10.0, (10 - weight) / 20, 1)
    bare, drawn = (draw_bowl(seen(race, tangent=on), *size) for on in (False, True))
    for (*_, before, _), (*_, after, _) in zip(every_cell(bare), every_cell(drawn), strict=True):
        assert not has_dots(before) or ord(after) & ord(before) == ord(before)


@settings(max_examples=40)
@given(STATES, st.sampled_from([16.0, 8.0, 4.0, 2.0, 1.0, 0.5]), st.booleans(), BOWLS)
def test_the_secant_is_seen_however_small_its_gap_is(state, gap, is_left, size) -> None:
    shows = looking(Look.SECANT, gap=-gap if is_left else gap)
    picture = draw_bowl(scene(Seen(at_state(*state), shows)), *size)
    dots = [c for c in cells_of(picture, SECANT) if "⠁" <= picture.rows[c[1]][c[0]] <= "⣿"]
    assert len(dots) >= 4


def test_four_rates_draw_four_arrows() -> None:
    beat = Beat.all_of(DESCENT)[2]
    races = [Setup(learning_rate=rate).race() for rate in (0.01, 0.1, 0.2, 0.3)]
    drawn = {draw_bowl(scene(Seen(race, looking(beat=beat))), 47, 15) for race in races}
    assert len(drawn) == 4


@settings(max_examples=40)
@given(
    st.floats(4, 10), st.floats(12, 15), st.floats(0.05, 0.4), st.booleans(), st.integers(20, 50)
)
def test_no_marble_and_no_line_covers_an_arrow(first, second, rate, is_turned, height) -> None:
    race = Race.start((PARABOLA,), (first, second), rate, 5)
    shows = looking(beat=Beat.all_of(DESCENT)[1 + is_turned])
    picture = draw_bowl(scene(Seen(race, shows)), 2 * height, height, large=True)
    for ink in MARBLES:
        cells = [c for c in cells_of(picture, ink) if picture.rows[c[1]][c[0]] in "━╍◀▶"]
        # A name that is beyond it has a head of its own.
        row = max(range(height), key=[y for _, y in cells].count)
        columns = [x for x, y in cells if y == row]
        assert columns == [*range(min(columns), max(columns) + 1)]
        assert "".join(picture.rows[row][x] for x in columns).strip("━╍") in "◀▶"


def cells_of(picture: Picture, ink: str) -> list[tuple[int, int]]:
    return [(x, y) for x, y, _, each in every_cell(picture) if each == ink]


def apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def test_the_tangent_is_short_and_has_an_ink_of_its_own() -> None:
    for weight in (1.0, 3.0, -5.0, 7.0):
        cells = every_cell(draw_bowl(scene(Seen(Setup((weight,)).race())), 100, 40))
        dots = sum((ord(cell) & 0xFF).bit_count() for *_, cell, ink in cells if ink == TANGENT)
        assert 20 < dots < 160
    off = draw_bowl(seen(FREE, tangent=False), 100, 40)
    assert not any(TANGENT in inks for inks in off.inks)


def test_the_secant_is_dashed_and_its_second_point_is_named() -> None:
    race, shows = Setup((6.0,), 0.9).race(), looking(Look.SECANT, gap=-10.8)
    picture = draw_bowl(scene(Seen(race, shows)), 60, 20)
    (row,) = [y for y, cells in enumerate(picture.rows) if SECOND_POINT in cells]
    column = picture.rows[row].index(SECOND_POINT)
    assert abs(column - 5 - (-4.8 / 20 + 0.5) * 54) < 12
    assert any("w+h" in cells for cells in picture.rows[row - 2 : row + 3])
    assert picture.inks[row][column] == SECANT
    # Right of the marble it is drawn in some of its columns.
    marble = next(cells.index("●") for cells in picture.rows if "●" in cells)
    columns = ["".join(inks) for inks in zip(*picture.inks, strict=True)][marble + 3 :]
    drawn = [SECANT in inks for inks in columns]
    assert drawn.index(False) < len(drawn) - 1 - drawn[::-1].index(True)


# What the mouse has hold of


@given(
    st.floats(-1e6, 1e6),
    st.floats(1e-3, 1e6),
    st.sampled_from((0.0, 0.2)),
    st.integers(12, 300),
    st.integers(-99, 400),
)
def test_a_marble_dropped_on_a_column_is_drawn_in_it_or_in_the_nearest_that_has_room(
    left, width, margin, columns, column
) -> None:
    room = Axis(left + margin * width, left + (1 - margin) * width)
    seen = Window(Axis(left, left + width, (left, left + width)), Axis(0.0, 1.0), room)
    plot = framed(seen.across, seen.up, columns, 9)
    weight = weight_at(seen, plot, column)
    first, last = (plot.cell(edge, 0.0)[0] for edge in room[:2])
    assert room.holds(weight)
    assert plot.cell(weight, 0.0)[0] == max(first, min(column, last))


@settings(max_examples=25)
@given(st.floats(-100, 100), st.integers(20, 200), st.booleans())
def test_no_window_grows_under_a_marble_that_is_put_anywhere_in_it(weight, width, closer) -> None:
    race = Race.start((PARABOLA,), (weight,), 0.1, 50)
    shows = looking(Look.CLOSER) if closer else looking()
    now = window_of(race, shows)
    plot = empty_bowl((PARABOLA,), now, width, 20)
    for column in range(0, width, 3):
        put = race.with_weight(weight_at(now, plot, column))
        there = window_of(put, shows, now)
        assert closer or there.across.length <= now.across.length
        if there == now:
            marble = scene(Seen(put, shows, Sight(), there)).marbles[0]
            first, last = (plot.cell(edge, 0.0)[0] for edge in now.room[:2])
            assert plot.grid.cell(marble.point)[0] == max(first, min(column, last))


def test_the_weights_of_columns_have_few_digits() -> None:
    seen = window_of(Race.start((PARABOLA,), (10.0,), 0.1, 50), looking())
    plot = empty_bowl((PARABOLA,), seen, 46, 20)
    weights = [weight_at(seen, plot, column) for column in range(46)]
    assert weights == sorted(weights)
    assert all(weight == round(weight, 1) for weight in weights)
    assert {-10.0, 0.0, 10.0} <= set(weights)


def test_the_mouse_has_hold_of_the_marble_on_it_and_right_beside_it() -> None:
    race = Race.start((PARABOLA,), (5.0,), 0.1, 50)
    seen = scene(Seen(race, looking()))
    plot = empty_bowl((PARABOLA,), seen.window, 60, 20)
    column, row = plot.grid.cell(seen.marbles[0].point)
    assert is_near(seen, plot, column, row)
    assert is_near(seen, plot, column + 1, row - 1)
    assert not is_near(seen, plot, column + 2, row)
    assert not is_near(seen, plot, column, row + 2)


@settings(max_examples=25)
@given(
    st.sampled_from(["w^2/20", "double-well", "(w-3)^2"]),
    st.floats(0, 0.3),
    st.tuples(st.integers(20, 90), st.integers(8, 40)),
)
def test_each_of_two_curves_and_marbles_has_its_own_ink(text, rate, size) -> None:
    bowls = (PARABOLA, landscape_of(text))
    race = Setup((9.0, start_on(bowls[1])), rate, 20, bowls).race().to(2)
    window = window_of(race, Shows())
    both = empty_bowl(bowls, window, *size).picture
    alone = [empty_bowl((each,), window, *size).picture for each in bowls]
    for row in range(size[1] - 2):
        for column in range(size[0]):
            drawn = [has_dots(each.rows[row][column]) for each in alone]
            assert has_dots(both.rows[row][column]) == any(drawn)
            if any(drawn):
                assert both.inks[row][column] == MARBLES[drawn.index(True)]
    picture = draw_bowl(scene(Seen(race, Shows(), Sight(), window)), *size)
    for shape, ink in zip(SHAPES, MARBLES, strict=True):
        assert {painted for *_, sign, painted in every_cell(picture) if sign == shape} <= {ink}


# Arrows: heads seen, true lengths, turned round by the minus

WIDE = plain_window(-15, 15, 225)


def arrow(weight: float, rate: float, beat: Beat) -> Arrow | None:
    (found,) = arrows_of(Step.at(PARABOLA, weight, rate), beat, WIDE) or (None,)
    return found


def drawn_arrow(shown: Arrow, width: int = 53, height: int = 15) -> Picture:
    marble = Marble(shown.start, None, arrows=(shown,))
    return draw_bowl(Scene((PARABOLA,), WIDE, (marble,), fog=True), width, height)


def row_of(weight: float, rate: float, beat: Beat) -> str:
    """The row of the marble."""
    shown = arrow(weight, rate, beat)
    assert shown
    return next(row[7:].rstrip() for row in drawn_arrow(shown).rows if "●" in row)


def test_the_minus_sign_turns_the_arrow_round_and_one_too_short_to_be_seen_is_dashed() -> None:
    assert row_of(10.0, 0.2, SCALED) == " " * 38 + "●━━━━━▶"
    assert row_of(10.0, 0.2, TURNED) == " " * 32 + "◀━━━━━●━━━━━▶"
    assert row_of(10.0, 0.2, LANDED) == " " * 32 + "◀━━━━━●"
    assert row_of(0.5, 0.01, SCALED) == " " * 23 + "●╍╍╍▶"
    assert row_of(0.5, 0.01, TURNED) == " " * 19 + "◀╍╍╍●╍╍╍▶"
    assert arrow(5.0, 0.0, TURNED) is None
    assert arrow(0.0, 0.1, SCALED) is None


@given(
    st.floats(-11, 11).filter(lambda weight: abs(weight) > 1e-3),
    st.floats(0.001, 1),
    st.sampled_from((SCALED, TURNED, LANDED)),
    st.tuples(st.integers(41, 97), st.integers(6, 42)),
)
def test_a_head_is_seen_never_where_the_next_place_is_marked_and_a_name_behind_it_has_it_beside(
    weight: float, rate: float, beat: Beat, size: tuple[int, int]
) -> None:
    shown = arrow(weight, rate, beat)
    assert shown
    assert (shown.drop is None) == (beat is SCALED)
    picture, grid = drawn_arrow(shown, *size), framed(WIDE.across, WIDE.up, *size).grid
    points_right = (weight > 0) == (beat is SCALED)
    name = shown.names[0]
    signs = [c for c in cells_of(picture, MARBLES[0]) if picture.rows[c[1]][c[0]] in "◀▶"]
    named = [(x, y) for x, y in signs if picture.rows[y][x + 1 :].startswith(f" {name}")]
    # A name that is not right beside its arrow has a head of its own.
    heads = [each for each in signs if each not in named] or named
    assert len(heads) == 1
    assert picture.rows[heads[0][1]][heads[0][0]] == ("▶" if points_right else "◀")
    is_long = abs(grid.cell(shown.end)[0] - grid.cell(shown.start)[0]) >= 7
    assert not (is_long and shown.drop) or heads[0] != grid.cell(shown.drop)
    start, _ = grid.cell(shown.start)
    for row in picture.rows if beat is TURNED else ():
        place = row.find(name)
        is_behind = place > start if weight > 0 else 0 <= place < start + 1 - len(name)
        if place >= 0 and is_behind:
            assert row[place - 2 : place] == ("◀ " if weight > 0 else "▶ "), row


# Under every rule


def test_a_velocity_that_carries_the_marble_uphill_has_an_arrow_that_points_uphill() -> None:
    race = race_of("momentum").to(4)
    assert race.lead.step.climbs
    shown = scene(Seen(race, looking(beat=Beat.all_of(rule_of("momentum"))[2])))
    velocity, slope = shown.marbles[0].arrows
    assert (velocity.names[0], slope.names[0]) == ("η·velocity", "η·slope")
    assert velocity.end[0] > velocity.start[0] > slope.end[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("large", [False, True])
def test_slope_and_velocity_have_an_arrow_each_that_look_different(rule: Rule, large: bool) -> None:
    race = race_of(rule, 12.0, rate=0.06).to(1)
    has_two = any(term.noun for term in rule.terms)
    for each, beat in beats_of(race)[len(rule.terms) :]:
        shows = looking(beat=beat, tangent=False)
        shown = scene(Seen(each, shows))
        arrows = shown.marbles[0].arrows
        assert len(arrows) == 1 + has_two or beat.is_landed
        picture = draw_bowl(shown, 100, 34, large=large)
        told = "\n".join(picture.rows)
        for arrow in arrows:
            assert any(name in told for name in arrow.names)
            assert arrow.names[0].startswith("−") == (not beat.is_term)
        heads = re.findall("[◀▶◁▷]", told)
        assert ("◁" in heads or "▷" in heads) == has_two


@pytest.mark.parametrize("rule", ["momentum", "nesterov"])
def test_in_the_bowl_of_80_columns_each_arrow_has_a_name(rule: str) -> None:
    for landscape in ("w^2", "double-well", "log-cosh"):
        for weight, rate in ((1.7, 0.1), (-1.2, 0.3), (10.0, 0.1)):
            if landscape == "double-well" and abs(weight) > 2:
                continue
            for epoch in range(0, 12, 3):
                race = race_of(rule, weight, landscape=landscape, rate=rate).to(epoch)
                for each, beat in beats_of(race)[len(race.lead.method.rule.terms) : -1]:
                    shown = scene(Seen(each, looking(beat=beat)))
                    told = "\n".join(draw_bowl(shown, 48, 15).rows)
                    for arrow in shown.marbles[0].arrows:
                        assert any(name in told for name in arrow.names), (weight, rate, epoch)
