"""The commands, in one table: `gdtui` opens the explorer, the others print, or write a file.

What a command needs is imported when it is asked for. Nothing ends in a traceback: a line refuses
what cannot be done, or tells of a fault inside.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gdtui import __version__
from gdtui.cli.output import fault, needs_ascii, plain, print_lines, tell
from gdtui.cli.parsers import (
    SETUP,
    BadInputError,
    Command,
    Information,
    Parser,
    Proposed,
    parser_of,
    read,
    reader,
    setup_of,
)
from gdtui.cli.topics import TOPICS
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.values import EPOCH, Quantity, nearest_name, quoted
from gdtui.files import ExistsError, NotSavedError, ending, save
from gdtui.options import Option, named

if TYPE_CHECKING:
    from gdtui.plot.bowl.scene import Seen

_SMALLEST, _LARGEST = (40, 12), (400, 150)
"""Columns and rows of a picture."""
_USUAL_SIZE = (80, 24)
_USUAL_SPEED = 5.0
"""Epochs a second of a recording."""
SHELLS = ("bash", "zsh", "fish")
_REFUSED = 2
"""The exit code where something typed, or kept in a file, makes no sense."""
_WIDEST = 3
"""Columns for each row of a picture in a terminal, at the least: a high one is not filled."""


def _run(options: Namespace) -> int:
    """Each run to its own end, and a note on stderr for each that ended before its last epoch."""
    from gdtui.engine import tables

    if options.narrate and options.format:
        raise BadInputError("--narrate tells the run in sentences: leave out --format")
    runs = [run.to_end() for run in setup_of(options).race().runs]
    lines = tables.FORMATS[options.format or "text"]
    if options.narrate:
        from gdtui.plot.readout.speech import narration as lines
    if code := print_lines(lines(runs)):
        return code
    for run in runs:
        if run.is_cut_short:
            from gdtui.guide.words import ending_words

            reason = ending_words(run).texts[0]
            tell(f"note: the run from weight {run.first_weight} ends at epoch {run.at}: {reason}")
    return 0


def _sweep(options: Namespace) -> int:
    """What each rate does: by theory where one holds everywhere, else as it is observed."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, FORMATS, read_rates

    rates, options.lr = options.lr or read_rates(DEFAULT_RATES), None
    return print_lines(FORMATS[options.format or "text"](setup_of(options), rates))


def _plot(options: Namespace) -> int:
    """A picture of a run, printed or in a file."""
    from gdtui.plot.cells.picture import coloured_lines, text_lines
    from gdtui.plot.cells.text import speak_ascii
    from gdtui.plot.sheet import draw_sheet, in_file

    try:
        kind = None if options.file is None else ending(options.file, ("svg", "txt"))
    except ValueError as error:
        raise BadInputError(str(error)) from None
    setup = setup_of(options, shown_by="a picture")
    terminal = None if kind else _terminal()
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_poor = needs_ascii(encoding, os.environ.get("TERM", "") if terminal else "")
    speak_ascii(options.ascii or (not kind and is_poor))
    seen, name = _subject(options, setup)
    width, height = options.size or _room(terminal)
    picture = draw_sheet(seen, width, height, name)
    if kind:
        from gdtui.ui.screen.theme import paints

        colours = paints(options.theme or "dark")
        text = in_file(kind, picture, seen.race, colours, has_colour=not options.mono)
        return _saved(options, text)
    is_plain = options.mono or os.environ.get("NO_COLOR")
    has_colour = terminal and not is_plain and os.environ.get("TERM", "dumb") != "dumb"
    if not has_colour:
        return print_lines(text_lines(picture))
    from gdtui.ui.screen.theme import CODES

    return print_lines(coloured_lines(picture, CODES))


def _record(options: Namespace) -> int:
    """A run as it is played, in a file."""
    from gdtui.ui.record import written
    from gdtui.ui.view import View

    try:
        kind = ending(options.file, ("cast", "svg"))
        view = View(
            setup_of(options, shown_by="a picture").race(),
            speed=options.speed or _USUAL_SPEED,
            size=options.size or _USUAL_SIZE,
            theme=options.theme or "dark",
            # Nobody is there to leave for a shell, and no file but the recording is to be written.
            is_kiosk=True,
        )
        text = written(kind, view, options.keys)
    except ValueError as error:
        raise BadInputError(str(error)) from None
    return _saved(options, text)


def _saved(options: Namespace, text: Iterable[str]) -> int:
    """Write the file, and say so."""
    try:
        save(options.file, text, over=options.force)
    except ExistsError as error:
        raise BadInputError(f"{error}: --force overwrites it") from None
    return print_lines([f"wrote {plain(options.file)}"])


def _subject(options: Namespace, setup: Setup) -> tuple[Seen, str]:
    """What is to be drawn, at the epoch asked for or as near to it as the run gets; its name."""
    from gdtui.plot.bowl.scene import Seen
    from gdtui.plot.pictures.catalogue import BOWL, LOSS, pictures_of

    at = setup.epochs if options.at is None else options.at
    if at > setup.epochs:
        raise BadInputError(f"argument --at: the run has {setup.epochs} epochs, not {at}")
    race = setup.race().to(at)
    name, names = options.picture or BOWL, (BOWL, *pictures_of(race.lead), LOSS)
    if name not in names:
        raise BadInputError(
            f"argument --picture: this run has no picture {name}:"
            f" there are {', '.join(names[:-1])} and {names[-1]}"
        )
    return Seen(race), name


def _terminal() -> os.terminal_size | None:
    """The size of the one that is printed to; None where it is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()) if sys.stdout else None
    except OSError:
        return None


def _room(terminal: os.terminal_size | None) -> tuple[int, int]:
    """The size of a picture that leaves a row for what is typed next."""
    if terminal is None:
        return _USUAL_SIZE
    columns = max(_SMALLEST[0], min(terminal.columns, _LARGEST[0]))
    rows = min(terminal.lines - 1, columns // _WIDEST, _LARGEST[1])
    return columns, max(_SMALLEST[1], rows)


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
    return _REFUSED if complaints else 0


def _help(options: Namespace) -> int:
    """A topic, the help of a command, or that of the explorer where none is named."""
    for topic in TOPICS:
        if topic.name == options.about:
            return print_lines(topic.lines())
    return main([options.about, "--help"] if options.about else ["--help"])


# What can be typed behind each

_FORMAT = Option("format", "how it is printed (text)", names=("text", "csv", "json"))
_MEANS = (
    Option("mono", "no colour, as with NO_COLOR"),
    Option("ascii", "draw with ASCII alone"),
)
"""With what it is drawn, where a terminal has little."""
# Those whose colours do not depend on the terminal.
_THEME = Option("theme", "the colours of an SVG (dark)", names=("dark", "light"))
_FORCE = Option("force", "overwrite a file that is there already")


def _read_size(text: str) -> tuple[int, int]:
    """Columns and rows, as in 80x24."""
    found = re.fullmatch("0*([0-9]{1,3})[x×]0*([0-9]{1,3})", text.strip().lower())
    columns, rows = map(int, found.groups()) if found else (0, 0)
    if _SMALLEST[0] <= columns <= _LARGEST[0] and _SMALLEST[1] <= rows <= _LARGEST[1]:
        return columns, rows
    low, high = ("x".join(map(str, each)) for each in (_SMALLEST, _LARGEST))
    raise ValueError(f"size must be COLUMNSxROWS from {low} to {high}, not {quoted(text)!r}")


def _explorer_parser() -> Parser:
    """The help lists the commands and topics, each in a line."""
    from gdtui.ui.way_back import GONE, OPTIONS

    listed = [f"  gdtui {each.name:7} {each.summary}" for each in COMMANDS]
    listed_topics = [f"  gdtui help {each.name:12} {each.summary}" for each in TOPICS]
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
        parser.add_argument(f"--{gone}", nargs="?", const="", help=SUPPRESS)
    version = f"gdtui {__version__}"
    parser.add_argument("--version", action="version", version=version, help="show the version")
    return parser


def _run_parser() -> Parser:
    narrate = Option("narrate", "tell it in sentences, for a screen reader")
    what = "Print a run of gradient descent, and open nothing."
    return parser_of("gdtui run", what, (*SETUP, _FORMAT, narrate))


def _sweep_parser() -> Parser:
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    start = f"where the marble starts ({DEFAULTS.weights[0]:g}, or nearer)"
    rates = f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})"
    own = {"weight": Option("weight", start, "W"), "lr": Option("lr", rates, "LIST", read_rates)}
    setup = (own.get(each.name, each) for each in SETUP)
    options = (each for each in setup if each.name not in ("epochs", "experiment"))
    what = "Print what each of many learning rates does."
    return parser_of("gdtui sweep", what, (*options, _FORMAT))


def _plot_parser() -> Parser:
    from gdtui.plot.pictures.catalogue import BOWL, SHEETS

    parser = parser_of(
        "gdtui plot",
        "Print a picture of a run in the terminal, or write it to a file.",
        (
            named("picture", f"what is drawn of the run: {', '.join(SHEETS)} ({BOWL})", SHEETS),
            Option("at", "the epoch that is drawn (the end of the run)", "EPOCH", EPOCH.read),
            Option(
                "size",
                "how large (as the terminal; 80x24 in a file)",
                "COLUMNSxROWS",
                _read_size,
            ),
            *(_THEME, *_MEANS, _FORCE, *SETUP),
        ),
    )
    where = "where to write it: FILE.svg or FILE.txt"
    parser.add_argument("file", metavar="FILE", nargs="?", help=where)
    return parser


def _record_parser() -> Parser:
    parser = parser_of(
        "gdtui record",
        "Write a run as the explorer plays it: for asciinema, or as a picture that moves.",
        (
            Option("keys", "what is pressed (space: the run is played)", "KEYS"),
            Option(
                "speed",
                f"how fast it is played ({_USUAL_SPEED:g})",
                "EPOCHS_A_SECOND",
                Quantity("speed", 0.5, 1000.0).read,
            ),
            Option("size", "how large (80x24)", "COLUMNSxROWS", _read_size),
            *(_THEME, _FORCE, *SETUP),
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


def _config_parser() -> Parser:
    return parser_of(
        "gdtui config",
        """Print what holds in every explorer that you open (theme, speed, motion, what
it starts from, keys) as the file that would say so, and where that is kept.
What is wrong in it is told with its line. A kiosk does not read it, nor do the
commands that print.""",
    )


def _help_parser() -> Parser:
    """Its own help is the overview."""
    names = [each.name for each in (*COMMANDS, *TOPICS)]
    overview = _explorer_parser().format_help()
    what = "Show the help of gdtui, of a command, or a topic."
    parser = parser_of("gdtui help", what, overview=overview)
    parser.add_argument(
        "about",
        metavar="TOPIC",
        nargs="?",
        type=reader(lambda text: nearest_name("help on", text, names)),
        choices=Proposed(names),
        help=f"one of {', '.join(names)}",
    )
    return parser


EXPLORER = Command("", "open the explorer", _explorer_parser, _explore)
"""What `gdtui` does where no command is named."""
COMMANDS = (
    Command("run", "print a run, and open nothing", _run_parser, _run),
    Command("sweep", "print what each of many learning rates does", _sweep_parser, _sweep),
    Command("plot", "print a picture of a run, or write it", _plot_parser, _plot),
    Command("record", "write a run as it is played, to be watched", _record_parser, _record),
    Command("config", "print your preferences, and where they are kept", _config_parser, _config),
    Command("help", "show this help, that of a command, or a topic", _help_parser, _help),
)


def _named(name: str) -> Command:
    """The command of a name. Raises BadInputError for one that there is not."""
    for each in COMMANDS:
        if each.name == name:
            return each
    *others, last = (f"`gdtui {each.name}`" for each in COMMANDS)
    raise BadInputError(
        f"no command {quoted(name)!r}: there are {', '.join(others)} and {last},"
        " and `gdtui` alone opens the explorer"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    typed = sys.argv[1:] if arguments is None else arguments
    try:
        command = EXPLORER
        if typed and not typed[0].startswith("-"):
            command, typed = _named(typed[0]), typed[1:]
        return command.act(read(command.parser(), typed))
    except Information as asked:
        return print_lines(str(asked).splitlines())
    except BadInputError as bad:
        tell(f"error: {bad}")
        return _REFUSED
    except NotSavedError as error:
        line = str(error)
    except Exception as error:
        line = fault(error)
    # Here the fault is gone with all that it held, which may be what there was too much of.
    tell(f"error: {line}")
    return 1
