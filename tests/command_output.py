"""A command line, and what comes of it: output, complaint, the explorer it opens, a run again."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import ClassVar

from gdtui.cli.commands import COMMANDS, EXPLORER, main
from gdtui.cli.explorer import first_view
from gdtui.cli.parsers import read
from gdtui.config.preferences import Preferences
from gdtui.guide.course import Course
from gdtui.ui.view import View


def options_of(line):
    """What the words of a line, typed behind `gdtui`, are read as."""
    words = shlex.split(line)
    for command in COMMANDS:
        if words[:1] == [command.name]:
            return read(command.parser(), words[1:])
    return read(EXPLORER.parser(), words)


def told(arguments, capsys):
    """The exit code of a command, and what it said on stdout and stderr."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def printed(arguments, capsys):
    """What a command that goes well prints on stdout."""
    code, out, err = told(arguments, capsys)
    assert (code, err) == (0, "")
    return out


def complaint(arguments, capsys):
    """The one line with which a command refuses bad input."""
    code, out, err = told(arguments, capsys)
    assert (code, out) == (2, "")
    assert re.fullmatch("gdtui: error: .*\n", err)
    return err


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


class NotedApp:
    """In place of the app: the view that it opens on, and is left with; all that were opened."""

    opened: ClassVar[list[NotedApp]] = []
    left_with: ClassVar[dict[str, object]] = {}

    def __init__(self, view: View, *, ascii_only: bool) -> None:
        self.view, self.ascii_only = view, ascii_only
        self.explorer = SimpleNamespace(view=replace(view, **self.left_with))
        self.opened.append(self)

    def code(self) -> int:
        """Left at once."""
        return 0


def opened(arguments, monkeypatch, kind="xterm", variables=None, **streams):
    """The exit code on a terminal, the explorers that were opened, and what stderr says."""
    NotedApp.opened.clear()
    monkeypatch.setitem(sys.modules, "gdtui.ui.app", SimpleNamespace(GdtuiApp=NotedApp))
    monkeypatch.setattr(os, "environ", os.environ | {"TERM": kind, **(variables or {})})
    kinds = {"stdin": Terminal, "stdout": Terminal, "stderr": Terminal, **streams}
    streams = {name: stream and stream() for name, stream in kinds.items()}
    with monkeypatch.context() as patch:
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        patch.setattr("gdtui.ui.terminal.signals.leave_on_signals", lambda: None)
        code = main(arguments)
    return code, [*NotedApp.opened], streams["stderr"].getvalue()


def brought_back(line: str) -> View:
    """The view that a line brings back, before its run has come to its epoch."""
    program, _, words = line.partition(" ")
    assert program == "gdtui"
    return first_view(options_of(words), Preferences(), Course())
