"""The map of the learning rate, as a table."""

import csv
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.regime import Regime
from gdtui.engine.run import Run
from gdtui.engine.sweep import (
    DEFAULT_RATES,
    MOST_RATES,
    csv_lines,
    json_lines,
    read_rates,
    sweep,
    text_lines,
)


def test_a_list_is_read_as_it_stands() -> None:
    assert read_rates("0.1, 0.2,0.5") == (0.1, 0.2, 0.5)
    assert read_rates("0.3") == (0.3,)


def test_a_range_includes_its_end_and_hits_the_landmarks() -> None:
    rates = read_rates(DEFAULT_RATES)
    assert len(rates) == 25
    assert (rates[0], rates[10], rates[20], rates[-1]) == (0.0, 0.5, 1.0, 1.2)


@given(st.integers(1, 500), st.integers(0, 300))
def test_every_multiple_of_the_step_is_exact(thousandths: int, count: int) -> None:
    step = thousandths / 1000
    rates = read_rates(f"0:{thousandths * count / 1000}:{step}")
    assert rates == tuple(k * thousandths / 1000 for k in range(count + 1))


@pytest.mark.parametrize(
    "text",
    [
        *("", ",", "0.1,,0.2", "a", "0.1,nan", "-0.1", "0:1", "0:1:0", "0:1:-1", "1:0:0.1"),
        *("0:inf:1", "0:1:0.1:2", "0:1:1e-9", "0:1e300:1e-300"),
        ",".join(["1"] * (MOST_RATES + 1)),
    ],
)
def test_a_bad_list_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="learning rate"):
        read_rates(text)


@settings(deadline=None)
@given(st.floats(-50, 50), st.integers(0, 130))
def test_a_row_says_what_a_run_really_does(weight: float, hundredths: int) -> None:
    (rate,) = sweep(weight, [hundredths / 100])
    run = Run.start(weight, rate.learning_rate, 1000).to_end()
    if rate.zero_loss is None or rate.zero_loss <= 1000:
        # Theory and loop may part by one epoch in the last digits at the very edge of zero loss.
        assert run.zero_loss == rate.zero_loss or abs((run.zero_loss or 0) - rate.zero_loss) <= 1


def test_mirror_images_take_equally_long() -> None:
    rows = sweep(10.0, read_rates("0.05:0.95:0.05"))
    assert [row.zero_loss for row in rows] == [row.zero_loss for row in reversed(rows)]


def test_the_table_for_people() -> None:
    assert list(text_lines(10.0, sweep(10.0, (0.0, 0.1, 0.5, 0.9, 1.0, 1.1)))) == [
        "learning rate  regime              r     zero loss at epoch",
        "0.0            frozen              +1    never",
        "0.1            slow convergence    +0.8  33",
        "0.5            one step            0     1",
        "0.9            zigzag convergence  -0.8  33",
        "1.0            oscillation trap    -1    never",
        "1.1            divergence          -1.2  never",
    ]


def test_csv_has_a_row_per_rate() -> None:
    rows = list(csv.DictReader(csv_lines(10.0, sweep(10.0, (0.1, 1.0)))))
    assert rows == [
        {"learning_rate": "0.1", "regime": "slow convergence", "factor": "0.8"}
        | {"zero_loss_epoch": "33"},
        {"learning_rate": "1.0", "regime": "oscillation trap", "factor": "-1.0"}
        | {"zero_loss_epoch": ""},
    ]


def test_json_is_one_document() -> None:
    document = json.loads("".join(json_lines(10.0, sweep(10.0, (0.1, 1.0)))))
    assert document["weight"] == 10.0
    assert [row["zero_loss_epoch"] for row in document["rates"]] == [33, None]
    assert document["rates"][0]["regime"] == Regime.SLOW.value
