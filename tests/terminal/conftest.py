"""gdtui in a real pseudo-terminal."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest
from pseudo_terminal import GDTUI, Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def open_gdtui() -> Iterator[Open]:
    """Start gdtui with some options in a terminal of its own, and see its first screen."""
    with ExitStack() as opened:

        def start(*options: str, size: tuple[int, int] = (80, 24), **variables: str) -> Terminal:
            terminal = opened.enter_context(Terminal([*GDTUI, *options], size, **variables))
            terminal.wait_for("quit")
            return terminal

        yield start


@pytest.fixture
def in_bash() -> Iterator[Open]:
    """Start gdtui with some options from a shell, in which it can be suspended."""
    with ExitStack() as opened:

        def start(*options: str, command: Sequence[str] = GDTUI) -> Terminal:
            shell = ["/bin/bash", "--norc", "-i"]
            terminal = opened.enter_context(Terminal(shell, (80, 24)))
            terminal.press(f"{shlex.join([*command, *options])}\r")
            terminal.wait_for("experiments")
            return terminal

        yield start
