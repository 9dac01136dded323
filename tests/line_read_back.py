"""What a shell and gdtui make of a command line that brings back what was shown."""

from __future__ import annotations

import shlex

from gdtui.cli.explorer import shown_of
from gdtui.cli.parsers import explorer_parser, read
from gdtui.cli.start import setup_of, thought_of_options
from gdtui.engine.runs.setup import Setup
from gdtui.guide.words import Words
from gdtui.ui.command_line import Shown


def brought_back(line: str) -> tuple[Setup, Shown]:
    """The setup, and how it is to be shown."""
    setup, shown, _ = brought_back_with_thought(line)
    return setup, shown


def brought_back_with_thought(line: str) -> tuple[Setup, Shown, Words]:
    """The setup, how it is to be shown, and what it shows."""
    program, *arguments = shlex.split(line)
    assert program == "gdtui"
    options = read(explorer_parser(), arguments)
    setup = setup_of(options, may_meet=True)
    return setup, shown_of(options, setup), thought_of_options(options, setup)
