"""`gdtui plot` in a real terminal: as wide as that, in its colours, or in none."""

import re
import sys

import pytest
from pseudo_terminal import Terminal

from gdtui.cli.commands import main

PLOT = [sys.executable, "-m", "gdtui", "plot", "--at", "5"]


@pytest.mark.parametrize("wish", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_shows_what_is_printed_and_has_colours_unless_nobody_wants_them(
    capsys: pytest.CaptureFixture[str], wish: dict[str, str]
) -> None:
    with Terminal(PLOT, (70, 20), **wish) as terminal:
        assert terminal.wait_exit() == 0
        written = terminal.written.decode().replace("\r\n", "\n")
    assert main(["plot", "--at", "5", "--size", "70x19"]) == 0
    assert re.sub(r"\x1b\[[0-9;]*m", "", written) == capsys.readouterr().out
    assert ("\x1b[" in written) == (not wish)
