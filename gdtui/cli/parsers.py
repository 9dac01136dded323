"""What can be typed behind `gdtui` and its commands: argparse, which raises and never exits.

A parser for each command. The parts of a setup are taken as texts: what one of them may be follows
from others, so that they are read together (start.py). Nothing is printed here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, NoReturn

from gdtui import __version__
from gdtui.cli.output import plain
from gdtui.cli.topics import Topic
from gdtui.engine.runs.setup import DEFAULTS, GIVEN_AGAIN
from gdtui.engine.values import EPOCH, Quantity, nearest_name, quoted
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.options import METHOD, PART, PARTS
from gdtui.plot.pictures.catalogue import BOWL, SHEETS

FORMATS = ("text", "csv", "json")
SHELLS = ("bash", "zsh", "fish")
PLOT_ENDINGS = ("svg", "txt")
RECORD_ENDINGS = ("cast", "svg")
SMALLEST, LARGEST = (40, 12), (400, 150)
"""Columns and rows of a picture."""
USUAL_SIZE = (80, 24)
USUAL_SPEED = 5.0
"""Epochs a second of a recording."""
_LONGEST = 240
"""Characters of a complaint: argparse repeats what was typed, however long it is."""
_STEADY_THEMES = ("dark", "light")
"""Those whose colours do not depend on the terminal."""


class BadInputError(Exception):
    """Something typed that is refused, in one plain line: the middle of a long one is left out."""

    def __init__(self, message: str) -> None:
        line = plain(message)
        half = _LONGEST // 2
        super().__init__(line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}")


class Information(BaseException):
    """What was asked for instead of a command: the help, the version."""


class Once(argparse.Action):
    """An option that may be given once; `names` are what a shell may complete its value to."""

    def __init__(self, *arguments: Any, names: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.names = names

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


class Again(Once):
    """An option that may be given again; its values are a list."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option_string: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest) or ()), values])


class Parser(argparse.ArgumentParser):
    """A parser that raises BadInputError."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(message) from None

    def add_flag(self, option: str, words: str, **how: Any) -> None:
        """An option without a value."""
        self.add_argument(option, action="store_true", help=words, **how)

    def add_choice(self, option: str, names: Sequence[str], words: str, **how: Any) -> None:
        """An option that may be given once, as one of some names."""
        self.add_argument(option, choices=names, action=Once, help=words, **how)

    def add_value(
        self,
        option: str,
        metavar: str,
        read: Callable[[str], object],
        words: str,
        names: Sequence[str] = (),
        action: type[Once] = Once,
    ) -> None:
        """An option whose value is read; `names` are what it may be."""
        self.add_argument(
            option, metavar=metavar, type=_reader(read), action=action, names=names, help=words
        )


class Command(NamedTuple):
    """A word after `gdtui`, what it does in a line, its options, and what does it.

    Help, man page and completion are made from these.
    """

    name: str
    summary: str
    parser: Callable[[], Parser]
    act: Callable[[argparse.Namespace], int]


class Tell(argparse.Action):
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


class Gone(argparse.Action):
    """An option of an earlier version; `const` is the part of --show that does the same."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        option_string: str | None = None,
    ) -> None:
        parser.error(f"{option_string} is part of --show now: --show tangent,{self.const}")


def _reader(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader whose sentence argparse passes on."""

    def reader(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


def parser_of(
    command: str, description: str, epilog: str = "", help_text: str | None = None
) -> Parser:
    """A parser with --help, which prints `help_text`, or else the parser's own."""
    parser = Parser(
        prog=command,
        description=description,
        epilog=epilog,
        formatter_class=_help_layout,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument(
        "-h", "--help", action=Tell, nargs=0, const=help_text, help="show this help"
    )
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


# What several commands take


def add_setup(parser: Parser) -> None:
    """All that a run starts from."""
    for part in PARTS:
        if part.name == "rule":
            parser.add_choice(
                "--experiment",
                [experiment.key for experiment in EXPERIMENTS],
                "start from an experiment; the other options change it",
            )
        _add_part(parser, part.name)


def _add_part(parser: Parser, name: str) -> None:
    part, action = PART[name], Again if name in GIVEN_AGAIN else Once
    parser.add_value(f"--{name}", part.metavar, str, part.words, part.names, action)


def add_at(parser: Parser, words: str) -> None:
    """The epoch, and what is words of it."""
    parser.add_value("--at", "EPOCH", EPOCH.read, words)


def _add_format(parser: Parser) -> None:
    parser.add_choice("--format", FORMATS, "how it is printed (text)")


def _add_means(parser: Parser) -> None:
    """With what it is drawn, where a terminal has little."""
    parser.add_flag("--mono", "no colour, as with NO_COLOR")
    parser.add_flag("--ascii", "draw with ASCII alone", dest="ascii_only")


def _add_looks(parser: Parser, size: str) -> None:
    """How large a picture in a file is, and in which colours."""
    parser.add_value("--size", "COLUMNSxROWS", read_size, size)
    parser.add_choice("--theme", _STEADY_THEMES, "the colours of an SVG (dark)")


def _add_force(parser: Parser) -> None:
    parser.add_flag("--force", "overwrite a file that is there already")


# A parser for each command


def explorer_parser(commands: Iterable[Command] = (), topics: Iterable[Topic] = ()) -> Parser:
    """The options of `gdtui`; its help lists the commands and topics, each in a line."""
    listed = [f"  gdtui {each.name:7} {each.summary}" for each in commands]
    listed_topics = [f"  gdtui help {each.name:12} {each.summary}" for each in topics]
    parser = parser_of(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w, or on any loss of w.",
        "\n".join(["commands:", *listed, "", "topics:", *listed_topics]),
    )
    add_setup(parser)
    _add_shown(parser)
    _add_means(parser)
    parser.add_flag("--kiosk", "for a public login: no suspending, no files")
    parser.add_flag("--no-config", "leave your file of preferences unread")
    parser.add_flag(
        "--quiet",
        "print nothing when it is left: neither the last picture nor how to come back",
    )
    parser.add_choice(
        "--print-completion", SHELLS, "print a script that completes gdtui in a shell"
    )
    version = f"gdtui {__version__}"
    parser.add_argument("--version", action=Tell, nargs=0, const=version, help="show the version")
    return parser


def _add_shown(parser: Parser) -> None:
    """How a run is shown."""
    from gdtui.ui.command_line import GONE, OPTIONS

    for option in OPTIONS:
        name = f"--{option.name}"
        action = Again if option.name == "pin" else Once
        parser.add_value(name, option.metavar, option.read, option.words, option.names, action)
    for gone, part in GONE.items():
        parser.add_argument(f"--{gone}", action=Gone, nargs="?", const=part, help=argparse.SUPPRESS)


def run_parser() -> Parser:
    """The options of `gdtui run`."""
    parser = parser_of("gdtui run", "Print a run of gradient descent, and open nothing.")
    add_setup(parser)
    _add_format(parser)
    parser.add_flag("--narrate", "tell it in sentences, for a screen reader")
    return parser


def sweep_parser() -> Parser:
    """The options of `gdtui sweep`."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    parser = parser_of("gdtui sweep", "Print what each of many learning rates does.")
    _add_part(parser, "data")
    _add_part(parser, "landscape")
    start = f"where the marble starts ({DEFAULTS.weights[0]:g}, or nearer)"
    parser.add_value("--weight", PART["weight"].metavar, str, start)
    parser.add_value(
        "--lr",
        "LIST",
        read_rates,
        f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})",
    )
    for name in METHOD:
        _add_part(parser, name)
    _add_format(parser)
    return parser


def plot_parser() -> Parser:
    """The options of `gdtui plot`."""
    parser = parser_of(
        "gdtui plot",
        "Print a picture of a run in the terminal, or write it to a file.",
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="where to write it: FILE.svg or FILE.txt"
    )
    parser.add_value(
        "--picture",
        "NAME",
        lambda text: nearest_name("picture", text, SHEETS),
        f"what is drawn of the run: {', '.join(SHEETS)} ({BOWL})",
        names=SHEETS,
    )
    add_at(parser, "the epoch that is drawn (the end of the run)")
    _add_looks(parser, "how large (as the terminal; 80x24 in a file)")
    _add_means(parser)
    _add_force(parser)
    add_setup(parser)
    return parser


def record_parser() -> Parser:
    """The options of `gdtui record`."""
    parser = parser_of(
        "gdtui record",
        "Write a run as the explorer plays it: for asciinema, or as a picture that moves.",
        """keys, with blanks between them:
  n  ?  +                a character that is pressed
  space  enter  up       a key by its name, also shift+up, ctrl+u, f1
  text:0.25              characters that are typed
  wait:2                 two seconds in which nothing is pressed""",
    )
    parser.add_argument(
        "file", metavar="FILE", help="where to write it: FILE.cast (asciicast v2) or FILE.svg"
    )
    parser.add_argument(
        "--keys", metavar="KEYS", action=Once, help="what is pressed (space: the run is played)"
    )
    parser.add_value(
        "--speed",
        "EPOCHS_A_SECOND",
        Quantity("speed", 0.5, 1000.0).read,
        f"how fast it is played ({USUAL_SPEED:g})",
    )
    _add_looks(parser, "how large (80x24)")
    _add_force(parser)
    add_setup(parser)
    return parser


def read_size(text: str) -> tuple[int, int]:
    """Columns and rows, as in 80x24."""
    parts = text.strip().lower().replace("×", "x").split("x")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts):
        columns, rows = (int(part[:6]) for part in parts)
        if all(
            low <= each <= high
            for each, low, high in zip((columns, rows), SMALLEST, LARGEST, strict=True)
        ):
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
    )


def help_parser(names: Sequence[str], overview: str) -> Parser:
    """The options of `gdtui help`, whose own help is the overview."""
    parser = parser_of(
        "gdtui help", "Show the help of gdtui, of a command, or a topic.", help_text=overview
    )
    parser.add_argument(
        "about",
        metavar="TOPIC",
        nargs="?",
        type=_reader(lambda text: nearest_name("help on", text, names)),
        action=Once,
        names=names,
        help=f"one of {', '.join(names)}",
    )
    return parser
