"""The file of preferences: what is printed is read back, what is wrong is named, nothing stops."""

import json
import os
import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from command_output import opened as explorer_opened
from hypothesis import example, given
from hypothesis import strategies as st
from keys_pressed import view_of

from gdtui.cli.commands import main
from gdtui.config.file import (
    file_of,
    lines_of,
    preferences_in,
    preferences_in_text,
    tomllib,
)
from gdtui.config.preferences import Preferences
from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.rules.method import NAMES as SCHEDULES
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.setup import Setup, read_setup
from gdtui.options import NAMES as PARTS
from gdtui.ui.command_line import PACES
from gdtui.ui.commands.catalogue import BY_NAME, keys_by_name
from gdtui.ui.keys import _NAMED, key_of, typed_as
from gdtui.ui.screen.theme import THEMES
from gdtui.ui.way_back import line_of

SIGNS = [chr(code) for code in range(33, 127)]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the file is looked for in this test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "gdtui").mkdir()
    return tmp_path / "gdtui" / "config.toml"


@pytest.fixture
def opened(monkeypatch):
    """Open an explorer that only notes the view that it opens on."""

    def open_with(*arguments):
        code, (app,), _ = explorer_opened([*arguments, "--quiet"], monkeypatch)
        motion = os.environ.get("TEXTUAL_ANIMATIONS") != "none"
        assert code == 0
        view = app.view
        setup = Setup.of((view.aside or view).race)
        shown = {name: getattr(view, name) for name in ("theme", "speed", "keys", "said")}
        return SimpleNamespace(setup=setup, motion=motion, is_preferred=view.is_preferred, **shown)

    return open_with


# What is printed is read back


@st.composite
def right_files(draw):
    """A text that is right in every line."""
    lines = []
    if draw(st.booleans()):
        lines.append(f'theme = "{draw(st.sampled_from([*THEMES]))}"')
    if draw(st.booleans()):
        lines.append(f"speed = {draw(st.sampled_from(PACES))}")
    if draw(st.booleans()):
        lines.append(f"motion = {draw(st.sampled_from(['true', 'false']))}")
    rule = draw(st.sampled_from(RULES))
    share = st.floats(0, 0.999)
    setup = {
        "landscape": st.sampled_from(
            [*NAMES, "w^4/4 - w^2/2 + w/7", ["w^2", "w^2/20"], "w^2, w^4"]
        ).map(json.dumps),
        "weight": st.sampled_from(["1.5", "[1, 2]", '"0.25"', "[-1, 0.5]", "3e0", '"2"']),
        "lr": st.sampled_from(["0.3", '"0.1,0.5@10"', "1", "1e-05", "0"]),
        "epochs": st.integers(0, 1_000_000).map(str),
        "schedule": st.sampled_from(SCHEDULES).map(json.dumps),
        "noise": st.floats(0, 1e100).map(repr),
        "seed": st.integers(0, 2**32 - 1).map(str),
        "rule": st.just(json.dumps(rule.name)),
    } | {parameter.name: share.map(repr) for parameter in rule.parameters}
    lines.append("[setup]")
    names = {name for name in setup if draw(st.booleans())}
    names |= {"rule"} if names & {"beta", "beta2"} else set()
    lines += [f"{name} = {draw(setup[name])}" for name in setup if name in names]
    lines.append("[keys]")
    free = draw(st.permutations([*map(key_of, SIGNS), *(k for k in _NAMED if k != "ctrl+q")]))
    for name in draw(st.sets(st.sampled_from([*BY_NAME]), max_size=12)):
        keys = [free.pop() for _ in range(draw(st.integers(0, 2)))]
        lines.append(f"{json.dumps(name)} = {json.dumps([*map(typed_as, keys)])}")
    return "\n".join(lines)


@given(right_files())
@example("")
def test_what_is_printed_is_read_back_to_the_same(text):
    preferences, complaints = preferences_in_text(text)
    assert complaints == []
    values = tomllib.loads(text)
    parts = values.get("setup", {}).items()
    several = {name: value if isinstance(value, list) else [value] for name, value in parts}
    texts = {name: ",".join(map(str, value)) for name, value in several.items()}
    assert preferences.setup == read_setup(texts)
    for name, value in values.items():
        if name in ("theme", "speed", "motion"):
            assert getattr(preferences, name) == value
    for name, texts in values.get("keys", {}).items():
        keys = [key_of(text) if len(text) == 1 else text for text in texts]
        assert dict(preferences.keys).get(name, BY_NAME[name].keys)[: len(keys)] == (*keys,)
    printed = file_of(preferences)
    again, complaints = preferences_in_text(printed)
    assert complaints == []
    assert file_of(again) == printed
    assert again._replace(keys=()) == preferences._replace(keys=())
    assert keys_by_name(again.keys) == keys_by_name(preferences.keys)


def test_gdtui_config_says_where_it_is_and_its_output_put_there_says_the_same(place, capsys):
    assert main(["config"]) == 0
    first, err = capsys.readouterr()
    assert err == ""
    assert first.startswith(f"# {place}\n# It is not there")
    place.write_text(first)
    assert main(["config"]) == 0
    second, _ = capsys.readouterr()
    assert second == first.replace(first.splitlines(keepends=True)[1], "")
    assert preferences_in(place) == (Preferences(), [])
    values = tomllib.loads(first)
    assert values["setup"].keys() <= {*PARTS}
    assert values["keys"].keys() == BY_NAME.keys()


# What is wrong


WRONG = {
    (): [("colour = 1", "there is no entry 'colour'"), ("[kyes]", "the nearest is keys")],
    ("theme",): [("'drak'", "the nearest is dark"), ("1", "theme must be one of dark, light")],
    ("speed",): [("3", "one of 0.5, 1, 2"), ("true", "a number")],
    ("motion",): [("'no'", "motion must be true or false"), ("0", "true or false")],
    ("setup", "lr"): [("-1", "0 or more, not -1"), ("[1]", "a number or a text")],
    ("setup", "weight"): [("[]", "a number"), ("[1,\n2,\n3]", "not 3")],
    ("setup", "rule"): [("'adm'", "the nearest is adam"), ("true", "a number or a text")],
    ("setup", "epochs"): [("1.5", "a whole number"), ("1e400", "a whole number")],
    ("setup", "landscape"): [("'doublewell'", "double-well"), ("'w^'", "")],
    ("setup", "beta"): [("2", "beta"), ("[]", "beta")],
    ("setup", "bta"): [("0.5", "the nearest is beta")],
    ("keys", "step"): [("'pgup'", "the nearest is pageup"), ("1", "a key or a list of keys")],
    ("keys", "back"): [("'ctrl+q'", "that of 'quit'"), ("['b', '\\u00fc']", "there is no key")],
    ("keys", "beet"): [("'a'", "the nearest is beat")],
}


@pytest.mark.parametrize("seed", range(15))
def test_wrong_entries_are_named_with_their_lines_and_the_others_hold(seed):
    dice = random.Random(seed)
    wrong = dice.sample([*WRONG], dice.randint(1, 6))
    right = {
        ("theme",): "'light'",
        ("setup", "rule"): "'momentum'",
        ("setup", "seed"): "7",
        ("keys", "pin"): "'ctrl+p'",
    }
    right = {names: value for names, value in right.items() if names not in wrong}
    lines, expected = [], {}
    for table in ((), ("setup",), ("keys",)):
        lines += [f"[{table[0]}]"] if table else []
        entries = [names for names in (*right, *wrong) if names and names[:-1] == table]
        dice.shuffle(entries)
        for names in entries:
            lines += dice.choice([[], [""], ["# theme = 'drak'"]])
            value, words = (right[names], None) if names in right else dice.choice(WRONG[names])
            if words is not None:
                expected[len(lines) + 1] = words
            lines += f"{names[-1]} = {value}".split("\n")
    if () in wrong:
        line, words = dice.choice(WRONG[()])
        lines.insert(0, line) if "=" in line else lines.append(line)
        shift = "=" in line
        expected = {number + shift: words for number, words in expected.items()}
        expected[1 if shift else len(lines)] = words
    preferences, complaints = preferences_in_text("\n".join(lines))
    assert [complaint.line for complaint in complaints] == sorted(expected), lines
    for complaint in complaints:
        assert expected[complaint.line] in complaint.words
        assert complaint.words.isprintable()
    assert preferences.theme == ("light" if ("theme",) in right else "dark")
    assert dict(preferences.keys).get("pin") == ("ctrl+p",)
    assert preferences.setup.method.noise.seed == 7


ANY = st.recursive(
    st.one_of(
        st.booleans(), st.integers(), st.floats(), st.text(max_size=9), st.dates(), st.just(16**500)
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def as_toml(value):
    """A value as TOML has it: JSON, but for tables, dates, and what is no number."""
    if isinstance(value, dict):
        inner = (f"{json.dumps(name)} = {as_toml(each)}" for name, each in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value) if isinstance(value, (str, bool)) else str(value)


@given(
    st.dictionaries(st.sampled_from([*Preferences._fields, "other"]), ANY),
    st.dictionaries(st.sampled_from([*PARTS, "other"]), ANY),
    st.dictionaries(st.sampled_from([*BY_NAME, "other"]), ANY),
)
def test_no_value_stops_the_start(plain, setup, keys):
    values = plain | {"setup": setup, "keys": keys}
    lines = [f"{json.dumps(name)} = {as_toml(value)}" for name, value in values.items()]
    preferences, complaints = preferences_in_text("\n".join(lines))
    assert preferences_in_text(file_of(preferences))[1] == []
    assert all(complaint.words.isprintable() for complaint in complaints)
    assert all(len(complaint.words) < 400 for complaint in complaints)


@given(st.text() | st.lists(st.sampled_from([*"[]{}='\"#.\n,1a", "setup", "lr"])).map("".join))
@example("[" * 5000)
@example("a = " + "[" * 5000)
@example("a = " + "1" * 5000)
@example("a.b = 1\na = 2")
@example("lr = 2021-99-99")
def test_no_text_stops_the_start(text):
    preferences, complaints = preferences_in_text(text)
    assert isinstance(preferences, Preferences)
    last = text.count("\n") + 1
    assert all(1 <= (complaint.line or 1) <= last for complaint in complaints)
    assert all("\n" not in complaint.words for complaint in complaints)


def test_bad_toml_is_told_with_its_line():
    for text, line in (("theme = \n", 1), ("a = 1\n\nb 2\n", 3), ('a = 1\nb = """\nx\n', 3)):
        _, (complaint,) = preferences_in_text(text)
        assert (complaint.line, complaint.words[:9]) == (line, "no TOML: ")
        assert "line" not in complaint.words


def test_an_entry_begins_in_the_line_in_which_it_is_named():
    text = """# one
"rate.up" = 1
a.b = [ # two
  1,
]
[table . inner]
c = '''
[none]
d = 1
'''
e = {f = 1}
[[list]]
"""
    found = {".".join(names): line for names, line in lines_of(text).items()}
    top = {"rate.up": 2, "a": 3, "a.b": 3, "table": 6, "list": 12}
    assert found == top | {"table.inner": 6}


# The file


def test_a_place_where_no_file_can_be_read_is_told_in_a_line_and_the_explorer_opens(
    place, opened, capsys, monkeypatch
):
    def told(words):
        assert opened().said.startswith(f"config.toml{words}")
        assert main(["config"]) == 2
        out, err = capsys.readouterr()
        assert err.startswith(f"gdtui: error: {place}{words}")
        assert err.count("\n") == 1
        assert 'theme = "dark"' in out

    place.mkdir()
    told(": this is a folder, not a file")
    place.rmdir()
    os.mkfifo(place)
    told(": this is a named pipe, not a file")
    place.unlink()
    place.symlink_to("/dev/null")
    told(": this is a device, not a file")
    place.unlink()
    place.write_bytes(b"theme = 'light'\n# \xff\n")
    told(":2: not UTF-8")
    place.write_text("theme 'light'\n")
    told(":1: no TOML")
    place.write_text("#" * 70_000)
    told(": longer than")

    def unreadable(*_, **__):
        raise PermissionError(13, "no")

    monkeypatch.setattr("pathlib.Path.open", unreadable)
    told(": cannot be read: no")


def test_without_a_file_all_is_as_ever(place, opened):
    place.parent.rmdir()
    place.parent.write_text("")
    bare = opened()
    assert (bare.setup, bare.theme, bare.motion, bare.speed) == (Setup(), "dark", True, 2.0)
    assert (bare.keys, bare.said) == ((), "")


SOME = """theme = "light"
speed = 5
motion = false
[setup]
landscape = "double-well"
rule = "momentum"
beta = 0.5
weight = [1.25, -2]
lr = "0.1,0.5@10"
[keys]
step = "N"
"""


def test_the_explorer_opens_with_what_the_file_says(place, opened):
    place.write_text(SOME, encoding="utf-8-sig", newline="\r\n")
    now = opened()
    assert now.setup == Setup(
        (1.25, -2.0),
        0.1,
        landscapes=(named("double-well"),),
        method=Setup().method._replace(rule=rule_of("momentum").tuned({"beta": "0.5"})),
        changes=((10, 0.5),),
    )
    assert (now.theme, now.speed, now.motion, now.said) == ("light", 5.0, False, "")
    assert now.keys == (("step", ("N",)),)


def test_what_is_typed_comes_first_and_what_belongs_to_something_else_is_left_out(place, opened):
    place.write_text(SOME)
    assert opened("--theme", "dark").theme == "dark"
    assert opened("--lr", "0.3").setup.changes == ()
    assert opened("--weight", "3").setup.weights == (3.0,)
    assert opened("--beta", "0.25").setup.method.rule.values == (0.25,)
    assert opened("--rule", "descent").setup.method == Setup().method
    assert opened("--landscape", "parabola").setup.weights == (10.0,)
    place.write_text("[setup]\nlandscape = 'regressor'\nbatch = 2\n")
    assert opened().setup.method.noise.batch == 2
    assert opened("--landscape", "parabola").setup == Setup()
    place.write_text(SOME)
    assert opened("--experiment", "trap").setup == Setup((10.0,), 1.0)
    assert opened("--lesson", "2").setup == Setup()
    assert opened("--lesson", "2").theme == "light"
    assert opened("--challenge", "fog").setup == Setup()
    assert opened("--speed", "10").speed == 10.0
    place.write_text("[setup]\nrule = 'adam'\nbeta = 0.5\nbeta2 = 0.25\n")
    assert opened("--beta", "0.3").setup.method.rule.values == (0.3, 0.25)
    for rule, values in (("momentum", (0.9,)), ("adam", (0.9, 0.999)), ("sign", ())):
        assert opened("--rule", rule).setup.method.rule.values == values


@pytest.mark.parametrize("line", ["speed = 5", "theme = 'light'", "[setup]\nepochs = 5"])
def test_a_command_line_that_is_copied_leaves_unread_what_would_change_it(place, opened, line):
    place.write_text("motion = false\n[keys]\nstep = 'N'\n")
    assert not opened().is_preferred
    place.write_text(line)
    assert opened().is_preferred
    assert opened("--no-config").is_preferred
    assert line_of(view_of(Setup())) == "gdtui"
    assert line_of(replace(view_of(Setup()), is_preferred=True)) == "gdtui --no-config"


def test_a_wrong_entry_is_told_in_the_line_of_words_and_the_rest_holds(place, opened):
    place.write_text('theme = "drak"\nspeed = 5\nmotion = 1\n[setup]\nlr = "㊙`"\n')
    now = opened()
    assert now.said == (
        "config.toml:1: there is no theme 'drak': the nearest is dark (2 more: gdtui config)"
    )
    assert (now.speed, now.theme) == (5.0, "dark")
    place.write_text('[setup]\nlr = "㊙`"\n')
    assert opened().said == ("config.toml:2: learning rate must be a number, not '\\u3299?'")


def test_a_kiosk_reads_none_nor_whoever_wants_none_nor_what_prints(place, opened, capsys):
    place.write_text(SOME + "wrong = 1")
    for option in ("--kiosk", "--no-config"):
        now = opened(option)
        assert (now.setup, now.theme, now.motion, now.said) == (Setup(), "dark", True, "")
        assert (now.speed, now.keys) == (2.0, ())
    assert main(["run", "--epochs", "0"]) == 0
    assert capsys.readouterr() == ("Starting weight: 10.0, Starting Loss: 100.0\n", "")
