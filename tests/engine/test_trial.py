"""What rates are seen to do where no theory knows it."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.trial import (
    FORMATS,
    MOST_EPOCHS,
    csv_lines,
    json_lines,
    text_lines,
    trials,
)

WELL = named("double-well")
SETUP = Setup((0.5,), landscape=WELL)


def tried(*rates):
    return trials(SETUP, rates)


def test_the_table_for_people_says_that_it_was_observed():
    assert list(text_lines(SETUP, tried(0.0, 0.1, 1.1, 1.25, 1.9, 2.1))) == [
        "learning rate  observed           since epoch  last weight  zero loss at epoch",
        "0.0            stays where it is  0            0.5          not seen",
        "0.1            at the bottom      26           1            26",
        "1.1            in a cycle of 2    26           1.11606      not seen",
        "1.25           in a cycle of 4    126          1.12352      not seen",
        "1.9            wandering          0            0.982783     104",
        "2.1            left the floats    12           -4.51978e28  not seen",
        "No exact theory holds here: this is what was observed in 10000 epochs at most.",
    ]


def test_csv_begins_with_the_columns_that_theory_fills_elsewhere():
    header, settled, cycle = csv_lines(SETUP, tried(0.1, 1.1))
    assert header.startswith("learning_rate,regime,factor,zero_loss_epoch,")
    assert settled.startswith("0.1,,,26,at the bottom,1,26,")
    assert cycle.startswith("1.1,,,,in a cycle,2,26,")


def test_json_is_one_document_with_the_landscape():
    document = json.loads("".join(json_lines(SETUP, tried(0.1, 1.1, 2.1))))
    assert (document["weight"], document["landscape"]) == (0.5, "w^4/4 - w^2/2")
    first, second, third = document["rates"]
    assert first | {"last_weight": 1.0} == {
        "learning_rate": 0.1,
        "regime": None,
        "factor": None,
        "zero_loss_epoch": 26,
        "observed": "at the bottom",
        "period": 1,
        "since_epoch": 26,
        "last_weight": 1.0,
    }
    assert (second["observed"], second["period"]) == ("in a cycle", 2)
    assert (third["observed"], third["period"]) == ("left the floats", None)


@given(st.floats(0, 3), st.floats(-3, 3))
def test_a_row_says_what_a_run_really_does(rate, weight):
    (found,) = trials(Setup((weight,), landscape=WELL), [rate])
    run = Run.start(WELL, weight, rate, MOST_EPOCHS).to_end()
    if found.zero_loss is not None:
        assert run.zero_loss == found.zero_loss
    if found.observed.bottom is not None:
        assert run.weight == pytest.approx(found.observed.bottom, abs=0.01)


@pytest.mark.parametrize("formula", ["double-well", "log(w)", "1/w", "-exp(w)", "exp(w)"])
@pytest.mark.parametrize("layout", FORMATS)
def test_no_format_ever_says_nan_or_infinity(formula, layout):
    setup = Setup((1.0,), landscape=landscape_of(formula))
    rates = [0.0, 0.1, 1.3, 2.0, 1e300]
    lines = list(FORMATS[layout](setup, trials(setup, rates)))
    text = "\n".join(lines).lower()
    assert "nan" not in text.replace("wandering", "")
    assert "inf" not in text
    if layout == "csv":
        assert len(list(csv.DictReader(lines))) == len(rates)
