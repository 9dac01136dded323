"""The commands: `gdtui` opens the explorer, the others print, or write a file.

Textual is imported only when the explorer opens. What a user typed never ends in a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from gdtui.asked import asked_lesson, asked_setup, asked_sweep, asked_thought
from gdtui.engine.values import quoted
from gdtui.options import (
    THEMES,
    explorer_parser,
    run_parser,
    sweep_parser,
)
from gdtui.parsing import BadInputError, Information, read

BAD_INPUT = 2
MAX_MARBLES = 2
_ASCII_TERMS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt520")
"""Terminals whose fonts have no braille patterns; their variants have a hyphen after the name."""


def _drop(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or the interpreter would complain at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _tell(message: str) -> None:
    """A line on stderr; nothing where that is closed or cannot be written.

    A closed one is looked for, since print() would take stdout instead.
    """
    if sys.stderr is None:
        return
    try:
        print(f"gdtui: {message}", file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def _print(lines: Iterable[str]) -> int:
    """Print lines on stdout; gives the exit code."""
    if sys.stdout is None:
        _tell("error: cannot write: stdout is closed")
        return 1
    try:
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        from signal import SIGPIPE

        # The reader has what it wanted.
        _drop(sys.stdout)
        return 128 + SIGPIPE
    except OSError as error:
        _drop(sys.stdout)
        _tell(f"error: cannot write: {error.strerror}")
        return 1
    return 0


def _run(arguments: Sequence[str]) -> int:
    """Each run to its own end, and a note on stderr for each that ended before its last epoch."""
    from gdtui.engine import listing
    from gdtui.engine.run import Outcome

    options = read(run_parser(), arguments)
    runs = [run.to_end() for run in asked_setup(options).race().runs]
    if code := _print(listing.FORMATS[options.format or "text"](runs)):
        return code
    reasons = {
        Outcome.LEFT_THE_FLOATS: "the next loss would be no finite float",
        Outcome.LEFT_THE_LANDSCAPE: "the next weight would be off the landscape",
    }
    for run in runs:
        if reason := reasons.get(run.outcome):
            _tell(f"note: the run from weight {run.weight_at(0)} ends at epoch {run.at}: {reason}")
    return 0


def _sweep(arguments: Sequence[str]) -> int:
    """What each rate does: by theory where one holds everywhere, else as it is observed."""
    from gdtui.engine import sweep
    from gdtui.engine.theory import theory_of

    options = read(sweep_parser(), arguments)
    setup, rates = asked_sweep(options)
    layout, weight = options.format or "text", setup.weights[0]
    if theory := theory_of(setup.landscape, setup.method):
        return _print(sweep.FORMATS[layout](weight, sweep.sweep(theory, weight, rates)))
    from gdtui.engine import trial

    return _print(trial.FORMATS[layout](setup, trial.trials(setup, rates)))


def _plot(arguments: Sequence[str]) -> int:
    """A picture of a run, printed or in a file."""
    from gdtui.picture_options import plot_parser
    from gdtui.picturing import plotted

    options = read(plot_parser(), arguments)
    return _written(lambda: plotted(options, sys.stdout))


def _record(arguments: Sequence[str]) -> int:
    """A run as it is played, in a file."""
    from gdtui.picture_options import record_parser
    from gdtui.picturing import recorded

    options = read(record_parser(), arguments)
    return _written(lambda: recorded(options))


def _written(make: Callable[[], Iterable[str]]) -> int:
    """Print what there is to say once all is made; a file may not have been written."""
    from gdtui.saving import NotSavedError

    try:
        lines = make()
    except NotSavedError as error:
        _tell(f"error: {error}")
        return 1
    return _print(lines)


def _explore(arguments: Sequence[str]) -> int:
    """The explorer, in a terminal."""
    options = read(explorer_parser(), arguments)
    setup, lesson = asked_setup(options), asked_lesson(options)
    if len(setup.weights) > MAX_MARBLES:
        raise BadInputError("the explorer shows two marbles at most; `gdtui run` takes any number")
    if fault := _terminal_fault():
        raise BadInputError(fault)
    from gdtui.ui.terminal.environment import settle
    from gdtui.ui.terminal.fault import code_of
    from gdtui.ui.terminal.signals import leave_on_signals

    settle(os.environ, mono=options.mono, kiosk=options.kiosk)
    leave_on_signals()
    has_ascii_alone = needs_ascii(sys.stderr.encoding, os.environ.get("TERM", ""))

    def opened() -> int:
        from gdtui.ui.app import explore

        return explore(
            setup,
            options.theme or THEMES[0],
            thought=asked_thought(options),
            ascii_only=options.ascii_only or has_ascii_alone,
            kiosk=options.kiosk,
            lesson=lesson,
        )

    return code_of(opened)


def needs_ascii(encoding: str, kind: str) -> bool:
    """Whether an encoding, or a kind of terminal as TERM names it, has no more than ASCII."""
    is_utf_8 = encoding.lower().replace("-", "") == "utf8"
    return not is_utf_8 or kind.partition("-")[0] in _ASCII_TERMS


def _terminal_fault() -> str | None:
    """Why the explorer cannot open here, in words; None when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "not a terminal: the explorer needs one, `gdtui run` prints a run without"
    if sys.stderr is None or not sys.stderr.isatty():
        return "stderr is not a terminal: the explorer draws there, `gdtui run` prints a run"
    if os.environ.get("TERM") == "dumb":
        return "TERM=dumb cannot show the explorer: `gdtui run` prints a run"
    return None


def _help(arguments: Sequence[str]) -> int:
    """The help of a command, or of the explorer where none is named."""
    return _command(arguments)(["--help"])


_COMMANDS = {"run": _run, "sweep": _sweep, "plot": _plot, "record": _record, "help": _help}


def _command(arguments: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """What the first word asks for. Raises BadInputError for a command that there is not."""
    if not arguments or arguments[0].startswith("-"):
        return _explore
    if arguments[0] in _COMMANDS:
        return _COMMANDS[arguments[0]]
    *others, last = (f"`gdtui {name}`" for name in _COMMANDS)
    raise BadInputError(
        f"no command {quoted(arguments[0])!r}: there are {', '.join(others)} and {last},"
        " and `gdtui` alone opens the explorer"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        command = _command(arguments)
        return command(arguments if command is _explore else arguments[1:])
    except Information as asked:
        return _print(str(asked).splitlines())
    except BadInputError as bad:
        _tell(f"error: {bad}")
        return BAD_INPUT
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT
