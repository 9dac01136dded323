"""Whatever is drawn of whatever run fills its room to the cell, and has no number that is none."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_arithmetic import BY_ANY_RULE, beats_of
from scenes import some_of

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import SCHEDULES, Method
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue, Look
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import Scene, Seen, flight, scene
from gdtui.plot.bowl.window import window_of
from gdtui.plot.cells.picture import MARBLES, Picture
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.pictures.by_epoch import draw_loss_curve, draw_rates, rates_by_epoch
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.sheet import draw_sheet
from gdtui.plot.shows import Shows, Sight

WEIGHTS = st.floats(PARABOLA.low, PARABOLA.high) | st.floats(-40, 40)
FORMULAS = st.sampled_from(["w^2", "w", "w^3 - w", "log(w)", "-w^2", "3", "-exp(w)", "1/w"])
EXTREME = st.builds(
    lambda formula, weights, rate, epochs, schedule, at: (
        Setup(
            [w if landscape_of(formula).is_inside(w) else 2.0 for w in weights],
            rate,
            epochs,
            (landscape_of(formula),),
            method=Method(schedule=schedule),
        )
        .race()
        .to(at)
    ),
    FORMULAS,
    st.lists(WEIGHTS, min_size=1, max_size=2),
    st.floats(0, 2) | st.floats(0, allow_infinity=False),
    st.integers(0, 300) | st.just(1_000_000),
    st.sampled_from(SCHEDULES),
    st.integers(0, 60),
)
RACES = EXTREME | BY_ANY_RULE
SIGHTS = st.builds(Sight, some_of(Clue))
Draw = Callable[[Race, Shows, Sight, int, int], Picture]


def bowl(race: Race, shows: Shows, sight: Sight, width: int, height: int) -> Picture:
    window = window_of(race, shows)
    aloft = flight(race.back(), race, 0.4, [window]) if race.at else None
    for each in (Seen(race, shows, sight), Seen(race.back(), shows, sight, window, aloft)):
        shown = scene(each)
        lie_in_the_window(shown)
        picture = draw_bowl(shown, width, height, large=width % 2 == 0)
        text = "\n".join(picture.rows)
        assert text.count("slop") == text.count("η·slope")
        assert text.count("veloc") == text.count("velocity")
    if width >= 12 and height >= 4 and not sight.hidden:
        assert any(MARBLES[0] in row for row in picture.inks)
    return picture


def lie_in_the_window(shown: Scene) -> None:
    points = [shown.secant.second] if shown.secant else []
    for marble in (*shown.marbles, *shown.pinned):
        points += [marble.point, *marble.trail, marble.ghost, marble.uphill]
        points += [point for way in marble.paths for point in way]
        for arrow in marble.arrows:
            points += [arrow.start, arrow.end, arrow.drop, arrow.before]
    lines = (shown.secant, *(marble.tangent for marble in shown.marbles))
    points += [line.touch for line in lines if line]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in filter(None, points))


def rates(race: Race, _: Shows, __: Sight, width: int, height: int) -> Picture:
    lead = race.lead
    if 1 < race.epochs <= 300:
        *_, points = rates_by_epoch(lead.rate_at, race.epochs, 400)
        assert points == [(k, lead.rate_at(k)) for k in range(race.epochs)]
    return draw_rates(lead.rate_at, race.epochs, width, height)


DRAWN: dict[str, Draw] = {
    "readout": lambda r, h, s, x, y: draw_readout(Seen(r, h, s), x, y),
    "bowl": bowl,
    "projector": lambda r, h, s, x, y: draw_projector(Seen(r, h, s), x, y),
    "loss": lambda r, _, __, x, y: draw_loss_curve(r, x, y),
    "rates": rates,
    "headline": lambda r, _, s, x, __: draw_headline(r, s, True, 2.0, x),
    "log": lambda r, _, __, x, y: draw_journal(r, r.at, x, y),
    "sheet": lambda r, h, s, x, y: draw_sheet(Seen(r, h, s), x, y),
}
LEAST = {"readout": (24, 1), "headline": (24, 1), "log": (24, 1), "sheet": (40, 12)}
"""The smallest room that a pane has in any window, where it is not a cell."""


@pytest.mark.parametrize("name", DRAWN)
@settings(max_examples=25)
@given(RACES, some_of(Look), st.none() | st.floats(-1e12, 1e12), SIGHTS, st.data())
def test_a_picture_has_its_size_and_no_number_that_is_none(name, race, looks, gap, sight, data):
    least = LEAST.get(name, (1, 1))
    width = data.draw(st.integers(least[0], 130))
    height = 1 if name == "headline" else data.draw(st.integers(least[1], 40))
    for each, beat in [(race, None), *beats_of(race), (race.with_pin(), None)]:
        picture = DRAWN[name](each, Shows(looks, gap, beat), sight, width, height)
        assert picture.size == (width, height)
        assert {len(row) for row in picture.inks} == {width}
        words = {*re.findall(r"[^\s,:=()]+", " ".join(picture.rows).replace("minus", ""))}
        # The listing has what Python prints.
        assert not {"nan", "inf", "-nan", "-inf", "+inf", *["-0.0000"] * (name != "log")} & words
