"""The command line: what it prints, what it refuses, and how it ends."""

import argparse
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from command_output import NotedApp, Terminal, complaint, opened, options_of, printed, told
from hypothesis import example, given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui import __version__
from gdtui.__main__ import start
from gdtui.cli.commands import COMMANDS, EXPLORER, main
from gdtui.cli.explorer import keep_lessons, lessons_done
from gdtui.cli.output import needs_ascii, print_lines
from gdtui.cli.parsers import setup_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import FORMATS
from gdtui.engine.theory.sweep import FORMATS as SWEPT
from gdtui.guide.course import Course
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.guide.lessons import LESSONS
from gdtui.plot.readout.speech import narration
from gdtui.ui.view import View

GDTUI = [sys.executable, "-m", "gdtui"]
WORDS = (
    "run sweep help --help --version --weight --lr --epochs --experiment --lesson --format csv 1"
)
POINTS = "x,y\n1,3\n-1,-3\n2,6\n"


@pytest.mark.parametrize(("short", "spelled"), rows_of(__file__, "alike.txt"))
def test_what_is_not_said_is_the_usual_and_an_experiment_is_a_short_name(short, spelled, capsys):
    assert printed(["run", *short.split()], capsys) == printed(["run", *spelled.split()], capsys)


RUNS = (
    *("", "--weight 0 --weight 1 --weight 2 --weight 3 --weight 4", "--weight 3 --weight -3"),
    *("--experiment proportional --rule adam --lr 0.1,0.5@3 --noise 1", "--landscape ripples"),
    "--landscape w^2 --landscape w^2/20 --weight 10 --lr 1",
)
SWEEPS = (
    *("--weight -10", "--landscape 2(w-3)^2", "--landscape double-well", "--rule adam"),
    *("--landscape w^2 --landscape w^2/20", "--noise 1 --seed 5"),
)


@pytest.mark.parametrize("layout", [*FORMATS, "narrate"])
def test_what_is_printed_is_what_the_engine_makes_of_what_is_asked_for(layout, capsys):
    print_as = ["--narrate"] if layout == "narrate" else ["--format", layout]
    for line in RUNS:
        runs = [run.to_end() for run in setup_of(options_of(line)).race().runs]
        lines = narration(runs) if layout == "narrate" else FORMATS[layout](runs)
        assert printed(["run", *line.split(), *print_as], capsys) == "\n".join(lines) + "\n"
    for line in SWEEPS if layout in FORMATS else ():
        lines = SWEPT[layout](setup_of(options_of(line)), (0.1, 0.5, 1.0))
        out = printed(["sweep", "--lr", "0.1,0.5,1", *line.split(), *print_as], capsys)
        assert out == "\n".join(lines) + "\n"
    assert len(printed(["sweep"], capsys).splitlines()) == 26


@pytest.mark.parametrize("layout", ["--narrate", *(f"--format {name}" for name in FORMATS)])
def test_a_run_ends_at_its_last_good_epoch_and_says_so_on_stderr(layout, capsys):
    for line, note in {
        "--lr 2 --epochs 1000": "10.0 ends at epoch 320: the next step is too large to compute",
        "--lr 1e5 --epochs 1000000": "10.0 ends at epoch 28: the next step is too large to compute",
        "--landscape log(w) --weight 1": "1.0 ends at epoch 5: the next weight has no loss",
    }.items():
        code, out, err = told(["run", *line.split(), *layout.split()], capsys)
        assert code == 0
        assert not {"nan", "inf"} & set(out.lower().replace(",", " ").split())
        assert err == f"gdtui: note: the run from weight {note}\n"


REFUSED = rows_of(__file__, "refused.txt")


@pytest.mark.parametrize(("line", "words"), REFUSED, ids=[line for line, _ in REFUSED])
def test_what_makes_no_sense_is_refused_in_one_plain_line(
    line, words, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("points.csv").write_text(POINTS)
    for name, number in (("LESSONS", len(LESSONS)), ("ONE_MORE", len(LESSONS) + 1)):
        line, words = (text.replace(name, str(number)) for text in (line, words))
    arguments = shlex.split(line.removeprefix("[run] "))
    for each in [arguments, ["run", *arguments]][: 1 + line.startswith("[run]")]:
        err = complaint(each, capsys)
        # What argparse says has quotes in some Pythons and none in others.
        assert err.replace("'", "") == f"gdtui: error: {words}\n".replace("'", "")
    assert [path.name for path in tmp_path.iterdir()] == ["points.csv"]


@given(st.lists(st.sampled_from(WORDS.split()) | st.text(), max_size=6))
@example(["--weight", "--weight", "5"])
@example(["run"])
@example(["sweep"])
@example(["help", "sweep"])
@example(["run", "a\nb\rc\x1b[31md\u2028e"])
@example(["run", "\udcff"])
@example(["a\nb"])
@example(["help", "x" * 5000])
def test_whatever_is_typed_is_printed_or_refused_in_one_short_line(arguments):
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in (("stdin", None), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        code = main(arguments)
    assert (code == 0) == bool(out.getvalue())
    if code:
        assert code == 2
        assert err.getvalue().startswith("gdtui: error: ")
        assert err.getvalue()[:-1].isprintable()
        assert len(err.getvalue()) < 260


@pytest.mark.parametrize("command", [EXPLORER, *COMMANDS], ids=lambda each: each.name)
def test_help_names_every_option_in_plain_characters_and_80_columns(command, capsys):
    words = command.name.split()
    out = printed([*words, "--help"], capsys)
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 80
    for asked in ([*words, "-h"], ["help", *words], [*words, "--help", "--nonsense"]):
        assert words == ["help"] or printed(asked, capsys) == out
    if command.name == "help":
        assert out == printed(["help"], capsys) == printed(["--help"], capsys)
        assert all(f"\n  gdtui {each.name} " in out for each in COMMANDS)
        assert printed(["help", "--help", "--nonsense"], capsys) == out
    else:
        actions = [a for a in command.parser()._actions if a.help != argparse.SUPPRESS]
        assert all(option in out for action in actions for option in action.option_strings)
        assert out.startswith(f"usage: {' '.join(['gdtui', *words])} ")
    assert printed(["--version"], capsys) == f"gdtui {__version__}\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("on\npurpose"), r"internal fault: RuntimeError: on purpose \(.*, line \d+\)"),
        (MemoryError(), "out of memory"),
        (OSError(24, "Too many open files"), "too many open files"),
        (OSError("odd"), r"internal fault: OSError: odd \(.*, line \d+\)"),
    ],
)
def test_a_fault_inside_a_command_is_a_line(error, words, monkeypatch, capsys):
    def failing(_):
        raise error

    monkeypatch.setattr("gdtui.cli.commands.setup_of", failing)
    code, out, err = told(["run"], capsys)
    assert (code, out) == (1, "")
    assert re.fullmatch(f"gdtui: error: {words}\n", err)


def test_ctrl_c_ends_it_with_the_code_of_its_signal_also_while_it_is_imported(monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setitem(FORMATS, "text", interrupted)
    monkeypatch.setattr(sys, "argv", ["gdtui", "run"])
    assert start() == 130
    monkeypatch.setattr(sys, "meta_path", [SimpleNamespace(find_spec=interrupted)])
    monkeypatch.delitem(sys.modules, "gdtui.cli.commands")
    assert start() == 130
    assert capsys.readouterr() == ("", "")


def test_what_an_encoding_lacks_is_printed_as_an_escape(monkeypatch):
    for each in COMMANDS:
        poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        monkeypatch.setattr(sys, "stdout", poor)
        assert main(["help", each.name]) == 0
        assert print_lines(["η, \udcff"]) == 0
        assert poor.buffer.getvalue().startswith(b"usage: gdtui")
        assert poor.buffer.getvalue().endswith(b"\n\\u03b7, \\udcff\n")


# The explorer


class Latin(Terminal):
    encoding = "iso8859-1"


THOUGHTS = {each.key: each.thought for each in (*EXPERIMENTS, FREE)}


@pytest.mark.parametrize(("line", "told", "key"), rows_of(__file__, "opened.txt"))
def test_the_explorer_opens_with_what_was_asked_for(line, told, key, monkeypatch):
    theme = "light" if line else "dark"
    code, (app,), err = opened([*line.split(), "--theme", theme], monkeypatch)
    assert (code, err, app.ascii_only) == (0, "", False)
    setup = Setup.of(app.view.race)
    assert " ".join(f"{name} {text}" for name, text in setup.pairs) == told
    assert app.view.drawn in range(2**16)
    assert app.view == View(setup.race(), THOUGHTS[key], theme=theme, drawn=app.view.drawn)


def test_a_lesson_is_opened_by_its_number_and_the_challenge_is_another_each_time(monkeypatch):
    for number in (1, len(LESSONS)):
        code, (app,), err = opened(["--lesson", str(number)], monkeypatch)
        assert (code, err, app.view.course.at, app.view.in_lesson) == (0, "", number - 1, True)
    for arguments, only in (([], ()), (["--seed", "7"], {7}), (["--seed", "0"], {0})):
        drawn = {opened(arguments, monkeypatch)[1][0].view.drawn for _ in range(8)}
        assert drawn == only or (not only and len(drawn) > 1)


DONE = Course().predict(1).showing(99)[0].to(2).showing(99)[0]


def test_what_is_printed_and_kept_when_it_is_left_and_nothing_of_that_in_a_kiosk(monkeypatch):
    printed, kept = [], []
    monkeypatch.setattr("gdtui.cli.explorer.print_lines", lambda lines: printed.append(lines) or 0)
    monkeypatch.setattr("gdtui.cli.explorer.keep_lessons", lambda _, course: kept.append(course))
    for arguments, is_printed, is_kept in (
        ([], True, True),
        (["--quiet"], False, True),
        (["--no-config"], True, False),
        (["--kiosk"], False, False),
    ):
        for left_with in ({"course": DONE}, {}):
            monkeypatch.setattr(NotedApp, "left_with", left_with)
            _, (app,), _ = opened(arguments, monkeypatch)
            assert app.view.is_kiosk == (arguments == ["--kiosk"])
            assert (len(printed), kept) == (is_printed, [DONE] * (is_kept and bool(left_with)))
            printed.clear()
            kept.clear()
    monkeypatch.setattr(NotedApp, "code", lambda _: 1)
    assert (opened([], monkeypatch)[0], printed) == (1, [])


@given(st.one_of(st.binary(max_size=40), st.sampled_from((b"[" * 9999, b"{}", b'{"a": 1}'))))
def test_lessons_done_are_kept_and_a_broken_file_is_as_none(tmp_path_factory, broken):
    place = tmp_path_factory.mktemp("state") / "own" / "gdtui" / "lessons.json"
    assert lessons_done(place) == lessons_done(place.parent) == lessons_done(None) == Course()
    keep_lessons(place, DONE)
    assert lessons_done(place) == DONE.to(1)
    first, *_ = DONE.kept
    worse = DONE.kept | {first: ["no choice", DONE.kept[first][1]], "no lesson": ["a", "b"]}
    worse[LESSONS[1].title] = [None, 3]
    place.write_text(json.dumps(worse))
    assert [answer.is_told for answer in lessons_done(place).answers[:3]] == [False, False, True]
    place.write_bytes(broken)
    assert lessons_done(place) == Course()
    keep_lessons(place / "below a file", DONE)
    assert place.read_bytes() == broken


def test_ascii_is_drawn_where_it_is_asked_for_or_where_there_is_nothing_else(monkeypatch):
    for arguments, setting, is_ascii in (
        (["--ascii"], {}, True),
        ([], {"stderr": Latin}, True),
        ([], {"kind": "linux"}, True),
        ([], {"kind": "tmux-256color"}, False),
    ):
        _, (app,), _ = opened(arguments, monkeypatch, **setting)
        assert app.ascii_only is is_ascii
    for kind in ("linux", "linux-16color", "vt52", "vt100-am", "vt102", "vt220-8bit", "vt520"):
        assert needs_ascii("utf-8", kind)
    for kind in ("", "xterm", "xterm-256color", "screen", "tmux-256color", "st"):
        assert not any(needs_ascii(name, kind) for name in ("utf-8", "UTF-8", "utf8", "UTF8"))
        assert all(needs_ascii(name, kind) for name in ("ascii", "iso8859-1", "utf-16", ""))


def test_no_color_counts_where_it_is_set_and_a_kiosk_heeds_nothing_that_writes_a_file(monkeypatch):
    for arguments, value, kept in (
        ([], "", None),
        ([], "1", "1"),
        (["--mono"], "", "1"),
        (["--mono"], "0", "1"),
    ):
        opened(arguments, monkeypatch, variables={"NO_COLOR": value})
        assert os.environ.get("NO_COLOR") == kept
    harmful = {"TEXTUAL_SCREENSHOT": "1", "TEXTUAL_LOG": "/tmp/log", "TEXTUAL": "debug"}
    opened(["--kiosk"], monkeypatch, variables=harmful)
    assert not os.environ.keys() & harmful.keys()


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr", "kind"])
def test_where_the_explorer_cannot_open_it_says_why_and_names_gdtui_run(stream, monkeypatch):
    for instead in ("dumb",) if stream == "kind" else (io.StringIO, None):
        if (stream, instead) != ("stderr", None):
            code, asked, err = opened([], monkeypatch, **{stream: instead})
            assert (code, asked) == (2, [])
            why = "TERM=dumb" if stream == "kind" else "not a terminal"
            assert re.fullmatch(f"gdtui: error: .*{why}.*`gdtui run`.*\n", err)


# What is printed goes nowhere


DIVERGING = ["run", "--lr", "2", "--epochs", "1000", "--format", "csv"]
ENDS = {
    "full": (1, "gdtui: error: cannot write: No space left on device\n"),
    "closed": (1, "gdtui: error: cannot write: stdout is closed\n"),
    "broken": (141, ""),
}


@pytest.mark.parametrize("kind", ENDS)
def test_a_stream_that_takes_nothing_is_told_in_a_line_and_a_note_is_not_the_output(kind):
    if kind == "full" and not Path("/dev/full").exists():
        pytest.skip("no full disk to write to")
    reading, writing = os.pipe()
    os.close(reading)

    def ended(number, *arguments):
        """The command in a process of its own, one of whose streams is of that kind."""
        where = {"full": "/dev/full", "closed": "&-", "broken": f"&{writing}"}[kind]
        return subprocess.run(
            ["bash", "-c", f'exec "$@" {number}>{where}', "bash", *GDTUI, *arguments],
            check=False,
            text=True,
            capture_output=True,
            pass_fds=[writing],
        )

    try:
        for arguments in (["sweep"], ["--help"], ["run", "--epochs", "100000"]):
            done = ended(1, *arguments)
            assert (done.returncode, done.stderr) == ENDS[kind]
        done = ended(2, *DIVERGING)
        *rows, last = done.stdout.splitlines()
        assert (done.returncode, len(rows), last[:4]) == (0, 321, "320,")
        refused = ended(2, "run", "--lr", "x")
        assert (refused.returncode, refused.stdout) == (2, "")
    finally:
        os.close(writing)


# Landscapes, and points of one's own


def test_points_in_a_file_or_from_a_pipe_are_the_landscape_of_every_command(
    tmp_path, capsys, monkeypatch
):
    points = tmp_path / "points.csv"
    points.write_text(POINTS)
    by_file, by_formula = ["--data", str(points)], ["--landscape", "2(w - 3)^2"]
    for command in (["run", "--format", "csv"], ["sweep"]):
        rows = printed([*command, "--weight", "8", *by_file], capsys)
        assert rows == printed([*command, "--weight", "8", *by_formula], capsys)
    assert "mean (w·x − y)²" in printed(["plot", "--size", "60x20", *by_file], capsys)
    for command, kind in (("plot", "svg"), ("record", "cast")):
        name = str(tmp_path / f"picture.{kind}")
        assert printed([command, *by_file, name], capsys) == f"wrote {name}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(points.read_bytes())))
    assert printed(["run", "--data", "-"], capsys) == printed(["run", *by_file], capsys)
    _, (app,), _ = opened(by_file, monkeypatch)
    assert app.view.race.lead.landscape.file == str(points)
