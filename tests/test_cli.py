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

import pytest
from command_output import NotedApp, Terminal, complaint, opened, printed, told
from hypothesis import example, given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui import __version__
from gdtui.__main__ import start
from gdtui.cli.commands import COMMANDS, EXPLORER, main
from gdtui.cli.explorer import keep_lessons, lessons_done, needs_ascii
from gdtui.cli.output import print_lines
from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.tables import FORMATS
from gdtui.engine.theory.sweep import FORMATS as SWEPT
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.guide.lessons.chapters import LESSONS
from gdtui.guide.lessons.course import Course
from gdtui.ui.view import View

GDTUI = [sys.executable, "-m", "gdtui"]
FULL = Path("/dev/full")
WORDS = re.findall(
    r"\S+",
    "run sweep help --help --version --weight --lr --epochs --experiment --lesson --format csv 1",
)


def test_run_prints_the_listing_to_the_byte_and_several_with_an_empty_line_between(capsys):
    one = printed(["run", "--epochs", "2"], capsys)
    assert one == (
        "Starting weight: 10.0, Starting Loss: 100.0\n"
        "Epoch 1: Weight = 8.0000, Loss = 64.0000\n"
        "Epoch 2: Weight = 6.4000, Loss = 40.9600\n"
    )
    other = printed(["run", "--weight", "15", "--epochs", "2"], capsys)
    both = printed(["run", "--weight", "10", "--weight", "15", "--epochs", "2"], capsys)
    assert both == one + "\n" + other
    assert printed(["run", "--epochs", "0"], capsys) == one.splitlines(keepends=True)[0]
    weights = [f"--weight={weight}" for weight in range(5)]
    assert printed(["run", *weights, "--epochs", "0"], capsys).count("Starting weight") == 5


@pytest.mark.parametrize(
    ("short", "spelled"),
    [
        ("", "--weight 10 --lr 0.1 --epochs 50 --format text"),
        ("", "--rule descent --schedule constant --noise 0 --seed 5"),
        ("--experiment slow", "--weight 10 --lr 0.1"),
        ("--experiment trap --weight 3 --epochs 1", "--lr 1 --weight 3 --epochs 1"),
        ("--weight -1e1", "--weight=-10"),
        ("--landscape=-cos(w) --epochs 3", "--landscape -cos(w) --epochs 3"),
        ("--landscape double-well", "--landscape w**4/4-w**2/2 --weight 1.5"),
        ("--lr 0.9 --format csv", "--landscape w*w --lr 0.9 --format csv"),
        ("--lr 0.9 --format json", "--landscape w**2 --lr 0.9 --format json"),
        ("--rule momentum", "--rule momentum --beta 0.9"),
    ],
)
def test_what_is_not_said_is_the_usual_and_an_experiment_is_a_short_name(short, spelled, capsys):
    assert printed(["run", *short.split()], capsys) == printed(["run", *spelled.split()], capsys)


TWO_BOWLS = Setup((10.0, 10.0), landscapes=(PARABOLA, landscape_of("w^2/20")))


def test_each_marble_can_have_a_landscape_of_its_own(capsys):
    bowls = ["--landscape", "w^2", "--landscape", "w^2/20", "--weight", "10"]
    alone = [printed(["run", "--landscape", bowl], capsys) for bowl in ("w^2", "w^2/20")]
    assert printed(["run", *bowls], capsys) == "\n".join(alone)
    alone = [printed(["sweep", "--landscape", bowl], capsys) for bowl in ("w^2", "w^2/20")]
    assert printed(["sweep", *bowls], capsys) == "\n".join(alone)
    bowls += ["--lr", "1", "--format", "json"]
    runs = json.loads(printed(["run", *bowls], capsys))["runs"]
    told = [(run["landscape"], run["regime"], run["factor"]) for run in runs]
    assert told == [("w^2", "oscillation trap", -1.0), ("w^2/20", "smooth convergence", 0.9)]
    swept = json.loads(printed(["sweep", *bowls], capsys))["runs"]
    told = [(each["landscape"], each["rates"][0]["zero_loss_epoch"]) for each in swept]
    assert told == [("w^2", None), ("w^2/20", 55)]


def test_csv_and_json_are_what_the_engine_makes_of_the_runs(capsys):
    asked = ["--experiment", "proportional", "--rule", "adam", "--lr", "0.1,0.5@3", "--noise", "1"]
    setup = Setup(
        (10.0, 15.0), 0.1, 50, method=Method(rule_of("adam"), noise=Noise(1.0)), changes=((3, 0.5),)
    )
    runs = [run.to_end() for run in setup.race().runs]
    for layout, lines in FORMATS.items():
        out = printed(["run", *asked, "--format", layout], capsys)
        assert out == "\n".join(lines(runs)) + "\n"


@pytest.mark.parametrize("layout", sorted(FORMATS))
@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        ("--lr 2 --epochs 1000", "10.0 ends at epoch 320: the next step is too large to compute"),
        ("--landscape log(w) --weight 1", "1.0 ends at epoch 5: the next weight has no loss"),
        (
            "--lr 1e5 --epochs 1000000",
            "10.0 ends at epoch 28: the next step is too large to compute",
        ),
    ],
)
def test_a_run_ends_at_its_last_good_epoch_and_says_so_on_stderr(layout, arguments, note, capsys):
    code, out, err = told(["run", *arguments.split(), "--format", layout], capsys)
    assert code == 0
    assert not {"nan", "inf"} & set(out.lower().replace(",", " ").split())
    assert err == f"gdtui: note: the run from weight {note}\n"


REFUSED = rows_of(__file__, "refused.txt")


@pytest.mark.parametrize(("line", "words"), REFUSED, ids=[line for line, _ in REFUSED])
def test_what_makes_no_sense_is_refused_in_one_plain_line(
    line, words, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for name, number in (("LESSONS", len(LESSONS)), ("ONE_MORE", len(LESSONS) + 1)):
        line, words = (text.replace(name, str(number)) for text in (line, words))
    arguments = shlex.split(line.removeprefix("[run] "))
    for each in [arguments, ["run", *arguments]][: 1 + line.startswith("[run]")]:
        err = complaint(each, capsys)
        # What argparse says has quotes in some Pythons and none in others.
        assert err.replace("'", "") == f"gdtui: error: {words}\n".replace("'", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["run", "a\nb\rc\x1b[31md\u2028e"], ["run", "\udcff"], ["a\nb"], ["help", "x" * 5000]],
)
def test_whatever_is_in_a_word_it_is_told_in_a_short_plain_line(arguments, capsys):
    err = complaint(arguments, capsys)
    assert err[:-1].isprintable()
    assert len(err) < 250


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


@pytest.mark.parametrize("command", [EXPLORER, *COMMANDS], ids=lambda each: each.name)
def test_help_names_every_option_in_plain_characters_and_80_columns(command, capsys):
    out = printed([*command.name.split(), "--help"], capsys)
    if command.name != "help":
        actions = [a for a in command.parser()._actions if a.help != argparse.SUPPRESS]
        options = [name for action in actions for name in action.option_strings]
        assert all(option in out for option in options)
        assert out.startswith(f"usage: {' '.join(['gdtui', *command.name.split()])} ")
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 80
    assert printed(["--version"], capsys) == f"gdtui {__version__}\n"


@pytest.mark.parametrize("command", [[], ["run"], ["sweep"], ["config"], ["help"]])
def test_help_can_be_asked_for_in_several_ways(command, capsys):
    expected = printed([*(word for word in command if word != "help"), "--help"], capsys)
    for asked in ([*command, "-h"], ["help", *command], [*command, "--help", "--nonsense"]):
        assert printed(asked, capsys) == expected
    others = [each.name for each in COMMANDS] if command in ([], ["help"]) else []
    assert all(f"\n  gdtui {name}" in expected for name in others)


def test_run_tells_itself_in_sentences(capsys):
    lines = printed(["run", "--narrate", "--weight", "3", "--weight", "-3"], capsys).splitlines()
    assert lines[0] == "Run 1 of 2."
    assert "The marble starts at weight minus 3, loss 9." in lines
    code, out, err = told(["run", "--narrate", "--lr", "1.5", "--epochs", "1000"], capsys)
    assert code == 0
    assert out.endswith("too long for the computer's numbers.\n")
    assert err.startswith("gdtui: note: ")


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


def test_what_an_encoding_lacks_is_printed_as_an_escape(monkeypatch):
    for each in COMMANDS:
        poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        monkeypatch.setattr(sys, "stdout", poor)
        assert main(["help", each.name]) == 0
        assert print_lines(["η, \udcff"]) == 0
        assert poor.buffer.getvalue().startswith(b"usage: gdtui")
        assert poor.buffer.getvalue().endswith(b"\n\\u03b7, \\udcff\n")


class Latin(Terminal):
    encoding = "iso8859-1"


WELL, ABSOLUTE = named("double-well"), named("absolute")
OPENED = {
    "": (Setup(), FREE.thought),
    "--weight -3 --lr 0.3": (Setup((-3.0,), 0.3), FREE.thought),
    **{f"--experiment {each.key}": (each.setup, each.thought) for each in EXPERIMENTS},
    "--experiment trap --epochs 9": (Setup((10.0,), 1.0, 9), EXPERIMENTS[1].thought),
    "--experiment trap --lr 0.9": (Setup((10.0,), 0.9), FREE.thought),
    "--experiment trap --weight 0": (Setup((0.0,), 1.0), FREE.thought),
    "--weight 1 --weight 2": (Setup((1.0, 2.0)), FREE.thought),
    "--landscape w*w": (Setup(), FREE.thought),
    "--landscape w^4/4-w^2/2": (Setup((1.5,), landscapes=(WELL,)), FREE.thought),
    "--experiment trap --landscape absolute": (Setup((10.0,), 1.0, 50, (ABSOLUTE,)), FREE.thought),
}


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("arguments", OPENED)
def test_the_explorer_opens_with_what_was_asked_for(arguments, theme, monkeypatch):
    code, (app,), err = opened([*arguments.split(), "--theme", theme], monkeypatch)
    assert (code, err) == (0, "")
    setup, thought = OPENED[arguments]
    assert app.view.drawn in range(2**16)
    assert app.view == View(setup.race(), thought, theme=theme, drawn=app.view.drawn)
    assert not app.ascii_only


def test_a_lesson_is_opened_by_its_number(monkeypatch):
    for number in (1, len(LESSONS)):
        code, (app,), err = opened(["--lesson", str(number)], monkeypatch)
        assert (code, err, app.view.course.at, app.view.in_lesson) == (0, "", number - 1, True)


def test_the_challenge_is_another_each_time_but_for_a_seed(monkeypatch):
    for arguments, alike in (([], False), (["--seed", "7"], True)):
        drawn = {opened(arguments, monkeypatch)[1][0].view.drawn for _ in range(8)}
        assert (drawn == {7}, len(drawn) > 1) == (alike, not alike)


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
        monkeypatch.setattr(NotedApp, "left_with", {"course": DONE})
        _, (app,), _ = opened(arguments, monkeypatch)
        assert app.view.is_kiosk == (arguments == ["--kiosk"])
        assert (len(printed), kept) == (is_printed, [DONE] * is_kept)
        kept.clear()
        monkeypatch.setattr(NotedApp, "left_with", {})
        opened(arguments, monkeypatch)
        assert not kept
        printed.clear()


DONE = Course().predict(1).showing(99)[0].to(2).showing(99)[0]


@given(st.one_of(st.binary(max_size=40), st.sampled_from((b"[" * 9999, b"{}", b'{"a": 1}'))))
def test_lessons_done_are_kept_and_a_broken_file_is_as_none(tmp_path_factory, broken):
    place = tmp_path_factory.mktemp("state") / "gdtui" / "lessons.json"
    assert lessons_done(place) == lessons_done(place.parent) == lessons_done(None) == Course()
    keep_lessons(place, DONE)
    assert lessons_done(place) == DONE.to(1)
    first, *_ = DONE.kept
    worse = DONE.kept | {first: ["no choice", 3], "no lesson": ["a", "b"]}
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


def command(*arguments, **streams):
    """The command in a process of its own."""
    kinds = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run([*GDTUI, *arguments], check=False, text=True, **kinds | streams)


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


@pytest.mark.parametrize("arguments", [["sweep"], ["--help"]])
@pytest.mark.skipif(not FULL.exists(), reason="no full disk to write to")
def test_a_full_disk_is_told_in_a_line_and_a_reader_that_is_not_there_ends_it_quietly(arguments):
    with FULL.open("w") as full:
        done = command(*arguments, stdout=full)
    assert done.returncode == 1
    assert done.stderr == "gdtui: error: cannot write: No space left on device\n"
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


def test_a_closed_stdout_is_told_in_a_line_and_no_note_gets_among_the_rows_for_a_closed_stderr():
    done = closing("1", "run")
    assert done.returncode == 1
    assert done.stderr == "gdtui: error: cannot write: stdout is closed\n"
    done = closing("2", *DIVERGING)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + 321
    assert done.stdout.splitlines()[-1].startswith("320,")


def test_sweep_is_what_the_engine_makes_of_its_rates(capsys):
    assert len(printed(["sweep"], capsys).splitlines()) == 26
    for asked, setup in (
        (["--weight", "-10"], Setup((-10.0,))),
        (["--landscape", "2(w-3)^2"], Setup((10.0,), landscapes=(landscape_of("2(w-3)^2"),))),
        (["--landscape", "double-well"], Setup((1.5,), landscapes=(named("double-well"),))),
        (["--landscape", "w^2", "--landscape", "w^2/20"], TWO_BOWLS),
        (["--rule", "adam"], Setup(method=Method(rule_of("adam")))),
        (["--noise", "1", "--seed", "5"], Setup(method=Method(noise=Noise(1.0, 5)))),
    ):
        for layout, lines in SWEPT.items():
            out = printed(["sweep", "--lr", "0.1,0.5,1", *asked, "--format", layout], capsys)
            assert out == "\n".join(lines(setup, (0.1, 0.5, 1.0))) + "\n"


def test_every_landscape_has_a_thought_and_can_be_run_and_swept(capsys):
    for name in NAMES:
        assert named(name).purpose
        assert len(printed(["run", "--landscape", name, "--epochs", "5"], capsys).splitlines()) == 6
        assert printed(["sweep", "--landscape", name, "--lr", "0.1"], capsys)


# Points of one's own


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("x,y\n1,3\n-1,-3\n2,6\n")
    return str(path)


def test_points_in_a_file_or_from_a_pipe_are_the_landscape_of_every_command(
    points, tmp_path, capsys, monkeypatch
):
    for command in (["run", "--format", "csv"], ["sweep"]):
        by_name, by_formula = (
            printed([*command, "--weight", "8", *each], capsys)
            for each in (["--data", points], ["--landscape", "2(w - 3)^2"])
        )
        assert by_name == by_formula
    assert "mean (w·x − y)²" in printed(["plot", "--size", "60x20", "--data", points], capsys)
    for command, kind in (("plot", "svg"), ("record", "cast")):
        name = str(tmp_path / f"picture.{kind}")
        assert printed([command, "--data", points, name], capsys) == f"wrote {name}\n"
    pipe = io.TextIOWrapper(io.BytesIO(Path(points).read_bytes()))
    monkeypatch.setattr(sys, "stdin", pipe)
    piped = printed(["run", "--data", "-"], capsys)
    assert piped == printed(["run", "--data", points], capsys)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--data", "POINTS", "--landscape", "w^4"], "leave out one of the two"),
        (["--data", "none.csv"], "argument --data: none.csv cannot be read: no such file"),
        (["--data", "POINTS", "--batch", "100001"], "a whole number from 0 to 100000"),
        (["--batch", "3"], "argument --batch: a batch is of points"),
    ],
)
def test_bad_data_and_batches_without_points_are_refused(arguments, words, points, capsys):
    arguments = [points if each == "POINTS" else each for each in arguments]
    for command in ("run", "sweep", "plot"):
        assert words in complaint([command, *arguments], capsys)


def test_the_explorer_reads_no_points_from_its_keyboard_and_in_a_kiosk_none_at_all(
    points, monkeypatch
):
    for arguments, words in (
        (["--data", "-"], "the keys come from stdin: name a file"),
        (["--pin", "--data -"], "the keys come from stdin: name a file"),
        (["--kiosk", "--data", points], "a kiosk reads no file"),
        (["--kiosk", "--pin", f"--data {shlex.quote(points)}"], "a kiosk reads no file"),
    ):
        code, asked, err = opened(arguments, monkeypatch)
        assert (code, asked) == (2, [])
        assert words in err
    code, (app,), _ = opened(["--data", points], monkeypatch)
    assert app.view.race.lead.landscape.file == points
