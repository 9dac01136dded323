"""The commands, in one table: `gdtui` opens the explorer, `gdtui run` and `gdtui sweep` print.

Textual is imported only when the explorer opens. What a user typed never ends in a traceback.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gdtui.asked import asked_lesson, asked_setup, asked_sweep, asked_thought
from gdtui.engine.values import quoted
from gdtui.options import THEMES, explorer_parser, help_parser, run_parser, sweep_parser
from gdtui.parsing import BadInputError, Information, Parser, read
from gdtui.streams import print_lines, tell

BAD_INPUT = 2
MAX_MARBLES = 2
_ASCII_TERMS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt520")
"""Terminals whose fonts have no braille patterns; their variants have a hyphen after the name."""


def _run(options: Namespace) -> int:
    """Each run to its own end, and a note on stderr for each that ended before its last epoch."""
    from gdtui.engine import listing
    from gdtui.engine.run import Outcome

    if options.narrate and options.format:
        raise BadInputError("--narrate tells the run in sentences: leave out --format")
    runs = [run.to_end() for run in asked_setup(options).race().runs]
    lines = listing.FORMATS[options.format or "text"]
    if options.narrate:
        from gdtui.plot.narration import narration as lines
    if code := print_lines(lines(runs)):
        return code
    reasons = {
        Outcome.LEFT_THE_FLOATS: "the next loss would be no finite float",
        Outcome.LEFT_THE_LANDSCAPE: "the next weight would be off the landscape",
    }
    for run in runs:
        if reason := reasons.get(run.outcome):
            tell(f"note: the run from weight {run.weight_at(0)} ends at epoch {run.at}: {reason}")
    return 0


def _sweep(options: Namespace) -> int:
    """What each rate does: by theory where one holds everywhere, else as it is observed."""
    from gdtui.engine import sweep
    from gdtui.engine.theory import theory_of

    setup, rates = asked_sweep(options)
    layout, weight = options.format or "text", setup.weights[0]
    if theory := theory_of(setup.landscape, setup.method):
        return print_lines(sweep.FORMATS[layout](weight, sweep.sweep(theory, weight, rates)))
    from gdtui.engine import trial

    return print_lines(trial.FORMATS[layout](setup, trial.trials(setup, rates)))


def _explore(options: Namespace) -> int:
    """The explorer, in a terminal; or what makes a shell know gdtui."""
    if options.print_completion:
        from gdtui.joined import completion

        raise Information(completion(options.print_completion))
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


def _help(options: Namespace) -> int:
    """The help of a command, or of the explorer where none is named."""
    return _done(options.command or EXPLORER, ["--help"])


class Command(NamedTuple):
    """A word after `gdtui`, what it does in a line, its options, and what does it.

    Help, man page and completion are made from these.
    """

    name: str
    told: str
    parser: Callable[[], Parser]
    act: Callable[[Namespace], int]


def _explorer_parser() -> Parser:
    return explorer_parser((each.name, each.told) for each in COMMANDS)


def _help_parser() -> Parser:
    names = [each.name for each in COMMANDS]
    return help_parser(names, _command, _explorer_parser().format_help())


EXPLORER = Command("", "open the explorer", _explorer_parser, _explore)
"""What `gdtui` does where no command is named."""
COMMANDS = (
    Command("run", "print a run, and open nothing", run_parser, _run),
    Command("sweep", "print what each of many learning rates does", sweep_parser, _sweep),
    Command("help", "show this help, or that of a command", _help_parser, _help),
)


def _command(name: str) -> Command:
    """The command of a name. Raises BadInputError for one that there is not."""
    for each in COMMANDS:
        if each.name == name:
            return each
    *others, last = (f"`gdtui {each.name}`" for each in COMMANDS)
    raise BadInputError(
        f"no command {quoted(name)!r}: there are {', '.join(others)} and {last},"
        " and `gdtui` alone opens the explorer"
    )


def _done(command: Command, arguments: Sequence[str]) -> int:
    return command.act(read(command.parser(), arguments))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not arguments or arguments[0].startswith("-"):
            return _done(EXPLORER, arguments)
        return _done(_command(arguments[0]), arguments[1:])
    except Information as asked:
        return print_lines(str(asked).splitlines())
    except BadInputError as bad:
        tell(f"error: {bad}")
        return BAD_INPUT
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT
