"""What the README says is so: its files, what can be typed, what is printed, its pictures."""

import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command_output import options_of

from gdtui.cli.commands import main
from gdtui.cli.topics import TOPICS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")
TAKE = runpy.run_path(str(ROOT / "screenshots" / "take.py"))
TYPED = re.findall(r"^    \.venv/bin/gdtui ?(.*)$", PAGE, re.M)
"""The lines that can be pasted, without the name of the program."""


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:gdtui|tests|screenshots|\.ci)(?:/[\w.]+)+)`", PAGE)
    named += re.findall(r"\]\((\S+?)\)", PAGE)
    assert len(named) > 30
    files = [name for name in named if not name.startswith("#")]
    assert [name for name in files if not (ROOT / name).exists()] == []
    headings = re.findall(r"^#+ (.+)$", PAGE, re.M)
    places = {"#" + re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    assert set(named) - set(files) <= places


@pytest.mark.parametrize("line", TYPED)
def test_every_line_of_it_can_be_pasted(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line)
    if words[:1] in (["run"], ["sweep"], ["help"], ["--help"]):
        assert main(words) == 0
        assert capsys.readouterr().out
    else:
        options_of(line)


def test_what_it_says_that_is_printed_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    commands = {"The first prints": "run --epochs 2", "and the last": "sweep --lr 0.1,0.5,0.9,1"}
    for before, command in commands.items():
        assert command in TYPED
        assert main(command.split()) == 0
        lines = capsys.readouterr().out.splitlines()
        block = "".join(f"    {line}\n" for line in lines)
        assert f"{before}\n\n{block}\n" in PAGE


def test_it_names_every_topic_of_the_help() -> None:
    assert f"({', '.join(topic.name for topic in TOPICS)})" in PAGE


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("a landscape", "log-cosh"),
        ("a rule", "nesterov"),
        ("a schedule", "warmup"),
        ("a lesson", "the minus sign"),
        ("a command", "landmark before"),
        ("a theme", "contrast-light"),
        ("a topic of the help", "preferences"),
    ],
)
def test_an_entry_stands_in_a_file_that_the_table_names_and_in_no_other(
    what: str, name: str
) -> None:
    (row,) = re.findall(rf"^\| {what} \|.*$", PAGE, re.M)
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "gdtui").rglob("*.py")}
    entry = re.compile(rf'"{name}(?:"| \|)|^ *{name}$', re.M)
    (file,) = [path.relative_to(ROOT) for path, text in texts.items() if entry.search(text)]
    assert f"`{file}`" in row


@pytest.mark.parametrize("name", TAKE["PICTURES"])
def test_a_picture_is_up_to_date(name: str) -> None:
    kept = (ROOT / "screenshots" / f"{name}.svg").read_text(encoding="utf-8")
    # Compared first, for to tell how two pictures differ takes longer than all of this.
    is_same = kept == TAKE["picture"](name)
    assert is_same, "run: python screenshots/take.py"


@pytest.mark.parametrize("name", TAKE["MOVING"])
def test_a_moving_picture_is_up_to_date(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"{name}.svg"
    # In a process of its own: it settles the environment for Textual.
    command = [sys.executable, "-m", "gdtui", "record", *TAKE["MOVING"][name], str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    is_same = target.read_bytes() == (ROOT / "screenshots" / f"{name}.svg").read_bytes()
    assert is_same, "run: python screenshots/take.py"


def test_it_shows_the_pictures_that_there_are_and_tells_how_the_moving_one_is_made() -> None:
    kept = [path.stem for path in (ROOT / "screenshots").glob("*.svg")]
    shown = re.findall(r"screenshots/(\w+)\.svg", PAGE)
    assert sorted(set(shown)) == sorted(kept) == sorted({**TAKE["PICTURES"], **TAKE["MOVING"]})
    (options,) = TAKE["MOVING"].values()
    assert f'gdtui record --force {options[0]} "{options[1]}" screenshots/moving.svg' in PAGE
