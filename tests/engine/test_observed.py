"""What a run is seen to do, held against what it goes on to do."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.theory.endings import Ending, Observed, observed

TYPED = ["log(w) + 1/w", "w*log(w)", "sin(w)", "exp(w)", "1/w", "relu(w)", "abs(w) + w^2", "w^3"]
AT, CYCLE, WANDERING = Ending.AT_THE_BOTTOM, Ending.CYCLE, Ending.WANDERING


def seen(name, weight, rate, epochs=20_000):
    return observed(Run.start(landscape_of(name), weight, rate, epochs).to_end())


@pytest.mark.parametrize(
    ("rate", "period"),
    [(0.9, 1), (1.1, 2), (1.2, 2), (1.25, 4), (1.28, 4), (1.2885, 8), (1.2993, 16)],
)
def test_the_cycles_of_the_double_well_are_1_2_4_8(rate, period):
    found = seen("double-well", 0.5, rate)
    assert found.ending is (AT if period == 1 else CYCLE)
    assert found.period == period
    run = Run.start(landscape_of("double-well"), 0.5, rate, 20_000).to_end()
    here, there = run.weight, run.weight_at(run.at - period)
    assert here == pytest.approx(there, rel=1e-9)
    if period > 1:
        assert abs(run.weight_at(run.at - period // 2) - here) > 1e-4


def test_the_first_two_cycle_ends_at_root_5_minus_1():
    edge = math.sqrt(5) - 1
    assert seen("double-well", 0.5, edge - 0.002).period == 2
    assert seen("double-well", 0.5, edge + 0.002).period == 4


@pytest.mark.parametrize("rate", [1.305, 1.35, 1.5, 1.59, 1.61, 1.9, 2.0])
def test_where_there_is_no_period_it_wanders(rate):
    assert seen("double-well", 0.5, rate).ending is WANDERING


@pytest.mark.parametrize(
    ("name", "weight", "rate", "found"),
    [
        ("parabola", 10.0, 0.1, Observed(AT, 33, 1, 0.0)),
        ("parabola", 10.0, 0.5, Observed(AT, 1, 1, 0.0)),
        ("parabola", 10.0, 1.0, Observed(CYCLE, 0, 2)),
        ("parabola", 10.0, 0.0, Observed(CYCLE, 0, 1)),
        ("parabola", 10.0, 1.1, Observed(Ending.LEFT_THE_FLOATS, 1933)),
        ("parabola", 10.0, 1 - 1e-11, Observed(Ending.ON_ITS_WAY, 0)),
        ("parabola", 10.0, 1e-9, Observed(Ending.ON_ITS_WAY, 0)),
        ("double-well", 0.0, 0.1, Observed(CYCLE, 0, 1)),
        ("double-well", 0.5, 2.01, Observed(Ending.LEFT_THE_FLOATS, 47)),
        ("quartic", 1.0, 0.5, Observed(CYCLE, 0, 2)),
        ("quartic", 1.5, 0.1, Observed(AT, 122, 1, 0.0)),
        ("absolute", 10.0, 0.3, Observed(CYCLE, 33, 2)),
        ("absolute", 10.0, 1.0, Observed(AT, 10, 1, 0.0)),
        ("plateau", 1000.0, 0.1, Observed(Ending.ON_A_PLATEAU, 0)),
        ("log(w)", 1.0, 0.1, Observed(Ending.LEFT_THE_LANDSCAPE, 5)),
        ("relu(w)", 1.0, 0.3, Observed(AT, 4, 1, 0.0)),
    ],
)
def test_what_a_run_does_is_seen_with_the_epoch(name, weight, rate, found):
    assert seen(name, weight, rate) == found


def test_the_tilted_well_swings_around_its_deep_valley_at_0_8():
    run = Run.start(landscape_of("tilted-well"), 1.5, 0.8, 5000).to_end()
    assert (observed(run).ending, observed(run).period) == (CYCLE, 2)
    low, high = sorted((run.weight, run.weight_at(4999)))
    assert low < landscape_of("tilted-well").minima[0] < high < 0


@pytest.mark.parametrize(
    ("name", "weight", "rate"),
    [("absolute", 10.0, 0.3), ("double-well", 0.5, 1.1), ("double-well", 1.5, 1.25)],
)
def test_a_cycle_has_one_first_epoch_at_whichever_of_its_weights_it_is_seen(name, weight, rate):
    run = Run.start(landscape_of(name), weight, rate, 500)
    assert len({observed(run.to(epoch)) for epoch in range(200, 220)}) == 1


def test_a_change_of_the_rate_begins_anew():
    run = Run.start(landscape_of("double-well"), 0.5, 1.1, 2000).to(500)
    assert observed(run) == Observed(CYCLE, observed(run).since, 2)
    run = run.with_learning_rate(0.1)
    assert observed(run) == Observed(Ending.ON_ITS_WAY, 500)
    settled = observed(run.to_end())
    assert (settled.ending, settled.bottom) == (AT, 1.0)
    assert 500 < settled.since < 540
    assert observed(run.to(499)).ending is CYCLE


def test_a_run_that_only_passes_a_bottom_is_not_at_it():
    run = Run.start(landscape_of("double-well"), 0.5, 1.9, 3000).to_end()
    passed = [k for k in range(run.at) if run.landscape.is_bottom(run.weight_at(k))]
    assert len(passed) > 5
    assert not any(observed(run.to(epoch)).ending is AT for epoch in passed)


def test_exactly_on_the_hill_it_stays_and_a_hair_beside_it_not():
    assert seen("double-well", 0.0, 0.1) == Observed(CYCLE, 0, 1)
    beside = Run.start(landscape_of("double-well"), 1e-9, 0.1, 500)
    assert observed(beside.to(10)).ending is Ending.ON_A_PLATEAU
    assert observed(beside.to_end()).bottom == 1.0


@settings(max_examples=40)
@given(
    st.sampled_from([*NAMES, *TYPED]),
    st.floats(-3, 3),
    st.floats(0, 3) | st.sampled_from([0.5, 1.0, 1.25, 2.0, 1e-6, 10.0]),
    st.integers(0, 400),
)
def test_nothing_is_said_that_the_run_then_contradicts(name, weight, rate, epochs):
    landscape = landscape_of(name)
    if not landscape.is_inside(weight):
        return
    run = Run.start(landscape, weight, rate, epochs + 3000).to(epochs)
    found, end = observed(run), run.to_end()
    assert 0 <= found.since <= run.at
    if found.ending is AT:
        assert end.outcome is Outcome.COMPLETE
        assert all(landscape.is_bottom(end.weight_at(k)) for k in range(found.since, end.at + 1))
        assert found.since == 0 or not landscape.is_bottom(run.weight_at(found.since - 1))
    if found.ending is CYCLE:
        assert end.outcome is Outcome.COMPLETE
        for epoch in range(run.at, end.at - found.period, 97):
            here, later = end.weight_at(epoch), end.weight_at(epoch + found.period)
            assert later == pytest.approx(here, rel=3e-9)
        later = observed(end)
        assert (later.ending, later.period) in ((CYCLE, found.period), (AT, 1))
    if found.ending in (Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE):
        assert end == run
        assert found.ending.value == end.outcome.value
    if found.ending is WANDERING:
        assert len({run.weight_at(k) for k in range(run.at - 64, run.at + 1)}) == 65
