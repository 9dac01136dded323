"""The bowl: what is to be seen, how it is drawn, what the mouse holds; and alone, large."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_arithmetic import beats_of, race_of
from scenes import BEATS, LANDED, SCALED, TURNED, every_cell, looking

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import DESCENT, RULES, Rule
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.engine.runs.step import Step
from gdtui.guide.guide import Clue, Look
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.bowl import draw_bowl, empty_bowl, weight_at
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import (
    Arrow,
    Flight,
    Marble,
    Scene,
    Seen,
    Way,
    arrows_of,
    epochs_seen,
    flight,
    scene,
)
from gdtui.plot.bowl.window import Window, own_window, window_of
from gdtui.plot.cells.dots import Stroke, has_dots
from gdtui.plot.cells.picture import FADED, MARBLES, SECANT, STRONG, TANGENT, TRAILS, Picture
from gdtui.plot.cells.text import to_ascii
from gdtui.plot.readout.identity import SHAPES
from gdtui.plot.shows import Beat, Shows, Sight

FREE = Setup().race()


def seen(race: Race, *, tangent: bool = True, secant: bool = False, share: float = 1) -> Scene:
    shows = looking(*[Look.SECANT] * secant, tangent=tangent)
    window = window_of(race, shows)
    aloft = flight(race.back(), race, share, [window]) if share < 1 else None
    return scene(Seen(race, shows, Sight(), window, aloft))


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


@pytest.mark.usefixtures("in_ascii")
def test_in_ascii_the_curve_has_a_character_of_its_own(snapshot) -> None:
    rows = draw_bowl(seen(Setup(learning_rate=0.9).race().to(2)), 40, 12).rows
    assert snapshot == "\n".join([to_ascii(row).rstrip() for row in rows])


SIZES = st.tuples(st.integers(12, 90), st.integers(4, 40))


@settings(max_examples=50)
@given(st.floats(-11, 11), SIZES)
def test_a_marble_lies_on_the_drawn_curve(weight: float, size: tuple[int, int]) -> None:
    scenery = seen(Setup((weight,), 0.1, 5).race(), tangent=False)
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
    return Setup((weight,), rate, 9).race().to(epoch)


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


@settings(max_examples=40)
@given(
    st.floats(4, 10), st.floats(12, 15), st.floats(0.05, 0.4), st.booleans(), st.integers(20, 50)
)
def test_no_marble_and_no_line_covers_an_arrow(first, second, rate, is_turned, height) -> None:
    race = Setup((first, second), rate, 5).race()
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


def test_a_tangent_has_the_ink_of_its_marble_also_where_the_first_lies_outside() -> None:
    race = Setup((10.0, 0.01), 3.0).race().to(8)
    cells = every_cell(draw_bowl(seen(race), 60, 20))
    assert {ink for *_, cell, ink in cells if has_dots(cell)} & {*MARBLES} == {MARBLES[1]}


# What the mouse has hold of


@settings(max_examples=25)
@given(st.floats(-100, 100), st.integers(20, 200), st.booleans())
def test_no_window_grows_under_a_marble_that_is_put_anywhere_in_it(weight, width, closer) -> None:
    race = Setup((weight,)).race()
    shows = looking(Look.CLOSER) if closer else looking()
    now = window_of(race, shows)
    plot = framed(now.across, now.up, width, 20)
    for column in range(0, width, 3):
        put = race.with_weight(weight_at(now, column, width, 20))
        there = window_of(put, shows, now)
        assert closer or there.across.length <= now.across.length
        if there == now:
            marble = scene(Seen(put, shows, Sight(), there)).marbles[0]
            first, last = (plot.cell(edge, 0.0)[0] for edge in now.room[:2])
            assert plot.grid.cell(marble.point)[0] == max(first, min(column, last))


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

ACROSS = Axis(-15.0, 15.0, (-15.0, 15.0))
WIDE = Window(ACROSS, Axis(0.0, 225.0, (0.0, 225.0)), ACROSS)


def arrow(weight: float, rate: float, beat: Beat) -> Arrow | None:
    (found,) = arrows_of(Step.at(PARABOLA, weight, rate), beat, WIDE) or (None,)
    return found


def drawn_arrow(shown: Arrow, width: int = 53, height: int = 15) -> Picture:
    marble = Marble(shown.start, None, arrows=(shown,))
    return draw_bowl(Scene((), WIDE, (marble,)), width, height)


def test_a_name_behind_its_arrow_has_a_head_and_what_has_no_length_no_arrow() -> None:
    behind = arrow(1.42, 0.18, TURNED)
    assert behind
    assert "◀ −η·slope" in "".join(drawn_arrow(behind, 25, 39).rows)
    assert arrow(5.0, 0.0, TURNED) is arrow(0.0, 0.1, SCALED) is None


@given(
    st.floats(-14, 14).filter(lambda weight: abs(weight) > 1e-3),
    st.floats(0.001, 1),
    st.sampled_from((SCALED, TURNED, LANDED)),
    st.tuples(st.integers(21, 97), st.integers(6, 42)),
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
    start, _ = grid.cell(shown.start)
    # Right at the edge it is where the marble is.
    assert len(heads) == 1 or not 7 <= start - grid.left <= grid.width - 8
    for x, y in heads:
        assert picture.rows[y][x] == ("▶" if points_right else "◀")
        is_long = abs(grid.cell(shown.end)[0] - start) >= 7
        assert not (is_long and shown.drop) or (x, y) != grid.cell(shown.drop)
    for row in picture.rows if beat is TURNED else ():
        place = row.find(name)
        is_behind = place > start if weight > 0 else 0 <= place < start + 1 - len(name)
        if place >= 0 and is_behind:
            assert row[place - 2 : place] == ("◀ " if weight > 0 else "▶ "), row


# Under every rule


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
@pytest.mark.parametrize("start", [("w^2", 10.0), ("double-well", 1.7), ("log-cosh", -1.2)])
def test_in_the_bowl_of_80_columns_each_arrow_has_a_name(rule, start) -> None:
    landscape, weight = start
    for epoch in range(0, 12, 3):
        race = race_of(rule, weight, landscape=landscape, rate=0.2).to(epoch)
        for each, beat in beats_of(race)[len(race.lead.method.rule.terms) : -1]:
            shown = scene(Seen(each, looking(beat=beat)))
            told = "\n".join(draw_bowl(shown, 48, 15).rows)
            for arrow in shown.marbles[0].arrows:
                assert any(name in told for name in arrow.names), (beat, epoch)


# What is to be seen: finite, inside the unit square, on the landscape; steps joined

PLAIN = looking(tangent=False)
USUAL = window_of(FREE, Shows())
NEAR = st.floats(-11, 11)
SHARES = st.floats(0, 1)


def scenery(race: Race, shows: Shows = PLAIN, aloft: Flight | None = None) -> Scene:
    return scene(Seen(race, shows, Sight(), aloft=aloft))


def on_the_curve(weight: float) -> tuple[float, float]:
    """Where a weight lies in the usual window."""
    return pytest.approx(((weight + 12.5) / 25, (weight * weight + 10) / 150))


def test_a_marble_at_rest_lies_exactly_at_its_epoch_and_where_it_was_before_is_its_trail() -> None:
    marble = scenery(FREE.to(9)).marbles[0]
    assert marble.point == on_the_curve(10 * 0.8**9)
    assert list(marble.trail) == [on_the_curve(10 * 0.8**k) for k in range(9)]
    assert scenery(FREE, looking(Look.LANDING)).marbles[0].ghost == on_the_curve(8.0)
    assert scenery(FREE.to(50), looking(Look.LANDING)).marbles[0].ghost is None


def test_the_secant_turns_into_the_tangent_as_its_gap_shrinks() -> None:
    for gap, is_same in ((-6.0, False), (-1e-9, True)):
        shown = scenery(FREE, looking(Look.SECANT, gap=gap))
        assert shown.secant
        tangent = shown.marbles[0].tangent
        assert tangent
        assert shown.secant.touch == tangent.touch
        assert (shown.secant.slope == pytest.approx(tangent.slope)) is is_same


def test_in_the_fog_there_are_the_marble_and_its_tangent_alone() -> None:
    shown = scene(Seen(FREE.to(3), looking(Look.SECANT, tangent=False), Sight(Clue.BOWL)))
    (marble,) = shown.marbles
    assert marble == Marble(marble.point, None, marble.tangent)
    assert marble.tangent
    assert shown.secant is None


AWAY = st.floats(-30, 30).filter(lambda weight: abs(weight) > 0.01)


def marble(race: Race, share: float = 1) -> Marble:
    window = window_of(race, PLAIN)
    if share == 1:
        return scene(Seen(race, PLAIN, within=window)).marbles[0]
    aloft = flight(race.back(), race, share, [window])
    return scene(Seen(race.back(), PLAIN, within=window, aloft=aloft)).marbles[0]


@given(AWAY, st.floats(0.01, 1.2), st.integers(0, 20), SHARES)
def test_the_paths_are_a_chain_to_the_marble_a_step_over_the_bottom_straight_another_a_stair(
    weight: float, rate: float, epoch: int, share: float
) -> None:
    shown = marble(Setup((weight,), rate).race().to(epoch))
    assert len(shown.paths) == epoch
    for before, after in pairwise(shown.paths):
        assert before[-1] == after[0]
    assert not shown.paths or shown.paths[-1][-1] == shown.point
    shown = marble(Setup((weight,), rate).race().to(1), share)
    ((start, *others),) = shown.paths
    if rate > 0.5:
        assert others == [shown.point]
    else:
        # It goes down only when it has arrived.
        assert others[0] == (shown.point[0], start[1])
        assert others[1:] == [shown.point] * (share == 1)


@given(st.integers(0, 10**6))
def test_the_path_goes_from_the_start_to_now_by_no_more_epochs_than_can_be_told_apart(
    reached: int,
) -> None:
    epochs = epochs_seen(reached)
    assert (epochs[0], epochs[-1]) == (0, reached)
    assert epochs == sorted(set(epochs))
    assert len(epochs) < 180
    assert epochs[:64] == list(range(min(reached + 1, 64)))


@given(NEAR, NEAR, SHARES, SHARES)
def test_it_rolls_on_the_curve_or_flies_straight_and_never_back(
    start: float, end: float, first: float, second: float
) -> None:
    (x, y), (end_x, end_y) = USUAL.on(PARABOLA, start), USUAL.on(PARABOLA, end)
    before = x
    for share in (0.0, *sorted((first, second)), 1.0):
        going = Way(PARABOLA, start, end, share)
        point = going.point(USUAL)
        straight = x + (end_x - x) * share, y + (end_y - y) * share
        rolling = USUAL.on(PARABOLA, going.weight)
        assert point == pytest.approx(straight if start * end < 0 else rolling, abs=1e-9)
        assert going.slope == 2 * going.weight
        assert (point[0] - before) * (end - start) >= -1e-9
        before = point[0]
    assert before == pytest.approx(end_x)


def test_all_marbles_of_a_race_go_at_once_in_the_widest_window() -> None:
    race = Setup((10.0, -7.0), 1.3).race().to(1)
    windows = [window_of(race.to(epoch), Shows()) for epoch in (0, 1)]
    going = flight(race.to(0), race, 0.5, windows)
    assert going.window == windows[1] != windows[0]
    assert [each.weight for each in going.ways] == pytest.approx([-3.0, 2.1])
    assert [each.slope for each in Seen(race, aloft=going).ways] == pytest.approx([-6.0, 4.2])
    assert [each.weight for each in Seen(race).ways] == [-16.0, 11.2]


def test_a_marble_on_its_way_over_a_gap_is_never_in_it() -> None:
    landscape = landscape_of("sqrt(w^2 - 4)")
    for k in range(101):
        way = Way(landscape, 3.0, -5.0, k / 100)
        assert landscape.is_inside(way.weight)
        assert all(0 <= place <= 1 for place in way.point(own_window(landscape)))


# The bowl alone: the rule in one line, the bowl large, the words below it


def projected(
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


def test_of_a_larger_picture_the_bowl_is_no_lower_and_the_words_are_right_below_it() -> None:
    lowest = 0
    for height in (*range(12, 40), 69):
        picture = projected(FREE, looking(beat=TURNED), (200, height))
        (axis,) = (y for y, row in enumerate(picture.rows) if "└" in row)
        (words,) = (y for y, row in enumerate(picture.rows) if "The minus sign" in row)
        assert axis >= lowest
        assert words - axis in (2, 3)
        lowest = axis
    assert "downhill" in picture.rows[words + 1]


def test_what_is_hidden_stands_nowhere() -> None:
    hidden = text(projected(FREE, sight=Sight(Clue.NEXT)))
    assert hidden[0].split("   ")[0] == "w ← w − η·slope"


def test_a_beat_makes_its_part_of_the_rule_stand_out_and_the_landing_comes_last() -> None:
    strong = []
    for beat in BEATS:
        picture = projected(FREE.forward() if beat == LANDED else FREE, looking(beat=beat))
        cells = zip(picture.rows[0], picture.inks[0], strict=True)
        strong.append("".join(cell for cell, ink in cells if ink == STRONG))
        assert ("= 8" in picture.rows[0]) == (beat == LANDED)
    assert strong == ["20", "0.1×20", " − 0.1×20", " = 8"]


def test_on_its_way_the_marble_flies_and_the_rule_is_that_of_its_step() -> None:
    race = Setup(learning_rate=0.9).race().forward()
    shown = text(projected(race, share=0.5))
    assert shown[0].startswith("w ← w − η·slope: 10 − 0.9×20 = -8 ")
    assert shown[0].endswith("epoch 0 of 50, loss 100")
    resting = text(projected(race))
    block = [y for y, row in enumerate(shown) if "▗██▖" in row]
    assert block < [y for y, row in enumerate(resting) if "▗██▖" in row]
