"""What is made of the parsers and the topics: help, completion for three shells, the man page."""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_output import complaint, options_of, printed

from gdtui.cli.commands import COMMANDS, EXPLORER, SHELLS
from gdtui.cli.manual import joined, man_page
from gdtui.cli.topics import TOPICS
from gdtui.config.file import preferences_in_text, tomllib
from gdtui.engine.landscapes.catalogue import ENTRIES, NAMES
from gdtui.engine.rules.method import RULES, SCHEDULES
from gdtui.ui.commands.catalogue import BY_NAME

TEXTS = {topic.name: "\n".join(topic.lines()) for topic in TOPICS}


def names_of(parser):
    """All options but those that have gone, of which no help tells."""
    told = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    return [name for action in told for name in action.option_strings]


OPTIONS = {words: names_of(parser) for words, parser in joined(EXPLORER, COMMANDS).items()}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_is_listed_and_printed_in_80_columns_and_what_it_says_can_be_typed(topic, capsys):
    text = TEXTS[topic.name]
    assert printed(["help", topic.name], capsys) == text + "\n"
    assert max(map(len, text.split("\n"))) <= 80
    assert f"gdtui help {topic.name} " in printed(["help"], capsys)
    for line in re.findall(r"^  gdtui ?(.*)$", topic.text, re.M):
        options_of(line.partition(" > ")[0])
    assert {*re.findall(r"--[\w-]+", topic.text)} <= {
        name for own in OPTIONS.values() for name in own
    }
    assert {*re.findall(r"gdtui help (\w+)", topic.text)} <= {*TEXTS}


def plain(text):
    return " ".join(text.split())


def test_every_key_landscape_rule_and_schedule_stands_beside_what_it_does():
    page = plain(TEXTS["keys"])
    for command in BY_NAME.values():
        assert f"{command.names_of_keys(())} {command.label}" in page
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


# Completion and man page


def completed(script, line):
    """What bash offers at the end of a line."""
    program = r"""
COMP_LINE=$0; COMP_POINT=${#0}; COMP_WORDS=($0)
[[ $0 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_shtab_gdtui
printf '%s\n' "${COMPREPLY[@]}"
"""
    command = ["bash", "--norc", "-c", script + program, line]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_has_every_command_option_and_name(shell, capsys):
    text = printed(["--print-completion", shell], capsys)
    words = re.findall(r"[\w-]+", text)
    assert list(OPTIONS) == ["", *(each.name for each in COMMANDS)]
    for command in (EXPLORER, *COMMANDS):
        assert command.name in ("", *words)
        assert OPTIONS[command.name] == names_of(command.parser())
        for option in OPTIONS[command.name]:
            assert (option.lstrip("-") if shell == "fish" else option) in words
    assert {*NAMES, *(rule.name for rule in RULES)} <= {*words}
    assert shell != "bash" or "COMPGEN=_shtab_compgen_files" in text
    if shell == "zsh":
        assert {*re.findall(r'"\*--([\w-]+)\[', text)} == {"landscape", "weight", "pin"}


def test_bash_completes_what_may_come_next(capsys):
    text = printed(["--print-completion", "bash"], capsys)
    for line, offered in {
        "": [each.name for each in COMMANDS],
        "swe": ["sweep"],
        **{f"{command} -".lstrip(): options for command, options in OPTIONS.items()},
        "run --rule a": ["adagrad", "adam"],
        "--lr 0.1 --landscape tilted": ["tilted-well"],
        "help s": ["sweep", "setup", "sharing"],
        "plot --picture lo": ["long-run", "loss"],
        "--picture s": ["settling"],
    }.items():
        assert completed(text, f"gdtui {line}") == offered


def test_where_shtab_is_missing_one_line_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    err = complaint(["--print-completion", "bash"], capsys)
    assert "shtab" in err
    assert "gdtui[completion]" in err


def test_the_man_page_has_every_command_option_and_topic_and_no_complaint_of_groff(tmp_path):
    page = man_page(EXPLORER, COMMANDS, TOPICS)
    assert page.isascii()
    assert not re.search(r"^\\&(?:.*[^\\])?-", page, re.M)
    plain = re.sub(r"\\\[u(\w{4})\]", lambda code: chr(int(code[1], 16)), page)
    plain = plain.replace("\\-", "-").replace("\\e", "\\")
    lines = plain.split("\n")
    assert "gdtui - a terminal explorer of gradient descent" in lines
    assert not [line for line in lines if line.startswith("'")]
    for topic in TOPICS:
        first = lines.index(f".SH {topic.name.upper()}") + 1
        assert lines[first] == topic.summary
        assert lines[first + 3 :][: len(topic.lines())] == [f"\\&{line}" for line in topic.lines()]
    plain = plain.replace("\\fR", "\\fR\n")
    for command, options in OPTIONS.items():
        part = plain.partition(f"COMMAND \\fI\\,'gdtui {command}'")[2] if command else plain
        assert {*options} <= {*re.findall(r"[\w-]+", part)}
    if shutil.which("groff"):
        (tmp_path / "gdtui.1").write_text(page)
        command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(tmp_path / "gdtui.1")]
        assert subprocess.run(command, capture_output=True, check=True).stderr == b""
