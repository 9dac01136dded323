"""A run and the map of the learning rate as text, CSV and JSON."""

import csv
import json
import math
import sys
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES, QUARTIC, SHIFTED

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import FORMATS
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.theory.sweep import (
    DEFAULT_RATES,
    MOST_EPOCHS,
    MOST_RATES,
    read_rates,
    sweep,
)
from gdtui.engine.theory.sweep import FORMATS as SWEPT

weights = st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES) | st.floats(-100, 100)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)


@st.composite
def runs(draw):
    """A few runs at their ends, with a change of the rate on the way."""
    several = draw(st.lists(weights, min_size=1, max_size=3))
    race = Race.start((PARABOLA,), several, draw(rates), draw(st.integers(0, 20)))
    race = race.to(draw(st.integers(0, 20))).with_learning_rate(draw(rates))
    return race.to(race.epochs).runs


def plain_listing(weight, learning_rate, epochs):
    """The listing as one would write it in a few lines, as far as Python can square the weight."""
    w = weight
    lines = [f"Starting weight: {w}, Starting Loss: {w**2}"]
    for epoch in range(1, epochs + 1):
        gradient = 2 * w
        w = w - learning_rate * gradient
        if not math.isfinite(w):
            break
        try:
            lines.append(f"Epoch {epoch}: Weight = {w:.4f}, Loss = {w**2:.4f}")
        except OverflowError:
            break
    return lines


def refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


@given(weights | st.integers(-10_000, 10_000).map(lambda n: n / 100), rates, st.integers(0, 60))
@example(95.97, 0.1, 50)  # its power and its product differ
@example(10.0, 1.1, 300)
@example(10.0, 2.0, 400)
@example(EDGE_OF_SQUARES, 1.0, 3)
def test_the_listing_is_that_of_a_plain_loop_to_the_byte(weight, rate, epochs):
    run = Run.start(PARABOLA, weight, rate, epochs).to_end()
    assert list(FORMATS["text"]([run])) == plain_listing(weight, rate, epochs)


def test_csv_has_a_header_a_row_for_each_epoch_and_of_several_runs_a_first_column():
    run = Run.start(PARABOLA, 10.0, 0.1, 2).to_end()
    lines = [
        "epoch,learning_rate,gradient,weight,loss",
        "0,,,10.0,100.0",
        "1,0.1,20.0,8.0,64.0",
        "2,0.1,16.0,6.4,40.96000000000001",
    ]
    assert list(FORMATS["csv"]([run])) == lines
    several = ["run," + lines[0], *(f"{k},{line}" for k in (1, 2) for line in lines[1:])]
    assert list(FORMATS["csv"]([run, run])) == several


def test_json_keeps_the_order_of_the_promise():
    assert "".join(FORMATS["json"]([Run.start(PARABOLA, 10.0, 0.1, 1).to_end()])) == (
        '{"runs": [{"weight": 10.0, "learning_rate": 0.1, "landscape": "w^2",'
        ' "rule": "descent", "regime": "smooth convergence", "factor": 0.8,'
        ' "zero_loss_epoch": null, "outcome": "complete", "epochs": ['
        '{"epoch": 0, "learning_rate": null, "gradient": null, "weight": 10.0, "loss": 100.0},'
        '{"epoch": 1, "learning_rate": 0.1, "gradient": 20.0, "weight": 8.0, "loss": 64.0}]}]}'
    )


def test_json_of_another_landscape_names_it_and_promises_no_regime_without_a_theory():
    shifted, quartic = (
        Run.start(landscape, 3.5, 0.01, 30).to_end() for landscape in (SHIFTED, QUARTIC)
    )
    told, other = json.loads("".join(FORMATS["json"]([shifted, quartic])))["runs"]
    assert (told["landscape"], told["regime"]) == ("(w - 3)^2 + 2", "smooth convergence")
    assert (other["landscape"], other["regime"], other["factor"]) == ("w^4", None, None)
    assert told["epochs"][0]["loss"] == 2.25


@given(runs())
def test_csv_and_json_read_back_as_the_run_to_the_last_bit(several):
    epochs = [[run.epoch(number) for number in range(run.at + 1)] for run in several]
    rows = list(csv.DictReader(FORMATS["csv"](several)))
    assert [
        tuple(float(cell) if cell else None for cell in list(row.values())[-5:]) for row in rows
    ] == [tuple(epoch) for run in epochs for epoch in run]
    document = json.loads("\n".join(FORMATS["json"](several)), parse_constant=refuse)
    assert list(document) == ["runs"]
    for told, run, path in zip(document["runs"], several, epochs, strict=True):
        assert told["weight"] == run.weight_at(0)
        assert told["zero_loss_epoch"] == run.zero_loss
        assert told["learning_rate"] == run.rate_at(0)
        assert told["factor"] == theory_of(PARABOLA).factor(run.rate_at(0))
        assert told["outcome"] == run.outcome.value
        assert [tuple(row.values()) for row in told["epochs"]] == [*map(tuple, path)]
    for name in FORMATS:
        text = "\n".join(FORMATS[name](several)).lower()
        assert "nan" not in text
        assert "inf" not in text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_printing_a_long_run_needs_no_memory(name):
    run = Run.start(PARABOLA, 10.0, 0.001, 2_000).to_end()
    tracemalloc.start()
    try:
        for _ in FORMATS[name]([run]):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000


# The map of the learning rate


START = Setup((10.0,))
WELL = named("double-well")


def swept(weight, *rates, landscape=PARABOLA):
    return [*sweep(Setup((weight,), landscapes=(landscape,)), rates)]


@given(st.integers(1, 500), st.integers(0, 300))
def test_every_multiple_of_the_step_is_exact(thousandths, count):
    step = thousandths / 1000
    rates = read_rates(f"0:{thousandths * count / 1000}:{step}")
    assert rates == tuple(k * thousandths / 1000 for k in range(count + 1))


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("0.3", (0.3,)),
        ("0.1, 0.2,0.5", (0.1, 0.2, 0.5)),
        (DEFAULT_RATES, tuple(k / 20 for k in range(25))),
        ("0.1:0.35:0.1", (0.1, 0.2, 0.3)),
        ("0.5:0.5:3", (0.5,)),
        (" -0 : 1 : 0.5 ", (0.0, 0.5, 1.0)),
        ("0e99999999999999999999:1:0.5", (0.0, 0.5, 1.0)),
        ("0:1e-323:5e-324", (0.0, 5e-324, 1e-323)),
        ("1e308:1.7e308:7e307", (1e308, 1.7e308)),
        (f"0:1:0.{'3' * 60}", (0.0, 1 / 3, 2 / 3, 1.0)),
    ],
)
def test_rates_are_read_as_a_list_or_a_range_without_rounding(text, rates):
    assert read_rates(text) == rates


def test_a_bad_list_is_refused_with_a_short_sentence():
    for text in (
        *("", ",", "0.1,,0.2", "a", "0.1,nan", "-0.1", "0:1", "0:1:0", "0:1:-1", "1:0:0.1"),
        *("0:inf:1", "0:1:0.1:2", "0:1:1e-9", "0:1e300:1e-300", ":", "::", "0:1:", "0:1_0:1"),
        *("0:1:1e-1000000", "0:1:1e-99999999999999999999", "1e-99999999999999999999999:1:0.1"),
        "0:" + "x" * 5000,
    ):
        with pytest.raises(ValueError, match="learning rate") as refused:
            read_rates(text)
        assert len(str(refused.value)) < 120


def test_100000_rates_are_taken_and_not_one_more():
    assert MOST_RATES == 100_000
    for most in ("0:99999:1", "0:0.99999:0.00001", "0:99999.9:1", ",".join(["1"] * 100_000)):
        assert len(read_rates(most)) == 100_000
    for text in ("0:100000:1", "0:1:0.00001", ",".join(["1"] * 100_001)):
        with pytest.raises(ValueError, match="at most 100000, not 100001"):
            read_rates(text)
    with pytest.raises(ValueError, match=r"at most 100000, not about 1\.0e300"):
        read_rates("0:1:1e-300")


@given(
    st.floats(-50, 50),
    st.floats(0, 1.3) | st.floats(0, 1e-10),
    st.sampled_from([PARABOLA, SHIFTED]),
)
def test_a_row_by_theory_says_what_theory_says(weight, rate, landscape):
    (row,), theory = swept(weight, rate, landscape=landscape), theory_of(landscape)
    assert row[:2] == (rate, theory.zero_loss(weight, rate))
    assert row[2:4] == (theory.regime(rate), theory.factor(rate))
    start = Setup((weight,), landscapes=(landscape,)), (rate,)
    (cells,) = csv.DictReader(SWEPT["csv"](*start))
    (told,) = json.loads("".join(SWEPT["json"](*start)))["rates"]
    assert told["zero_loss_epoch"] == row.zero_loss
    assert cells["zero_loss_epoch"] == ("" if row.zero_loss is None else str(row.zero_loss))


def test_a_table_a_row_for_each_rate_and_one_document_by_theory():
    assert list(SWEPT["text"](START, (0.0, 0.1, 0.5, 1.0, 1.1, 0.1234567))) == [
        "learning rate  regime              r           zero loss at epoch",
        "0.0            frozen              +1          never",
        "0.1            smooth convergence  +0.8        33",
        "0.5            one step            0           1",
        "1.0            oscillation trap    -1          never",
        "1.1            divergence          -1.2        never",
        "0.1234567      smooth convergence  +0.7530866  26",
    ]
    # An epoch that nobody can count is told as about.
    assert list(SWEPT["text"](START, (2e-20, 5e-324, 3.9e-7)))[1:] == [
        "2e-20          smooth convergence  1-4e-20       about 1.8e20",
        "5e-324         smooth convergence  1-9.881e-324  about 7.3e323",
        "3.9e-07        smooth convergence  +0.99999922   9300419",
    ]
    assert list(SWEPT["csv"](START, (0.1, 1.0))) == [
        "learning_rate,regime,factor,zero_loss_epoch",
        "0.1,smooth convergence,0.8,33",
        "1.0,oscillation trap,-1.0,",
    ]
    assert "".join(SWEPT["json"](START, (0.1, 1.0))) == (
        '{"weight": 10.0, "rates": ['
        '{"learning_rate": 0.1, "regime": "smooth convergence", "factor": 0.8,'
        ' "zero_loss_epoch": 33},'
        '{"learning_rate": 1.0, "regime": "oscillation trap", "factor": -1.0,'
        ' "zero_loss_epoch": null}]}'
    )


def test_what_no_theory_predicts_is_said_to_be_observed():
    setup = Setup((0.5,), landscapes=(WELL,))
    assert list(SWEPT["text"](setup, (0.0, 0.1, 1.1, 1.9, 2.1))) == [
        "learning rate  observed           since epoch  last weight  bottom at epoch",
        "0.0            stays where it is  0            0.5          not seen",
        "0.1            at the bottom      26           1            26",
        "1.1            in a cycle of 2    26           1.11606      not seen",
        "1.9            wandering          0            0.982783     104",
        "2.1            left the floats    12           -4.51978e28  not seen",
        "No exact theory holds here: this is what was observed in 10000 epochs at most.",
    ]
    header, settled, cycle = SWEPT["csv"](setup, (0.1, 1.1))
    assert header == (
        "learning_rate,regime,factor,zero_loss_epoch,observed,period,since_epoch,last_weight"
    )
    assert settled.startswith("0.1,,,26,at the bottom,1,26,")
    assert cycle.startswith("1.1,,,,in a cycle,2,26,")
    document = json.loads("".join(SWEPT["json"](setup, (0.1, 2.1))))
    assert (document["weight"], document["landscape"]) == (0.5, "w^4/4 - w^2/2")
    told = [(each["regime"], each["observed"], each["period"]) for each in document["rates"]]
    assert told == [(None, "at the bottom", 1), (None, "left the floats", None)]


@given(st.floats(0, 3), st.floats(-3, 3))
def test_a_row_observed_says_what_a_run_is_seen_to_do(rate, weight):
    (found,) = swept(weight, rate, landscape=WELL)
    run = Run.start(WELL, weight, rate, MOST_EPOCHS).to_end()
    if found.zero_loss is not None:
        assert run.zero_loss == found.zero_loss
    if found.observed.bottom is not None:
        assert run.weight == pytest.approx(found.observed.bottom, abs=0.01)


def test_what_may_leave_the_bottom_again_is_run_to_the_end():
    adam = Method(rule_of("adam"))
    (found,) = sweep(Setup((10.0,), method=adam), (1.0,))
    run = Run.start(PARABOLA, 10.0, 1.0, MOST_EPOCHS, adam).to_end()
    assert found.last_weight == run.weight
    assert not PARABOLA.is_bottom(run.weight_at(found.observed.since - 1))
    assert all(PARABOLA.is_bottom(run.weight_at(k)) for k in range(found.observed.since, run.at))


@given(
    st.sampled_from(["w^2", "double-well", "log(w)", "1/w", "-exp(w)", "exp(w)"]),
    st.lists(st.floats(0, 1e308) | st.floats(0, 2), min_size=1, max_size=3),
)
@settings(max_examples=40)
def test_no_format_ever_says_nan_or_infinity(formula, rates):
    setup = Setup((1.0,), landscapes=(landscape_of(formula),))
    for layout in SWEPT.values():
        text = "\n".join(layout(setup, rates)).lower()
        assert "nan" not in text
        assert "inf" not in text
