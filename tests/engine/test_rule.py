"""The rules against what PyTorch computes, against an implementation of their own, and by laws."""

import math
import random
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import DESCENT, RULES, Parameter, Rule, Term, rule_of
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_of

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
each_landscape = pytest.mark.parametrize("name", NAMES)


def method(name, **parameters):
    return Method(rule_of(name).tuned({key: str(value) for key, value in parameters.items()}))


def weight_bits(run):
    return [run.weight_at(epoch).hex() for epoch in range(run.at + 1)]


def rows(run):
    return [(run.weight_at(k).hex(), run.state_at(k)) for k in range(run.at + 1)]


GOLDEN = [
    ("descent", 1.073741824, 0.00014272476927, 1.0000038229435),
    ("momentum", 0.043998706, -0.3049842913914, 1.0535134567008),
    ("nesterov", 0.5136073566290, -0.0004708247784, -1.0003948792475),
    ("adagrad", 9.5028234365554, 8.7565960753910, 1.2303068172312),
    ("rmsprop", 5.4989110767298, 1.1465980570465, 1.0000000000000),
    ("adam", 9.0034965354896, 5.3682117123302, 0.9708083836563),
]
"""PyTorch 2.13 in float64 at the rate 0.1: the parabola from 10, the double well from 2."""


@pytest.mark.parametrize(("name", "tenth", "fiftieth", "well"), GOLDEN)
def test_a_rule_gives_the_numbers_of_pytorch(name, tenth, fiftieth, well):
    run = Run.start(PARABOLA, 10.0, 0.1, 50, method(name)).to_end()
    assert run.weight_at(10) == pytest.approx(tenth, abs=2e-9 if name == "momentum" else 2e-13)
    assert run.weight_at(50) == pytest.approx(fiftieth, abs=4e-13)
    run = Run.start(named("double-well"), 2.0, 0.1, 50, method(name)).to_end()
    assert run.weight == pytest.approx(well, abs=2e-13)


class Optimizer:
    """The rules anew, in the order of operations that PyTorch has."""

    def __init__(self, name, rate, beta, beta2):
        self.name, self.rate, self.beta, self.beta2 = name, rate, beta, beta2
        self.first = self.second = 0.0
        self.count = 0

    def step(self, g, c):
        self.count += 1
        return getattr(self, self.name)(g, c)

    def descent(self, g, _):
        return g * self.rate

    def momentum(self, g, _):
        self.first = g if self.count == 1 else self.first * self.beta + g
        return self.first * self.rate

    def nesterov(self, g, _):
        self.momentum(g, _)
        return (self.first * self.beta + g) * self.rate

    def adagrad(self, g, _):
        self.first = math.fsum((self.first, g**2))
        return g / (self.first**0.5 + 1e-10) * self.rate

    def rmsprop(self, g, _):
        self.first += (1 - self.beta) * (g**2 - self.first)
        return g / (self.first**0.5 + 1e-8) * self.rate

    def adam(self, g, _):
        self.first += (g - self.first) * (1 - self.beta)
        self.second = self.second * self.beta2 + g**2 * (1 - self.beta2)
        correction = 1 - self.beta2**self.count
        size = self.second**0.5 / correction**0.5 + 1e-8
        return self.first / size * (self.rate / (1 - self.beta**self.count))

    def sign(self, g, _):
        return math.copysign(self.rate, g) if g else 0.0

    def newton(self, g, c):
        return g / c * self.rate if c else 0.0


@each_rule
@each_landscape
def test_on_every_landscape_a_rule_is_what_it_is_by_its_definition(rule, name):
    landscape, dice = named(name), random.Random(f"{rule.name} {name}")
    for _ in range(20):
        rate, start = dice.uniform(0, 1), dice.uniform(landscape.left, landscape.right)
        given = {each.name: dice.uniform(0, 0.999) for each in rule.parameters}
        tuned = rule.tuned({key: repr(value) for key, value in given.items()})
        run = Run.start(landscape, start, rate, 60, Method(tuned)).to_end()
        other = Optimizer(rule.name, rate, given.get("beta"), given.get("beta2"))
        for epoch in range(run.at):
            weight = run.weight_at(epoch)
            step = other.step(landscape.slope(weight), landscape.curvature(weight))
            near = 1e-9 * max(1.0, abs(step), abs(weight))
            assert run.weight_at(epoch + 1) == pytest.approx(weight - step, abs=near)


@each_rule
@each_landscape
def test_a_long_run_is_a_plain_loop_across_blocks_and_cycles(rule, name):
    landscape = named(name)
    run = Run.start(landscape, 1.3, 0.05, 3000, Method(rule)).to_end()
    weight, state, walked = 1.3, rule.init, [((1.3).hex(), rule.init)]
    for _ in range(3000):
        slope, curvature = landscape.slope(weight), landscape.curvature(weight)
        step, state = rule.update(0.05, slope, curvature, state, rule.values)
        weight = weight - step
        if not landscape.is_inside(weight) or not all(map(math.isfinite, state)):
            break
        walked.append((weight.hex(), state))
    assert rows(run) == walked


@each_rule
@given(
    st.sampled_from(NAMES),
    st.floats(-3, 3),
    st.floats(0, 2),
    st.sampled_from(SCHEDULES),
    st.sampled_from([0.0, 0.5]),
    st.lists(st.tuples(st.integers(1, 8), st.floats(0, 1)), max_size=3),
    st.lists(st.integers(0, 40), max_size=6),
)
def test_back_and_forward_shows_the_same_to_the_last_bit(
    rule, name, weight, rate, schedule, noise, changes, jumps
):
    run = Run.start(named(name), weight, rate, 40, Method(rule, schedule, Noise(noise, 7)))
    for epochs, other in changes:
        run = run.forward(epochs).with_learning_rate(other)
    run = run.forward(8)
    seen = rows(run), [run.epoch(k) for k in range(run.at + 1)], run.step
    wanderer = run
    for epoch in jumps:
        wanderer = wanderer.to(epoch)
    again = wanderer.to(run.at)
    assert (rows(again), [again.epoch(k) for k in range(run.at + 1)], again.step) == seen
    anew = run._replace(stretches=tuple(each.renewed() for each in run.stretches))
    assert anew.to(run.at) == run
    assert rows(anew.to(run.at)) == seen[0]


@each_rule
@given(st.sampled_from(NAMES), st.floats(-3, 3), st.floats(0, 1e300), st.floats(0, 1e100))
def test_every_step_is_told_as_it_was_taken_and_no_number_is_nan_or_infinite(
    rule, name, weight, rate, noise
):
    run = Run.start(named(name), weight, rate, 30, Method(rule, noise=Noise(noise))).to_end()
    for epoch in range(run.at):
        step = run.step_from(epoch)
        assert step.landing == run.weight_at(epoch + 1)
        assert step.landing == step.weight - step.taken
        assert step.before == run.state_at(epoch)
        assert step.after == run.state_at(epoch + 1)
        assert step.uphill in (None, step.weight + step.taken)
        told = run.epoch(epoch + 1)
        assert all(map(math.isfinite, (told.slope, told.weight, told.loss, *step.after)))
    assert run.outcome is not Outcome.UNDER_WAY
    assert (run.step.landing is None) or run.at == 30


@each_rule
@pytest.mark.parametrize("slope", [math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("curvature", [2.0, -1.0, 0.0, math.nan])
def test_where_there_is_no_slope_there_is_no_step(rule, slope, curvature):
    step, state = rule.update(0.1, slope, curvature, rule.init, rule.values)
    assert not math.isfinite(step) or not all(map(math.isfinite, state))


@each_rule
@pytest.mark.parametrize("formula", ["log(w)", "sqrt(w)", "w*log(w)", "1/w + w"])
def test_under_every_rule_a_run_ends_before_a_gap(rule, formula):
    landscape = landscape_of(formula)
    run = Run.start(landscape, 1.5, 0.4, 200, Method(rule)).to_end()
    assert all(landscape.is_inside(run.weight_at(epoch)) for epoch in range(run.at + 1))
    assert run.at == 200 or run.step.landing is None


def test_descent_the_long_way_round_is_descent_to_the_last_bit():
    roundabout = Method(DESCENT._replace(terms=(Term("times η", "η·g"),)))
    for name in NAMES:
        for rate in (0.05, 0.7, 1.2):
            plain = Run.start(named(name), 1.3, rate, 2500).to_end()
            assert weight_bits(Run.start(named(name), 1.3, rate, 2500, roundabout).to_end()) == (
                weight_bits(plain)
            )


def test_a_cycle_needs_weight_and_state_to_come_back():
    # The weight goes to and fro between two places, and k counts on.
    terms = Term("turn", "1 − v", "v"), Term("to and fro", "v + v − 1ᵏ")
    run = Run.start(PARABOLA, 1.0, 0.1, 5000, Method(Rule("spring", terms))).to_end()
    assert run.state_at(5000) == (0.0, 5000.0)
    assert run.weight_at(5000) == run.weight_at(0)


def test_a_rule_is_an_entry_with_any_parameter():
    terms = Term("mean slope", "(1 − μ)·g + μ·p", "p"), Term("times η", "η·p/c₀")
    rule = Rule("mean", terms, (Parameter("mu", "μ", 0.5), Parameter("scale", "c₀", 0.25)))
    assert (rule.checked().state, rule.formula) == (("p",), "p ← (1 − μ)·g + μ·p; η·p/c₀")
    assert rule.update(0.1, 8.0, 2.0, (4.0,), rule.values) == (0.1 * 6.0 / 0.25, (6.0,))
    assert rule.tuned({"mu": "0.25"}).values == (0.25, 0.25)


@pytest.mark.parametrize(
    ("terms", "symbol", "complaint"),
    [
        ([Term("times η", "η·q")], "β", "odd: the term 'times η' speaks of q"),
        ([Term("times η", "η·g", exact="η·(g + z)")], "β", "odd: the term 'times η' speaks of z"),
        ([Term("times η", "η·a"), Term("ahead", "g", "b")], "β", "'times η' speaks of a"),
        ([Term("times η", "η·(g")], "β", "odd: its terms cannot be read"),
        ([Term("times η", "η·g!")], "β", "odd: its terms cannot be read"),
        ([Term("times η", "η·g")], "g", "odd: 'g' is no symbol that a parameter can have"),
        ([Term("kept", "v + g", "v"), Term("times η", "η·v")], "v", "odd: 'v' is no symbol"),
    ],
)
def test_an_entry_that_is_wrong_is_refused_at_once_by_its_name(terms, symbol, complaint):
    with pytest.raises(ValueError, match=f"{re.escape(complaint)}"):
        Rule("odd", tuple(terms), (Parameter("beta", symbol, 0.5),)).checked()


def test_a_run_takes_8_bytes_an_epoch_for_each_number_of_its_rows():
    tracemalloc.start()
    try:
        run = Run.start(PARABOLA, 10.0, 1e-6, 50_000, method("adam")).to_end()
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert run.at == 50_000
    assert taken < 4 * 8 * 1.25 * 50_000


@pytest.mark.parametrize("name", ["adam", "sign"])
@given(st.floats(1e-3, 1e3), st.floats(0.001, 3), st.booleans())
def test_the_first_step_of_adam_and_sign_has_the_length_of_the_rate(name, weight, rate, left):
    start = -weight if left else weight
    step = Run.start(PARABOLA, start, rate, 1, method(name)).step
    assert step.taken == pytest.approx(math.copysign(rate, start), rel=1e-4)


@pytest.mark.parametrize("formula", ["w^2", "5(w - 3)^2 + 2", "w^2/100"])
def test_newton_lands_on_a_parabola_s_bottom_in_one_step(formula):
    landscape = landscape_of(formula)
    run = Run.start(landscape, 17.0, 1.0, 5, method("newton")).to(1)
    assert run.weight == pytest.approx(landscape.minima[0], abs=1e-12)


def test_newton_climbs_on_a_hill_and_stands_where_there_is_no_curvature():
    hill = Run.start(named("double-well"), 0.3, 0.5, 50, method("newton"))
    assert hill.step.climbs
    assert hill.to_end().weight == pytest.approx(0.0, abs=1e-9)
    assert Run.start(named("absolute"), 3.0, 0.5, 50, method("newton")).to_end().weight == 3.0


@given(st.floats(0, 0.95), st.floats(0.02, 0.98))
def test_momentum_settles_below_two_and_two_beta_and_not_above(beta, part):
    limit = (2 + 2 * beta) / 2  # of the rate, for c = 2
    inside = Run.start(PARABOLA, 1.0, part * limit, 4000, method("momentum", beta=beta)).to_end()
    assert abs(inside.weight) < 1e-6
    outside = Run.start(PARABOLA, 1.0, limit * (1 + part), 4000, method("momentum", beta=beta))
    assert abs(outside.to_end().weight) > 1e6


def test_nesterov_diverges_where_descent_and_momentum_settle():
    ends = [
        abs(Run.start(PARABOLA, 1.0, 0.8, 200, each).to_end().weight)
        for each in (PLAIN, method("momentum", beta=0.5), method("nesterov", beta=0.5))
    ]
    assert max(ends[:2]) < 1e-9
    assert ends[2] > 1e9


def test_exact_theory_speaks_of_plain_descent_alone():
    assert theory_of(PARABOLA, PLAIN)
    for rule in RULES[1:]:
        assert theory_of(PARABOLA, Method(rule)) is None
    for schedule in SCHEDULES[1:]:
        assert theory_of(PARABOLA, Method(schedule=schedule)) is None
    assert theory_of(PARABOLA, Method(noise=Noise(0.1))) is None


def test_a_race_keeps_its_method_whatever_is_done_to_it():
    chosen = Method(rule_of("adam"), schedule_of("cosine"), Noise(0.1, 3))
    race = Setup((3.0, -3.0), 0.1, 50, method=chosen).race().to(7)
    changed = race.with_learning_rate(0.2).with_pin()
    others = changed.restart(), changed.with_weight(2.0), changed.mirrored(), changed.renewed()
    for each in (race, changed, *others):
        assert isinstance(each, Race)
        assert {run.method for run in each.runs + each.pinned} == {chosen}


def test_an_unknown_rule_is_told_with_the_nearest_name():
    with pytest.raises(ValueError, match="no rule 'adom': the nearest is adam"):
        rule_of("adom")
    assert rule_of(" Adam ").name == "adam"


@pytest.mark.parametrize("text", ["1", "-0.1", "2", "nan", "x", ""])
def test_a_parameter_is_from_0_to_below_1(text):
    with pytest.raises(ValueError, match="beta must be"):
        rule_of("momentum").tuned({"beta": text})


def test_a_parameter_that_a_rule_does_not_have_is_refused_with_the_rules_that_have_it():
    with pytest.raises(ValueError, match="momentum has no beta2: rules with one are adam"):
        rule_of("momentum").tuned({"beta2": "0.5"})
