"""What a run of any rule, schedule and noise is seen to do, held against what it goes on to do."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.rules.schedule import CONSTANT, SCHEDULES, schedule_of
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.theory.endings import Ending, Observed, observed

AT, AROUND, CYCLE = Ending.AT_THE_BOTTOM, Ending.AROUND_THE_BOTTOM, Ending.CYCLE
LATER = 1000
RATES = st.floats(0, 3) | st.sampled_from([0.0, 0.05, 0.1, 0.5, 1.0, 1.9, 2.0, 1e-6])
METHODS = st.builds(
    lambda rule, beta, schedule, deviation: Method(
        rule.tuned({"beta": repr(beta)}) if rule.parameters else rule,
        schedule,
        Noise(deviation, 3),
    ),
    st.sampled_from(RULES),
    st.sampled_from([0.0, 0.3, 0.9, 0.99]),
    st.sampled_from([CONSTANT] * 3 + [*SCHEDULES]),
    st.sampled_from([0.0, 0.0, 0.0, 1e-4, 1.0]),
)


def run_of(rule="descent", rate=0.1, weight=10.0, schedule="constant", noise=0.0, epochs=2000):
    method = Method(rule_of(rule), schedule_of(schedule), Noise(noise))
    return Run.start(PARABOLA, weight, rate, epochs, method).to_end()


@settings(max_examples=60)
@given(
    st.sampled_from([*NAMES, "log(w) + 1/w", "sin(w)", "w^3"]),
    st.floats(-3, 3),
    METHODS,
    RATES,
    st.integers(0, 400),
)
def test_nothing_is_said_that_the_next_thousand_epochs_contradict(name, weight, method, rate, at):
    landscape = landscape_of(name)
    assume(landscape.is_inside(weight))
    run = Run.start(landscape, weight, rate, at + LATER, method).to(at)
    found, end = observed(run), run.to_end()
    assert 0 <= found.since <= run.at
    later = [end.weight_at(epoch) for epoch in range(run.at, end.at + 1)]
    since = [run.weight_at(epoch) for epoch in range(found.since, run.at + 1)]
    if found.ending is AT:
        assert end.outcome is Outcome.COMPLETE
        assert all(map(landscape.is_bottom, since + later))
        assert found.since == 0 or not landscape.is_bottom(run.weight_at(found.since - 1))
        assert not method.noise.deviation
    if found.ending is CYCLE:
        assert end.outcome is Outcome.COMPLETE
        pairs = zip(later, later[found.period :], strict=False)
        assert all(there == pytest.approx(here, rel=3e-9) for here, there in pairs)
        assert found.period == 1 or method.is_steady
    if found.ending is AROUND:
        assert method.noise.deviation
        nearest = {min(landscape.minima, key=lambda m: abs(m - each)) for each in since}
        assert nearest == {found.bottom}
    if found.ending in (Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE):
        assert end == run
    if found.ending is Ending.WANDERING:
        assert len({run.weight_at(k) for k in range(run.at - 63, run.at + 1)}) == 64


def test_momentum_at_its_limit_goes_to_and_fro():
    found = observed(run_of("momentum", 1.9))
    assert (found.ending, found.period) == (CYCLE, 2)


def test_a_rate_just_below_the_limit_comes_to_rest_and_one_just_above_does_not():
    assert observed(run_of("momentum", 1.89)).ending is AT
    assert observed(run_of("momentum", 1.91, epochs=10_000)).ending is Ending.LEFT_THE_FLOATS


def test_where_momentum_turns_round_it_does_not_stay():
    # At the turn the velocity is about 0, and the slope is not.
    method = Method(rule_of("momentum"))
    run = Run.start(PARABOLA, 10.0, 0.1, 50, method)
    assert all(observed(run.to(k)).ending is not CYCLE for k in range(50))


def test_a_ripple_through_the_bottom_is_no_rest():
    run = run_of("momentum", epochs=50)
    passed = [k for k in range(51) if PARABOLA.is_bottom(run.weight_at(k))]
    swings = Run.start(PARABOLA, 1.0, 0.1, 300, run.method)
    first = swings.to_end().zero_loss
    assert not passed
    assert observed(swings.to(first)).ending is Ending.ON_ITS_WAY
    assert observed(swings.to_end()).since > first


def test_noise_keeps_a_run_around_the_bottom_and_never_lets_it_rest():
    found = observed(run_of(noise=1.0))
    assert (found.ending, found.bottom) == (AROUND, 0.0)
    assert observed(run_of(noise=1e-6)).ending is AROUND
    assert observed(run_of(noise=1.0, rate=0.0)) == Observed(CYCLE, 0, 1)
    assert observed(run_of(noise=1.0, rate=1.0)).ending is Ending.ON_ITS_WAY


def test_noise_that_begins_at_the_bottom_is_seen_from_the_start():
    run = run_of(weight=0.0, noise=0.5)
    assert observed(run.to(12)) == Observed(AROUND, 0, None, 0.0)
    changed = run.to(5).with_learning_rate(0.3)
    assert observed(changed.to(40)).ending is AROUND


def test_a_schedule_that_ends_at_0_has_not_stopped_the_run():
    found = observed(run_of(schedule="cosine", noise=1.0, epochs=500))
    assert found.ending is AROUND


def test_what_a_schedule_ends_is_not_said_to_go_on_for_ever():
    run = Run.start(PARABOLA, 10.0, 1.0, 100, Method(schedule=schedule_of("step")))
    assert observed(run.to(15)).ending is Ending.ON_ITS_WAY
    assert observed(run.to_end()).ending is AT


@pytest.mark.parametrize("rule", ["rmsprop", "sign"])
def test_a_rule_with_a_length_of_its_own_ends_going_to_and_fro(rule):
    found = observed(run_of(rule, 0.3, epochs=10_000))
    assert (found.ending, found.period) == (CYCLE, 2)


def test_adam_crosses_a_plateau_that_stops_descent():
    plateau = landscape_of("plateau")
    start = plateau, 1000.0, 0.1, 300
    assert observed(Run.start(*start).to_end()).ending is Ending.ON_A_PLATEAU
    adam = Run.start(*start, Method(rule_of("adam"))).to_end()
    assert observed(adam).ending is Ending.ON_ITS_WAY


def test_at_a_bottom_that_it_will_leave_again_a_run_is_on_no_plateau():
    run = Run.start(PARABOLA, 10.0, 0.1, 2000, Method(rule_of("rmsprop"))).to(500)
    assert PARABOLA.is_bottom(run.weight)
    end = run.to_end()
    assert not all(PARABOLA.is_bottom(end.weight_at(epoch)) for epoch in range(500, 1525))
    assert observed(run).ending is Ending.ON_ITS_WAY
