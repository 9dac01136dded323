"""The theory of rules on the screen: landmarks by key, the headline, a picture that is clicked."""

import pytest
from landscapes import DOUBLE_WELL
from pressing import pressed, view_of

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.rules.schedule import schedule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Whole
from gdtui.plot.axes.ranges import rates_at
from gdtui.plot.axes.track import draw_scale
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.shows import Sight


def by(rule: str, landscape=PARABOLA, weight: float = 10.0, rate: float = 0.1, **more) -> Setup:
    return Setup((weight,), rate, 50, landscape, Method(rule_of(rule), **more))


def told(keys: str, setup: Setup) -> list[str]:
    view, said = view_of(setup), []
    for key in keys:
        view = pressed(key, view)
        said.append(view.said)
    return said


def test_the_landmarks_of_momentum_are_named_by_what_they_are() -> None:
    assert told("[]]]]", by("momentum")) == [
        "≈0.001316: ripples begin near w* = 0",
        "≈1.898683: ripples end near w* = 0",
        "1.9: the limit near w* = 0",
        "1.9 is the last landmark",
        "1.9 is the last landmark",
    ]


def test_newtons_landmarks_are_1_and_2_whatever_the_curvature() -> None:
    assert told("]]", by("newton", DOUBLE_WELL, 1.5)) == [
        "1: one step is enough near w* = 1",
        "2: the limit near w* = 1",
    ]


def test_a_rule_with_no_law_says_why_no_rate_is_special() -> None:
    assert told("]", by("adam")) == [
        "adam has no landmarks: its step is not in proportion to the slope"
    ]
    assert told("]", by("momentum", named("quartic"), 1.0)) == [
        "no rate is special: the bottom is flat"
    ]


def test_those_of_descent_are_as_they_were() -> None:
    assert told("]", by("descent", DOUBLE_WELL, 1.5)) == ["0.5 is 1/c near w* = 1"]
    assert told("]", by("descent")) == [""]


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (by("momentum"), "near w* = 0: ripples  ×0.949 a step  epoch 0/50"),
        (by("momentum", rate=0.001), "near w* = 0: smooth  ×0.974 a step  epoch 0/50"),
        (by("momentum", rate=1.899), "near w* = 0: zigzag  ×0.974 a step  epoch 0/50"),
        (by("momentum", rate=1.9), "near w* = 0: at the limit  epoch 0/50"),
        (by("momentum", rate=2.0), "near w* = 0: no rest  epoch 0/50"),
        (by("nesterov", rate=0.5), "near w* = 0: two steps  epoch 0/50"),
        (by("newton", rate=1.0), "near w* = 0: one step  epoch 0/50"),
        (by("newton", rate=1e-9), "near w* = 0: smooth  epoch 0/50"),
        (by("descent", noise=Noise(1.0)), "near w* = 0: noise, no rest  epoch 0/50"),
        (by("descent", noise=Noise(1.0), rate=2.0), "near w* = 0: no rest  epoch 0/50"),
        (
            by("descent", schedule=schedule_of("cosine"), rate=0.8),
            "near w* = 0, at this rate: zigzag  ×0.6 a step  epoch 0/50",
        ),
    ],
)
def test_the_headline_says_what_a_rule_does_near_the_bottom(setup: Setup, words: str) -> None:
    (shown,) = draw_headline(setup.race(), Sight(), False, 2.0, 120).rows
    assert words in shown


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.near is None])
def test_where_a_rule_has_no_law_its_headline_tells_what_holds_of_its_steps(rule: Rule) -> None:
    for landscape in (PARABOLA, DOUBLE_WELL, named("quartic"), named("absolute")):
        for epoch in range(4):
            race = by(rule.name, landscape, 1.5).race().to(epoch)
            (shown,) = draw_headline(race, Sight(), False, 2.0, 80).rows
            step, slopes = race.lead.step, (0.5, 5.0)
            lengths = [rule.update(0.1, g, 1.0, step.before, rule.values)[0] / g for g in slopes]
            assert lengths[0] != pytest.approx(lengths[1])
            assert "step not in proportion to the slope" in shown


def test_the_track_has_the_landmarks_of_the_rule_and_no_label_covers_another() -> None:
    track = rates_at(PARABOLA, 10.0, rule_of("momentum"))
    assert len(track.named) == 4
    for width in range(12, 60):
        labels = draw_scale(track, width).rows[0].split()
        assert set(labels) <= {"0", "0.00132", "1.9", "1.8987"}
        assert {"0", "1.9"} <= set(labels) or width < 16
    assert rates_at(PARABOLA, 10.0, rule_of("adam")).named == (0.0, 1.2)


def test_v_offers_what_the_rule_has() -> None:
    view, seen = view_of(by("momentum", DOUBLE_WELL, 1.5)), []
    for _ in range(5):
        view = pressed("v", view)
        seen.append(view.shows.whole)
    assert seen == [Whole.EPOCHS, Whole.LONG_RUN, Whole.BASINS, Whole.SETTLING, None]
    assert pressed("V", view_of(by("adam"))).shows.whole is Whole.LONG_RUN
    said = pressed("V", view_of(by("momentum"))).said
    assert said == "how quickly it settles near the bottom, for every learning rate and β"


def test_where_a_race_has_not_the_picture_that_is_seen_the_bowl_comes_back() -> None:
    view = pressed("V", view_of(by("momentum")))
    assert view.standing(Race.start(PARABOLA, [1.0], 0.1, 50)).shows.whole is None
    assert view.standing(view.race).shows.whole is Whole.SETTLING


def test_a_click_moves_to_a_rate_and_a_beta(explorer) -> None:
    app = explorer(by("momentum"))
    app.press("V", "n", "n", "p")
    lead = app.click("whole", (12, 12), (14, 11), (16, 8)).race.lead
    assert lead.at == 0
    (beta,) = lead.method.rule.values
    assert 0.2 < beta < 0.5
    assert 0.2 < lead.learning_rate < 0.8
    assert app.view.said == f"a new run with β = {beta}"
    assert app.picture("whole").rows[8][16] == "●"
    assert len(app.view.race.pinned) == 1
    app.press("z")
    lead = app.view.race.lead
    assert (lead.method.rule.values, lead.learning_rate) == ((0.9,), 0.1)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (50, 16), (40, 12)])
def test_at_every_size_the_settling_picture_says_what_it_is(explorer, size) -> None:
    app = explorer(by("nesterov"))
    app = app.sized(size)
    app.press("V")
    rows = app.picture("whole").rows
    assert "30  · more" in rows[0]
    assert any("ripples" in row for row in rows)


def test_a_noisy_run_says_that_its_pictures_are_without_noise(explorer) -> None:
    app = explorer(by("descent", noise=Noise(1.0)))
    app.press("v")
    box = app.places["whole"]
    assert "─ without noise ─╯" in app.rows[box.top + box.height - 1]
