"""What can be typed on the command line, and how it is read.

A parser for each command. Nothing is printed here: complaints and help are raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gdtui import __version__
from gdtui.cli.parsing import Once, Parser, Tell, parser_of
from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.runs.setup import DEFAULTS, PART
from gdtui.engine.values import (
    EPOCH,
    EPOCHS,
    MAX_EPOCHS,
    NOISE,
    SEED,
)
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.ui.screen.theme import DEFAULT_THEME, THEMES

FORMATS = ("text", "csv", "json")
SHELLS = ("bash", "zsh", "fish")


def _add_landscape(parser: Parser) -> None:
    parser.add_value(
        "--landscape",
        "NAME|FORMULA",
        landscape_of,
        f"the loss: {', '.join(NAMES)}; or a formula in w such as 'w^4/4 - w^2/2'",
        names=NAMES,
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
    parser.add_value(
        "--lr",
        "LR",
        lambda text: PART["lr"].read(text, DEFAULTS),
        "the learning rate, 0 or more (0.1); 0.1,0.5@10 is 0.5 from epoch 10 on",
    )
    parser.add_value(
        "--epochs",
        "N",
        EPOCHS.read,
        f"how many epochs, 0 to {MAX_EPOCHS} (50)",
    )
    parser.add_argument(
        "--experiment",
        choices=[experiment.key for experiment in EXPERIMENTS],
        action=Once,
        help="start from an experiment; the other options change it",
    )
    _add_method(parser)


def _add_method(parser: Parser) -> None:
    from gdtui.engine.rules.rule import NAMES as RULE_NAMES
    from gdtui.engine.rules.rule import PARAMETERS, RULES, rule_of
    from gdtui.engine.rules.schedule import NAMES as SCHEDULE_NAMES
    from gdtui.engine.rules.schedule import schedule_of

    parser.add_value(
        "--rule",
        "NAME",
        rule_of,
        f"how the weight is moved: {', '.join(RULE_NAMES)} ({RULE_NAMES[0]})",
        names=RULE_NAMES,
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
    parser.add_value(
        "--schedule",
        "NAME",
        schedule_of,
        f"the learning rate by epoch: {', '.join(SCHEDULE_NAMES)} ({SCHEDULE_NAMES[0]})",
        names=SCHEDULE_NAMES,
    )
    parser.add_value(
        "--noise",
        "S",
        NOISE.read,
        "add a normal number of this deviation to each slope (0)",
    )
    parser.add_value(
        "--seed",
        "N",
        SEED.read,
        "which noise: the same seed gives the same numbers (0)",
    )


def add_at(parser: Parser, told: str) -> None:
    """The epoch, and what is told of it."""
    parser.add_value("--at", "EPOCH", EPOCH.read, told)


def add_means(parser: Parser) -> None:
    """With what it is drawn, where a terminal has little."""
    parser.add_argument("--mono", action="store_true", help="no colour, as with NO_COLOR")
    parser.add_argument(
        "--ascii", dest="ascii_only", action="store_true", help="draw with ASCII alone"
    )


def _add_format(parser: Parser) -> None:
    parser.add_argument("--format", choices=FORMATS, action=Once, help="how it is printed (text)")


def explorer_parser(commands: Iterable[tuple[str, str]]) -> Parser:
    """The options of `gdtui`; its help lists the commands, each with what it does."""
    from gdtui.cli.shown_options import add_shown

    parser = parser_of(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w, or on any loss of w.",
        "\n".join(["commands:", *(f"  gdtui {name:7} {told}" for name, told in commands)]),
    )
    add_run_options(parser)
    add_shown(parser)
    parser.add_argument(
        "--theme",
        metavar="NAME",
        choices=[*THEMES],
        action=Once,
        help=f"the colours: {', '.join(THEMES)} ({DEFAULT_THEME})",
    )
    add_means(parser)
    parser.add_argument(
        "--kiosk", action="store_true", help="for a public login: no suspending, no files"
    )
    parser.add_argument(
        "--no-config", action="store_true", help="leave your file of preferences unread"
    )
    parser.add_argument(
        "--quiet",
        action="store_true",
        help="print nothing when it is left: neither the last picture nor how to come back",
    )
    parser.add_argument(
        "--print-completion",
        choices=SHELLS,
        action=Once,
        help="print a script that completes gdtui in a shell",
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
    parser.add_argument(
        "--narrate", action="store_true", help="tell it in sentences, for a screen reader"
    )
    return parser


def config_parser() -> Parser:
    """The options of `gdtui config`."""
    return parser_of(
        "gdtui config",
        """Print what holds in every explorer that you open (theme, speed, motion, what
it starts from, keys) as the file that would say so, and where that is kept.
What is wrong in it is told with its line. A kiosk does not read it, nor do the
commands that print.""",
    )


def sweep_parser() -> Parser:
    """The options of `gdtui sweep`."""
    from gdtui.engine.theory.sweep import DEFAULT_RATES, read_rates

    parser = parser_of("gdtui sweep", "Print what each of many learning rates does.")
    _add_landscape(parser)
    parser.add_argument(
        "--weight",
        metavar="W",
        action=Once,
        help=f"where the marble starts ({DEFAULTS.weights[0]:g}, or nearer)",
    )
    parser.add_value(
        "--lr",
        "LIST",
        read_rates,
        f"rates 0.1,0.2,0.5 or a range start:end:step ({DEFAULT_RATES})",
    )
    _add_method(parser)
    _add_format(parser)
    return parser


def help_parser(names: Sequence[str], read_name: Callable[[str], object], overview: str) -> Parser:
    """The options of `gdtui help`, whose own help is the overview."""
    parser = parser_of("gdtui help", "Show the help of gdtui, or that of a command.", told=overview)
    parser.add_argument(
        "command",
        metavar="COMMAND",
        nargs="?",
        type=read_name,
        action=Once,
        names=names,
        help=f"one of {', '.join(names)}",
    )
    return parser
