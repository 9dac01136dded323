"""A run as text, CSV and JSON."""

import csv
import json
import math
import sys
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES, QUARTIC, SHIFTED

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Change, Run
from gdtui.engine.tables import FORMATS, change_line
from gdtui.engine.theory.parabola import theory_of

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


def test_the_listing_prints_zero_loss_first_at_epoch_33():
    run = Run.start(PARABOLA, 10.0, 0.1, 50)
    lines = list(FORMATS["text"]([run.to_end()]))
    assert lines[:2] == [
        "Starting weight: 10.0, Starting Loss: 100.0",
        "Epoch 1: Weight = 8.0000, Loss = 64.0000",
    ]
    zero = [line for line in lines if line.endswith("Loss = 0.0000")]
    assert zero[0] == "Epoch 33: Weight = 0.0063, Loss = 0.0000"
    assert zero == lines[33:]
    assert list(FORMATS["text"]([run.to(7), run.to(1)])) == [*lines[:8], "", *lines[:2]]


def test_a_change_of_the_rate_is_told_with_its_epoch():
    assert change_line(Change(7, 0.1, 0.11)) == "learning rate 0.1 → 0.11 at epoch 7"


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
