"""What the README says is so: its table of keys, its files, what can be typed."""

import re
import shlex
from pathlib import Path

import pytest

from gdtui.cli import commands as cli
from gdtui.cli.parsers import read
from gdtui.ui.commands.catalogue import COMMANDS

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TYPED = re.findall(r"^    \.venv/bin/gdtui ?(.*)$", README.read_text(encoding="utf-8"), re.M)
"""The lines that can be pasted, without the name of the program."""


def key_table() -> str:
    rows = [f"| {entry.names_of_keys(())} | {entry.label} |" for entry in COMMANDS]
    return "\n".join(["| keys | do |", "|---|---|", *rows])


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    assert f"\n{key_table()}\n" in README.read_text(encoding="utf-8"), key_table()


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
    typed = re.split(" [>|&]", line)[0]
    first, *others = words = shlex.split(typed)
    named = {each.name: each for each in cli.COMMANDS}
    command = named.get(first, cli.EXPLORER)
    read(command.parser(), others if first in named else words)
    if first in ("run", "sweep"):
        assert cli.main(words) == 0
        assert capsys.readouterr().out


def test_what_it_says_that_is_printed_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = README.read_text(encoding="utf-8")
    for command, before in (("run --epochs 2", "The first"), ("sweep --lr 0:1.2:0.1", "The last")):
        assert command in TYPED
        assert cli.main(command.split()) == 0
        lines = capsys.readouterr().out.splitlines()
        block = "".join(f"    {line}\n" for line in lines)
        assert f"{before} prints\n\n{block}\n" in page
