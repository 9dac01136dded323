"""A run in sentences: every sign is a word, and what is told is true of the run."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.plot.cells.text import measure, trimmed
from gdtui.plot.readout.speech import narration, spoken, spoken_formula

SPOKEN = {*string.ascii_letters, *string.digits, *" .,:;'()"}
EPOCH = re.compile(r"Epoch (\d+): weight (.*?), loss (.*?)\.(?: |$)")


@st.composite
def runs(draw: st.DrawFn) -> Run:
    landscape = named(draw(st.sampled_from(NAMES)))
    method = Method(
        draw(st.sampled_from(RULES)),
        draw(st.sampled_from(SCHEDULES)),
        Noise(draw(st.sampled_from((0.0, 0.5))), draw(st.integers(0, 9))),
    )
    weight = draw(st.floats(landscape.left, landscape.right))
    rate = draw(st.sampled_from((0.0, 0.1, 0.5, 1.0, 1.25, 3.0)) | st.floats(0, 1e300))
    epochs = draw(st.integers(0, 120))
    changes = ((draw(st.integers(1, 60)), draw(st.floats(0, 2))),) * draw(st.booleans())
    return Setup((weight,), rate, epochs, (landscape,), method, changes).race().lead.to_end()


@given(runs())
def test_any_run_is_told_in_plain_words_and_true_numbers(run: Run) -> None:
    lines = list(narration([run]))
    assert {*"".join(lines)} - SPOKEN == set(), lines
    assert all(line.endswith(".") for line in lines)
    told = []
    for epoch, weight, loss in (match.groups() for match in map(EPOCH.match, lines) if match):
        at = run.epoch(int(epoch))
        assert weight == spoken(trimmed(measure(at.weight)))
        assert loss == spoken(trimmed(measure(at.loss)))
        told.append(at.number)
    assert told == sorted(set(told))
    changes = {epoch for epoch, _ in run.changes}
    arrived = {run.zero_loss} - {None}
    assert {run.at, *changes, *arrived} - {0} <= {*told}, (lines, run.changes)
    assert lines[-1].startswith(f"{run.at} epoch")


def test_a_run_is_told_from_its_start_to_how_it_came_out(snapshot) -> None:
    assert snapshot == "\n".join(list(narration([Setup().race().lead.to_end()])))


def test_what_changes_on_the_way_is_told_at_its_epoch() -> None:
    run = Setup((-3.5,), 0.1, 50, changes=((12, 1.1),)).race().lead.to_end()
    lines = list(narration([run]))
    assert tuple(lines[-5:-3]) == (
        "Epoch 12: weight minus 0.2405, loss 0.0578. The learning rate is now 1.1.",
        "Epoch 13: weight 0.2886, loss 0.0833."
        " It lands higher than before, on the other side of the bottom.",
    )


def test_a_long_run_takes_no_longer_to_tell_than_one_can_listen() -> None:
    for landscape in map(named, ("parabola", "double-well")):
        for rate in (0.1, 1.0, 1.25):
            start = start_on(landscape)
            run = Setup((start,), rate, 5_000, (landscape,)).race().lead.to_end()
            assert len(list(narration([run]))) < 35


def test_several_runs_are_told_one_after_the_other() -> None:
    race = Setup((10.0, -2.0), 0.2, 20).race()
    each = [list(narration([run.to_end()])) for run in race.runs]
    both = list(narration([run.to_end() for run in race.runs]))
    assert both == ["Run 1 of 2.", *each[0], "", "Run 2 of 2.", *each[1]]


@pytest.mark.parametrize(("formula", "words"), rows_of(__file__, "spoken.txt"))
def test_a_formula_is_read_out(formula: str, words: str) -> None:
    assert spoken_formula(formula) == words
