"""What can be typed on the command line, and how it is read.

A parser for each command. Nothing is printed here: complaints and help are raised.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from gdtui import __version__
from gdtui.engine.landscape import PARABOLA
from gdtui.engine.setup import DEFAULTS, Setup
from gdtui.engine.values import (
    MAX_EPOCHS,
    quoted,
    read_epochs,
    read_learning_rate,
    read_weight,
)
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment

Value = TypeVar("Value")

THEMES = ("dark", "light")
FORMATS = ("text", "csv", "json")
BAD_INPUT = 2


class BadInputError(Exception):
    """Something typed that is refused, in one plain line."""

    def __init__(self, message: str) -> None:
        plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
        super().__init__("".join(plain))


class Information(BaseException):
    """What was asked for instead of a command: the help, the version."""


class Parser(argparse.ArgumentParser):
    """A parser that raises BadInputError."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(message) from None


class _Tell(argparse.Action):
    """An option that asks for information: `const`, or else the help."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option_string: str | None = None,
    ) -> None:
        raise Information(self.const or parser.format_help())


def _help_layout(prog: str) -> argparse.HelpFormatter:
    """80 columns everywhere: to ask the terminal takes an import as long as argparse's own."""
    return argparse.RawDescriptionHelpFormatter(prog, width=80)


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


def _argument(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """A reader whose sentence argparse passes on."""

    def reader(text: str) -> Value:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


def _parser(command: str, description: str, epilog: str = "") -> Parser:
    parser = Parser(
        prog=command,
        description=description,
        epilog=epilog,
        formatter_class=_help_layout,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action=_Tell, nargs=0, help="show this help")
    return parser


def _add_run_options(parser: Parser) -> None:
    parser.add_argument(
        "--weight",
        metavar="W",
        type=_argument(lambda text: read_weight(text, PARABOLA)),
        action="append",
        help="where the marble starts (10); given twice, there are two",
    )
    parser.add_argument(
        "--lr",
        metavar="LR",
        type=_argument(read_learning_rate),
        action=_Once,
        help="the learning rate, 0 or more (0.1)",
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=_argument(read_epochs),
        action=_Once,
        help=f"how many epochs, 0 to {MAX_EPOCHS} (50)",
    )
    parser.add_argument(
        "--experiment",
        choices=[experiment.key for experiment in EXPERIMENTS],
        action=_Once,
        help="start from an experiment; the options above change it",
    )


_SETUP = ("weight", "lr", "epochs", "experiment")
"""The options that say what a run starts from."""


def _read_lesson(text: str) -> int:
    """The number of a lesson, the first being 1."""
    from gdtui.guide.lessons import LESSONS

    numbers = {str(number): number for number in range(1, len(LESSONS) + 1)}
    if text.strip() not in numbers:
        last = len(LESSONS)
        raise ValueError(f"lesson must be a number from 1 to {last}, not {quoted(text)!r}")
    return numbers[text.strip()]


def asked_lesson(options: argparse.Namespace) -> int | None:
    """The lesson to be opened, if one is. Raises BadInputError beside a start of its own."""
    given = [name for name in _SETUP if getattr(options, name) is not None]
    if options.lesson is not None and given:
        raise BadInputError(f"--lesson brings its own start: leave out --{given[0]}")
    number: int | None = options.lesson
    return number


def _add_format(parser: Parser) -> None:
    parser.add_argument("--format", choices=FORMATS, action=_Once, help="how it is printed (text)")


def explorer_parser() -> Parser:
    """The options of `gdtui`."""
    parser = _parser(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w.",
        """commands:
  gdtui run             print a run, and open nothing
  gdtui sweep           print what each of many learning rates does
  gdtui help [COMMAND]  show this help, or that of a command""",
    )
    _add_run_options(parser)
    parser.add_argument(
        "--lesson",
        metavar="N",
        type=_argument(_read_lesson),
        action=_Once,
        help="open a lesson, by its number; it brings its own start",
    )
    parser.add_argument("--theme", choices=THEMES, action=_Once, help="the colours (dark)")
    parser.add_argument("--mono", action="store_true", help="no colour, as with NO_COLOR")
    parser.add_argument(
        "--ascii", dest="ascii_only", action="store_true", help="draw with ASCII alone"
    )
    parser.add_argument(
        "--kiosk", action="store_true", help="for a public login: no suspending, no files"
    )
    parser.add_argument(
        "--version",
        action=_Tell,
        nargs=0,
        const=f"gdtui {__version__}",
        help="show the version",
    )
    return parser


def run_parser() -> Parser:
    """The options of `gdtui run`."""
    parser = _parser("gdtui run", "Print a run of gradient descent, and open nothing.")
    _add_run_options(parser)
    _add_format(parser)
    return parser


def sweep_parser() -> Parser:
    """The options of `gdtui sweep`."""
    from gdtui.engine.sweep import DEFAULT_RATES, read_rates

    parser = _parser("gdtui sweep", "Print what each of many learning rates does.")
    parser.add_argument(
        "--weight",
        metavar="W",
        type=_argument(lambda text: read_weight(text, PARABOLA)),
        action=_Once,
        help=f"where the marble starts ({DEFAULTS.weights[0]:g})",
    )
    parser.add_argument(
        "--lr",
        metavar="LIST",
        type=_argument(read_rates),
        action=_Once,
        help=f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})",
    )
    _add_format(parser)
    return parser


def read(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """The options typed. Raises BadInputError for bad ones, Information for --help."""
    return parser.parse_args(_joined(arguments, parser))


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


def _experiment(options: argparse.Namespace) -> Experiment | None:
    return next((each for each in EXPERIMENTS if each.key == options.experiment), None)


def asked_setup(options: argparse.Namespace) -> Setup:
    """What the options ask for: an experiment, or the defaults, with the changes typed."""
    experiment = _experiment(options)
    chosen = experiment.setup if experiment else DEFAULTS
    weights = tuple(options.weight or chosen.weights)
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None:
        raise BadInputError(f"--weight {twice} is given twice")
    return chosen._replace(
        weights=weights,
        learning_rate=chosen.learning_rate if options.lr is None else options.lr,
        epochs=chosen.epochs if options.epochs is None else options.epochs,
    )


def asked_thought(options: argparse.Namespace) -> str:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed."""
    experiment = _experiment(options)
    is_whole = experiment and options.weight is None and options.lr is None
    return experiment.thought if experiment and is_whole else FREE.thought
