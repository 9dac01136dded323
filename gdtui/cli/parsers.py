"""How what is typed behind `gdtui` is read: argparse, which raises and never exits.

The parts of a setup are taken as texts: what one of them may be follows from others, so that they
are read together. Nothing is printed here.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn

from gdtui.cli.output import plain
from gdtui.engine.runs.setup import DEFAULTS, GIVEN_AGAIN, Setup
from gdtui.engine.values import MOST_WEIGHTS, written
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.options import NAMES, PARTS, Option

_LONGEST = 240
"""Characters of a complaint: argparse repeats what was typed, however long it is."""


class BadInputError(Exception):
    """Something typed that is refused, in one plain line: the middle of a long one is left out."""

    def __init__(self, message: str) -> None:
        line = plain(message)
        half = _LONGEST // 2
        super().__init__(line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}")


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
    act: Callable[[Namespace], int]


class Proposed(tuple[str, ...]):
    """Names that a shell completes to; what else may be typed is the reader's to say."""

    def __contains__(self, _: object) -> bool:
        return True


def reader(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader whose sentence argparse passes on."""

    def reading(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reading


def parser_of(
    command: str,
    description: str,
    options: Iterable[Option] = (),
    epilog: str = "",
    overview: str = "",
) -> Parser:
    """A parser with some options and --help, which prints the `overview`, or else its own."""
    parser = Parser(
        prog=command,
        description=description,
        epilog=epilog,
        # To ask the terminal for its width takes an import as long as argparse's own.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80),
        allow_abbrev=False,
        add_help=False,
    )
    how: dict[str, Any] = {"action": "version" if overview else "help"}
    if overview:
        how["version"] = overview
    parser.add_argument("-h", "--help", help="show this help", **how)
    for name, words, metavar, read, names, is_list in options:
        if metavar:
            how = {"metavar": metavar, "type": reader(read), "choices": Proposed(names) or None}
            how["action"] = "append" if is_list else "store"
        else:
            how = {"choices": names} if names else {"action": "store_true"}
        parser.add_argument(f"--{name}", help=words, **how)
    return parser


def read(parser: Parser, arguments: Sequence[str]) -> Namespace:
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


def setup_of(
    options: Namespace,
    start: Setup = DEFAULTS,
    shown_by: str = "",
    *,
    may_meet: bool = False,
) -> Setup:
    """What the options ask for: an experiment, or else a start, with the changes typed.

    There are two weights at most where it is `shown_by` something. On one landscape none may be
    given twice, but where marbles `may_meet`. Raises BadInputError.
    """
    experiment = getattr(options, "experiment", None) or ""
    chosen = {each.key: each.setup for each in EXPERIMENTS}.get(experiment, start)
    texts = {
        name: [text] if isinstance(text, str) else text
        for name in NAMES
        if (text := getattr(options, name, None)) is not None
    }
    if experiment:
        # They stay, also on another landscape.
        texts.setdefault("weight", [*map(written, chosen.weights)])
    if "landscape" in texts:
        # Those that it started from make way.
        texts.setdefault("data", [""])
    for part in PARTS:
        try:
            if several := texts.get(part.name):
                if part.name == "weight":
                    chosen = chosen.with_weights(several)
                else:
                    chosen = part.read(",".join(several), chosen)
        except ValueError as error:
            raise BadInputError(f"argument --{part.name}: {error}") from None
    if shown_by and len(chosen.weights) > MOST_WEIGHTS:
        raise BadInputError(f"{shown_by} shows two marbles at most; `gdtui run` takes any number")
    may_meet |= len(chosen.landscapes) > 1
    for weight in chosen.weights:
        if not may_meet and chosen.weights.count(weight) > 1:
            raise BadInputError(f"--weight {weight} is given twice")
    return chosen


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
