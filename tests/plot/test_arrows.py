"""The arrows of a step that is taken apart: heads seen, true lengths, turned round by the minus."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed_arithmetic import beats_of, race_of
from scenes import LANDED, SCALED, TURNED, every_cell, looking, plain_window

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.runs.step import Step
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.flight import Seen
from gdtui.plot.bowl.scene import Arrow, Marble, Scene, arrows_of, scene
from gdtui.plot.cells.picture import MARBLES, Picture
from gdtui.plot.shows import Beat

WINDOW = plain_window(-15, 15, 225)


def arrow(weight: float, rate: float, beat: Beat) -> Arrow | None:
    (found,) = arrows_of(Step.at(PARABOLA, weight, rate), beat, WINDOW) or (None,)
    return found


def drawn(shown: Arrow, width: int = 53, height: int = 15) -> Picture:
    marble = Marble(shown.start, None, arrows=(shown,))
    return draw_bowl(Scene((PARABOLA,), WINDOW, (marble,), fog=True), width, height)


def row_of(weight: float, rate: float, beat: Beat) -> str:
    """The row of the marble."""
    shown = arrow(weight, rate, beat)
    assert shown
    return next(row[7:].rstrip() for row in drawn(shown).rows if "●" in row)


def test_the_minus_sign_turns_the_arrow_round_and_one_too_short_to_be_seen_is_dashed() -> None:
    assert row_of(10.0, 0.2, SCALED) == " " * 38 + "●━━━━━▶"
    assert row_of(10.0, 0.2, TURNED) == " " * 32 + "◀━━━━━●━━━━━▶"
    assert row_of(10.0, 0.2, LANDED) == " " * 32 + "◀━━━━━●"
    assert row_of(0.5, 0.01, SCALED) == " " * 23 + "●╍╍╍▶"
    assert row_of(0.5, 0.01, TURNED) == " " * 19 + "◀╍╍╍●╍╍╍▶"
    assert arrow(5.0, 0.0, TURNED) is None
    assert arrow(0.0, 0.1, SCALED) is None


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
    picture, grid = drawn(shown, *size), framed(WINDOW.across, WINDOW.up, *size).grid
    points_right = (weight > 0) == (beat is SCALED)
    name = shown.names[0]
    heads = [
        (x, y)
        for x, y, cell, ink in every_cell(picture)
        if ink == MARBLES[0]
        and cell in "◀▶"
        and not picture.rows[y][x + 1 :].startswith(f" {name}")
    ]
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
        text = "\n".join(picture.rows)
        for arrow in arrows:
            assert any(name in text for name in arrow.names)
            assert arrow.names[0].startswith("−") == (not beat.is_term)
        heads = re.findall("[◀▶◁▷]", text)
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
                    text = "\n".join(draw_bowl(shown, 48, 15).rows)
                    for arrow in shown.marbles[0].arrows:
                        assert any(name in text for name in arrow.names), (weight, rate, epoch)
