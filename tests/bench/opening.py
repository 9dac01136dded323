"""What it costs to have the program: its start, the commands without a screen, memory, idleness.

All against the bare app, or against an interpreter that does nothing.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from measure import BARE, GDTUI, PASS, Plan, Row, compared, limited, take_turns
from pseudo_terminal import SIZES, TICK, Terminal, environment, size_of


def first_screen(plan: Plan) -> Iterator[Row]:
    """From the start of the process to the first screen that is complete."""
    times = take_turns(plan.starts, _opening(GDTUI), _opening(BARE))
    ours, bare = ([median(each)] for each in times)
    yield compared("first complete screen", ours, "bare", bare, "ms", 1.2)


def _opening(command: Sequence[str]) -> Callable[[], float]:
    """A start that is measured up to the screen that another start ended with."""
    with Terminal(command, SIZES[0]) as terminal:
        complete = terminal.opened().text

    def start() -> float:
        with Terminal(command, SIZES[0]) as terminal:
            shown = terminal.opened().shown(complete.__eq__)
            if shown is None:
                raise RuntimeError(f"the first screen of {command} is not always the same")
            return shown - terminal.started

    return start


def commands(plan: Plan) -> Iterator[Row]:
    """The commands that open nothing."""
    helping, running = (*GDTUI, "--help"), (*GDTUI, "run")
    times = take_turns(plan.commands, *map(_running, (PASS, helping, running)))
    nothing, *others = ([median(each)] for each in times)
    for words, seconds in zip(("gdtui --help", "gdtui run"), others, strict=True):
        yield compared(words, seconds, "python -c pass", nothing, "ms", 4)


def _running(command: Sequence[str]) -> Callable[[], float]:
    def run() -> float:
        before = time.monotonic()
        subprocess.run(command, check=True, capture_output=True, env=environment())
        return time.monotonic() - before

    return run


def idle(plan: Plan) -> Iterator[Row]:
    """Nothing happens, at the same time in both programs."""
    with Terminal(GDTUI, SIZES[0]) as ours, Terminal(BARE, SIZES[0]) as bare:
        terminals = (ours.opened(), bare.opened())
        before = [terminal.cpu for terminal in terminals]
        time.sleep(plan.idle)
        used, allowed = (t.cpu - cpu for t, cpu in zip(terminals, before, strict=True))
        sent = size_of(ours.listen(0.05))
    span = f"idle for {plan.idle:.0f} s"
    yield limited(f"{span}: bytes", sent, "B", 0)
    yield limited(f"{span}: CPU, the bare app's and a tick", used, "s", allowed + 1.5 * TICK)


def memory(_: Plan) -> Iterator[Row]:
    """Resident memory after some keys."""
    resident = []
    for command in (GDTUI, BARE):
        with Terminal(command, SIZES[0]) as terminal:
            terminal.opened()
            for _key in range(5):
                terminal.answer("n")
            resident.append([terminal.memory])
    yield compared("resident memory", resident[0], "bare", resident[1], "MB", 1.3)
