"""A run as text, CSV, JSON, and as the lines of the log."""

import csv
import json
import sys
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.listing import (
    FORMATS,
    change_line,
    csv_lines,
    epoch_line,
    factor_text,
    json_lines,
    log_lines,
    text_lines,
)
from gdtui.engine.race import Race
from gdtui.engine.regime import factor, regime_of
from gdtui.engine.run import Change, Run

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT) | st.floats(-100, 100)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)
unhurried = settings(deadline=None)


@st.composite
def runs(draw):
    """A few runs at their ends, with a change of the rate on the way."""
    several = draw(st.lists(weights, min_size=1, max_size=3))
    race = Race.start(several, draw(rates), draw(st.integers(0, 20)))
    race = race.to(draw(st.integers(0, 20))).with_learning_rate(draw(rates))
    return race.to(race.epochs).runs


def plain_listing(weight, learning_rate, epochs):
    """The listing as one would write it in a few lines."""
    w = weight
    lines = [f"Starting weight: {w}, Starting Loss: {w * w}"]
    for epoch in range(1, epochs + 1):
        gradient = 2 * w
        w = w - learning_rate * gradient
        lines.append(f"Epoch {epoch}: Weight = {w:.4f}, Loss = {w * w:.4f}")
    return lines


def refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


def test_the_listing_has_the_form_of_the_theory():
    assert list(text_lines([Run.start(10.0, 0.1, 2).to_end()])) == [
        "Starting weight: 10.0, Starting Loss: 100.0",
        "Epoch 1: Weight = 8.0000, Loss = 64.0000",
        "Epoch 2: Weight = 6.4000, Loss = 40.9600",
    ]


@unhurried
@given(st.floats(-1e6, 1e6), st.floats(0, 1.5), st.integers(0, 60))
def test_the_listing_is_that_of_a_plain_loop_to_the_byte(weight, rate, epochs):
    run = Run.start(weight, rate, epochs).to_end()
    assert list(text_lines([run])) == plain_listing(weight, rate, epochs)


def test_the_listing_prints_zero_loss_first_at_epoch_33():
    lines = list(text_lines([Run.start(10.0, 0.1, 50).to_end()]))
    zero = [line for line in lines if line.endswith("Loss = 0.0000")]
    assert zero[0] == "Epoch 33: Weight = 0.0063, Loss = 0.0000"
    assert zero == lines[33:]


def test_several_listings_have_an_empty_line_between_them():
    race = Race.start((10.0, 15.0), 0.2, 1).to(1)
    assert list(text_lines(race.runs)) == [
        "Starting weight: 10.0, Starting Loss: 100.0",
        "Epoch 1: Weight = 6.0000, Loss = 36.0000",
        "",
        "Starting weight: 15.0, Starting Loss: 225.0",
        "Epoch 1: Weight = 9.0000, Loss = 81.0000",
    ]


def test_a_listing_ends_at_the_present_epoch():
    assert len(list(text_lines([Run.start(10.0, 0.1, 50).to(7)]))) == 8


def test_a_change_of_the_rate_is_told_with_its_epoch():
    assert change_line(Change(7, 0.1, 0.11)) == "learning rate 0.1 → 0.11 at epoch 7"


def test_csv_has_a_header_and_a_row_for_each_epoch_in_full_precision():
    assert list(csv_lines([Run.start(10.0, 0.1, 3).to_end()])) == [
        "epoch,learning_rate,gradient,weight,loss",
        "0,,,10.0,100.0",
        "1,0.1,20.0,8.0,64.0",
        "2,0.1,16.0,6.4,40.96000000000001",
        "3,0.1,12.8,5.12,26.2144",
    ]


def test_csv_of_several_runs_has_a_first_column_for_the_run():
    race = Race.start((10.0, 15.0), 0.2, 1).to(1)
    assert list(csv_lines(race.runs)) == [
        "run,epoch,learning_rate,gradient,weight,loss",
        "1,0,,,10.0,100.0",
        "1,1,0.2,20.0,6.0,36.0",
        "2,0,,,15.0,225.0",
        "2,1,0.2,30.0,9.0,81.0",
    ]


@unhurried
@given(runs())
def test_csv_reads_back_as_the_run_to_the_last_bit(several):
    rows = list(csv.DictReader(csv_lines(several)))
    expected = [run.epoch(number) for run in several for number in range(run.at + 1)]
    assert len(rows) == len(expected)
    for row, epoch in zip(rows, expected, strict=True):
        assert int(row["epoch"]) == epoch.number
        assert float(row["weight"]) == epoch.weight
        assert float(row["loss"]) == epoch.loss
        if epoch.number:
            assert float(row["learning_rate"]) == epoch.learning_rate
            assert float(row["gradient"]) == epoch.gradient
        else:
            assert row["learning_rate"] == row["gradient"] == ""


def test_json_says_what_the_run_is_and_lists_its_epochs():
    run = Run.start(10.0, 0.1, 50).to_end()
    (told,) = json.loads("".join(json_lines([run])))["runs"]
    epochs = told.pop("epochs")
    assert told == {
        "weight": 10.0,
        "learning_rate": 0.1,
        "regime": "slow convergence",
        "factor": 0.8,
        "zero_loss_epoch": 33,
    }
    assert epochs[0] == {
        "epoch": 0,
        "learning_rate": None,
        "gradient": None,
        "weight": 10.0,
        "loss": 100.0,
    }
    assert epochs[1] == {
        "epoch": 1,
        "learning_rate": 0.1,
        "gradient": 20.0,
        "weight": 8.0,
        "loss": 64.0,
    }
    assert len(epochs) == 51


def test_json_keeps_the_order_of_the_promise():
    text = "".join(json_lines([Run.start(10.0, 0.1, 0)]))
    assert text == (
        '{"runs": [{"weight": 10.0, "learning_rate": 0.1, "regime": "slow convergence",'
        ' "factor": 0.8, "zero_loss_epoch": null, "epochs": [{"epoch": 0, "learning_rate": null,'
        ' "gradient": null, "weight": 10.0, "loss": 100.0}]}]}'
    )


@pytest.mark.parametrize(("rate", "epochs"), [(0.1, 32), (1.0, 50), (1.1, 50), (0.0, 50)])
def test_json_has_null_where_the_run_does_not_get_to_zero_loss(rate, epochs):
    run = Run.start(10.0, rate, epochs).to_end()
    assert json.loads("".join(json_lines([run])))["runs"][0]["zero_loss_epoch"] is None


@unhurried
@given(runs())
def test_json_reads_back_as_the_run_to_the_last_bit(several):
    document = json.loads("\n".join(json_lines(several)), parse_constant=refuse)
    assert list(document) == ["runs"]
    for told, run in zip(document["runs"], several, strict=True):
        assert told["weight"] == run.weight_at(0)
        assert told["zero_loss_epoch"] == run.zero_loss
        for row, number in zip(told["epochs"], range(run.at + 1), strict=True):
            epoch = run.epoch(number)
            assert row == {
                "epoch": number,
                "learning_rate": epoch.learning_rate,
                "gradient": epoch.gradient,
                "weight": epoch.weight,
                "loss": epoch.loss,
            }


@unhurried
@given(runs(), st.sampled_from(sorted(FORMATS)))
def test_no_format_ever_says_nan_or_infinity(several, name):
    text = "\n".join(FORMATS[name](several)).lower()
    assert "nan" not in text
    assert "inf" not in text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_printing_a_long_run_needs_no_memory(name):
    run = Run.start(10.0, 0.001, 5_000).to_end()
    tracemalloc.start()
    try:
        for _ in FORMATS[name]([run]):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000


def all_log_lines(race, epoch):
    """Every line of the log from the start on."""
    lines = []
    for number in range(epoch + 1):
        lines += [(i, epoch_line(run.epoch(number))) for i, run in enumerate(race.runs)]
        if change := race.change_at(number):
            lines.append((None, change_line(change)))
    return lines


@unhurried
@given(
    st.lists(st.floats(-100, 100), min_size=1, max_size=2),
    st.lists(st.floats(0, 1.2), min_size=1, max_size=4),
    st.integers(0, 30),
    st.integers(0, 50),
)
def test_the_log_is_the_end_of_the_whole_story(several, some_rates, epoch, height):
    race = Race.start(several, some_rates[0], 50)
    for rate in some_rates[1:]:
        race = race.forward(7).with_learning_rate(rate)
    race = race.to(30)
    whole = all_log_lines(race, epoch)
    assert log_lines(race, epoch, height) == whole[max(0, len(whole) - height) :]


def test_the_log_tells_a_change_between_the_epochs():
    race = Race.start((10.0,), 0.1, 50).to(7).with_learning_rate(0.11).to(8)
    assert log_lines(race, 8, 3) == [
        (0, "Epoch 7: Weight = 2.0972, Loss = 4.3980"),
        (None, "learning rate 0.1 → 0.11 at epoch 7"),
        (0, "Epoch 8: Weight = 1.6358, Loss = 2.6758"),
    ]


def test_the_log_tells_two_runs_apart():
    race = Race.start((10.0, 15.0), 0.2, 50).to(1)
    assert log_lines(race, 1, 2) == [
        (0, "Epoch 1: Weight = 6.0000, Loss = 36.0000"),
        (1, "Epoch 1: Weight = 9.0000, Loss = 81.0000"),
    ]


@given(st.floats(0, 1.5))
def test_the_factor_never_shows_a_landmark_that_it_is_not(learning_rate: float) -> None:
    shown = factor_text(factor(learning_rate))
    landmarks = {"+1": "frozen", "0": "one step", "-1": "oscillation trap"}
    if shown in landmarks and factor(learning_rate) == float(shown):
        return
    assert shown not in landmarks, regime_of(learning_rate)


@pytest.mark.parametrize(
    ("learning_rate", "text"),
    [(0.1, "+0.8"), (0.9, "-0.8"), (0.5, "0"), (1.0, "-1"), (0.0, "+1"), (0.9999999, "-0.9999998")],
)
def test_the_factor_is_shown_with_its_sign(learning_rate: float, text: str) -> None:
    assert factor_text(factor(learning_rate)) == text
