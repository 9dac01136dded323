"""Little memory, few files, variables that are nonsense: a plain line, or it works; never deaf."""

import shlex

import pytest
from pseudo_terminal import GDTUI, Terminal

from gdtui.ui.terminal.surroundings import settle


@pytest.mark.parametrize("limit", ["-n 5", "-n 8", "-v 30000", "-v 62000"])
def test_it_opens_or_says_in_a_line_why_it_does_not(limit: str) -> None:
    command = ["/bin/sh", "-c", f"ulimit {limit} && exec {shlex.join(GDTUI)}"]
    with Terminal(command, (80, 24)) as terminal:
        before = terminal.settings
        while not terminal.ended and "quit" not in terminal.text:
            terminal.piece(20)
        opened = not terminal.ended
        if opened:
            terminal.press("n")
            terminal.wait_for("epoch 1/50")
            terminal.press("q")
        assert terminal.wait_exit() == (0 if opened else 1)
        assert terminal.left_on == set()
        assert terminal.settings == before
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
    settle(found, mono=False, kiosk=kiosk)
    kept = {} if kiosk else {"TEXTUAL_ANIMATIONS": "none"}
    assert found == {"HOME": "/", "TEXTUAL_FPS": "1000", **kept}
