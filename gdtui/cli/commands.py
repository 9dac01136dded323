"""The commands, in one table: `gdtui` opens the explorer, the others print, or write a file.

What a command needs is imported when it is asked for. What a user typed never ends in a traceback.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from gdtui.cli import parsers as p
from gdtui.cli.output import print_lines, tell
from gdtui.cli.parsers import BadInputError, Command, Information, Parser, read
from gdtui.cli.start import setup_of
from gdtui.cli.topics import TOPICS
from gdtui.engine.values import quoted


def _run(options: Namespace) -> int:
    """Each run to its own end, and a note on stderr for each that ended before its last epoch."""
    from gdtui.engine import tables
    from gdtui.engine.runs.run import Outcome

    if options.narrate and options.format:
        raise BadInputError("--narrate tells the run in sentences: leave out --format")
    runs = [run.to_end() for run in setup_of(options).race().runs]
    lines = tables.FORMATS[options.format or "text"]
    if options.narrate:
        from gdtui.plot.readout.narration import narration as lines
    if code := print_lines(lines(runs)):
        return code
    from gdtui.engine.runs.race import Race
    from gdtui.guide.words import cut_short

    for run in runs:
        if run.outcome is not Outcome.COMPLETE:
            reason = cut_short(Race((run,))).texts[0]
            tell(f"note: the run from weight {run.weight_at(0)} ends at epoch {run.at}: {reason}")
    return 0


def _sweep(options: Namespace) -> int:
    """What each rate does: by theory where one holds everywhere, else as it is observed."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, FORMATS, read_rates

    rates, options.lr = options.lr or read_rates(DEFAULT_RATES), None
    return print_lines(FORMATS[options.format or "text"](setup_of(options), rates))


def _plot(options: Namespace) -> int:
    """A picture of a run, printed or in a file."""
    from gdtui.cli.pictures import plotted

    return print_lines(plotted(options, sys.stdout))


def _record(options: Namespace) -> int:
    """A run as it is played, in a file."""
    from gdtui.cli.pictures import recorded

    return print_lines(recorded(options))


def _explore(options: Namespace) -> int:
    """The explorer, in a terminal; or what makes a shell know gdtui."""
    if options.print_completion:
        from gdtui.cli.manual import completion

        raise Information(completion(options.print_completion, EXPLORER, COMMANDS))
    from gdtui.cli.explorer import explore

    return explore(options)


def _config(_options: Namespace) -> int:
    """The preferences in force, as a file that would be read; on stderr what is wrong in it."""
    from gdtui.config.file import in_force

    lines, complaints = in_force()
    if code := print_lines(lines):
        return code
    for complaint in complaints:
        tell(f"error: {complaint}")
    return BadInputError.code if complaints else 0


def _help(options: Namespace) -> int:
    """A topic, the help of a command, or that of the explorer where none is named."""
    about = options.about or ""
    for topic in TOPICS:
        if topic.name == about:
            return print_lines(topic.lines())
    return _done(_command(about) if about else EXPLORER, ["--help"])


def _explorer_parser() -> Parser:
    return p.explorer_parser(COMMANDS, TOPICS)


def _help_parser() -> Parser:
    names = [each.name for each in (*COMMANDS, *TOPICS)]
    return p.help_parser(names, _explorer_parser().format_help())


EXPLORER = Command("", "open the explorer", _explorer_parser, _explore)
"""What `gdtui` does where no command is named."""
COMMANDS = (
    Command("run", "print a run, and open nothing", p.run_parser, _run),
    Command("sweep", "print what each of many learning rates does", p.sweep_parser, _sweep),
    Command("plot", "print a picture of a run, or write it", p.plot_parser, _plot),
    Command("record", "write a run as it is played, to be watched", p.record_parser, _record),
    Command("config", "print your preferences, and where they are kept", p.config_parser, _config),
    Command("help", "show this help, that of a command, or a topic", _help_parser, _help),
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
        return bad.code
