"""A million epochs: the engine alone, the way to the last epoch, and what it is like to be there.

Epoch 50 is what it is compared with.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from answering import seconds_to_new_rate
from measure import AT_ONCE, GDTUI, Plan, Row, compared, limited, take_turns, wait_a_little
from pseudo_terminal import SIZES, Terminal

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.method import Method, rule_of
from gdtui.engine.runs.run import Run

EPOCHS = 1_000_000
_FEW = 50
_TRIES = 3
_LOOPS = {
    ("parabola", "descent"): (10.0, 1e-7, "", "w -= 1e-7 * 2 * w"),
    ("double-well", "descent"): (0.5, 1.9, "", "w -= 1.9 * (w**3 - w)"),
    ("parabola", "momentum"): (10.0, 1e-7, "v = 0.0", "v = 0.9 * v + 2 * w; w -= 1e-7 * v"),
    ("parabola", "adam"): (
        10.0,
        1e-7,
        "m = v = 0.0",
        "g = 2 * w; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g;"
        " w -= 1e-7 * (m / (1 - 0.9**k)) / (sqrt(v / (1 - 0.999**k)) + 1e-8)",
    ),
}
"""Weight, rate and update as one writes them, with which no weight comes twice."""
_LOSSES = {"parabola": "w * w", "double-well": "w**4 / 4 - w**2 / 2"}


def epochs(plan: Plan) -> Iterator[Row]:
    """A key at the end of a long run, against the end of a short one."""
    for size in SIZES:
        with _at_the_end(_FEW, size) as short, _at_the_end(EPOCHS, size) as long:
            times = take_turns(
                plan.keys // 3, partial(_back_and_forth, long), partial(_back_and_forth, short)
            )
        what = f"key at epoch {EPOCHS:,} {size[0]}×{size[1]}"
        ours, few = ([median(each)] for each in times)
        yield compared(what, ours, f"epoch {_FEW}", few, "ms", 1.2)


def _back_and_forth(terminal: Terminal) -> float:
    """The mean time of an epoch back and one forward."""
    wait_a_little()
    back = terminal.answer("b")[0]
    wait_a_little()
    return (back + terminal.answer("n")[0]) / 2


def _at_the_end(count: int, size: tuple[int, int]) -> Terminal:
    terminal = Terminal((*GDTUI, "--epochs", str(count)), size, **AT_ONCE)
    terminal.opened()
    _go_to_end(terminal, count)
    return terminal


def _go_to_end(terminal: Terminal, count: int) -> float:
    """Press end; gives the seconds until the last epoch is on the screen."""
    seconds = terminal.seconds_to("end", lambda text: f"{count}/{count}" in text)
    terminal.settle(first=0.2)
    return seconds


def on_the_way(plan: Plan) -> Iterator[Row]:
    """A key at random moments on the way to a million epochs, which is short or long."""
    for options in ((), ("--rule", "adam", "--noise", "1")):
        times: list[float] = []
        with Terminal((*GDTUI, "--epochs", str(EPOCHS), *options), SIZES[0]) as terminal:
            terminal.opened()
            whole = _go_to_end(terminal, EPOCHS)
            for number in range(_TRIES * plan.runs):
                terminal.answer("r")
                terminal.press("end")
                terminal.listen(random.uniform(0, min(whole, 2.0) / 2))
                # A key that comes after the end tells nothing.
                if f"{EPOCHS}/{EPOCHS}" not in terminal.text:
                    times.append(seconds_to_new_rate(terminal, "down" if number % 2 else "up"))
                if len(times) == plan.runs:
                    break
                terminal.settle(first=0.2)
        if not times:
            raise RuntimeError(f"no key came before the end, which took {whole:.2f} s")
        rule = " ".join(("descent", *options)[-3:])
        what = f"key on the way to epoch {EPOCHS:,}, {rule}, the slowest of {len(times)}"
        yield limited(what, max(times), "s", 0.1, f"the way takes {whole:.2f} s")


def engine(plan: Plan) -> Iterator[Row]:
    """The engine's million epochs against a loop written by hand, which keeps weight and loss."""
    for (landscape, rule), (weight, rate, first, update) in _LOOPS.items():
        program = (
            f"def loop():\n    w, kept = {weight}, []\n    {first}\n"
            f"    for k in range(1, {EPOCHS} + 1):\n"
            f"        {update}\n        kept.append((w, {_LOSSES[landscape]}))\n"
        )
        names = {**vars(math), "range": range}
        exec(program, names)
        run = Run.start(named(landscape), weight, rate, EPOCHS, Method(rule_of(rule)))
        ours = partial(_timed, lambda run=run: run.restart().to_end())
        times = take_turns(plan.runs, ours, partial(_timed, names["loop"]))
        mine, other = ([median(each)] for each in times)
        what = f"{landscape} by {rule}, {EPOCHS:,} epochs"
        yield compared(what, mine, "bare loop", other, "ms", 4)


def _timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before
