"""A setup: read from texts, written as texts, the race that it makes; and the public face."""

import contextlib
import doctest
import io
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_setups import setups

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import RULE_NAMES as RULES
from gdtui.engine.rules.method import SCHEDULES, Method
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import DEFAULTS, PARTS, Setup, read_setup, start_on
from gdtui.options import PART


@given(setups(has_data=False))
@example(Setup((10.0,), 0.1, 50, (PARABOLA,)))
def test_a_setup_is_read_back_from_its_texts_all_of_them_or_those_that_are_not_usual(setup):
    names = dict.fromkeys(name for name, _ in setup.pairs)
    given = {each: ",".join(text for name, text in setup.pairs if name == each) for each in names}
    assert read_setup(given) == setup
    assert (setup.pairs == ()) == (setup == DEFAULTS == read_setup({}))
    texts = {part.name: ",".join(part.write(setup)) for part in PARTS if part.write(setup)}
    assert read_setup(texts) == read_setup(texts, setup) == setup


@pytest.mark.parametrize(
    ("upwards", "far", "place"), [(True, True, 0), (False, False, 0), (True, False, -1)]
)
def test_from_a_formula_an_arrow_leads_to_an_end_of_the_names(upwards, far, place):
    setup = read_setup({"landscape": "w^6"})
    assert PART["landscape"].stepped(setup, upwards=upwards, far=far) == NAMES[place]


def test_a_weight_follows_from_the_landscape_and_parameters_from_the_rule():
    adam = read_setup({"rule": "adam", "beta": "0.5"})
    assert read_setup({"rule": "momentum"}, adam).method.rule.values == (0.9,)
    assert read_setup({"landscape": "quartic"}, adam).weights == (start_on(named("quartic")),)
    assert read_setup({"epochs": "7"}, adam).method == adam.method


def test_rates_by_epoch_are_changes_made_beforehand():
    race = read_setup({"lr": "0.1,0.5@10,0.9@20"}).race()
    assert race.at == 0
    by_hand = Run.start(PARABOLA, 10.0, 0.1, 50).to(10).with_learning_rate(0.5)
    assert race.lead.to_end() == by_hand.to(20).with_learning_rate(0.9).to_end()
    for schedule in SCHEDULES:
        setup = Setup(epochs=40, method=Method(schedule=schedule), changes=((10, 0.5), (25, 0.2)))
        rates = [setup.race().to(k).lead.learning_rate for k in range(40)]
        assert [setup.rate_at(k) for k in range(40)] == rates
    # One from an epoch that the run does not reach is left out.
    assert Setup(changes=((50, 0.5),)).race().lead.changes == ()
    assert Setup(learning_rate=1.5, epochs=5000, changes=((4000, 0.5),)).race().lead.changes == ()


def test_rates_that_make_no_sense_are_refused():
    for text in ("", ",", "0.1,", "0.1,0.5", "0.1,0.5@", "0.1,0.5@0", "0.1,0.5@5,0.2@5", "0.1@3"):
        with pytest.raises(ValueError, match=r"learning rate|epoch"):
            read_setup({"lr": text})


def test_a_part_that_there_is_not_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="no part of a setup 'wieght': the nearest is weight"):
        read_setup({"wieght": "1"})


# The public face


README = Path(__file__).parents[2] / "README.md"


def in_your_own_programs() -> list[str]:
    """The program of the README, and what it prints: indented blocks, as they are pasted."""
    page = README.read_text(encoding="utf-8")
    section = page.partition("## In your own programs\n")[2].partition("\n## ")[0]
    found = re.findall(r"^(?: {4}.*\n|\n)+", section + "\n", re.MULTILINE)
    return [textwrap.dedent(block).strip("\n") + "\n" for block in found if block.strip()]


def test_its_examples_are_true() -> None:
    failed, tried = doctest.testmod(api)
    assert failed == 0
    assert tried > 5


def test_the_program_of_the_readme_prints_what_it_says() -> None:
    program, printed = in_your_own_programs()
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(program, {"__name__": "program"})
    assert out.getvalue() == printed


def test_the_program_of_the_readme_has_strict_types(tmp_path: Path) -> None:
    program, _ = in_your_own_programs()
    (tmp_path / "program.py").write_text(program + "reveal_type(bowl)\n", encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "program.py"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "gdtui.engine.runs.setup.Setup" in checked.stdout
    assert "Success" in checked.stdout, checked.stdout


def test_what_it_names_is_there_and_each_function_says_what_it_does() -> None:
    assert api.__all__ == sorted(api.__all__)
    assert all(getattr(api, name).__doc__ for name in api.__all__)


def test_without_a_word_it_starts_as_the_command_line_does() -> None:
    assert api.setup() == DEFAULTS


@settings(max_examples=15)
@given(
    st.sampled_from(NAMES),
    st.sampled_from(RULES),
    st.sampled_from([each.name for each in SCHEDULES]),
    st.sampled_from([0.0, 0.1]),
)
def test_every_setup_runs_and_exact_theory_speaks_of_plain_descent_on_a_parabola_alone(
    landscape: str, rule: str, schedule: str, noise: float
) -> None:
    start = api.setup(landscape=landscape, rule=rule, schedule=schedule, noise=noise, epochs=20)
    run = api.run(start)
    assert run.is_over
    is_plain = (rule, schedule, noise) == ("descent", "constant", 0.0)
    assert (api.theory(start) is not None) == (is_plain and landscape in ("parabola", "regressor"))
    (one,) = api.sweep(start, [0.1])
    assert one.learning_rate == 0.1
