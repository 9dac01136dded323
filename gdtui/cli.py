"""The commands: `gdtui` opens the explorer, `gdtui run` and `gdtui sweep` print.

Textual is imported only when the explorer opens. What a user typed never ends in a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from gdtui.engine.parameters import DEFAULT_WEIGHT
from gdtui.options import (
    THEMES,
    asked_experiment,
    explorer_parser,
    read,
    run_parser,
    sweep_parser,
)

MAX_MARBLES = 2
_ASCII_TERMS = ("linux", "vt100", "vt102", "vt220")
"""Terminals whose fonts have no braille patterns."""


def _tell(message: str) -> None:
    """A line on stderr; nothing where that is closed, for print() would take stdout instead."""
    if sys.stderr is not None:
        print(f"gdtui: {message}", file=sys.stderr)


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

        # The reader has what it wanted. Without this the interpreter would complain at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + SIGPIPE
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _tell(f"error: cannot write: {error.strerror}")
        return 1
    return 0


def _run(arguments: Sequence[str]) -> int:
    """Each run to its own end, and a note on stderr for each that left the floats."""
    from gdtui.engine import listing
    from gdtui.engine.run import Outcome

    parser = run_parser()
    options = read(parser, arguments)
    runs = [run.to_end() for run in asked_experiment(options, parser).race().runs]
    if code := _print(listing.FORMATS[options.format or "text"](runs)):
        return code
    for run in runs:
        if run.outcome is Outcome.LEFT_THE_FLOATS:
            _tell(
                f"note: the run from weight {run.weight_at(0)} ends at epoch {run.at}:"
                " the next loss would be no finite float"
            )
    return 0


def _sweep(arguments: Sequence[str]) -> int:
    """What each rate does."""
    from gdtui.engine import sweep

    options = read(sweep_parser(), arguments)
    weight = DEFAULT_WEIGHT if options.weight is None else options.weight
    rates = sweep.read_rates(sweep.DEFAULT_RATES) if options.lr is None else options.lr
    return _print(sweep.FORMATS[options.format or "text"](weight, sweep.sweep(weight, rates)))


def _explore(arguments: Sequence[str]) -> int:
    """The explorer, in a terminal."""
    parser = explorer_parser()
    options = read(parser, arguments)
    experiment = asked_experiment(options, parser)
    if len(experiment.weights) > MAX_MARBLES:
        parser.error("the explorer shows two marbles at most; `gdtui run` takes any number")
    if fault := _terminal_fault():
        parser.error(fault)
    _set_environment(options.mono, options.kiosk)
    from gdtui.ui.terminal.signals import leave_on_signals

    leave_on_signals()
    from gdtui.ui.app import explore

    return explore(
        experiment,
        options.theme or THEMES[0],
        ascii=options.ascii or _needs_ascii(),
        kiosk=options.kiosk,
    )


def _set_environment(mono: bool, kiosk: bool) -> None:
    """What Textual reads from the environment while it is imported."""
    if kiosk:
        # They could have it write files: screenshots, logs of keys.
        for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
            del os.environ[name]
    if mono:
        os.environ["NO_COLOR"] = "1"
    elif not os.environ.get("NO_COLOR"):
        # Empty counts as not set by the standard, but not for Textual.
        os.environ.pop("NO_COLOR", None)
    # Textual sleeps for a frame after each update; short frames let a key be answered at once,
    # and cost nothing, since a frame is drawn only when something changed.
    os.environ.setdefault("TEXTUAL_FPS", "1000")


def _needs_ascii() -> bool:
    """Whether the terminal or its encoding has no more than ASCII to draw with."""
    encoding = (sys.stderr.encoding or "").lower().replace("-", "")
    return encoding != "utf8" or os.environ.get("TERM") in _ASCII_TERMS


def _terminal_fault() -> str | None:
    """Why the explorer cannot open here, in words; None when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "not a terminal: the explorer needs one, `gdtui run` prints a run without"
    if sys.stderr is None or not sys.stderr.isatty():
        return "stderr is not a terminal: the explorer draws there, `gdtui run` prints a run"
    if os.environ.get("TERM") == "dumb":
        return "TERM=dumb cannot show the explorer: `gdtui run` prints a run"
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments and arguments[0] in _COMMANDS:
            return _COMMANDS[arguments[0]](arguments[1:])
        return _explore(arguments)
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT


_COMMANDS = {"run": _run, "sweep": _sweep}
