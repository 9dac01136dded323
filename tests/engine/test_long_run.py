"""The long run: the exact life of the double well, and what is so on every landscape."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.orbits import AFTER, long_run

CROSSING = 3 * math.sqrt(3) / 2 - 1


@pytest.mark.parametrize(("rate", "weights"), [(0.9, 1), (1.1, 2), (1.25, 4), (1.2885, 8)])
@pytest.mark.parametrize("start", [0.5, -1.3, 0.01])
def test_the_double_well_has_1_2_4_8_weights(rate: float, weights: int, start: float) -> None:
    assert len(long_run(DOUBLE_WELL, start, rate, after=10_000)) == weights


@pytest.mark.parametrize(
    ("edge", "weights"), [(1, (1, 2)), (math.sqrt(5) - 1, (2, 4)), (1.28803, (4, 8))]
)
def test_the_periods_double_where_theory_says(edge: float, weights: tuple[int, int]) -> None:
    rates = edge - 0.001, edge + 0.001
    assert tuple(len(long_run(DOUBLE_WELL, 0.5, rate, after=20_000)) for rate in rates) == weights


@pytest.mark.parametrize(("rate", "sides"), [(CROSSING - 0.005, 1), (CROSSING + 0.005, 2)])
def test_the_marble_jumps_between_the_valleys_from_1_598_on(rate: float, sides: int) -> None:
    visited = long_run(DOUBLE_WELL, 0.5, rate, most=5000)
    assert len({weight > 0 for weight in visited}) == sides


def test_it_escapes_above_2() -> None:
    assert long_run(DOUBLE_WELL, 0.5, 1.999)
    assert long_run(DOUBLE_WELL, 0.5, 2.001, after=5000) == ()
    assert max(map(abs, long_run(DOUBLE_WELL, 0.5, 2.0))) <= math.sqrt(2)


def test_the_parabola_rests_up_to_1_flips_there_and_leaves_beyond() -> None:
    for rate in (0.05, 0.5, 0.97):
        assert len(long_run(PARABOLA, 10.0, rate)) == 1
    assert sorted(long_run(PARABOLA, 10.0, 1.0)) == [-10, 10]
    assert long_run(PARABOLA, 10.0, 1.5) == ()
    assert long_run(SHIFTED, 10.0, 0.3) == (pytest.approx(3),)


def test_a_start_outside_visits_nothing() -> None:
    assert long_run(DOUBLE_WELL, 1e300, 0.1) == ()
    assert long_run(DOUBLE_WELL, math.nan, 0.1) == ()


@given(
    st.sampled_from([PARABOLA, DOUBLE_WELL, QUARTIC]),
    st.floats(-2, 2),
    st.floats(0, 2.2),
    st.integers(0, 3000),
)
def test_it_visits_what_the_run_visits(landscape, start: float, rate: float, after: int) -> None:
    visited = long_run(landscape, start, rate, after=after)
    run = Run.start(landscape, start, rate, after + 255).to_end()
    if run.at < after + 255:
        assert len(visited) < 256 or visited == ()
    if visited and run.at >= after:
        there = [run.weight_at(after + k) for k in range(len(visited)) if after + k <= run.at]
        assert sorted(visited[: len(there)]) == pytest.approx(sorted(there), abs=1e-12)


def test_a_long_time_is_a_thousand_epochs() -> None:
    run = Run.start(DOUBLE_WELL, 0.5, 1.75, 1300).to_end()
    visited = long_run(DOUBLE_WELL, 0.5, 1.75)
    assert visited == tuple(run.weight_at(AFTER + k) for k in range(256))
