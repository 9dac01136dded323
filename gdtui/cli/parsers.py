"""What can be typed behind `gdtui` and its commands: argparse, which raises and never exits.

A parser for each command. The parts of a setup are taken as texts: what one of them may be follows
from others, so that they are read together (start.py). Nothing is printed here.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn

from gdtui import __version__
from gdtui.cli.output import plain
from gdtui.cli.topics import Topic
from gdtui.engine.runs.setup import DEFAULTS, GIVEN_AGAIN
from gdtui.engine.values import EPOCH, Quantity, nearest_name, quoted
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.options import NAMES, PARTS, Option
from gdtui.plot.pictures.catalogue import BOWL, SHEETS

SHELLS = ("bash", "zsh", "fish")
SMALLEST, LARGEST = (40, 12), (400, 150)
"""Columns and rows of a picture."""
USUAL_SIZE = (80, 24)
USUAL_SPEED = 5.0
"""Epochs a second of a recording."""
_LONGEST = 240
"""Characters of a complaint: argparse repeats what was typed, however long it is."""


class BadInputError(Exception):
    """Something typed that is refused, in one plain line: the middle of a long one is left out."""

    code = 2
    """What the command ends with."""

    def __init__(self, message: str) -> None:
        line = plain(message)
        half = _LONGEST // 2
        super().__init__(line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}")


class NotWrittenError(BadInputError):
    """A file that could not be written."""

    code = 1


class Information(BaseException):
    """What was asked for instead of a command: the help, the version."""


class Parser(argparse.ArgumentParser):
    """A parser that raises what it would say: BadInputError, or Information."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(message) from None

    def _print_message(self, message: str, _file: object = None) -> NoReturn:
        raise Information(message)


class Command(NamedTuple):
    """A word after `gdtui`, what it does in a line, its options, and what does it.

    Help, man page and completion are made from these.
    """

    name: str
    summary: str
    parser: Callable[[], Parser]
    act: Callable[[argparse.Namespace], int]


class Proposed(tuple[str, ...]):
    """Names that a shell completes to; what else may be typed is the reader's to say."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


def _reader(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader whose sentence argparse passes on."""

    def reader(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


def parser_of(
    command: str, description: str, options: Iterable[Option], epilog: str = "", about: str = ""
) -> Parser:
    """A parser with some options and --help, which prints a text `about` it, or else its own."""
    parser = Parser(
        prog=command,
        description=description,
        epilog=epilog,
        # To ask the terminal for its width takes an import as long as argparse's own.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80),
        allow_abbrev=False,
        add_help=False,
    )
    how: dict[str, Any] = {"action": "version", "version": about} if about else {"action": "help"}
    parser.add_argument("-h", "--help", help="show this help", **how)
    for name, words, metavar, read, names, is_list, _ in options:
        if metavar:
            how = {"metavar": metavar, "type": _reader(read), "choices": Proposed(names) or None}
            how["action"] = "append" if is_list else "store"
        else:
            how = {"choices": names} if names else {"action": "store_true"}
        parser.add_argument(f"--{name}", help=words, **how)
    return parser


def read(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """The options typed. Raises BadInputError for bad ones, Information for --help."""
    taking = {
        name: action
        for action in parser._actions
        if action.nargs is None
        for name in action.option_strings
    }
    joined: list[str] = []
    for argument in arguments:
        # `--weight -1e5` as `--weight=-1e5`: argparse takes a value like -1e5 for an option.
        if joined and joined[-1] in taking:
            joined[-1] += "=" + argument
        else:
            joined.append(argument)
    for name in taking:
        # Some versions of argparse drop such a value and hand an empty list on.
        if f"{name}=--" in joined:
            parser.error(f"argument {name}: expected one argument")
    options = parser.parse_args(joined)
    given = [argument.partition("=")[0] for argument in joined]
    for name, action in taking.items():
        if given.count(name) > 1 and isinstance(action, argparse._StoreAction):
            parser.error(f"{name} is given twice")
    return options


# What several commands take

_EXPERIMENT = Option(
    "experiment",
    "start from an experiment; the other options change it",
    names=[each.key for each in EXPERIMENTS],
)
_PARTS = [
    Option(part.name, part.words, part.metavar, str, part.names, part.name in GIVEN_AGAIN)
    for part in PARTS
]
_RULE = NAMES.index("rule")
SETUP = (*_PARTS[:_RULE], _EXPERIMENT, *_PARTS[_RULE:])
"""All that a run starts from."""
_FORMAT = Option("format", "how it is printed (text)", names=("text", "csv", "json"))
_MEANS = (
    Option("mono", "no colour, as with NO_COLOR"),
    Option("ascii", "draw with ASCII alone"),
)
"""With what it is drawn, where a terminal has little."""
# Those whose colours do not depend on the terminal.
_THEME = Option("theme", "the colours of an SVG (dark)", names=("dark", "light"))
_FORCE = Option("force", "overwrite a file that is there already")


# A parser for each command


def explorer_parser(commands: Iterable[Command] = (), topics: Iterable[Topic] = ()) -> Parser:
    """The options of `gdtui`; its help lists the commands and topics, each in a line."""
    from gdtui.ui.command_line import GONE, OPTIONS

    listed = [f"  gdtui {each.name:7} {each.summary}" for each in commands]
    listed_topics = [f"  gdtui help {each.name:12} {each.summary}" for each in topics]
    parser = parser_of(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w, or on any loss of w.",
        (
            *(*SETUP, *OPTIONS, *_MEANS),
            Option("kiosk", "for a public login: no suspending, no files"),
            Option("no-config", "leave your file of preferences unread"),
            Option(
                "quiet",
                "print nothing when it is left: neither the last picture nor how to come back",
            ),
            Option(
                "print-completion", "print a script that completes gdtui in a shell", names=SHELLS
            ),
        ),
        "\n".join(["commands:", *listed, "", "topics:", *listed_topics]),
    )
    for gone in GONE:
        parser.add_argument(f"--{gone}", nargs="?", const="", help=argparse.SUPPRESS)
    version = f"gdtui {__version__}"
    parser.add_argument("--version", action="version", version=version, help="show the version")
    return parser


def run_parser() -> Parser:
    """The options of `gdtui run`."""
    narrate = Option("narrate", "tell it in sentences, for a screen reader")
    what = "Print a run of gradient descent, and open nothing."
    return parser_of("gdtui run", what, (*SETUP, _FORMAT, narrate))


def sweep_parser() -> Parser:
    """The options of `gdtui sweep`."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    start = f"where the marble starts ({DEFAULTS.weights[0]:g}, or nearer)"
    rates = f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})"
    own = {"weight": Option("weight", start, "W"), "lr": Option("lr", rates, "LIST", read_rates)}
    setup = (own.get(each.name, each) for each in SETUP)
    options = (each for each in setup if each.name not in ("epochs", "experiment"))
    what = "Print what each of many learning rates does."
    return parser_of("gdtui sweep", what, (*options, _FORMAT))


def plot_parser() -> Parser:
    """The options of `gdtui plot`."""
    parser = parser_of(
        "gdtui plot",
        "Print a picture of a run in the terminal, or write it to a file.",
        (
            Option(
                "picture",
                f"what is drawn of the run: {', '.join(SHEETS)} ({BOWL})",
                "NAME",
                lambda text: nearest_name("picture", text, SHEETS),
                SHEETS,
            ),
            Option("at", "the epoch that is drawn (the end of the run)", "EPOCH", EPOCH.read),
            _size("how large (as the terminal; 80x24 in a file)"),
            *(_THEME, *_MEANS, _FORCE, *SETUP),
        ),
    )
    where = "where to write it: FILE.svg or FILE.txt"
    parser.add_argument("file", metavar="FILE", nargs="?", help=where)
    return parser


def record_parser() -> Parser:
    """The options of `gdtui record`."""
    parser = parser_of(
        "gdtui record",
        "Write a run as the explorer plays it: for asciinema, or as a picture that moves.",
        (
            Option("keys", "what is pressed (space: the run is played)", "KEYS"),
            Option(
                "speed",
                f"how fast it is played ({USUAL_SPEED:g})",
                "EPOCHS_A_SECOND",
                Quantity("speed", 0.5, 1000.0).read,
            ),
            *(_size("how large (80x24)"), _THEME, _FORCE, *SETUP),
        ),
        """keys, with blanks between them:
  n  ?  +                a character that is pressed
  space  enter  up       a key by its name, also shift+up, ctrl+u, f1
  text:0.25              characters that are typed
  wait:2                 two seconds in which nothing is pressed""",
    )
    where = "where to write it: FILE.cast (asciicast v2) or FILE.svg"
    parser.add_argument("file", metavar="FILE", help=where)
    return parser


def _size(words: str) -> Option:
    return Option("size", words, "COLUMNSxROWS", read_size)


def read_size(text: str) -> tuple[int, int]:
    """Columns and rows, as in 80x24."""
    found = re.fullmatch("0*([0-9]{1,3})[x×]0*([0-9]{1,3})", text.strip().lower())
    columns, rows = map(int, found.groups()) if found else (0, 0)
    if SMALLEST[0] <= columns <= LARGEST[0] and SMALLEST[1] <= rows <= LARGEST[1]:
        return columns, rows
    low, high = ("x".join(map(str, each)) for each in (SMALLEST, LARGEST))
    raise ValueError(f"size must be COLUMNSxROWS from {low} to {high}, not {quoted(text)!r}")


def config_parser() -> Parser:
    """The options of `gdtui config`."""
    return parser_of(
        "gdtui config",
        """Print what holds in every explorer that you open (theme, speed, motion, what
it starts from, keys) as the file that would say so, and where that is kept.
What is wrong in it is told with its line. A kiosk does not read it, nor do the
commands that print.""",
        (),
    )


def help_parser(names: Sequence[str], overview: str) -> Parser:
    """The options of `gdtui help`, whose own help is the overview."""
    what = "Show the help of gdtui, of a command, or a topic."
    parser = parser_of("gdtui help", what, (), about=overview)
    parser.add_argument(
        "about",
        metavar="TOPIC",
        nargs="?",
        type=_reader(lambda text: nearest_name("help on", text, names)),
        choices=Proposed(names),
        help=f"one of {', '.join(names)}",
    )
    return parser
