"""What can be typed on the command line, and how it is read.

A parser for each command. Nothing is printed here: complaints and help are raised.
"""

from __future__ import annotations

import argparse

from gdtui import __version__
from gdtui.engine.landscape import PARABOLA, Landscape
from gdtui.engine.landscapes import NAMES, landscape_of
from gdtui.engine.setup import DEFAULTS, Setup, start_on
from gdtui.engine.values import (
    MAX_EPOCHS,
    read_epochs,
    read_learning_rate,
    read_weight,
    written,
)
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.parsing import BadInputError, Once, Parser, Tell, argument, parser_of

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


def _add_run_options(parser: Parser) -> None:
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
        type=argument(read_learning_rate),
        action=Once,
        help="the learning rate, 0 or more (0.1)",
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
        help="start from an experiment; the options above change it",
    )


def _add_format(parser: Parser) -> None:
    parser.add_argument("--format", choices=FORMATS, action=Once, help="how it is printed (text)")


def explorer_parser() -> Parser:
    """The options of `gdtui`."""
    parser = parser_of(
        "gdtui",
        "A terminal explorer of gradient descent on L(w) = w*w.",
        "`gdtui run` prints a run, `gdtui sweep` what many learning rates do;"
        " see `gdtui run --help` and `gdtui sweep --help`.",
    )
    _add_run_options(parser)
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
    _add_run_options(parser)
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
    _add_format(parser)
    return parser


def _experiment(options: argparse.Namespace) -> Experiment | None:
    return next((each for each in EXPERIMENTS if each.key == options.experiment), None)


def _landscape(options: argparse.Namespace) -> Landscape:
    chosen: Landscape = options.landscape or PARABOLA
    return chosen


def _weight(text: str, landscape: Landscape) -> float:
    try:
        return read_weight(text, landscape)
    except ValueError as error:
        raise BadInputError(f"argument --weight: {error}") from None


def asked_setup(options: argparse.Namespace) -> Setup:
    """What the options ask for: an experiment, or the defaults, with the changes typed."""
    experiment, landscape = _experiment(options), _landscape(options)
    chosen = experiment.setup if experiment else DEFAULTS._replace(weights=(start_on(landscape),))
    texts = options.weight or [written(weight) for weight in chosen.weights]
    weights = tuple(_weight(text, landscape) for text in texts)
    twice = next((w for i, w in enumerate(weights) if w in weights[:i]), None)
    if twice is not None:
        raise BadInputError(f"--weight {twice} is given twice")
    return chosen._replace(
        weights=weights,
        learning_rate=chosen.learning_rate if options.lr is None else options.lr,
        epochs=chosen.epochs if options.epochs is None else options.epochs,
        landscape=landscape,
    )


def asked_sweep(options: argparse.Namespace) -> tuple[Landscape, float, tuple[float, ...]]:
    """The landscape, the start and the rates that the options of `gdtui sweep` ask for."""
    from gdtui.engine.sweep import DEFAULT_RATES, read_rates

    landscape, text = _landscape(options), options.weight
    weight = start_on(landscape) if text is None else _weight(text, landscape)
    return landscape, weight, read_rates(DEFAULT_RATES) if options.lr is None else options.lr


def asked_thought(options: argparse.Namespace) -> str:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed.

    Without an experiment it is the thought of the landscape, where that has one of its own.
    """
    from gdtui.guide.landscapes import thought_of

    experiment, landscape = _experiment(options), _landscape(options)
    if experiment is None:
        return thought_of(landscape)
    is_whole = options.weight is None and options.lr is None and landscape is PARABOLA
    return experiment.thought if is_whole else FREE.thought
