"""`gdtui plot` and `gdtui record`: what they print and write, and what they refuse."""

import io
import json
import os
import re
import shlex
import sys
from pathlib import Path

import pytest
from command_output import Terminal, printed, told

from gdtui.cli import commands
from gdtui.cli.commands import main
from gdtui.files import NotSavedError, ending, free_name, save
from gdtui.plot.cells.text import speak_ascii
from gdtui.ui.screen.theme import paints

PLOTS = [
    *(f"--landscape double-well --lr 0.3 --picture {name}" for name in ("bowl", "map", "loss")),
    *("--picture cobweb --landscape ripples", "--picture basins --landscape tilted-well"),
    *("--experiment proportional --at 3", "--landscape double-well --lr 1.25 --picture long-run"),
]
SHORT = "record --epochs 3 --speed 10 a."
CODES = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile("#[0-9a-f]{6}")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    yield
    speak_ascii(False)


def on_a_terminal(line, monkeypatch, size=(80, 24), kind="xterm-256color"):
    """The lines for a terminal of some size and kind."""
    with monkeypatch.context() as patched:
        patched.setenv("TERM", kind)
        patched.setattr(commands, "_terminal", lambda: os.terminal_size(size))
        patched.setattr(sys, "stdout", terminal := Terminal())
        assert commands.main(["plot", *line.split()]) == 0
        return terminal.getvalue().splitlines()


@pytest.mark.parametrize("plot", PLOTS)
def test_colours_change_no_character_and_a_text_file_is_what_is_printed(plot, capsys, monkeypatch):
    words = ["plot", *shlex.split(plot), "--size", "80x24"]
    out = printed(words, capsys)
    lines = on_a_terminal(f"{plot} --size 80×24", monkeypatch)
    assert [CODES.sub("", line) for line in lines] == out.splitlines()
    assert any("\x1b[" in line for line in lines)
    assert all(line.count("\x1b[") == 2 * line.count("\x1b[m") for line in lines)
    assert printed([*words, "run.txt"], capsys) == "wrote run.txt\n"
    assert Path("run.txt").read_text(encoding="utf-8") == out


def test_what_is_printed_fits_the_terminal_its_characters_and_its_wishes(monkeypatch):
    for size in ((80, 24), (50, 16), (200, 60), (80, 200), (20, 5)):
        lines = on_a_terminal("--mono", monkeypatch, size)
        assert max(map(len, lines)) <= max(40, size[0])
        # A row is left for the prompt.
        assert len(lines) < max(13, min(size[1], size[0] // 2 + 1))
        assert not any("\x1b" in line for line in lines)
    assert not any("\x1b" in line for line in on_a_terminal("", monkeypatch, kind="dumb"))
    assert all(line.isascii() for line in on_a_terminal("", monkeypatch, kind="linux"))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not any("\x1b" in line for line in on_a_terminal("", monkeypatch))
    for line, coding, is_poor in (
        ("plot", "ascii", True),
        ("plot --ascii", "utf-8", True),
        ("plot", "utf-8", False),
    ):
        output = io.TextIOWrapper(buffer := io.BytesIO(), encoding=coding)
        monkeypatch.setattr(sys, "stdout", output)
        assert commands.main(line.split()) == 0
        assert buffer.getvalue().isascii() is is_poor
        assert b"\\u" not in buffer.getvalue()


def test_the_end_of_the_run_is_drawn_with_every_step_or_the_epoch_that_is_asked_for(capsys):
    assert "epoch 50/50" in printed(["plot"], capsys)
    for at in ("0", "7"):
        assert f"epoch {at}/50" in printed(["plot", "--at", at], capsys)
    assert printed(["plot", "--at", "50"], capsys) == printed(["plot"], capsys)
    body = printed(["plot", "--lr", "0.9", "--epochs", "12", "--size", "120x50"], capsys)
    assert body.count("○") > 7


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_file_has_the_colours_of_its_theme_or_one_ink_on_one_paper(theme, capsys):
    own = {colour for paint in paints(theme).values() for colour in paint[:2]}
    for command in ("plot a.svg", SHORT + "svg"):
        printed([*command.split(), "--theme", theme, "--force"], capsys)
        found = {*COLOUR.findall(Path("a.svg").read_text())}
        assert len(found) > 2
        assert "from w = 10, learning rate 0.1" in Path("a.svg").read_text()
        assert found <= own
    printed(["plot", "--mono", "b.svg"], capsys)
    assert len({*COLOUR.findall(Path("b.svg").read_text())}) == 2


def test_a_recording_is_played_at_five_epochs_a_second_or_as_fast_as_is_asked_for(capsys):
    ends = []
    for speed in ("", "--speed 5", "--speed 10"):
        printed(["record", "--epochs", "40", *speed.split(), "a.cast", "--force"], capsys)
        ends.append(json.loads(Path("a.cast").read_text().splitlines()[-1])[0])
    assert ends[0] == ends[1]
    assert ends[0] - ends[2] == pytest.approx(40 / 5 - 40 / 10, abs=0.3)


@pytest.mark.parametrize("line", ["plot a.txt", "plot a.svg", SHORT + "svg", SHORT + "cast"])
def test_a_file_is_overwritten_with_force_alone_and_has_the_same_bytes_in_any_environment(
    line, capsys, monkeypatch
):
    command, file = line.split(), Path(line.split()[-1])
    printed(command, capsys)
    first = file.read_bytes()
    file.write_text("mine")
    code, out, err = told(command, capsys)
    assert (code, out) == (2, "")
    assert err == f"gdtui: error: there is a file {file} already: --force overwrites it\n"
    assert file.read_text() == "mine"
    for name, value in {"NO_COLOR": "1", "COLORTERM": "", "TERM": "vt100", "COLUMNS": "9"}.items():
        monkeypatch.setenv(name, value)
    assert printed([*command, "--force"], capsys) == f"wrote {file}\n"
    assert file.read_bytes() == first
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert main([*command, "--force"]) == 0
    assert file.read_bytes() == first


def test_where_nothing_can_be_written_it_is_said_and_the_exit_code_is_1(capsys):
    Path("folder.svg").mkdir()
    Path("full.svg").symlink_to("/dev/full")
    os.mkfifo("pipe.svg")
    Path("other.svg").symlink_to("none/here.svg")
    Path("link.svg").symlink_to("other.svg")
    there = sorted(path.name for path in Path.cwd().iterdir())
    for name, why in {
        "no/a.svg": "there is no folder no",
        "a\nb/c.txt": "there is no folder a\\nb",
        "folder.svg": "folder.svg is a folder",
        "full.svg": "full.svg is a device",
        "pipe.svg": "pipe.svg is a named pipe",
        "link.svg": "there is no folder none",
        "a" * 300 + ".svg": "file name too long",
    }.items():
        code, out, err = told(["plot", "--force", name], capsys)
        assert (code, out) == (1, "")
        assert why in err
        assert len(err.splitlines()) == 1
    assert sorted(path.name for path in Path.cwd().iterdir()) == there
    assert printed(["plot", "a\nb.txt"], capsys) == "wrote a\\nb.txt\n"


def full_disk():
    """Text of which the first part can still be written."""
    yield "a"
    raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_what_was_there_and_nothing_else():
    with pytest.raises(NotSavedError, match="no space left on device"):
        save("run.csv", full_disk())
    assert list(Path.cwd().iterdir()) == []
    Path("run.csv").write_text("mine")
    with pytest.raises(NotSavedError):
        save("run.csv", full_disk(), over=True)
    assert [path.read_text() for path in Path.cwd().iterdir()] == ["mine"]


def test_a_link_stays_one_and_rights_stay_as_they_were():
    Path("real.csv").write_text("mine")
    Path("real.csv").chmod(0o640)
    Path("link.csv").symlink_to("real.csv")
    assert save("link.csv", ["new"], over=True) == Path("real.csv").resolve()
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_text() == "new"
    assert Path("real.csv").stat().st_mode & 0o777 == 0o640


def test_a_name_is_free_where_no_file_and_no_broken_link_has_it():
    Path("gdtui-1.csv").touch()
    Path("gdtui-2.csv").symlink_to("nowhere")
    assert free_name("gdtui", "csv") == "gdtui-3.csv"
    assert ending("RUN.CSV", ["csv", "txt"]) == "csv"
