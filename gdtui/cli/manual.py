"""All commands as one parser, and what is made of it: completion for a shell, the man page.

What a command is given is completed and described by itself. The libraries that write both are
imported only here, where one of them is asked for.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from functools import partial

from gdtui import __version__
from gdtui.cli.parsers import BadInputError, Command
from gdtui.cli.topics import Topic


def joined(explorer: Command, commands: Iterable[Command]) -> dict[str, ArgumentParser]:
    """The explorer's parser, by no name, with those of the commands as its parts, by theirs."""
    parser = explorer.parser()
    # Its own lists the commands and topics, which are listed as its parts.
    parser.epilog = "--help behind gdtui or behind a command prints its options."
    parts = parser.add_subparsers(title="commands", metavar="COMMAND")
    for each in commands:
        one = each.parser()
        parts.add_parser(
            each.name,
            help=each.summary,
            description=one.description,
            # Room for what a man page sets before each line.
            formatter_class=partial(RawDescriptionHelpFormatter, width=72),
            parents=[one],
            add_help=False,
        )
    return {"": parser, **parts.choices}


def completion(shell: str, explorer: Command, commands: Iterable[Command]) -> str:
    """A script that completes commands, options and names in a shell: bash, zsh or fish.

    Raises BadInputError where the library that writes it is not installed.
    """
    try:
        import shtab
    except ImportError:
        raise BadInputError(
            "completion is written by shtab, which is not installed:"
            " install gdtui with its extra, as in pipx install 'gdtui[completion]'"
        ) from None
    parsers = joined(explorer, commands)
    for one in parsers.values():
        for action in one._actions:
            if action.metavar == "FILE":
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parsers[""], shell))


def man_page(explorer: Command, commands: Iterable[Command], topics: Iterable[Topic]) -> str:
    """The man page, as it is shipped in the packages; argparse-manpage writes it at their build."""
    from argparse_manpage.manpage import Manpage

    told = {
        "project_name": "gdtui",
        "version": __version__,
        "manual_title": "User Commands",
        "description": "a terminal explorer of gradient descent",
    }
    page = Manpage(joined(explorer, commands)[""], told)
    for topic in topics:
        lines = "\n".join(f"\\&{_escaped(line)}" for line in topic.lines())
        page.add_section(topic.name, "=", f"{topic.summary}\n.PP\n.nf\n{lines}\n.fi")
    return str(page)


def _escaped(line: str) -> str:
    """A line as roff has it: a hyphen that is a minus, and ASCII alone."""
    plain = line.replace("\\", "\\e").replace("-", "\\-")
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in plain)
