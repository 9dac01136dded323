"""What a run of any rule, schedule and noise is seen to do, held against what it goes on to do."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import CONSTANT, SCHEDULES, Method, Noise, schedule_of
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.theory.reasons import Ending, Observed, came_out, observed

TYPED = ["log(w) + 1/w", "w*log(w)", "sin(w)", "exp(w)", "1/w", "relu(w)", "abs(w) + w^2", "w^3"]
AT, NEAR, AROUND = Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM, Ending.AROUND_THE_BOTTOM
CYCLE, WANDERING, MOVING = Ending.CYCLE, Ending.WANDERING, Ending.MOVING
FLOATS, LANDSCAPE = Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE
LATER = 1000
ENDINGS = rows_of(__file__, "endings.txt")
METHODS = st.builds(
    lambda rule, beta, schedule, deviation: Method(
        rule.tuned("beta", repr(beta)) if rule.parameters else rule,
        schedule,
        Noise(deviation, 3),
    ),
    st.sampled_from(RULES),
    st.sampled_from([0.0, 0.3, 0.9, 0.99]),
    st.sampled_from([CONSTANT] * 3 + [*SCHEDULES]),
    st.sampled_from([0.0, 0.0, 0.0, 1e-4, 1.0]),
)


def run_of(name, weight, rate, epochs=20_000, rule="descent", schedule="constant", noise=0.0):
    method = Method(rule_of(rule), schedule_of(schedule), Noise(float(noise)))
    start = landscape_of(name), float(weight), float(rate), int(epochs), method
    return Run.start(*start).to_end()


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


@pytest.mark.parametrize("rate", [1.305, 1.35, 1.5, 1.59, 1.61, 1.9, 2.0])
def test_where_there_is_no_period_it_wanders_and_is_at_no_bottom_that_it_passes(rate):
    run = run_of("double-well", 0.5, rate, 3000)
    assert observed(run).ending is WANDERING
    passed = [k for k in range(run.at) if run.landscape.is_bottom(run.weight_at(k))]
    assert not any(observed(run.to(epoch)).ending is AT for epoch in passed)


@pytest.mark.parametrize(("run", "ending", "since", "period", "bottom"), ENDINGS)
def test_what_a_run_does_is_seen_with_the_epoch(run, ending, since, period, bottom):
    found = observed(run_of(*run.split()))
    assert [found.ending.value, *map(str, found[1:])] == [ending, since, period, bottom]


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


def test_what_a_long_run_does_is_seen_without_taking_all_its_steps_again():
    asked = []
    bowl = PARABOLA._replace(slope=lambda weight: asked.append(weight) or 2 * weight)
    run = Run.start(bowl, 10.0, 0.1, 20_000, Method(noise=Noise(0.5))).to_end()
    asked.clear()
    assert observed(run).ending is AROUND
    assert len(asked) < run.at / 4
