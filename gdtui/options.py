"""What can be typed on the command line, and how it is read.

A parser for each command. Nothing is printed here: complaints and help are raised.
"""

from __future__ import annotations

from gdtui import __version__
from gdtui.engine.landscapes import NAMES, landscape_of
from gdtui.engine.setup import DEFAULTS
from gdtui.engine.values import (
    MAX_EPOCHS,
    quoted,
    read_epochs,
    read_learning_rates,
    read_noise,
    read_seed,
)
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.parsing import Once, Parser, Tell, argument, parser_of

THEMES = ("dark", "light")
FORMATS = ("text", "csv", "json")


def _add_landscape(parser: Parser) -> None:
    parser.add_argument(
        "--landscape",
        metavar="NAME|FORMULA",
        type=argument(landscape_of),
        action=Once,
        help=f"the loss: {', '.join(NAMES)}; or a formula in w such as 'w^4/4 - w^2/2'",
    )


def add_run_options(parser: Parser) -> None:
    """All that a run starts from."""
    _add_landscape(parser)
    # What a weight may be follows from the landscape, so that it is read once that is known.
    parser.add_argument(
        "--weight",
        metavar="W",
        action="append",
        help="where the marble starts (10, or where that is out of view, nearer); given twice,"
        " there are two",
    )
    parser.add_argument(
        "--lr",
        metavar="LR",
        type=argument(read_learning_rates),
        action=Once,
        help="the learning rate, 0 or more (0.1); 0.1,0.5@10 is 0.5 from epoch 10 on",
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=argument(read_epochs),
        action=Once,
        help=f"how many epochs, 0 to {MAX_EPOCHS} (50)",
    )
    parser.add_argument(
        "--experiment",
        choices=[experiment.key for experiment in EXPERIMENTS],
        action=Once,
        help="start from an experiment; the other options change it",
    )
    _add_method(parser)


def _add_method(parser: Parser) -> None:
    from gdtui.engine.rule import NAMES as RULE_NAMES
    from gdtui.engine.rule import PARAMETERS, RULES, rule_of
    from gdtui.engine.schedule import NAMES as SCHEDULE_NAMES
    from gdtui.engine.schedule import schedule_of

    parser.add_argument(
        "--rule",
        metavar="NAME",
        type=argument(rule_of),
        action=Once,
        help=f"how the weight is moved: {', '.join(RULE_NAMES)} ({RULE_NAMES[0]})",
    )
    # What a parameter is asked of follows from the rule, so that it is read once that is known.
    for name in PARAMETERS:
        usual = ", ".join(
            f"{rule.name} {each.value:g}"
            for rule in RULES
            for each in rule.parameters
            if each.name == name
        )
        parser.add_argument(
            f"--{name}",
            metavar="B",
            action=Once,
            help=f"a parameter of the rule, from 0 to below 1 ({usual})",
        )
    parser.add_argument(
        "--schedule",
        metavar="NAME",
        type=argument(schedule_of),
        action=Once,
        help=f"the learning rate by epoch: {', '.join(SCHEDULE_NAMES)} ({SCHEDULE_NAMES[0]})",
    )
    parser.add_argument(
        "--noise",
        metavar="S",
        type=argument(read_noise),
        action=Once,
        help="add a normal number of this deviation to each slope (0)",
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=argument(read_seed),
        action=Once,
        help="which noise: the same seed gives the same numbers (0)",
    )


def _read_lesson(text: str) -> int:
    """The number of a lesson, the first being 1."""
    from gdtui.guide.lessons import LESSONS

    numbers = {str(number): number for number in range(1, len(LESSONS) + 1)}
    if text.strip() not in numbers:
        last = len(LESSONS)
        raise ValueError(f"lesson must be a number from 1 to {last}, not {quoted(text)!r}")
    return numbers[text.strip()]


def _add_format(parser: Parser) -> None:
    parser.add_argument("--format", choices=FORMATS, action=Once, help="how it is printed (text)")


def explorer_parser() -> Parser:
    """The options of `gdtui`."""
    parser = parser_of(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w, or on any loss of w.",
        """commands:
  gdtui run             print a run, and open nothing
  gdtui sweep           print what each of many learning rates does
  gdtui plot [FILE]     print a picture of a run, or write it
  gdtui record FILE     write a run as it is played, to be watched
  gdtui help [COMMAND]  show this help, or that of a command""",
    )
    add_run_options(parser)
    parser.add_argument(
        "--lesson",
        metavar="N",
        type=argument(_read_lesson),
        action=Once,
        help="open a lesson, by its number; it brings its own start",
    )
    parser.add_argument("--theme", choices=THEMES, action=Once, help="the colours (dark)")
    parser.add_argument("--mono", action="store_true", help="no colour, as with NO_COLOR")
    parser.add_argument(
        "--ascii", dest="ascii_only", action="store_true", help="draw with ASCII alone"
    )
    parser.add_argument(
        "--kiosk", action="store_true", help="for a public login: no suspending, no files"
    )
    parser.add_argument(
        "--version",
        action=Tell,
        nargs=0,
        const=f"gdtui {__version__}",
        help="show the version",
    )
    return parser


def run_parser() -> Parser:
    """The options of `gdtui run`."""
    parser = parser_of("gdtui run", "Print a run of gradient descent, and open nothing.")
    add_run_options(parser)
    _add_format(parser)
    return parser


def sweep_parser() -> Parser:
    """The options of `gdtui sweep`."""
    from gdtui.engine.sweep import DEFAULT_RATES, read_rates

    parser = parser_of("gdtui sweep", "Print what each of many learning rates does.")
    _add_landscape(parser)
    parser.add_argument(
        "--weight",
        metavar="W",
        action=Once,
        help=f"where the marble starts ({DEFAULTS.weights[0]:g}, or nearer)",
    )
    parser.add_argument(
        "--lr",
        metavar="LIST",
        type=argument(read_rates),
        action=Once,
        help=f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})",
    )
    _add_method(parser)
    _add_format(parser)
    return parser
