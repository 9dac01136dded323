"""What the README says is so: its files, what can be typed, what is printed."""

import re
import shlex
from pathlib import Path

import pytest

from gdtui.cli import commands as cli
from gdtui.cli.parsers import read
from gdtui.cli.topics import TOPICS

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TYPED = re.findall(r"^    \.venv/bin/gdtui ?(.*)$", README.read_text(encoding="utf-8"), re.M)
"""The lines that can be pasted, without the name of the program."""


def test_every_file_that_it_names_is_there() -> None:
    page = README.read_text(encoding="utf-8")
    named = re.findall(r"`((?:gdtui|tests|screenshots|\.ci)(?:/[\w.]+)+)`", page)
    named += re.findall(r"\]\((\S+?)\)", page)
    assert len(named) > 30
    files = [name for name in named if not name.startswith("#")]
    assert [name for name in files if not (ROOT / name).exists()] == []
    headings = re.findall(r"^#+ (.+)$", page, re.M)
    places = {"#" + re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    assert set(named) - set(files) <= places


@pytest.mark.parametrize("line", TYPED)
def test_every_line_of_it_can_be_pasted(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, *others = words = shlex.split(line)
    if first in ("run", "sweep", "help", "--help"):
        assert cli.main(words) == 0
        assert capsys.readouterr().out
    else:
        named = {each.name: each for each in cli.COMMANDS}
        read(named.get(first, cli.EXPLORER).parser(), others if first in named else words)


def test_what_it_says_that_is_printed_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = README.read_text(encoding="utf-8")
    commands = {"The first prints": "run --epochs 2", "and the last": "sweep --lr 0.1,0.5,0.9,1"}
    for before, command in commands.items():
        assert command in TYPED
        assert cli.main(command.split()) == 0
        lines = capsys.readouterr().out.splitlines()
        block = "".join(f"    {line}\n" for line in lines)
        assert f"{before}\n\n{block}\n" in page


def test_it_names_every_topic_of_the_help() -> None:
    assert f"({', '.join(topic.name for topic in TOPICS)})" in README.read_text(encoding="utf-8")


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
    (row,) = re.findall(rf"^\| {what} \|.*$", README.read_text(encoding="utf-8"), re.M)
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "gdtui").rglob("*.py")}
    (file,) = [path.relative_to(ROOT) for path, text in texts.items() if f'"{name}"' in text]
    assert f"`{file}`" in row
