"""Where runs go: the epoch at the bottom, the valley and the long run are those of the run."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, SHIFTED

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import RULES
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.orbits import LONGEST, epochs_to_bottom, long_run, valley_reached
from gdtui.engine.theory.parabola import theory_of

TYPED = ["log(w^2 - 1)", "log(sin(w))^2", "w*log(w)", "1/w + w"]


@pytest.mark.parametrize("text", [*NAMES, *TYPED])
def test_by_every_rule_it_is_what_the_run_does(text: str) -> None:
    landscape, dice = landscape_of(text), random.Random(text)
    for _ in range(20):
        start, rate = dice.uniform(landscape.left, landscape.right), dice.uniform(0, 2)
        rule = dice.choice(RULES)
        if not landscape.is_inside(start):
            continue
        run = Run.start(landscape, start, rate, 1000, Method(rule)).to_end()
        assert epochs_to_bottom(landscape, start, rate, 1000, rule) == run.zero_loss
        visited = long_run(landscape, start, rate, 700, rule=rule)
        assert bool(visited) == (run.at >= 700 + 255)
        assert list(visited) == [run.weight_at(700 + k) for k in range(len(visited))]
        if 0 < len(visited) < 256:
            again = run.weight_at(700 + len(visited))
            assert again == pytest.approx(visited[0], rel=1e-9, abs=1e-9)
        valley = valley_reached(landscape, start, rate, 300, rule)
        later = [run.weight_at(epoch) for epoch in range(300, min(332, run.at) + 1)]
        ends = [
            place
            for place, each in enumerate(landscape.valleys)
            if len(later) == 33 and all(each.low < weight < each.high for weight in later)
        ]
        assert ends == ([] if valley is None else [valley])


@given(st.floats(-20, 20), st.floats(0.01, 1.2))
def test_on_the_parabola_the_epochs_are_those_of_theory(start: float, rate: float) -> None:
    theory = theory_of(PARABOLA)
    assert theory
    expected = theory.zero_loss(start, rate)
    is_soon = expected is not None and expected <= LONGEST
    assert epochs_to_bottom(PARABOLA, start, rate) == (expected if is_soon else None)


def test_on_the_hump_and_a_hair_beside_it() -> None:
    found = [valley_reached(DOUBLE_WELL, start, 0.3) for start in (-1e-9, 0.0, 1e-9)]
    assert found == [0, None, 1]


def test_which_valley_depends_on_the_rate_too() -> None:
    rates = [0.0, 0.1, 0.3, 0.6, 0.7, 1.1, 1.7, 2.5]
    found = [valley_reached(DOUBLE_WELL, 1.7, rate) for rate in rates]
    assert found == [None, 1, 1, 0, 0, None, None, None]


def test_at_2_over_c_a_run_that_settles_is_in_its_valley() -> None:
    plateau = landscape_of("plateau")
    assert valley_reached(plateau, 2.0, 1.0, 3000) == 0


def test_a_bottom_that_is_passed_through_is_not_one_to_end_in() -> None:
    assert epochs_to_bottom(DOUBLE_WELL, 0.5, 1.8) is not None
    assert valley_reached(DOUBLE_WELL, 0.5, 1.8) is None


def test_a_start_outside_comes_to_nothing() -> None:
    for start in (1e80, math.nan):
        assert epochs_to_bottom(DOUBLE_WELL, start, 0.1) is None
        assert valley_reached(DOUBLE_WELL, start, 0.1) is None
        assert long_run(DOUBLE_WELL, start, 0.1) == ()


@pytest.mark.parametrize(
    ("edge", "weights"), [(1, (1, 2)), (math.sqrt(5) - 1, (2, 4)), (1.28803, (4, 8))]
)
def test_the_periods_double_where_theory_says(edge: float, weights: tuple[int, int]) -> None:
    rates = edge - 0.001, edge + 0.001
    assert tuple(len(long_run(DOUBLE_WELL, 0.5, rate, after=20_000)) for rate in rates) == weights


def test_the_parabola_rests_up_to_1_flips_there_and_leaves_beyond() -> None:
    for rate in (0.05, 0.5, 0.97):
        assert len(long_run(PARABOLA, 10.0, rate)) == 1
    assert sorted(long_run(PARABOLA, 10.0, 1.0)) == [-10, 10]
    assert long_run(PARABOLA, 10.0, 1.5) == ()
    assert long_run(SHIFTED, 10.0, 0.3) == (pytest.approx(3),)
