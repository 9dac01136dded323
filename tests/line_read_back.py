"""What a shell and gdtui make of a command line that brings back what was shown."""

from __future__ import annotations

from command_output import options_of

from gdtui.cli.explorer import shown_of, thought_of_options
from gdtui.cli.parsers import setup_of
from gdtui.engine.runs.setup import Setup
from gdtui.guide.words import Words
from gdtui.ui.command_line import Shown


def brought_back(line: str) -> tuple[Setup, Shown]:
    """The setup, and how it is to be shown."""
    setup, shown, _ = brought_back_with_thought(line)
    return setup, shown


def brought_back_with_thought(line: str) -> tuple[Setup, Shown, Words]:
    """The setup, how it is to be shown, and what it shows."""
    program, _, words = line.partition(" ")
    assert program == "gdtui"
    options = options_of(words)
    setup = setup_of(options, may_meet=True)
    return setup, shown_of(options, setup), thought_of_options(options, setup)
