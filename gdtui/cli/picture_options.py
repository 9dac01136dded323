"""What can be typed behind `gdtui plot` and `gdtui record`."""

from __future__ import annotations

from gdtui.cli.parsing import Once, Parser, parser_of
from gdtui.engine.values import Quantity, nearest_name, quoted
from gdtui.guide.guide import BOWL, SHEETS
from gdtui.options import add_at, add_means, add_run_options

SMALLEST, LARGEST = (40, 12), (400, 150)
"""Columns and rows of a picture."""
USUAL_SIZE = (80, 24)
USUAL_SPEED = 5.0
PLOT_ENDINGS = ("svg", "txt")
RECORD_ENDINGS = ("cast", "svg")
_THEMES = ("dark", "light")
"""Those whose colours do not depend on the terminal."""
_SPEEDS = (0.5, 1000.0)


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


def _read_speed(text: str) -> float:
    return Quantity("speed", *_SPEEDS).read(text)


def _add_looks(parser: Parser, size: str) -> None:
    """How large it is, and in which colours."""
    parser.add_value("--size", "COLUMNSxROWS", read_size, size)
    parser.add_argument(
        "--theme", choices=_THEMES, action=Once, help="the colours of an SVG (dark)"
    )


def _add_force(parser: Parser) -> None:
    parser.add_argument(
        "--force", action="store_true", help="overwrite a file that is there already"
    )


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
    add_means(parser)
    _add_force(parser)
    add_run_options(parser)
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
        _read_speed,
        f"how fast it is played ({USUAL_SPEED:g})",
    )
    _add_looks(parser, "how large (80x24)")
    _add_force(parser)
    add_run_options(parser)
    return parser
