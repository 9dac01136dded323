"""How a command line is taken apart: argparse, which raises here where it would print and exit."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

from gdtui.cli.streams import plain

Value = TypeVar("Value")


class BadInputError(Exception):
    """Something typed that is refused, in one plain line."""

    def __init__(self, message: str) -> None:
        super().__init__(plain(message))


class Information(BaseException):
    """What was asked for instead of a command: the help, the version."""


class Parser(argparse.ArgumentParser):
    """A parser that raises BadInputError."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(message) from None

    def add_value(
        self,
        option: str,
        metavar: str,
        read: Callable[[str], object],
        told: str,
        names: Sequence[str] = (),
    ) -> None:
        """An option that may be given once, whose value is read; `names` are what it may be."""
        self.add_argument(
            option, metavar=metavar, type=argument(read), action=Once, names=names, help=told
        )


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


class Once(argparse.Action):
    """An option that may be given once; `names` are what a shell may complete its value to."""

    def __init__(self, *told: Any, names: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*told, **options)
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


def argument(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """A reader whose sentence argparse passes on."""

    def reader(text: str) -> Value:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


def parser_of(command: str, description: str, epilog: str = "", told: str | None = None) -> Parser:
    """A parser with --help, which tells the parser's own help where nothing else is `told`."""
    parser = Parser(
        prog=command,
        description=description,
        epilog=epilog,
        formatter_class=_help_layout,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action=Tell, nargs=0, const=told, help="show this help")
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
