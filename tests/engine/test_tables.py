"""A run and the map of the learning rate as text, CSV and JSON."""

import csv
import json
import math
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, rule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import FORMATS
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.theory.sweep import FORMATS as SWEPT
from gdtui.engine.theory.sweep import (
    MOST_EPOCHS,
    MOST_RATES,
    read_rates,
    sweep,
)

PRINTED = Path(__file__).with_name("printed.txt").read_text(encoding="utf-8").split("\n> ")[1:]
RATES = rows_of(__file__, "rates.txt")
weights = st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES) | st.floats(-100, 100)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)


@st.composite
def runs(draw):
    """A few runs at their ends, with a change of the rate on the way."""
    several = draw(st.lists(weights, min_size=1, max_size=3))
    race = Setup(several, draw(rates), draw(st.integers(0, 20))).race()
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


def printed_by(command):
    """The lines that a command of the table prints: run or sweep, the format, runs or rates."""
    what, layout, formula, *numbers = command.split()
    if what == "sweep":
        setup = Setup((float(numbers[0]),), landscapes=(landscape_of(formula),))
        return list(SWEPT[layout](setup, [float(rate) for rate in numbers[1:]]))
    weight, rate, epochs, *several = numbers
    run = Run.start(landscape_of(formula), float(weight), float(rate), int(epochs)).to_end()
    return list(FORMATS[layout]([run, *[run] * len(several)]))


@pytest.mark.parametrize("block", PRINTED, ids=lambda block: block.splitlines()[0])
def test_what_is_printed_is_this_to_the_byte(block):
    command, *lines = block.splitlines()
    assert printed_by(command) == lines


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
    # What is loaded and kept at the first time is there for all times.
    assert [*FORMATS[name]([run])]
    tracemalloc.start()
    try:
        for _ in FORMATS[name]([run]):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000


# The map of the learning rate


@given(st.integers(1, 500), st.integers(0, 300))
def test_every_multiple_of_the_step_is_exact(thousandths, count):
    step = thousandths / 1000
    rates = read_rates(f"0:{thousandths * count / 1000}:{step}")
    assert rates == tuple(k * thousandths / 1000 for k in range(count + 1))


@pytest.mark.parametrize(("text", "rates"), [row for row in RATES if row[1:]])
def test_rates_are_read_as_a_list_or_a_range_without_rounding(text, rates):
    assert read_rates(text) == tuple(map(float, rates.split()))


@pytest.mark.parametrize("text", ["", "0:" + "x" * 5000, *(row[0] for row in RATES if not row[1:])])
def test_a_bad_list_is_refused_with_a_short_sentence(text):
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
