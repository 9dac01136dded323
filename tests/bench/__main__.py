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

from plan import QUICK, Plan

import gdtui


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python tests/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("only", nargs="*", help="names of measures; all without")
    options = parser.parse_args()
    versions = [f"{name} {version(name)}" for name in ("textual", "plotext", "textual-plotext")]
    sys.path.append(str(Path(__file__).parents[1]))
    # As an install leaves it: some machines are told to keep no compiled modules.
    compileall.compile_dir(Path(gdtui.__file__).parent, quiet=1)

    import answering
    import lasting
    import opening
    import sending
    from table import Row, render

    measures = (
        opening.first_screen,
        opening.commands,
        answering.keys,
        answering.while_playing,
        sending.steps,
        sending.frames,
        opening.idle,
        answering.held,
        lasting.epochs,
        lasting.on_the_way,
        opening.memory,
        lasting.engine,
    )
    names = [measure.__name__ for measure in measures]
    if unknown := set(options.only).difference(names):
        parser.error(f"no measure {', '.join(unknown)}; there are {', '.join(names)}")
    plan = QUICK if options.quick else Plan()
    random.seed(1)
    rows: list[Row] = []
    for name, measure in zip(names, measures, strict=True):
        if name in options.only or not options.only:
            before = time.monotonic()
            rows += measure(plan)
            print(f"bench: {name} {time.monotonic() - before:.0f} s", file=sys.stderr)
    cores = f"{os.cpu_count()} cores"
    print(f"\n{', '.join(('Python ' + platform.python_version(), *versions, cores))}\n")
    print(render(rows))


if __name__ == "__main__":
    main()
