"""What `gdtui help` tells: every key, every name, and nothing that does not hold."""

import re
import shlex
from pathlib import Path

import pytest
from command_output import complaint, printed

from gdtui.cli.commands import COMMANDS, EXPLORER
from gdtui.cli.parsers import read
from gdtui.cli.topics import TOPICS
from gdtui.config.file import preferences_of, tomllib
from gdtui.engine.landscapes.catalogue import ENTRIES
from gdtui.engine.rules.method import SCHEDULES
from gdtui.engine.rules.rule import RULES
from gdtui.ui.commands.catalogue import BY_NAME

TEXTS = {topic.name: "\n".join(topic.lines()) for topic in TOPICS}


@pytest.mark.parametrize("name", TEXTS)
def test_a_topic_is_listed_and_printed_in_80_columns(name, capsys):
    assert printed(["help", name], capsys) == TEXTS[name] + "\n"
    assert max(map(len, TEXTS[name].split("\n"))) <= 80
    assert f"gdtui help {name} " in printed(["help"], capsys)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_what_a_topic_says_can_be_typed(topic):
    for line in re.findall(r"^  gdtui ?(.*)$", topic.text, re.M):
        first, *others = words = shlex.split(line.partition(" > ")[0])
        named = {each.name: each for each in COMMANDS}
        read(named.get(first, EXPLORER).parser(), others if first in named else words)
    parsers = [each.parser() for each in (EXPLORER, *COMMANDS)]
    options = {name for one in parsers for action in one._actions for name in action.option_strings}
    assert {*re.findall(r"--[\w-]+", topic.text)} <= options
    asked = {*re.findall(r"gdtui help (\w+)", topic.text)}
    assert asked <= {*TEXTS}


def plain(text):
    return " ".join(text.split())


def test_every_key_stands_beside_what_it_does():
    page = plain(TEXTS["keys"])
    for command in BY_NAME.values():
        assert f"{command.names_of_keys(())} {command.label}" in page


def test_every_landscape_rule_and_schedule_is_told():
    page = plain(TEXTS["setup"])
    for each in (*ENTRIES, *RULES, *SCHEDULES):
        assert plain(f"{each.name} {each.formula} {''.join(each.purpose[:1])}") in page


def test_the_preferences_of_the_example_are_right_in_every_line():
    lines = re.findall(r"^  (.*(?: = |^\[).*|\[\w+\])$", TEXTS["preferences"], re.M)
    text = "\n".join(lines)
    values = tomllib.loads(text)
    assert preferences_of(values, text)[1] == []
    assert {*values} == {"theme", "speed", "motion", "setup", "keys"}


def test_a_kiosk_is_what_the_tests_open_over_ssh():
    tried = (Path(__file__).parent / "terminal" / "test_ssh.py").read_text(encoding="utf-8")
    lines = re.findall(r"^      (\w+) ", TEXTS["kiosk"], re.M)
    assert len(lines) == 4
    assert all(line in tried for line in lines)


@pytest.mark.parametrize("word", ["keyz", "swep", "xxx", ""])
def test_what_there_is_no_help_on_is_refused_with_the_nearest_name(word, capsys):
    err = complaint(["help", word], capsys)
    assert "there is no help on" in err
    nearest = {"keyz": "keys", "swep": "sweep"}.get(word, "")
    assert f"the nearest is {nearest}" in err
