"""What is made of the parsers and the topics: help, completion for three shells, the man page."""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_output import complaint, options_of, printed

from gdtui.cli.commands import COMMANDS, EXPLORER, SHELLS, main
from gdtui.cli.manual import joined, man_page
from gdtui.cli.topics import TOPICS
from gdtui.config.file import preferences_in_text, tomllib
from gdtui.engine.landscapes.catalogue import ENTRIES, NAMES
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
        options_of(line.partition(" > ")[0])
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
    assert preferences_in_text(text)[1] == []
    assert {*tomllib.loads(text)} == {"theme", "speed", "motion", "setup", "keys"}


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


# Completion and man page


def names_of(parser):
    """All but those that have gone, of which no help tells."""
    told = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    return [name for action in told for name in action.option_strings]


OPTIONS = {words: names_of(parser) for words, parser in joined(EXPLORER, COMMANDS).items()}


def script(shell, capsys):
    pytest.importorskip("shtab")
    assert main(["--print-completion", shell]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def completed(script, line):
    """What bash offers at the end of a line."""
    program = (
        script
        + """
COMP_LINE=$0; COMP_POINT=${#0}; COMP_WORDS=($0)
[[ $0 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_shtab_gdtui
printf '%s\\n' "${COMPREPLY[@]}"
"""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", program, line], check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_the_joined_parser_has_every_option_of_every_command():
    assert list(OPTIONS) == ["", *(each.name for each in COMMANDS)]
    for each in (EXPLORER, *COMMANDS):
        assert OPTIONS[each.name] == names_of(each.parser())


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_has_every_command_option_and_name(shell, capsys):
    text = script(shell, capsys)
    words = re.findall(r"[\w-]+", text)
    for command, options in OPTIONS.items():
        assert command in ("", *words)
        for option in options:
            assert (option.lstrip("-") if shell == "fish" else option) in words
    assert {*NAMES, *(rule.name for rule in RULES)} <= {*words}


def test_bash_completes_what_may_come_next(capsys):
    text = script("bash", capsys)
    assert completed(text, "gdtui ") == [each.name for each in COMMANDS]
    assert completed(text, "gdtui swe") == ["sweep"]
    for command, options in OPTIONS.items():
        line = " ".join(["gdtui", *command.split(), "-"])
        assert completed(text, line) == options
    assert completed(text, "gdtui run --rule a") == ["adagrad", "adam"]
    assert completed(text, "gdtui --lr 0.1 --landscape tilted") == ["tilted-well"]
    assert completed(text, "gdtui help s") == ["sweep", "setup", "sharing"]
    assert completed(text, "gdtui plot --picture lo") == ["long-run", "loss"]
    assert completed(text, "gdtui --picture s") == ["settling"]


def test_where_shtab_is_missing_one_line_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["--print-completion", "bash"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "shtab" in err
    assert "gdtui[completion]" in err


def test_the_man_page_has_every_command_and_option():
    pytest.importorskip("argparse_manpage")
    page = man_page(EXPLORER, COMMANDS, TOPICS).replace("\\-", "-").replace("\\fR", "\\fR\n")
    assert "\ngdtui - a terminal explorer of gradient descent\n" in page
    assert not [line for line in page.splitlines() if line.startswith("'")]
    for command, options in OPTIONS.items():
        assert f"gdtui {command}".strip() in page
        part = page.partition(f"COMMAND \\fI\\,'gdtui {command}'")[2] if command else page
        for option in options:
            assert option in re.findall(r"[\w-]+", part)


def test_the_man_page_has_the_topics_in_ascii_and_without_a_complaint_of_groff(tmp_path):
    pytest.importorskip("argparse_manpage")
    page = man_page(EXPLORER, COMMANDS, TOPICS)
    assert page.isascii()
    plain = re.sub(r"\\\[u(\w{4})\]", lambda code: chr(int(code[1], 16)), page)
    lines = plain.replace("\\-", "-").replace("\\e", "\\").split("\n")
    for topic in TOPICS:
        first = lines.index(f".SH {topic.name.upper()}") + 1
        assert lines[first] == topic.summary
        assert lines[first + 3 :][: len(topic.lines())] == [f"\\&{line}" for line in topic.lines()]
    if shutil.which("groff"):
        (tmp_path / "gdtui.1").write_text(page)
        command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(tmp_path / "gdtui.1")]
        assert subprocess.run(command, capture_output=True, check=True).stderr == b""
