"""Every kind of terminal: its colours, none, ASCII alone, inside others, with little of all."""

import re
import shlex
import shutil

import pytest
from pseudo_terminal import GDTUI, Terminal

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


def played(*options: str, **variables: str) -> Terminal:
    """A terminal in which gdtui was opened, used a little, and closed."""
    with Terminal([*GDTUI, *options], (80, 24), **variables) as terminal:
        terminal.wait_for("quit")
        for key in ("n", "K", "s", "n"):
            terminal.press(key)
        terminal.wait_for("epoch 2/50")
        terminal.settle(first=0.2)
        terminal.last_text = terminal.text
        terminal.press("q")
        assert terminal.wait_exit() == 0
        return terminal


@pytest.mark.parametrize(
    ("options", "variables", "expected", "is_ascii"),
    [
        ((), {"TERM": "linux", "COLORTERM": ""}, {"16"}, True),
        ((), {"TERM": "screen-256color", "COLORTERM": "", "NO_COLOR": ""}, {"256"}, False),
        ((), {"PYTHONIOENCODING": "latin-1"}, {"true"}, True),
        ((), {"NO_COLOR": "0"}, set(), False),
        (("--mono",), {"TERM": "vt220", "COLORTERM": ""}, set(), True),
        (("--ascii", "--experiment", "proportional"), {}, {"true"}, True),
    ],
)
def test_a_terminal_gets_the_colours_and_the_characters_that_it_has(
    options: tuple[str, ...], variables: dict[str, str], expected: set[str], is_ascii: bool
) -> None:
    terminal = played(*options, **variables)
    assert colours(terminal.written) == expected
    if not expected:
        assert b"39" not in b";".join(_SGR.findall(terminal.written)).split(b";")
    assert terminal.written.isascii() == is_ascii
    for part in ("+--", "O", "| ", "w^2") if is_ascii else ("smooth convergence",):
        assert part in terminal.last_text


def test_every_character_that_is_drawn_has_a_likeness_in_ascii() -> None:
    with Terminal([*GDTUI, "--ascii"], (120, 36)) as terminal:
        terminal.wait_for("quit")
        for key in "pnaaaagusm?\x1bvvKpnyn1nyc":
            terminal.press(key)
            terminal.settle(quiet=0.1, first=0.3)
            # The only question marks are those of sentences, and the key of the help.
            assert not re.search(r"[^a-z) ]\?|\?[^ ]", terminal.text.replace(" ? ", " "))


@pytest.mark.skipif(shutil.which("screen") is None, reason="screen is not installed")
def test_inside_screen() -> None:
    command = [shutil.which("screen"), "-U", "-c", "/dev/null", "-m", "sh", "-c", shlex.join(GDTUI)]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("n")
        terminal.wait_for("Epoch 1:")
        terminal.press("q")
        terminal.wait_exit()


# Little memory, few files, variables that are nonsense


@pytest.mark.parametrize("limit", ["-n 5", "-n 8", "-v 30000", "-v 62000"])
def test_it_opens_or_says_in_a_line_why_it_does_not(limit: str) -> None:
    command = ["/bin/sh", "-c", f"ulimit {limit} && exec {shlex.join(GDTUI)}"]
    with Terminal(command, (80, 24)) as terminal:
        while not terminal.ended and "quit" not in terminal.text:
            terminal.piece(20)
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


def test_variables_that_make_no_sense_do_no_harm() -> None:
    nonsense = {
        **{"TEXTUAL": "headless,devtools", "TEXTUAL_DRIVER": "no:such", "TEXTUAL_LOG": "/no/file"},
        **{"TEXTUAL_COLOR_SYSTEM": "pink", "TEXTUAL_FPS": "abc", "TEXTUAL_ANIMATIONS": "abc"},
        **{"TEXTUAL_THEME": "none", "TEXTUAL_DEBUG": "1", "TEXTUAL_DEVTOOLS_PORT": "abc"},
        **{"COLUMNS": "0", "LINES": "abc", "UNICODE_VERSION": "abc", "COLORTERM": "abc"},
    }
    with Terminal(GDTUI, (80, 24), **nonsense) as terminal:
        terminal.wait_for("quit")
        terminal.press("n")
        terminal.wait_for("epoch 1/50")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("kiosk", [False, True])
def test_what_makes_sense_is_kept_but_for_a_kiosk(kiosk: bool) -> None:
    found = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_LOG": "log", "NO_COLOR": "", "HOME": "/"}
    found |= {"COLUMNS": "7", "LINES": "7"}
    settle(found, mono=False, kiosk=kiosk)
    kept = {} if kiosk else {"TEXTUAL_ANIMATIONS": "none"}
    assert found == {"HOME": "/", "TEXTUAL_FPS": "1000", **kept}
