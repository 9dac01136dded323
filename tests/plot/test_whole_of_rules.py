"""The pictures of the whole by any rule, and the one that only rules with a β have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.engine.rules.stability import law_near
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Whole
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.cells.picture import MARBLES, STRONG, Picture
from gdtui.plot.pictures import settling as settling_picture
from gdtui.plot.pictures.portrait import Portrait
from gdtui.plot.pictures.settling import SHADES
from gdtui.plot.pictures.whole import left_out, portrait, seen_of, wholes_of
from gdtui.plot.shows import Shows, Sight

ALL = 10**6
WELL = named("double-well")
OTHERS = [rule for rule in RULES if not rule.is_plain]
WITH_BETA = [rule_of("momentum"), rule_of("nesterov")]
NAMES = ["w^2", "double-well", "tilted-well", "abs(w)", "log(w) + 1/w", "3w^2"]
SIZES = st.tuples(st.integers(0, 160), st.integers(0, 50))


def with_beta(rule: Rule, beta: float) -> Rule:
    return rule.with_values((beta, *rule.values[1:]))


def picture(whole: Whole, text: str, start: float, rate: float, method: Method) -> Portrait:
    race = Race.start(landscape_of(text), [start], rate, 50, method)
    return portrait(whole, race, window_of(race, Shows()), Sight())


def settling(beta: float, rate: float, size: tuple[int, int], name: str = "momentum") -> Picture:
    method = Method(with_beta(rule_of(name), beta))
    return picture(Whole.SETTLING, "w^2", 10.0, rate, method).draw(ALL, *size)


def test_how_quickly_momentum_settles() -> None:
    rows = [row.rstrip() for row in settling(0.9, 0.1, (47, 15)).rows]
    assert rows == [
        " epochs to a tenth: ▓ 3  ▒ 10  ░ 30  · more",
        "   1┤······································⡠⠊",
        "    │··●·································⢀⠔⠁",
        "    │░░░░░░░░░░░░░ ripples ░░░░░░░░░░░░⢀⠔⠁",
        "0.75┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░⡠⠊",
        "    │⢀▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⡠⠊",
        " 0.5┤⢸▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⡠⠊",
        "    │⠈⡆▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⡠⠊",
        "    │·⢱▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⢀⡠⠊",
        "0.25┤·⠈○▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⢀⠔⠁·",
        "    │·░⠘⢄▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓⢀⡠⠊⠁·     no rest",
        "    │·░▒⠈⠢⡀←smooth ▓▓⢀⠤⠒⠁▒░ ←zigzag",
        "   0┤·░▒▒▒⠈⠒⠤⣀⣀⣀⣀⡠⠤⠒⠉⠁▒▒░·     ○ best β: 0.306",
        "    └┬─────────┬─────────┬────────┬─────────┬──",
        "     0        0.5        1       1.5        2",
    ]


@pytest.mark.parametrize("size", [(36, 9), (46, 15), (48, 15), (60, 20), (150, 40)])
@pytest.mark.parametrize("rule", WITH_BETA, ids=lambda rule: rule.name)
def test_the_regions_are_named_and_the_present_one_stands_out(rule: Rule, size) -> None:
    for beta, rate in ((0.9, 0.1), (0.05, 0.05), (0.05, 0.95), (0.9, 3.0)):
        drawn = settling(beta, rate, size, rule.name)
        text = "\n".join(drawn.rows)
        found = law_near(PARABOLA, 0.0, with_beta(rule, beta))
        assert found
        present = found.nearby(rate).value
        strong = "".join(
            character
            for row, inks in zip(drawn.rows, drawn.inks, strict=True)
            for character, ink in zip(row, inks, strict=True)
            if ink == STRONG
        )
        assert all(name in text for name in ("ripples", "smooth", "zigzag"))
        assert present == "no rest" or strong.strip(" ←") == present


@given(st.sampled_from(WITH_BETA), st.integers(0, 60), st.integers(0, 20), st.sampled_from(NAMES))
def test_a_click_leads_to_the_rate_and_the_beta_that_are_drawn_there(
    rule: Rule, column: int, row: int, text: str
) -> None:
    if text == "abs(w)":
        return
    size = 60, 20
    here = picture(Whole.SETTLING, text, 1.5, 0.25, Method(rule))
    place = here.at(column, row, *size)
    assert place.rate is not None
    assert place.parameters
    assert 0 <= place.parameters[0] < 1
    method = Method(rule.with_values(place.parameters))
    there = picture(Whole.SETTLING, text, 1.5, place.rate, method)
    drawn = there.draw(ALL, *size)
    marks = [
        (x, y)
        for y, inks in enumerate(drawn.inks)
        for x, ink in enumerate(inks)
        if ink == MARBLES[0] and drawn.rows[y][x] in "●▶"
    ]
    inside = min(max(column, 5), size[0] - 1), min(max(row, 1), size[1] - 3)
    ((x, y),) = marks
    assert abs(x - inside[0]) <= 1
    assert abs(y - inside[1]) <= 1
    assert there.at(x, y, *size).parameters == pytest.approx(place.parameters, abs=0.02)


@pytest.mark.parametrize("rule", WITH_BETA, ids=lambda rule: rule.name)
def test_a_shade_says_how_many_epochs_a_tenth_takes(rule: Rule) -> None:
    found = law_near(PARABOLA, 0.0, rule)
    assert found
    size = 120, 60
    seen = picture(Whole.SETTLING, "w^2", 10.0, 0.0, Method(with_beta(rule, 0.0)))
    drawn = seen.draw(ALL, *size)
    for column in range(6, size[0], 7):
        for row in range(2, size[1] - 3, 9):
            place = seen.at(column, row, *size)
            shown = drawn.rows[row][column]
            assert place.parameters
            assert place.rate is not None
            law = found._replace(kept=place.parameters[0])
            if shown in SHADES:
                assert law.factor(place.rate) < 1.1
                slowest = {"▓": 3, "▒": 10, "░": 30}.get(shown, 1e9)
                assert law.factor(place.rate) ** slowest < 0.25 or shown == "·"


@settings(max_examples=40)
@given(st.sampled_from(OTHERS), st.sampled_from(NAMES), st.floats(0, 2), SIZES, st.data())
def test_every_picture_of_every_rule_has_its_size(rule, text, rate, size, data) -> None:
    method = Method(rule)
    whole = data.draw(st.sampled_from(wholes_of(landscape_of(text), method)))
    seen = picture(whole, text, 1.5, rate, method)
    for done in (0, 3):
        assert seen.draw(done, *size).size == (size if all(size) else (0, size[1]))


def test_a_cobweb_is_offered_where_a_step_follows_from_the_weight_alone() -> None:
    offered = {rule.name for rule in RULES if Whole.COBWEB in wholes_of(WELL, Method(rule))}
    assert offered == {"descent", "sign", "newton"}
    assert Whole.COBWEB not in wholes_of(WELL, Method(noise=Noise(1.0)))
    assert all(
        (Whole.COBWEB in wholes_of(WELL, Method(schedule=each))) == each.is_constant
        for each in SCHEDULES
    )


def test_the_picture_by_rate_and_beta_is_offered_where_a_law_has_a_beta() -> None:
    offered = {rule.name for rule in RULES if Whole.SETTLING in wholes_of(WELL, Method(rule))}
    assert offered == {"momentum", "nesterov"}
    momentum = Method(rule_of("momentum"))
    assert Whole.SETTLING not in wholes_of(named("quartic"), momentum)
    assert Whole.SETTLING not in wholes_of(landscape_of("exp(w)"), momentum)
    race = Race.start(WELL, [1.0], 0.1, 5, momentum)
    assert seen_of(Whole.SETTLING, race) is Whole.SETTLING
    assert seen_of(Whole.COBWEB, race) is seen_of(None, race) is None


def test_the_cobweb_of_newton_is_that_of_newton() -> None:
    method = Method(rule_of("newton"))
    race = Race.start(landscape_of("3w^2"), [9.0], 0.5, 50, method).to(3)
    drawn = portrait(Whole.COBWEB, race, window_of(race, Shows()), Sight()).draw(ALL, 46, 16)
    plain = Race.start(PARABOLA, [9.0], 0.25, 50).to(3)
    same = portrait(Whole.COBWEB, plain, window_of(plain, Shows()), Sight()).draw(ALL, 46, 16)
    assert drawn.rows == same.rows


def test_of_a_schedule_and_of_noise_it_is_said_that_they_are_left_out() -> None:
    assert left_out(PLAIN) == left_out(Method(rule_of("adam"))) == ""
    assert left_out(Method(noise=Noise(1.0))) == "without noise"
    both = Method(schedule=schedule_of("cosine"), noise=Noise(1.0))
    assert left_out(both) == "at fixed rates, without noise"


def test_the_rates_of_the_long_run_go_as_far_as_the_rule_does() -> None:
    for rule, rate in ((rule_of("momentum"), 1.8), (rule_of("newton"), 1.9)):
        drawn = picture(Whole.LONG_RUN, "w^2", 10.0, rate, Method(rule)).draw(ALL, 46, 16)
        assert not any("▶" in row for row in drawn.rows)


@settings(max_examples=20)
@given(st.sampled_from(WITH_BETA), st.lists(st.integers(0, 60)))
def test_drawn_in_pieces_it_is_what_it_is_when_drawn_anew(rule: Rule, stages: list[int]) -> None:
    seen = picture(Whole.SETTLING, "tilted-well", 1.5, 0.3, Method(rule))
    stages = [*sorted(stages), ALL]
    in_pieces = [seen.draw(done, 46, 16) for done in stages]
    for done, piece in zip(stages, in_pieces, strict=True):
        settling_picture._columns.cache_clear()
        settling_picture._ground.cache_clear()
        assert seen.draw(done, 46, 16) == piece
