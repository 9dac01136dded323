"""Every kind of terminal: its colours, none, ASCII alone, inside others, with little of all."""

import re
import shlex
import shutil

import pytest
from pseudo_terminal import GDTUI, Terminal
from staged_explorer import Staged

from gdtui.plot.cells.text import to_ascii
from gdtui.ui.terminal.surroundings import settle

_SGR = re.compile(rb"\x1b\[([0-9;]*)m")


def is_colour(code: int) -> bool:
    """Whether an SGR code is one of 16 colours; 39 and 49 are those that were there before."""
    return code not in (39, 49) and (30 <= code <= 49 or 90 <= code <= 107)


def colours(written: bytes) -> set[str]:
    """The kinds of colours in some output: 16, 256, true."""
    kinds = set()
    for codes in _SGR.findall(written):
        numbers = codes.decode().split(";")
        if "38" in numbers or "48" in numbers:
            place = min(numbers.index(code) for code in ("38", "48") if code in numbers)
            kinds.add({"2": "true", "5": "256"}[numbers[place + 1]])
        elif any(n and is_colour(int(n)) for n in numbers):
            kinds.add("16")
    return kinds


NONSENSE = {
    **{"TEXTUAL": "headless,devtools", "TEXTUAL_DRIVER": "no:such", "TEXTUAL_LOG": "/no/file"},
    **{"TEXTUAL_COLOR_SYSTEM": "pink", "TEXTUAL_FPS": "abc", "TEXTUAL_ANIMATIONS": "abc"},
    **{"TEXTUAL_THEME": "none", "TEXTUAL_DEBUG": "1", "TEXTUAL_DEVTOOLS_PORT": "abc"},
    **{"COLUMNS": "0", "LINES": "abc", "UNICODE_VERSION": "abc", "COLORTERM": "abc"},
}


@pytest.mark.parametrize(
    ("options", "variables", "expected", "is_ascii"),
    [
        ((), {"TERM": "linux", "COLORTERM": ""}, {"16"}, True),
        ((), {"TERM": "screen-256color", **NONSENSE, "NO_COLOR": ""}, {"256"}, False),
        ((), {"PYTHONIOENCODING": "latin-1", "NO_COLOR": "0"}, set(), True),
        (("--ascii", "--experiment", "proportional"), {}, {"true"}, True),
    ],
)
def test_a_terminal_gets_the_colours_and_the_characters_that_it_has(
    options: tuple[str, ...], variables: dict[str, str], expected: set[str], is_ascii: bool
) -> None:
    parts = ("+--", "O", "| ", "w^2") if is_ascii else ("smooth convergence",)
    with Terminal([*GDTUI, *options], (80, 24), **variables) as terminal:
        terminal.wait_for("quit")
        terminal.press("nKsn")
        terminal.wait_for("epoch 2/50")
        terminal.wait_until(lambda: all(part in terminal.text for part in parts), str(parts))
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert colours(terminal.written) == expected
    if not expected:
        assert b"39" not in b";".join(_SGR.findall(terminal.written)).split(b";")
    assert terminal.written.isascii() == is_ascii


@pytest.mark.usefixtures("in_ascii")
def test_every_character_that_is_drawn_has_a_likeness_in_ascii() -> None:
    app, drawn = Staged(size=(120, 36)), ""
    for key in [*"pnaaaagusm?", "escape", *"vvKpnyn1nyc"]:
        app.press(key)
        drawn += app.text
    assert [each for each in {*drawn} - {"?"} if to_ascii(each) == "?"] == []


@pytest.mark.skipif(shutil.which("screen") is None, reason="screen is not installed")
def test_inside_screen() -> None:
    command = [shutil.which("screen"), "-U", "-c", "/dev/null", "-m", "sh", "-c", shlex.join(GDTUI)]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("n")
        terminal.wait_for("Epoch 1:")
        terminal.press("q")
        terminal.wait_exit()


# Little memory, few files, variables of others


@pytest.mark.parametrize("limit", ["-n 5", "-n 8", "-v 30000", "-v 62000"])
def test_it_opens_or_says_in_a_line_why_it_does_not(limit: str) -> None:
    command = ["/bin/sh", "-c", f"ulimit {limit} && exec {shlex.join(GDTUI)}"]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_until(lambda: terminal.ended or "quit" in terminal.text)
        opened = not terminal.ended
        if opened:
            terminal.press("n")
            terminal.wait_for("epoch 1/50")
            terminal.press("q")
        terminal.is_given_back(0 if opened else 1)
        assert b"Traceback" not in terminal.written
        if not opened:
            said = bytes(terminal.written).rpartition(b"gdtui: error: ")[2]
            assert said.count(b"\n") == 1


@pytest.mark.parametrize("kiosk", [False, True])
def test_what_makes_sense_is_kept_but_for_a_kiosk(kiosk: bool) -> None:
    found = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_LOG": "log", "NO_COLOR": "", "HOME": "/"}
    found |= {"COLUMNS": "7", "LINES": "7"}
    settle(found, mono=False, kiosk=kiosk)
    kept = {} if kiosk else {"TEXTUAL_ANIMATIONS": "none"}
    assert found == {"HOME": "/", "TEXTUAL_FPS": "1000", **kept}


def test_enter_is_read_wherever_returns_are_ignored_and_output_is_as_it_was_set() -> None:
    command = f"stty igncr; exec {shlex.join([*GDTUI, '--no-config'])}"
    with Terminal(["/bin/sh", "-c", command], (80, 24)) as terminal:
        terminal.wait_for("quit")
        assert terminal.settings[1] == terminal.at_first[1]
        terminal.press("e0.7\r")
        terminal.wait_for("η = 0.7")
