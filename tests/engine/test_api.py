"""The public face: its examples are true, and the README's program prints what it says."""

import contextlib
import doctest
import io
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import NAMES
from gdtui.engine.rules.method import RULE_NAMES as RULES
from gdtui.engine.rules.method import SCHEDULE_NAMES as SCHEDULES
from gdtui.engine.runs.setup import DEFAULTS

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
    st.sampled_from(SCHEDULES),
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
