"""The file of preferences: what is printed is read back, what is wrong is named, nothing stops."""

import json
import os
import random
import re
from collections import defaultdict
from dataclasses import replace
from functools import partial

import pytest
from command_output import opened as explorer_opened
from command_output import printed, told
from hypothesis import example, given, settings
from hypothesis import strategies as st
from keys_pressed import view_of
from random_setups import setups
from text_tables import rows_of

from gdtui.config.file import file_of, lines_of, preferences_in, preferences_in_text, tomllib
from gdtui.config.preferences import Preferences
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import PACES
from gdtui.options import NAMES as PARTS
from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.keys import _NAMED, key_of
from gdtui.ui.screen.theme import THEMES
from gdtui.ui.way_back import line_of


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the file is looked for in this test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "gdtui").mkdir()
    return tmp_path / "gdtui" / "config.toml"


@pytest.fixture
def opened(monkeypatch):
    """Open an explorer that only notes its view: what that was made of, and the view."""

    def open_with(*arguments):
        code, (app,), _ = explorer_opened([*arguments, "--quiet"], monkeypatch)
        assert code == 0
        view, motion = app.view, os.environ.get("TEXTUAL_ANIMATIONS") != "none"
        setup = Setup.of((view.aside or view).race)
        return Preferences(view.theme, view.speed, motion, setup, view.keys), view

    return open_with


# What is printed is read back

KEYS = [*map(key_of, map(chr, range(33, 127))), *(key for key in _NAMED if key != "ctrl+q")]


@st.composite
def preferred(draw):
    free = iter(draw(st.permutations(KEYS)))
    counts = draw(st.dictionaries(st.sampled_from([*BY_NAME]), st.integers(0, 2), max_size=12))
    keys = {name: tuple(next(free) for _ in range(count)) for name, count in counts.items()}
    if "quit" in keys:
        keys["quit"] += ("ctrl+q",)
    return Preferences(
        draw(st.sampled_from([*THEMES])),
        draw(st.sampled_from(PACES)),
        draw(st.booleans()),
        draw(setups()),
        tuple(keys.items()),
    )


def meant(preferences):
    """What preferences come to: landscapes as formulas, of commands the keys in force."""
    setup = preferences.setup
    formulas = [(each.name, each.formula) for each in setup.landscapes]
    now = [command.keys_in(preferences.keys) for command in BY_NAME.values()]
    return formulas, preferences._replace(setup=setup._replace(landscapes=()), keys=now)


@settings(max_examples=30)
@given(preferred())
@example(Preferences())
def test_what_is_printed_is_read_back_to_the_same(preferences):
    again, complaints = preferences_in_text(file_of(preferences))
    assert complaints == []
    assert meant(again) == meant(preferences)


def test_gdtui_config_says_where_it_is_and_its_output_put_there_says_the_same(place, capsys):
    first = printed(["config"], capsys)
    assert first.startswith(f"# {place}\n# It is not there")
    place.write_text(first)
    second = printed(["config"], capsys)
    assert second == first.replace(first.splitlines(keepends=True)[1], "")
    assert preferences_in(place) == (Preferences(), [])
    values = tomllib.loads(first)
    assert values["setup"].keys() <= {*PARTS}
    assert values["keys"].keys() == BY_NAME.keys()


# What is wrong


WRONG = defaultdict(list)
for _name, _value, _words in rows_of(__file__, "wrong_entries.txt"):
    WRONG[_name].append((_value.replace("\\n", "\n"), _words))


@pytest.mark.parametrize("seed", range(60))
def test_wrong_entries_are_named_with_their_lines_and_the_others_hold(seed):
    dice = random.Random(seed)
    right = {"theme": "'light'", "setup.rule": "'momentum'", "setup.seed": "7", "keys.pin": "'^'"}
    right["keys.quit"] = "'x'"
    wrong = dice.sample([*WRONG], dice.randint(1, 6))
    entries = [(name, value, None) for name, value in right.items() if name not in wrong]
    entries += [(name, *dice.choice(WRONG[name])) for name in wrong]
    dice.shuffle(entries)
    lines, expected = [], {}
    for table in ("", "setup", "keys", "end"):
        lines += [f"[{table}]"] if table in ("setup", "keys") else []
        for name, value, words in entries:
            within, _, own = name.rpartition(".")
            if within == table:
                lines += dice.choice([[], [""], ["# theme = 'drak'"]])
                expected |= {len(lines) + 1: words} if words else {}
                lines += f"{own} = {value}".removeprefix(" = ").split("\n")
    preferences, complaints = preferences_in_text("\n".join(lines))
    assert [complaint.line for complaint in complaints] == sorted(expected), lines
    for complaint in complaints:
        assert expected[complaint.line] in complaint.words
        assert complaint.words.isprintable()
    assert preferences.theme == ("dark" if "theme" in wrong else "light")
    keys = dict(preferences.keys)
    assert (keys["pin"], keys["quit"]) == (("circumflex_accent",), ("x", "ctrl+q"))
    assert preferences.setup.method.noise.seed == 7


NAMES = [*Preferences._fields, "other", *(f"setup.{part}" for part in PARTS), "setup.other"]
NAMES += [f"keys.{json.dumps(name)}" for name in (*BY_NAME, "other")]
VALUES = (
    f"0 1 -1 1.5 -0.0 nan -inf 1e400 {16**500} true '' 'x' 'w^' '`ü' 2021-12-31 07:32:00 [] [1]"
)
VALUES += " ['a'] ['n','N'] [[]] [true] {} {a=1} {lr=0.3} {step='N',beta=2}"
ENTRY = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(VALUES.split()) | st.text(max_size=9).map(json.dumps)
)
CHARACTERS = st.sampled_from([*"[]{}='\"#.\n,1a", "setup", "lr"])


@given(
    st.lists(ENTRY.map(" = ".join), max_size=8, unique_by=lambda line: line.split()[0]).map(
        "\n".join
    )
    | st.lists(CHARACTERS).map("".join)
    | st.text()
)
@example("[" * 5000)
@example("a = " + "[" * 5000)
@example("a = " + "1" * 5000)
@example("a.b = 1\na = 2")
@example("lr = 2021-99-99")
def test_no_text_stops_the_start(text):
    preferences, complaints = preferences_in_text(text)
    assert preferences_in_text(file_of(preferences))[1] == []
    last = text.count("\n") + 1
    assert all(1 <= (complaint.line or 1) <= last for complaint in complaints)
    assert all(complaint.words.isprintable() for complaint in complaints)
    assert all(len(complaint.words) < 400 for complaint in complaints)


def test_bad_toml_is_told_with_its_line():
    for text, line in (("theme = \n", 1), ("a = 1\n\nb 2\n", 3), ('a = 1\nb = """\nx\n', 3)):
        _, (complaint,) = preferences_in_text(text)
        assert (complaint.line, complaint.words[:9]) == (line, "no TOML: ")
        assert "line" not in complaint.words


def test_an_entry_begins_in_the_line_in_which_it_is_named():
    text = (
        '"rate.up" = 1\na.b = [ # two\n  1,\n]\n[table . inner]\nc = """\n[none]\n"""\n[[list]]\n'
    )
    found = {".".join(names): line for names, line in lines_of(text).items()}
    assert found == {"rate.up": 1, "a": 2, "a.b": 2, "table": 5, "table.inner": 5, "list": 9}


# The file


def test_a_place_where_no_file_can_be_read_is_told_in_a_line_and_the_explorer_opens(
    place, opened, capsys, monkeypatch
):
    def unreadable(*_, **__):
        raise PermissionError(13, "no")

    for make, words in (
        (place.mkdir, ": this is a folder, not a file"),
        (partial(os.mkfifo, place), ": this is a named pipe, not a file"),
        (partial(place.symlink_to, "/dev/null"), ": this is a device, not a file"),
        (partial(place.write_bytes, b"theme = 'light'\n# \xff\n"), ":2: not UTF-8"),
        (partial(place.write_text, "theme 'light'\n"), ":1: no TOML"),
        (partial(place.write_text, "#" * 70_000), ": longer than"),
        (partial(monkeypatch.setattr, "pathlib.Path.open", unreadable), ": cannot be read: no"),
    ):
        make()
        assert opened()[1].said.startswith(f"config.toml{words}")
        code, out, err = told(["config"], capsys)
        assert code == 2
        assert re.fullmatch(re.escape(f"gdtui: error: {place}{words}") + ".*\n", err)
        assert 'theme = "dark"' in out
        if not place.is_file():
            place.rmdir() if place.is_dir() else place.unlink()


SOME = """theme = "light"
speed = 5
motion = false
[setup]
landscape = "double-well"
rule = "momentum"
beta = 0.5
weight = [1.25, "-2"]
lr = "0.1,0.5@10"
[keys]
step = "N"
"""


def test_the_explorer_opens_with_what_the_file_says_but_in_a_kiosk_or_unasked(
    place, opened, capsys
):
    place.write_text(SOME, encoding="utf-8-sig", newline="\r\n")
    now, view = opened()
    assert (now, view.said) == (preferences_in(place)[0], "")
    assert opened("--theme", "dark")[0].theme == "dark"
    assert opened("--speed", "10")[0].speed == 10.0
    assert opened("--lesson", "2")[0].theme == "light"
    place.write_text(SOME + "wrong = 1")
    bare = [opened("--kiosk"), opened("--no-config")]
    assert printed(["run", "--epochs", "0"], capsys) == (
        "Starting weight: 10.0, Starting Loss: 100.0\n"
    )
    place.unlink()
    place.parent.rmdir()
    place.parent.write_text("")
    assert [(each, view.said) for each, view in (*bare, opened())] == [(Preferences(), "")] * 3


FILES = {
    "some": SOME,
    "adam": "[setup]\nbeta2 = 0.25\nbeta = 0.5\nrule = 'adam'\n",
    "batch": "[setup]\nlandscape = 'regressor'\nbatch = 2\n",
    "points": "[setup]\ndata = 'points.csv'\nbatch = 1\nseed = 3\n",
}


@pytest.mark.parametrize(("file", "typed", "same"), rows_of(__file__, "preferred.txt"))
def test_what_is_typed_comes_first_and_what_belongs_to_something_else_is_left_out(
    file, typed, same, place, opened, monkeypatch
):
    monkeypatch.chdir(place.parent)
    place.with_name("points.csv").write_text("1,2\n")
    place.write_text(FILES[file])
    (now, _), (without, _) = opened(*typed.split()), opened("--no-config", *same.split())
    assert now.setup == without.setup


@pytest.mark.parametrize("line", ["speed = 5", "theme = 'light'", "[setup]\nepochs = 5"])
def test_a_command_line_that_is_copied_leaves_unread_what_would_change_it(place, opened, line):
    place.write_text("motion = false\n[setup]\nseed = 0\n[keys]\nstep = 'N'\n")
    assert not opened()[1].is_preferred
    place.write_text(line)
    for arguments in ((), ("--no-config",), ("--kiosk",)):
        assert opened(*arguments)[1].is_preferred
    assert line_of(view_of(Setup())) == "gdtui"
    assert line_of(replace(view_of(Setup()), is_preferred=True)) == "gdtui --no-config"


def test_a_wrong_entry_is_told_in_the_line_of_words_and_the_rest_holds(place, opened):
    place.write_text('theme = "drak"\nspeed = 5\nmotion = 1\n[setup]\nlr = "㊙`"\n')
    now, view = opened()
    assert view.said == (
        "config.toml:1: there is no theme 'drak': the nearest is dark (2 more: gdtui config)"
    )
    assert (now.speed, now.theme) == (5.0, "dark")
    place.write_text('[setup]\nlr = "㊙`' + 40 * "x" + '"\n')
    long = "\\u3299?" + 18 * "x" + "… (42 characters)"
    assert opened()[1].said == f"config.toml:2: learning rate must be a number, not '{long}'"
