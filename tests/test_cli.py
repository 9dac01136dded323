"""The command line: what it prints, what it refuses, and how it ends."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from commanding import complaint, printed, told
from hypothesis import example, given
from hypothesis import strategies as st

from gdtui import __version__
from gdtui.__main__ import start
from gdtui.cli.commands import COMMANDS, EXPLORER, main
from gdtui.cli.explorer import needs_ascii
from gdtui.cli.output import print_lines
from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import FORMATS
from gdtui.guide.experiments import EXPERIMENTS, FREE, PROPORTIONAL, SLOW, TRAP
from gdtui.guide.lessons.course import LESSONS
from gdtui.ui.command_line import Shown

GDTUI = [sys.executable, "-m", "gdtui"]
FULL = Path("/dev/full")
WORDS = [
    "run",
    "sweep",
    "help",
    "--help",
    "--version",
    "--weight",
    "--lr",
    "--epochs",
    "--experiment",
    "--lesson",
    "--format",
    "slow",
    "csv",
    "1",
    "-1",
    "--",
]


@pytest.mark.parametrize("command", ["", *(each.name for each in COMMANDS)])
def test_help_is_printed_whatever_characters_there_are(command, monkeypatch):
    output = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", output)
    assert main([*command.split(), "--help"]) == 0
    assert output.buffer.getvalue().startswith(b"usage: gdtui")


def test_run_prints_the_listing_to_the_byte(capsys):
    assert printed(["run", "--epochs", "2"], capsys) == (
        "Starting weight: 10.0, Starting Loss: 100.0\n"
        "Epoch 1: Weight = 8.0000, Loss = 64.0000\n"
        "Epoch 2: Weight = 6.4000, Loss = 40.9600\n"
    )


def test_the_defaults_are_weight_10_rate_a_tenth_and_50_epochs(capsys):
    plain = printed(["run"], capsys)
    assert len(plain.splitlines()) == 51
    spelled = ["run", "--weight", "10", "--lr", "0.1", "--epochs", "50", "--format", "text"]
    assert printed(spelled, capsys) == plain


def test_several_weights_give_listings_with_an_empty_line_between(capsys):
    both = printed(["run", "--weight", "10", "--weight", "15", "--lr", "0.2"], capsys)
    one = printed(["run", "--weight", "10", "--lr", "0.2"], capsys)
    other = printed(["run", "--weight", "15", "--lr", "0.2"], capsys)
    assert both == one + "\n" + other


@pytest.mark.parametrize(
    ("experiment", "same"),
    [
        ("slow", ["--weight", "10", "--lr", "0.1"]),
        ("trap", ["--weight", "10", "--lr", "1"]),
        ("proportional", ["--weight", "10", "--weight", "15", "--lr", "0.2"]),
    ],
)
def test_an_experiment_is_a_short_name_for_its_options(experiment, same, capsys):
    short = printed(["run", "--experiment", experiment], capsys)
    assert short == printed(["run", *same], capsys)


def test_the_other_options_change_an_experiment(capsys):
    arguments = ["run", "--experiment", "trap", "--weight", "3", "--epochs", "1"]
    assert printed(arguments, capsys) == (
        "Starting weight: 3.0, Starting Loss: 9.0\nEpoch 1: Weight = -3.0000, Loss = 9.0000\n"
    )


def test_no_epochs_leave_the_start_alone(capsys):
    out = printed(["run", "--epochs", "0"], capsys)
    assert out == "Starting weight: 10.0, Starting Loss: 100.0\n"


def test_a_million_epochs_are_allowed(capsys):
    arguments = ["run", "--lr", "1e5", "--epochs", "1000000"]
    code, _, err = told(arguments, capsys)
    assert code == 0
    assert "ends at epoch 28" in err


@pytest.mark.parametrize(
    "spelling",
    [["--weight", "-1e1"], ["--weight=-10"], ["--weight", "-10.0"], ["--weight", "-1E1"]],
)
def test_a_negative_weight_is_taken_for_a_weight(spelling, capsys):
    out = printed(["run", *spelling, "--epochs", "0"], capsys)
    assert out == "Starting weight: -10.0, Starting Loss: 100.0\n"


def test_csv_has_a_header_and_a_row_for_each_epoch(capsys):
    assert printed(["run", "--format", "csv", "--epochs", "2"], capsys) == (
        "epoch,learning_rate,gradient,weight,loss\n"
        "0,,,10.0,100.0\n"
        "1,0.1,20.0,8.0,64.0\n"
        "2,0.1,16.0,6.4,40.96000000000001\n"
    )


def test_csv_of_two_weights_has_a_column_for_the_run(capsys):
    out = printed(["run", "--format", "csv", "--experiment", "proportional"], capsys)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == ["run", "epoch", "learning_rate", "gradient", "weight", "loss"]
    assert [row["run"] for row in rows] == ["1"] * 51 + ["2"] * 51
    assert [row["epoch"] for row in rows] == [str(epoch) for epoch in range(51)] * 2


def test_json_is_what_the_promise_says(capsys):
    out = printed(["run", "--format", "json", "--epochs", "40"], capsys)
    (run,) = json.loads(out)["runs"]
    assert list(run) == [
        *("weight", "learning_rate", "landscape", "rule", "regime", "factor"),
        *("zero_loss_epoch", "outcome", "epochs"),
    ]
    assert (run["weight"], run["learning_rate"]) == (10.0, 0.1)
    assert (run["landscape"], run["rule"], run["outcome"]) == ("w^2", "descent", "complete")
    assert (run["regime"], run["factor"]) == ("smooth convergence", 0.8)
    assert run["zero_loss_epoch"] == 33
    assert len(run["epochs"]) == 41
    assert run["epochs"][0] == {
        "epoch": 0,
        "learning_rate": None,
        "gradient": None,
        "weight": 10.0,
        "loss": 100.0,
    }


def test_json_of_two_weights_has_two_runs(capsys):
    out = printed(["run", "--format", "json", "--experiment", "proportional"], capsys)
    assert [run["weight"] for run in json.loads(out)["runs"]] == [10.0, 15.0]


@pytest.mark.parametrize("layout", sorted(FORMATS))
def test_a_diverging_run_ends_at_its_last_finite_epoch_and_says_so_on_stderr(layout, capsys):
    arguments = ["run", "--lr", "2", "--epochs", "1000", "--format", layout]
    code, out, err = told(arguments, capsys)
    assert code == 0
    assert "nan" not in out.lower()
    assert "inf" not in out.lower()
    assert err == (
        "gdtui: note: the run from weight 10.0 ends at epoch 320:"
        " the next loss is too large to compute\n"
    )


@pytest.mark.parametrize("command", [[], ["run"]])
@pytest.mark.parametrize("option", ["--weight", "--lr", "--epochs"])
@pytest.mark.parametrize("value", ["ten", "nan", "inf", "-inf", "1e400", "", "1_0", "0x10"])
def test_what_is_no_finite_number_is_refused(command, option, value, capsys):
    err = complaint([*command, option, value], capsys)
    assert f"argument {option}: " in err
    assert complaint([*command, f"{option}={value}"], capsys) == err


@pytest.mark.parametrize("value", ["-0.1", "-1e-5", "-1"])
def test_a_negative_rate_is_refused(value, capsys):
    err = complaint(["run", "--lr", value], capsys)
    assert f"learning rate must be 0 or more, not {value}" in err


@pytest.mark.parametrize("value", ["-1", "2.5", "50.0", "1e3", "1000001", "9" * 5000])
def test_an_impossible_number_of_epochs_is_refused_with_the_limit(value, capsys):
    assert "from 0 to 1000000" in complaint(["run", "--epochs", value], capsys)


@pytest.mark.parametrize("option", ["--weight", "--lr"])
def test_what_no_float_can_say_is_refused_and_not_read_as_0(option, capsys):
    err = complaint(["run", option, "1e-99999999999999999999"], capsys)
    assert "must be 0 or not so near to 0 as 1e-99999999999999999999" in err


def test_a_weight_whose_loss_is_no_finite_float_is_refused(capsys):
    assert "1.34e154" in complaint(["run", "--weight", "1e155"], capsys)


def test_an_unknown_experiment_is_refused_and_the_known_are_named(capsys):
    err = complaint(["run", "--experiment", "fast"], capsys)
    assert all(experiment.key in err for experiment in EXPERIMENTS)


def test_an_unknown_format_is_refused_and_the_known_are_named(capsys):
    err = complaint(["run", "--format", "xml"], capsys)
    assert all(name in err for name in FORMATS)


@pytest.mark.parametrize(
    ("option", "one", "other"),
    [
        ("--lr", "0.1", "0.2"),
        ("--lr", "0", "0"),
        ("--epochs", "0", "50"),
        ("--experiment", "slow", "trap"),
        ("--format", "csv", "json"),
        ("--weight", "10", "1e1"),
        ("--weight", "0", "-0"),
        ("--landscape", "w^2", "w^4"),
    ],
)
def test_an_option_given_twice_is_refused(option, one, other, capsys):
    err = complaint(["run", option, one, option, other], capsys)
    assert "twice" in err
    assert option in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--speed", "3"],
        ["run", "--speed", "3"],
        ["run", "--epoch", "3"],
        ["run", "--theme", "dark"],
        ["--format", "csv"],
        ["run", "10"],
        ["run", "run"],
        ["run", "--weight"],
        ["run", "--weight", "--lr", "0.1"],
        ["run", "--weight", "--"],
        ["run", "--lr=--"],
        ["--experiment", "--", "slow"],
        ["run", "-5"],
        ["run", "--x"],
        ["run", "a\nb\rc\x1b[31md\u2028e"],
        ["run", "\udcff"],
    ],
)
def test_what_is_not_understood_is_refused_in_one_plain_line(arguments, capsys):
    err = complaint(arguments, capsys)
    assert err[:-1].isprintable()


@pytest.mark.parametrize("command", [EXPLORER, *COMMANDS], ids=lambda each: each.name)
@pytest.mark.parametrize(
    "typed", ["x" * 5000, "a 'b " * 900, "\0" * 3000], ids=["letters", "words", "nulls"]
)
def test_a_complaint_is_short_and_keeps_its_end_however_long_what_is_typed(command, typed, capsys):
    options = [name for action in command.parser()._actions for name in action.option_strings]
    for option in options[1:]:  # behind -h anything may stand
        err = complaint([*command.name.split(), f"{option}={typed}"], capsys)
        assert len(err) < 280
        if option in ("--experiment", "--theme"):
            assert err.endswith(")\n")
    for word in (typed, f"--{typed}", f"-{typed}"):
        assert len(complaint([*command.name.split(), word], capsys)) < 280


@given(st.lists(st.sampled_from(WORDS) | st.text(), max_size=6))
@example(["--weight", "--weight", "5"])
@example(["run"])
@example(["sweep"])
@example(["help", "sweep"])
def test_whatever_is_typed_is_printed_or_refused_in_one_line(arguments):
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", None)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(arguments)
    assert code in (0, 2)
    assert (code == 0) == bool(out.getvalue())
    if code == 2:
        assert err.getvalue().startswith("gdtui: error: ")
        assert len(err.getvalue().splitlines()) == 1


@pytest.mark.parametrize("word", ["foo", "Run", "", "10", "a\nb"])
def test_an_unknown_command_is_refused_and_the_known_are_named(word, capsys):
    err = complaint([word, "--lr", "0.1"], capsys)
    assert "no command" in err
    assert all(f"`gdtui {name}`" in err for name in ("run", "sweep", "help"))


def test_the_version_is_told(capsys):
    assert printed(["--version"], capsys) == f"gdtui {__version__}\n"


@pytest.mark.parametrize("command", [EXPLORER, *COMMANDS], ids=lambda each: each.name)
def test_help_names_every_option_in_plain_characters_and_80_columns(command, capsys):
    out = printed([*command.name.split(), "--help"], capsys)
    if command.name != "help":
        options = [name for action in command.parser()._actions for name in action.option_strings]
        assert all(option in out for option in options)
        assert out.startswith(f"usage: {' '.join(['gdtui', *command.name.split()])} ")
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", [[], ["run"], ["sweep"], ["config"], ["help"]])
def test_help_can_be_asked_for_in_several_ways(command, capsys):
    expected = printed([*(word for word in command if word != "help"), "--help"], capsys)
    for asked in ([*command, "-h"], ["help", *command], [*command, "--help", "--nonsense"]):
        assert printed(asked, capsys) == expected


def test_the_help_of_the_explorer_names_the_other_commands(capsys):
    out = printed(["help"], capsys)
    for command in ("run", "sweep", "help"):
        assert f"\n  gdtui {command} " in out


def test_run_tells_itself_in_sentences(capsys):
    lines = printed(["run", "--narrate", "--weight", "3", "--weight", "-3"], capsys).splitlines()
    assert lines[0] == "Run 1 of 2."
    assert "The marble starts at weight minus 3, loss 9." in lines
    code, out, err = told(["run", "--narrate", "--lr", "1.5", "--epochs", "1000"], capsys)
    assert code == 0
    assert out.endswith("too large for the computer's numbers.\n")
    assert err.startswith("gdtui: note: ")


def test_sentences_have_no_other_format(capsys):
    assert "--format" in complaint(["run", "--narrate", "--format", "csv"], capsys)


def test_ctrl_c_ends_a_run_with_the_code_of_its_signal(monkeypatch, capsys):
    def interrupted(_runs):
        raise KeyboardInterrupt

    monkeypatch.setitem(FORMATS, "text", interrupted)
    monkeypatch.setattr(sys, "argv", ["gdtui", "run"])
    assert start() == 130
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_while_the_command_line_is_still_imported_gives_no_traceback(monkeypatch):
    class Interrupted:
        def find_spec(self, name, *_):
            if name == "gdtui.cli.commands":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "gdtui.cli.commands")
    assert start() == 130


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.name)
def test_what_an_encoding_lacks_is_printed_as_an_escape(each, monkeypatch):
    poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", poor)
    assert main(["help", each.name]) == 0
    assert print_lines(["η, \udcff"]) == 0
    assert poor.buffer.getvalue().endswith(b"\n\\u03b7, \\udcff\n")


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


class Latin(Terminal):
    encoding = "iso8859-1"


@pytest.fixture(autouse=True)
def same_signals_afterwards():
    """The explorer sets handlers that end the process."""
    kept = {number: signal.getsignal(number) for number in (1, 2, 3, 15)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def opened(arguments, monkeypatch, kind="xterm", variables=None, **streams):
    """The exit code on a terminal, what the explorer was asked for, and what stderr says."""
    asked = []
    explorer = SimpleNamespace(explore=lambda *what, **how: asked.append((*what, how)) or 0)
    monkeypatch.setitem(sys.modules, "gdtui.ui.app", explorer)
    monkeypatch.setattr(os, "environ", os.environ | {"TERM": kind, **(variables or {})})
    kinds = {"stdin": Terminal, "stdout": Terminal, "stderr": Terminal, **streams}
    streams = {name: stream and stream() for name, stream in kinds.items()}
    with monkeypatch.context() as patch:
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        code = main(arguments)
    return code, asked, streams["stderr"].getvalue()


@pytest.mark.parametrize(
    ("arguments", "setup", "theme", "thought"),
    [
        ([], Setup(), "dark", FREE.thought),
        (["--weight", "-3", "--lr", "0.3"], Setup((-3.0,), 0.3), "dark", FREE.thought),
        (["--experiment", "slow"], SLOW.setup, "dark", SLOW.thought),
        (["--experiment", "trap"], TRAP.setup, "dark", TRAP.thought),
        (["--experiment", "proportional"], PROPORTIONAL.setup, "dark", PROPORTIONAL.thought),
        (["--experiment", "trap", "--epochs", "9"], Setup((10.0,), 1.0, 9), "dark", TRAP.thought),
        (["--experiment", "trap", "--lr", "0.9"], Setup((10.0,), 0.9), "dark", FREE.thought),
        (["--experiment", "trap", "--weight", "0"], Setup((0.0,), 1.0), "dark", FREE.thought),
        (["--theme", "light"], Setup(), "light", FREE.thought),
        (["--weight", "1", "--weight", "2"], Setup((1.0, 2.0)), "dark", FREE.thought),
        (["--landscape", "w*w"], Setup(), "dark", FREE.thought),
        (
            ["--landscape", "w^4/4 - w^2/2"],
            Setup((1.5,), landscape=named("double-well")),
            "dark",
            named("double-well").purpose,
        ),
        (
            ["--experiment", "trap", "--landscape", "absolute"],
            Setup((10.0,), 1.0, landscape=named("absolute")),
            "dark",
            FREE.thought,
        ),
    ],
)
def test_the_explorer_opens_with_what_was_asked_for(arguments, setup, theme, thought, monkeypatch):
    code, asked, err = opened(arguments, monkeypatch)
    assert (code, err) == (0, "")
    ((*what, how),) = asked
    assert what == [setup, Shown(theme=theme)]
    assert callable(how.pop("farewell"))
    wishes = {"keys": (), "said": "", "is_preferred": False}
    assert how == {"thought": thought, "ascii_only": False, "kiosk": False} | wishes


@pytest.mark.parametrize("number", range(1, len(LESSONS) + 1))
def test_a_lesson_is_opened_by_its_number(number, monkeypatch):
    code, ((setup, shown, _),), err = opened(["--lesson", str(number)], monkeypatch)
    assert (code, err, setup, shown) == (0, "", Setup(), Shown(lesson=number))


@pytest.mark.parametrize("number", ["0", "23", "-1", "one", "1.5", ""])
def test_a_lesson_that_there_is_not_is_refused_and_the_last_one_named(number, capsys):
    err = complaint(["--lesson", number], capsys)
    assert f"must be a whole number from 1 to {len(LESSONS)}" in err


@pytest.mark.parametrize(
    "start", [["--weight", "3"], ["--lr", "0.1"], ["--epochs", "5"], ["--experiment", "slow"]]
)
def test_a_lesson_brings_its_own_start(start, capsys):
    err = complaint(["--lesson", "3", *start], capsys)
    assert f"--lesson brings its own start: leave out {start[0]}" in err


def test_a_kiosk_is_told_to_the_explorer(monkeypatch):
    _, ((_, _, how),), _ = opened(["--kiosk"], monkeypatch)
    assert how["kiosk"] is True


@pytest.mark.parametrize("options", [["--kiosk"], ["--quiet"]])
def test_a_kiosk_and_quiet_print_nothing_when_it_is_left(options, monkeypatch):
    _, ((_, _, how),), _ = opened(options, monkeypatch)
    assert how["farewell"] is None


@pytest.mark.parametrize(
    ("arguments", "setting", "is_ascii"),
    [
        (["--ascii"], {}, True),
        ([], {"stderr": Latin}, True),
        ([], {"kind": "linux"}, True),
        ([], {"kind": "vt220"}, True),
        ([], {"kind": "tmux-256color"}, False),
    ],
)
def test_ascii_is_drawn_where_it_is_asked_for_or_where_there_is_nothing_else(
    arguments, setting, is_ascii, monkeypatch
):
    _, ((_, _, how),), _ = opened(arguments, monkeypatch, **setting)
    assert how["ascii_only"] is is_ascii


@pytest.mark.parametrize(
    "kind",
    [
        *("linux", "linux-16color", "vt52", "vt100", "vt100-am", "vt102"),
        *("vt220", "vt220-8bit", "vt320", "vt420", "vt520"),
    ],
)
def test_an_old_terminal_gets_ascii_whatever_its_encoding(kind):
    assert needs_ascii("utf-8", kind)


@pytest.mark.parametrize("kind", ["", "xterm", "xterm-256color", "screen", "tmux-256color", "st"])
def test_another_terminal_gets_ascii_where_its_encoding_is_not_utf_8(kind):
    for encoding in ("utf-8", "UTF-8", "utf8", "UTF8"):
        assert not needs_ascii(encoding, kind)
    for encoding in ("ascii", "ANSI_X3.4-1968", "iso8859-1", "utf-16", ""):
        assert needs_ascii(encoding, kind)


@pytest.mark.parametrize(
    ("arguments", "value", "kept"),
    [([], "", None), ([], "1", "1"), (["--mono"], "", "1"), (["--mono"], "0", "1")],
)
def test_no_color_counts_where_it_is_set_and_not_empty(arguments, value, kept, monkeypatch):
    opened(arguments, monkeypatch, variables={"NO_COLOR": value})
    assert os.environ.get("NO_COLOR") == kept


def test_a_kiosk_heeds_no_variable_that_would_write_a_file(monkeypatch):
    harmful = {"TEXTUAL_SCREENSHOT": "1", "TEXTUAL_LOG": "/tmp/log", "TEXTUAL": "debug"}
    opened(["--kiosk"], monkeypatch, variables=harmful)
    assert not os.environ.keys() & harmful.keys()


@pytest.mark.parametrize(
    ("arguments", "setting", "reason"),
    [
        ([], {"stdin": io.StringIO}, "not a terminal"),
        ([], {"stdout": io.StringIO}, "not a terminal"),
        ([], {"stderr": io.StringIO}, "not a terminal"),
        ([], {"stdin": None}, "not a terminal"),
        ([], {"stdout": None}, "not a terminal"),
        ([], {"kind": "dumb"}, "TERM=dumb"),
        (["--weight=1", "--weight=2", "--weight=3"], {}, "two marbles at most"),
    ],
)
def test_where_the_explorer_cannot_open_it_says_why_and_names_gdtui_run(
    arguments, setting, reason, monkeypatch
):
    code, asked, err = opened(arguments, monkeypatch, **setting)
    assert (code, asked) == (2, [])
    assert err.startswith("gdtui: error: ")
    assert len(err.splitlines()) == 1
    assert reason in err
    assert "gdtui run" in err


def test_run_takes_any_number_of_weights(capsys):
    weights = [f"--weight={weight}" for weight in range(5)]
    out = printed(["run", *weights, "--epochs", "0"], capsys)
    assert out.count("Starting weight") == 5


def command(*arguments, **streams):
    """The command in a process of its own."""
    kinds = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run([*GDTUI, *arguments], check=False, text=True, **kinds | streams)


def test_a_pipe_gets_the_listing():
    done = command("run", "--epochs", "1")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1] == "Epoch 1: Weight = 8.0000, Loss = 64.0000"


def test_what_is_not_a_terminal_is_pointed_to_gdtui_run():
    done = command()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("gdtui: error: not a terminal")
    assert "gdtui run" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_early_gets_no_traceback():
    with subprocess.Popen(
        [*GDTUI, "run", "--epochs", "100000"],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == "Starting weight: 10.0, Starting Loss: 100.0\n"
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 141


PRINTING = [["run"], ["sweep"], ["--help"], ["run", "--help"], ["--version"]]


@pytest.mark.parametrize("arguments", PRINTING)
@pytest.mark.skipif(not FULL.exists(), reason="no full disk to write to")
def test_a_full_disk_is_told_in_a_line(arguments):
    with FULL.open("w") as full:
        done = command(*arguments, stdout=full)
    assert done.returncode == 1
    assert done.stderr == "gdtui: error: cannot write: No space left on device\n"


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_reader_that_is_not_there_ends_a_command_quietly(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = command(*arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


DIVERGING = ["run", "--lr", "2", "--epochs", "1000", "--format", "csv"]


@pytest.mark.parametrize("kind", ["full", "broken"])
def test_a_note_that_cannot_be_written_changes_nothing(kind, tmp_path):
    """The note is not the output."""
    if kind == "full" and not FULL.exists():
        pytest.skip("no full disk to write to")
    reading, broken = os.pipe()
    os.close(reading)
    stderr = os.open(FULL, os.O_WRONLY) if kind == "full" else os.dup(broken)
    written = tmp_path / "rows"
    try:
        with written.open("w") as stdout:
            done = command(*DIVERGING, stdout=stdout, stderr=stderr)
        refused = command("run", "--lr", "x", stderr=stderr)
    finally:
        os.close(broken)
        os.close(stderr)
    assert done.returncode == 0
    rows = written.read_text().splitlines()
    assert len(rows) == 1 + 321
    assert rows[-1].startswith("320,")
    assert (refused.returncode, refused.stdout) == (2, "")


def closing(stream, *arguments):
    """The command under a shell that closes a stream, as `gdtui run >&-` does."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {stream}>&-', "sh", *GDTUI, *arguments],
        check=False,
        text=True,
        capture_output=True,
    )


@pytest.mark.parametrize("arguments", [["run"], ["--help"]])
def test_a_closed_stdout_is_told_in_a_line(arguments):
    done = closing("1", *arguments)
    assert done.returncode == 1
    assert done.stderr == "gdtui: error: cannot write: stdout is closed\n"


def test_a_note_never_gets_among_the_rows_where_stderr_is_closed():
    done = closing("2", *DIVERGING)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + 321
    assert done.stdout.splitlines()[-1].startswith("320,")


def test_an_invalid_byte_is_refused_like_any_other_word():
    done = command("run", b"--weight=\xff")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_sweep_prints_a_row_per_rate(capsys):
    out = printed(["sweep", "--lr", "0.1,0.5,1", "--weight", "-10"], capsys)
    assert [row.split()[0] for row in out.splitlines()[1:]] == ["0.1", "0.5", "1.0"]


def test_sweep_has_defaults_and_the_formats_of_run(capsys):
    assert len(printed(["sweep"], capsys).splitlines()) == 26
    assert printed(["sweep", "--format", "csv", "--lr", "0.1"], capsys) == (
        "learning_rate,regime,factor,zero_loss_epoch\n0.1,smooth convergence,0.8,33\n"
    )
    out = printed(["sweep", "--format", "json", "--lr", "0.1", "--weight", "15"], capsys)
    assert json.loads(out)["weight"] == 15.0
    assert "--weight is given twice" in complaint(["sweep", "--weight=1", "--weight=2"], capsys)


@pytest.mark.parametrize(
    "rates",
    [
        *("", "0.1,x", "0:1", "0:1:0", "1:0:0.1", "0:1:1e-9", "-1", "0:1:1e-1000000"),
        *("0:1:1e-99999999999999999999", "1e-99999999999999999999999:1:0.1"),
    ],
)
def test_a_bad_list_of_rates_is_one_line_and_exit_code_2(rates, capsys):
    assert "argument --lr: learning rate" in complaint(["sweep", "--lr", rates], capsys)


# Landscapes


@pytest.mark.parametrize("layout", sorted(FORMATS))
@pytest.mark.parametrize("landscape", ["parabola", "Parabola", "w^2", "w**2", " w ^ 2 ", "w*w"])
def test_what_is_the_parabola_prints_the_same_to_the_byte(landscape, layout, capsys):
    for arguments in (["run", "--lr", "0.9"], ["run", "--experiment", "trap"], ["sweep"]):
        plain = printed([*arguments, "--format", layout], capsys)
        there = ["--landscape", landscape, "--format", layout]
        assert printed([*arguments, *there], capsys) == plain


def test_a_run_on_a_typed_landscape_is_listed_like_any_other(capsys):
    assert printed(["run", "--landscape", "w^4/4 - w^2/2", "--epochs", "2"], capsys) == (
        "Starting weight: 1.5, Starting Loss: 0.140625\n"
        "Epoch 1: Weight = 1.3125, Loss = -0.1194\n"
        "Epoch 2: Weight = 1.2177, Loss = -0.1918\n"
    )
    out = printed(["run", "--landscape", "-w^2", "--weight", "1", "--epochs", "1"], capsys)
    assert out.splitlines()[1] == "Epoch 1: Weight = 1.2000, Loss = -1.4400"


@pytest.mark.parametrize(
    ("landscape", "formula", "regime", "factor", "zero_loss"),
    [
        ("double-well", "w^4/4 - w^2/2", None, None, 16),
        ("w**4/4-w**2/2", "w^4/4 - w^2/2", None, None, 16),
        ("2*(w-3)**2 + 1", "2(w - 3)^2 + 1", "smooth convergence", 0.6, 15),
        ("regressor", "(7w^2 - 41.8w + 63.22)/6", "smooth convergence", 1 - 0.7 / 3, 27),
        ("abs(w)", "abs(w)", None, None, None),
    ],
)
def test_json_tells_the_formula_and_theory_where_it_is_exact(
    landscape, formula, regime, factor, zero_loss, capsys
):
    out = printed(["run", "--landscape", landscape, "--format", "json"], capsys)
    (run,) = json.loads(out)["runs"]
    told = (run["landscape"], run["regime"], run["zero_loss_epoch"], run["outcome"])
    assert told == (formula, regime, zero_loss, "complete")
    assert run["factor"] == (factor and pytest.approx(factor, rel=1e-15))


@pytest.mark.parametrize("layout", sorted(FORMATS))
def test_a_run_that_leaves_the_landscape_ends_at_its_last_good_epoch_by_that_name(layout, capsys):
    arguments = ["run", "--landscape", "log(w)", "--weight", "1", "--format", layout]
    code, out, err = told(arguments, capsys)
    assert code == 0
    assert not {"nan", "inf"} & set(out.lower().replace(",", " ").split())
    assert err == (
        "gdtui: note: the run from weight 1.0 ends at epoch 5: the next weight has no loss\n"
    )
    if layout == "json":
        (run,) = json.loads(out)["runs"]
        assert (run["outcome"], len(run["epochs"])) == ("left the landscape", 6)


@pytest.mark.parametrize("command", [[], ["run"], ["sweep"]])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--landscape", "doublewell"], "no landscape 'doublewell': the nearest is double-well"),
        (["--landscape", "sin w"], "argument --landscape: sin needs parentheses: sin(w)"),
        (["--landscape", "(w"], "argument --landscape: a ) is missing at the end"),
        (["--landscape", "x^2"], "argument --landscape: x is no name here: the weight is w"),
        (["--landscape", ""], "argument --landscape: a formula is missing, such as w^2"),
        (["--landscape", "9^9^9^9"], "argument --landscape: 9^9^9 is no finite number"),
        (["--landscape", "w\x00\n"], "is no sign here"),
        (["--landscape", "w/0"], "w/0 is no finite number at any weight looked at"),
        (
            ["--landscape", "log(w)", "--weight", "-1"],
            "argument --weight: weight must be where log(w) and its slope are numbers: not -1",
        ),
        (
            ["--weight", "0", "--landscape", "1/w"],
            "argument --weight: weight must be where 1/w and its slope are numbers: not 0",
        ),
        (["--landscape", "w^4", "--weight", "1e80"], "weight must be from -1.16e77 to 1.16e77"),
    ],
)
def test_what_is_no_landscape_or_no_start_on_it_is_refused(command, arguments, sentence, capsys):
    assert sentence in complaint([*command, *arguments], capsys)


def test_a_formula_may_begin_with_a_minus_sign(capsys):
    spaced = printed(["run", "--landscape", "-cos(w)", "--epochs", "3"], capsys)
    assert spaced == printed(["run", "--landscape=-cos(w)", "--epochs", "3"], capsys)


def test_sweep_predicts_on_every_parabola_and_observes_elsewhere(capsys):
    predicted = printed(["sweep", "--landscape", "2(w-3)^2", "--lr", "0.25,0.6"], capsys)
    assert predicted.splitlines() == [
        "learning rate  regime      r     zero loss at epoch",
        "0.25           one step    0     1",
        "0.6            divergence  -1.4  never",
    ]
    seen = printed(["sweep", "--landscape", "double-well", "--lr", "0.9,1.1"], capsys).splitlines()
    assert seen[0].startswith("learning rate  observed")
    assert "at the bottom" in seen[1]
    assert "in a cycle of 2" in seen[2]
    assert seen[-1].startswith("No exact theory holds here: this is what was observed")


@pytest.mark.parametrize("name", NAMES)
def test_every_landscape_has_a_thought_and_can_be_run_and_swept(name, capsys):
    assert named(name).purpose
    assert len(printed(["run", "--landscape", name, "--epochs", "5"], capsys).splitlines()) == 6
    assert printed(["sweep", "--landscape", name, "--lr", "0.1"], capsys)
