"""The command line: `gdtui` opens the explorer, `gdtui run` prints a run.

Textual is imported only when the explorer opens. What a user typed never ends in a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from gdtui import __version__
from gdtui.engine.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.engine.listing import FORMATS
from gdtui.engine.parameters import MAX_EPOCHS, read_epochs, read_learning_rate, read_weight
from gdtui.engine.race import Race
from gdtui.engine.run import Outcome

TYPE_CHECKING = False
"""True for type checkers only, without the import of typing, which takes a tenth of the start."""
if TYPE_CHECKING:
    from typing import NoReturn

THEMES = ("dark", "light")
MAX_MARBLES = 2
BAD_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
        self.exit(BAD_INPUT, f"gdtui: error: {''.join(plain)}\n")


def _help_layout(prog: str) -> argparse.HelpFormatter:
    """80 columns everywhere: to ask the terminal takes an import as long as argparse's own."""
    return argparse.HelpFormatter(prog, width=80)


class _Once(argparse.Action):
    """An option that may be given once."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string} is given twice")
        setattr(namespace, self.dest, values)


def _argument(read: Callable[[str], float]) -> Callable[[str], float]:
    """A reader whose sentence argparse passes on."""

    def reader(text: str) -> float:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


def _parser(command: str, description: str, epilog: str) -> _Parser:
    """A parser for `command` with the options that every command has."""
    parser = _Parser(
        prog=command,
        description=description,
        epilog=epilog,
        formatter_class=_help_layout,
        allow_abbrev=False,
    )
    option = parser.add_argument
    option(
        "--weight",
        metavar="W",
        type=_argument(read_weight),
        action="append",
        help="where the marble starts (10); given twice, there are two",
    )
    option(
        "--lr",
        metavar="LR",
        type=_argument(read_learning_rate),
        action=_Once,
        help="the learning rate, 0 or more (0.1)",
    )
    option(
        "--epochs",
        metavar="N",
        type=_argument(read_epochs),
        action=_Once,
        help=f"how many epochs, 0 to {MAX_EPOCHS} (50)",
    )
    option(
        "--experiment",
        choices=[experiment.key for experiment in EXPERIMENTS],
        action=_Once,
        help="start from an experiment; the options above change it",
    )
    return parser


def _explorer_parser() -> _Parser:
    parser = _parser(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w.",
        "`gdtui run` prints a run instead of opening the explorer: see `gdtui run --help`.",
    )
    parser.add_argument("--theme", choices=THEMES, action=_Once, help="the colours (dark)")
    parser.add_argument("--version", action="version", version=f"gdtui {__version__}")
    return parser


def _run_parser() -> _Parser:
    parser = _parser(
        "gdtui run", "Print a run of gradient descent on L(w) = w*w, and open nothing.", ""
    )
    parser.add_argument("--format", choices=list(FORMATS), action=_Once, help="how (text)")
    return parser


def _joined(arguments: Sequence[str], parser: argparse.ArgumentParser) -> list[str]:
    """`--weight -1e5` as `--weight=-1e5`: argparse takes a value like -1e5 for an option."""
    takes_value = {
        name for action in parser._actions if action.nargs is None for name in action.option_strings
    }
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] in takes_value:
            joined[-1] += "=" + argument
        else:
            joined.append(argument)
    for name, _, value in (argument.partition("=") for argument in joined):
        # Some versions of argparse drop such a value and hand an empty list on.
        if name in takes_value and value == "--":
            parser.error(f"argument {name}: expected one argument")
    return joined


def _experiment(options: argparse.Namespace, parser: argparse.ArgumentParser) -> Experiment:
    """What the options ask for: an experiment, or the defaults, with the changes typed."""
    chosen = next((e for e in EXPERIMENTS if e.key == options.experiment), FREE)
    weights = tuple(options.weight or chosen.weights)
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None:
        parser.error(f"--weight {twice} is given twice")
    own = chosen if options.weight is None and options.lr is None else FREE
    return replace(
        own,
        weights=weights,
        learning_rate=chosen.learning_rate if options.lr is None else options.lr,
        epochs=chosen.epochs if options.epochs is None else options.epochs,
    )


def _tell(message: str) -> None:
    """A line on stderr; nothing where that is closed, for print() would take stdout instead."""
    if sys.stderr is not None:
        print(f"gdtui: {message}", file=sys.stderr)


def _print_run(race: Race, layout: str) -> int:
    """Print each run to its own end on stdout; a note on stderr for each that left the floats."""
    if sys.stdout is None:
        _tell("error: cannot write: stdout is closed")
        return 1
    runs = [run.to_end() for run in race.runs]
    try:
        for line in FORMATS[layout](runs):
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
    for run in runs:
        if run.outcome is Outcome.LEFT_THE_FLOATS:
            _tell(
                f"note: the run from weight {run.weight_at(0)} ends at epoch {run.at}:"
                " the next loss would be no finite float"
            )
    return 0


def _terminal_fault() -> str | None:
    """Why the explorer cannot open here, in words; None when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "not a terminal: the explorer needs one, `gdtui run` prints a run without"
    if sys.stderr is None or not sys.stderr.isatty():
        return "stderr is not a terminal: the explorer draws there, `gdtui run` prints a run"
    if os.environ.get("TERM") == "dumb":
        return "TERM=dumb cannot show the explorer: `gdtui run` prints a run"
    if (sys.stderr.encoding or "").lower().replace("-", "") != "utf8":
        return "the explorer needs a UTF-8 locale: `gdtui run` prints a run without"
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments[:1] == ["run"]:
            parser = _run_parser()
            options = parser.parse_args(_joined(arguments[1:], parser))
            return _print_run(_experiment(options, parser).race(), options.format or "text")
        parser = _explorer_parser()
        options = parser.parse_args(_joined(arguments, parser))
        experiment = _experiment(options, parser)
        if len(experiment.weights) > MAX_MARBLES:
            parser.error("the explorer shows two marbles at most; `gdtui run` takes any number")
        if fault := _terminal_fault():
            parser.error(fault)
        from gdtui.ui.app import explore

        return explore(experiment, options.theme or THEMES[0])
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT
