"""The epoch at the bottom and the valley a run ends in: both are those of the run itself."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, STEEP

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.orbits import epochs_to_bottom, long_run, valleys_reached
from gdtui.engine.theory.parabola import theory_of

LANDSCAPES = st.sampled_from([PARABOLA, DOUBLE_WELL, QUARTIC, STEEP])


@given(LANDSCAPES, st.floats(-2, 2), st.floats(0, 2.2), st.integers(0, 500))
def test_the_epochs_are_those_of_the_run(landscape, start: float, rate: float, most: int) -> None:
    run = Run.start(landscape, start, rate, most).to_end()
    assert epochs_to_bottom(landscape, start, rate, most) == run.zero_loss


@given(st.floats(-20, 20), st.floats(0.01, 1.2))
def test_on_the_parabola_they_are_those_of_theory(start: float, rate: float) -> None:
    theory = theory_of(PARABOLA)
    assert theory
    assert epochs_to_bottom(PARABOLA, start, rate) == theory.zero_loss(start, rate)


@given(st.floats(-2, 2), st.floats(0.05, 1.2))
def test_the_run_stays_in_the_valley_that_it_ends_in(start: float, rate: float) -> None:
    (valley,) = valleys_reached(DOUBLE_WELL, start, [rate])
    run = Run.start(DOUBLE_WELL, start, rate, 400).to_end()
    if valley is not None:
        low, high = DOUBLE_WELL.valleys[valley][1:3]
        assert all(low < run.weight_at(epoch) < high for epoch in range(300, 401))
    elif rate < 0.95 and run.at == 400:
        assert not DOUBLE_WELL.is_bottom(run.weight_at(290))


def test_on_the_hump_and_a_hair_beside_it() -> None:
    rates = [0.3]
    assert [valleys_reached(DOUBLE_WELL, start, rates) for start in (-1e-9, 0.0, 1e-9)] == [
        (0,),
        (None,),
        (1,),
    ]


def test_which_valley_depends_on_the_rate_too() -> None:
    rates = [0.0, 0.1, 0.3, 0.6, 0.7, 1.1, 1.7, 2.5]
    assert valleys_reached(DOUBLE_WELL, 1.7, rates) == (None, 1, 1, 0, 0, None, None, None)


def test_a_bottom_that_is_passed_through_is_not_one_to_end_in() -> None:
    assert epochs_to_bottom(DOUBLE_WELL, 0.5, 1.8) is not None
    assert valleys_reached(DOUBLE_WELL, 0.5, [1.8]) == (None,)


@pytest.mark.parametrize("start", [1e80, float("nan")])
def test_a_start_outside_comes_to_nothing(start: float) -> None:
    assert epochs_to_bottom(DOUBLE_WELL, start, 0.1) is None
    assert valleys_reached(DOUBLE_WELL, start, [0.1, 0.2]) == (None, None)


@pytest.mark.parametrize("text", [*NAMES, "log(w^2 - 1)", "log(sin(w))^2", "w*log(w)", "1/w + w"])
def test_on_every_landscape_it_is_what_the_run_does(text: str) -> None:
    landscape, dice = landscape_of(text), random.Random(text)
    for _ in range(60):
        start, rate = dice.uniform(landscape.left, landscape.right), dice.uniform(0, 2)
        if not landscape.is_inside(start):
            continue
        run = Run.start(landscape, start, rate, 1000).to_end()
        stays = run.at == 1000
        assert epochs_to_bottom(landscape, start, rate, 1000) == run.zero_loss
        assert bool(long_run(landscape, start, rate, after=1000, most=1)) == stays
        (valley,) = valleys_reached(landscape, start, [rate])
        if valley is not None:
            low, high = landscape.valleys[valley][1:3]
            assert stays
            assert low < run.weight < high
