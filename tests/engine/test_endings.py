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
from gdtui.engine.theory.endings import Ending, Observed, came_out, observed

TYPED = ["log(w) + 1/w", "w*log(w)", "sin(w)", "exp(w)", "1/w", "relu(w)", "abs(w) + w^2", "w^3"]
AT, NEAR, AROUND = Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM, Ending.AROUND_THE_BOTTOM
CYCLE, WANDERING = Ending.CYCLE, Ending.WANDERING
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


def seen(name, weight, rate, epochs=20_000):
    return observed(Run.start(landscape_of(name), weight, rate, epochs).to_end())


@pytest.mark.parametrize(
    ("rate", "period"),
    [(0.9, 1), (1.1, 2), (1.235, 2), (1.238, 4), (1.2885, 8), (1.2993, 16)],
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


@pytest.mark.parametrize("rate", [1.305, 1.59, 2.0])
def test_where_there_is_no_period_it_wanders(rate):
    assert seen("double-well", 0.5, rate).ending is WANDERING


@pytest.mark.parametrize(
    ("name", "weight", "rate", "found"),
    [
        ("parabola", 10.0, 0.1, Observed(AT, 33, 1, 0.0)),
        ("parabola", 10.0, 1.0, Observed(CYCLE, 0, 2)),
        ("parabola", 10.0, 0.0, Observed(CYCLE, 0, 1)),
        ("parabola", 10.0, 1.1, Observed(Ending.LEFT_THE_FLOATS, 1933)),
        ("parabola", 10.0, 1e-9, Observed(Ending.ON_ITS_WAY, 0)),
        ("double-well", 0.0, 0.1, Observed(CYCLE, 0, 1)),
        ("quartic", 1.0, 0.5, Observed(CYCLE, 0, 2)),
        ("quartic", 1.5, 0.1, Observed(AT, 122, 1, 0.0)),
        ("absolute", 10.0, 0.3, Observed(CYCLE, 33, 2)),
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


def test_a_cycle_has_one_first_epoch_at_whichever_of_its_weights_it_is_seen():
    for name, weight, rate in (("absolute", 10.0, 0.3), ("double-well", 1.5, 1.25)):
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


def test_a_hair_beside_the_hill_it_stands_and_then_finds_a_valley():
    beside = Run.start(landscape_of("double-well"), 1e-9, 0.1, 500)
    assert observed(beside.to(10)).ending is Ending.ON_A_PLATEAU
    assert observed(beside.to_end()).bottom == 1.0


def run_of(rule="descent", rate=0.1, weight=10.0, schedule="constant", noise=0.0, epochs=2000):
    method = Method(rule_of(rule), schedule_of(schedule), Noise(noise))
    return Run.start(PARABOLA, weight, rate, epochs, method).to_end()


@settings(max_examples=100)
@given(
    st.sampled_from([*NAMES, *TYPED]),
    st.floats(-3, 3),
    METHODS,
    RATES,
    st.integers(0, 400),
)
def test_nothing_is_seen_that_the_next_thousand_epochs_contradict(name, weight, method, rate, at):
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
        assert not method.noise.deviation or rate == 0
    if found.ending is NEAR:
        assert all(map(landscape.is_bottom, since))
        assert found.since == 0 or not landscape.is_bottom(run.weight_at(found.since - 1))
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
        assert found.ending.value == end.outcome.value
    if found.ending is Ending.WANDERING:
        assert len({run.weight_at(k) for k in range(run.at - 63, run.at + 1)}) == 64


def test_momentum_rests_below_its_limit_goes_to_and_fro_at_it_and_leaves_above():
    assert observed(run_of("momentum", 1.89)).ending is AT
    found = observed(run_of("momentum", 1.9))
    assert (found.ending, found.period) == (CYCLE, 2)
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
    assert observed(swings.to(first)) == Observed(Ending.NEAR_THE_BOTTOM, first)
    assert observed(swings.to(first + 3)).ending is Ending.ON_ITS_WAY
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
    assert observed(run_of(schedule="cosine", noise=1.0, epochs=500)).ending is AROUND


def test_what_a_schedule_ends_is_not_said_to_go_on_for_ever():
    run = Run.start(PARABOLA, 10.0, 1.0, 100, Method(schedule=schedule_of("step")))
    assert observed(run.to(15)).ending is Ending.ON_ITS_WAY
    assert observed(run.to_end()).ending is AT


def test_a_rule_with_a_length_of_its_own_ends_going_to_and_fro():
    for rule in ("rmsprop", "sign"):
        found = observed(run_of(rule, 0.3, epochs=10_000))
        assert (found.ending, found.period) == (CYCLE, 2)


def test_adam_crosses_a_plateau_that_stops_descent():
    plateau = landscape_of("plateau")
    start = plateau, 1000.0, 0.1, 300
    assert observed(Run.start(*start).to_end()).ending is Ending.ON_A_PLATEAU
    adam = Run.start(*start, Method(rule_of("adam"))).to_end()
    assert observed(adam).ending is Ending.ON_ITS_WAY


@pytest.mark.parametrize(
    ("name", "rule", "weight", "rate", "since", "leaves"),
    [
        ("parabola", "adam", 10.0, 1.0, 135, 7064),
        ("parabola", "rmsprop", 1.0, 0.01, 110, 1196),
        ("ripples", "adam", 5.0, 0.7, 82, 1132),
    ],
)
def test_of_a_rule_that_leaves_again_it_is_said_from_when_on_it_was_there(
    name, rule, weight, rate, since, leaves
):
    method = Method(rule_of(rule))
    run = Run.start(landscape_of(name), weight, rate, leaves, method).to_end()
    assert not run.landscape.is_bottom(run.weight)
    assert observed(run.to(leaves - 1)) == Observed(NEAR, since)


@pytest.mark.parametrize(("name", "weight"), [("plateau", 2.0), ("double-well", 0.5)])
def test_at_2_over_c_a_run_that_settles_ever_more_slowly_is_seen_at_the_bottom(name, weight):
    run = Run.start(landscape_of(name), weight, 1.0, 5000).to_end()
    found = observed(run)
    assert found.ending in (AT, NEAR)
    assert 0 < found.since < 4000


def test_exact_theory_says_whether_a_run_stays_at_the_bottom():
    assert came_out(Run.start(PARABOLA, 0.001, 1.1, 3).to_end()).ending is Ending.HIGHER
    assert came_out(Run.start(PARABOLA, 0.001, 0.1, 3).to_end()).ending is AT
    assert came_out(Run.start(PARABOLA, 10.0, 0.1, 3).to_end()).ending is Ending.TOO_FEW_EPOCHS
    passed = Run.start(PARABOLA, 10.0, 0.1, 75).to(40).with_learning_rate(1.1).to_end()
    assert came_out(passed).ending is Ending.LEFT_THE_BOTTOM
