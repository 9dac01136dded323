"""python tests/bench: one table with all bars of speed and weight, measured side by side.

Every program runs in a real pseudo-terminal, of 80×24 and of 200×60 cells.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import random
import sys
import time
from importlib.metadata import version
from pathlib import Path

from measure import QUICK, Plan, Row, render

import gdtui


def main() -> None:
    """Measure, and print the table."""
    sys.path.append(str(Path(__file__).parents[1]))
    # As an install leaves it: some machines are told to keep no compiled modules.
    compileall.compile_dir(Path(gdtui.__file__).parent, quiet=1)

    from answering import held, keys, while_playing
    from lasting import engine, epochs, on_the_way
    from opening import commands, first_screen, idle, memory
    from sending import frames, quickly, steps

    measures = (first_screen, commands, keys, while_playing, steps, frames, quickly, idle, held)
    measures += (epochs, on_the_way, memory, engine)
    names = [measure.__name__ for measure in measures]
    parser = argparse.ArgumentParser(prog="python tests/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("only", nargs="*", help=f"all without: {', '.join(names)}")
    options = parser.parse_args()
    if unknown := set(options.only).difference(names):
        parser.error(f"no measure {', '.join(unknown)}; there are {', '.join(names)}")
    random.seed(1)
    rows: list[Row] = []
    for name, measure in zip(names, measures, strict=True):
        if name in options.only or not options.only:
            before = time.monotonic()
            rows += measure(QUICK if options.quick else Plan())
            print(f"bench: {name} {time.monotonic() - before:.0f} s", file=sys.stderr)
    programs = [f"{name} {version(name)}" for name in ("textual", "plotext", "textual-plotext")]
    print("", ", ".join((f"Python {platform.python_version()}", *programs)), sep="\n", end="")
    print(f", {os.cpu_count()} cores", "", render(rows), sep="\n")


if __name__ == "__main__":
    main()
