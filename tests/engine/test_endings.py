"""What a run of any rule, schedule and noise is seen to do, held against what it goes on to do."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.rules.method import CONSTANT, SCHEDULES, Method, Noise, schedule_of
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.theory.reasons import Ending, Observed, came_out, observed

TYPED = ["log(w) + 1/w", "w*log(w)", "sin(w)", "exp(w)", "1/w", "relu(w)", "abs(w) + w^2", "w^3"]
AT, NEAR, AROUND = Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM, Ending.AROUND_THE_BOTTOM
CYCLE, WANDERING, MOVING = Ending.CYCLE, Ending.WANDERING, Ending.MOVING
FLOATS, LANDSCAPE = Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE
LATER = 1000
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


def run_of(name, weight, rate, epochs=20_000, rule="descent", schedule="constant", noise=0.0):
    method = Method(rule_of(rule), schedule_of(schedule), Noise(noise))
    return Run.start(landscape_of(name), weight, rate, epochs, method).to_end()


@settings(max_examples=100)
@given(
    st.sampled_from([*NAMES, *TYPED]),
    st.floats(-3, 3),
    METHODS,
    st.floats(0, 3) | st.sampled_from([0.0, 0.05, 0.1, 0.5, 1.0, 1.9, 2.0, 1e-6]),
    st.integers(0, 400),
)
def test_nothing_is_seen_that_the_next_thousand_epochs_contradict(name, weight, method, rate, at):
    landscape = landscape_of(name)
    assume(landscape.is_inside(weight))
    run = Run.start(landscape, weight, rate, at + LATER, method).to(at)
    found, end = observed(run), run.to_end()
    later = [end.weight_at(epoch) for epoch in range(run.at, end.at + 1)]
    since = [run.weight_at(epoch) for epoch in range(found.since, run.at + 1)]
    assert since
    if found.ending in (AT, NEAR):
        assert all(map(landscape.is_bottom, since))
        assert found.since == 0 or not landscape.is_bottom(run.weight_at(found.since - 1))
    if found.ending is AT:
        assert end.outcome is Outcome.COMPLETE
        assert all(map(landscape.is_bottom, later))
        assert not method.noise.deviation or rate == 0
    if found.ending is CYCLE:
        assert end.outcome is Outcome.COMPLETE
        pairs = zip(later, later[found.period :], strict=False)
        assert all(there == pytest.approx(here, rel=3e-9) for here, there in pairs)
        assert found.period == 1 or method.is_steady
    if found.ending is AROUND:
        recent = since[-256:]
        assert min(recent) < found.bottom < max(recent)
        nearest = {min(landscape.minima, key=lambda m: abs(m - each)) for each in since}
        assert nearest == {found.bottom}
    if found.ending in (FLOATS, LANDSCAPE):
        assert end == run
        assert found.ending.value == end.outcome.value
    if found.ending is WANDERING:
        assert len({run.weight_at(k) for k in range(run.at - 63, run.at + 1)}) == 64


ROOT = math.sqrt(5) - 1
PERIODS = {0.9: 1, 1.1: 2, 1.2: 2, ROOT - 0.002: 2, ROOT + 0.002: 4, 1.28: 4, 1.2885: 8, 1.2993: 16}


@pytest.mark.parametrize(("rate", "period"), PERIODS.items())
def test_the_cycles_of_the_double_well_are_1_2_4_8(rate, period):
    run = run_of("double-well", 0.5, rate)
    found, here = observed(run), run.weight
    assert (found.ending, found.period) == (AT if period == 1 else CYCLE, period)
    assert here == pytest.approx(run.weight_at(run.at - period), rel=1e-9)
    assert period == 1 or abs(run.weight_at(run.at - period // 2) - here) > 1e-4


@pytest.mark.parametrize("rate", [1.305, 1.35, 1.5, 1.59, 1.61, 1.9, 2.0])
def test_where_there_is_no_period_it_wanders_and_is_at_no_bottom_that_it_passes(rate):
    run = run_of("double-well", 0.5, rate, 3000)
    assert observed(run).ending is WANDERING
    passed = [k for k in range(run.at) if run.landscape.is_bottom(run.weight_at(k))]
    assert not any(observed(run.to(epoch)).ending is AT for epoch in passed)


@pytest.mark.parametrize(
    ("found", "run"),
    [
        (Observed(AT, 33, 1, 0.0), ("w^2", 10.0, 0.1)),
        (Observed(AT, 1, 1, 0.0), ("w^2", 10.0, 0.5)),
        (Observed(CYCLE, 0, 2), ("w^2", 10.0, 1.0)),
        (Observed(CYCLE, 0, 1), ("w^2", 10.0, 0.0)),
        (Observed(FLOATS, 1933), ("w^2", 10.0, 1.1)),
        (Observed(AROUND, 1, None, 0.0), ("w^2", 10.0, 1 - 1e-11)),
        (Observed(MOVING, 0), ("w^2", 10.0, 1e-9)),
        (Observed(CYCLE, 0, 1), ("double-well", 0.0, 0.1)),
        (Observed(Ending.ON_A_PLATEAU, 0), ("double-well", 1e-9, 0.1, 10)),
        (Observed(CYCLE, 0, 1), ("w^4 - w^3", -1e-170, 0.1, 10)),
        (Observed(FLOATS, 47), ("double-well", 0.5, 2.01)),
        (Observed(CYCLE, 0, 2), ("quartic", 1.0, 0.5)),
        (Observed(AT, 122, 1, 0.0), ("quartic", 1.5, 0.1)),
        (Observed(CYCLE, 33, 2), ("absolute", 10.0, 0.3)),
        (Observed(AT, 10, 1, 0.0), ("absolute", 10.0, 1.0)),
        (Observed(LANDSCAPE, 5), ("log(w)", 1.0, 0.1)),
        (Observed(AT, 4, 1, 0.0), ("relu(w)", 1.0, 0.3)),
        # At 2/c a run may settle ever more slowly.
        (Observed(NEAR, 1256), ("double-well", 0.5, 1.0, 5000)),
        (Observed(Ending.ON_A_PLATEAU, 0), ("plateau", 1000.0, 0.1, 300)),
        (Observed(MOVING, 0), ("plateau", 1000.0, 0.1, 300, "adam")),
        # Of a bottom that it will leave again, or has passed, only what was seen is said.
        (Observed(NEAR, 135), ("w^2", 10.0, 1.0, 7063, "adam")),
        (Observed(NEAR, 110), ("w^2", 1.0, 0.01, 1195, "rmsprop")),
        (Observed(NEAR, 82), ("ripples", 5.0, 0.7, 1131, "adam")),
        (Observed(CYCLE, 0, 1), ("w^2", 10.0, 0.0, 2000, "descent", "constant", 1.0)),
        (Observed(AROUND, 0, None, 0.0), ("w^2", 0.0, 0.1, 12, "descent", "constant", 0.5)),
    ],
)
def test_what_a_run_does_is_seen_with_the_epoch(found, run):
    assert observed(run_of(*run)) == found


@pytest.mark.parametrize(
    ("ending", "period", "run"),
    [
        (CYCLE, 2, ("w^2", 10.0, 1.9, 2000, "momentum")),
        (AT, 1, ("w^2", 10.0, 1.89, 2000, "momentum")),
        (FLOATS, None, ("w^2", 10.0, 1.91, 10_000, "momentum")),
        (MOVING, None, ("double-well", 0.9, 0.995, 150)),
        # Before it comes back to the last bit it is seen to hop.
        (AROUND, None, ("w^2", 10.0, 0.3, 3200, "rmsprop")),
        (CYCLE, 2, ("w^2", 10.0, 0.3, 10_000, "rmsprop")),
        (CYCLE, 2, ("w^2", 10.0, 0.3, 10_000, "sign")),
        (CYCLE, 2, ("tilted-well", 1.5, 0.8, 5000)),
        (AROUND, None, ("w^2", 10.0, 0.1, 2000, "descent", "constant", 1.0)),
        (AROUND, None, ("w^2", 10.0, 0.1, 2000, "descent", "constant", 1e-6)),
        (MOVING, None, ("w^2", 10.0, 1.0, 2000, "descent", "constant", 1.0)),
        # A schedule that ends at 0 has not stopped the run; what it ends does not go on for ever.
        (AROUND, None, ("w^2", 10.0, 0.1, 500, "descent", "cosine", 1.0)),
        (AT, 1, ("w^2", 10.0, 1.0, 100, "descent", "step")),
    ],
)
def test_what_a_rule_a_schedule_and_noise_make_of_a_run(ending, period, run):
    found = observed(run_of(*run))
    assert (found.ending, found.period) == (ending, period)


@pytest.mark.parametrize(
    ("name", "weight", "rate"),
    [("absolute", 10.0, 0.3), ("double-well", 0.5, 1.1), ("double-well", 1.5, 1.25)],
)
def test_a_cycle_has_one_first_epoch_at_whichever_of_its_weights_it_is_seen(name, weight, rate):
    run = run_of(name, weight, rate, 500)
    assert len({observed(run.to(epoch)) for epoch in range(200, 220)}) == 1


def test_a_change_of_the_rate_begins_anew():
    run = run_of("double-well", 0.5, 1.1, 2000).to(500)
    assert observed(run) == Observed(CYCLE, observed(run).since, 2)
    run = run.with_learning_rate(0.1)
    assert observed(run) == Observed(MOVING, 500)
    settled = observed(run.to_end())
    assert (settled.ending, settled.bottom) == (AT, 1.0)
    assert 500 < settled.since < 540
    assert observed(run.to(499)).ending is CYCLE


def test_momentum_neither_rests_where_it_turns_round_nor_where_it_swings_through_the_bottom():
    whole = run_of("w^2", 1.0, 0.1, 300, "momentum")
    first = whole.zero_loss
    assert all(observed(whole.to(k)).ending is MOVING for k in range(first))
    assert observed(whole.to(first)) == Observed(NEAR, first)
    assert observed(whole.to(first + 3)).ending is MOVING
    assert (observed(whole).ending, observed(whole).since > first) == (AT, True)


def test_exact_theory_says_whether_a_run_stays_at_the_bottom():
    assert came_out(run_of("w^2", 0.001, 1.1, 3)).ending is Ending.HIGHER
    assert came_out(run_of("w^2", 0.001, 0.1, 3)).ending is AT
    assert came_out(run_of("w^2", 10.0, 0.1, 3)).ending is Ending.TOO_FEW_EPOCHS
    passed = run_of("w^2", 10.0, 0.1, 75).to(40).with_learning_rate(1.1).to_end()
    assert came_out(passed).ending is Ending.LEFT_THE_BOTTOM
