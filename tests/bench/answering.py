"""How soon a key is answered: at rest, while playing, and held down.

The answer is there when its last byte is, or, among frames that come anyway, when it can be seen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from statistics import median

from measure import (
    AT_ONCE,
    BARE,
    GDTUI,
    Plan,
    Row,
    compared,
    limited,
    p95,
    take_turns,
    wait_a_little,
)
from pseudo_terminal import SIZES, Terminal

_TRAP = (*GDTUI, "--experiment", "trap", "--epochs", "100000")
_KINDS = {
    "step": ("", "n" * 10 + "b" * 10),
    "rate": ("nnnnn", ("down", "up")),
    "weight": ("0", ("left", "right")),
}
"""For each kind of key: what is pressed before, and the keys that are measured, over and over."""

_MEDIAN_BARS, _P95_BAR = dict(zip(SIZES, (1.25, 1.5), strict=True)), 1.6
_REPEATS = 30
_HELD_SECONDS = 4


def keys(plan: Plan) -> Iterator[Row]:
    """A step, a learning rate and a weight, each in turns with the same key in the bare app."""
    for size in SIZES:
        with Terminal(GDTUI, size, **AT_ONCE) as terminal, Terminal(BARE, size) as bare:
            terminal.opened()
            bare.opened()
            for kind, (before, cycle) in _KINDS.items():
                for key in before:
                    terminal.answer(key)
                times = take_turns(plan.keys, _pressing(terminal, cycle), _pressing(bare, cycle))
                ours, theirs = ([median(all_), p95(all_)] for all_ in times)
                what = f"key to last byte {size[0]}×{size[1]}, {kind}: median / p95"
                yield compared(what, ours, "bare", theirs, "ms", _MEDIAN_BARS[size], _P95_BAR)


def _pressing(terminal: Terminal, cycle: Iterable[str]) -> Callable[[], float]:
    """What presses the next key at a random moment; gives the seconds to the last byte."""
    keys = itertools.cycle(cycle)

    def press() -> float:
        wait_a_little()
        return terminal.answer(next(keys))[0]

    return press


def seconds_to_new_rate(terminal: Terminal, key: str) -> float:
    """Press a key of the learning rate; gives the seconds until the new rate is on the screen."""

    def rates(text: str) -> list[str]:
        return re.findall(r"learning rate η\s+(\S+)", text)

    before = rates(terminal.text)
    return terminal.seconds_to(key, lambda text: rates(text) not in ([], before))


def while_playing(plan: Plan) -> Iterator[Row]:
    """The learning rate, changed in a run that plays and in one that rests, five times in turns."""
    for size in SIZES:
        times: dict[bool, list[float]] = {False: [], True: []}
        with Terminal(_TRAP, size) as terminal:
            terminal.opened()
            for number in range(2 * plan.moving_keys):
                if number % 5 == 0:
                    terminal.press(" ")
                    terminal.listen(0.2)
                wait_a_little(0.05)
                key = "up" if number % 2 else "down"
                times[number % 10 < 5].append(seconds_to_new_rate(terminal, key))
        what = f"key while playing {size[0]}×{size[1]}, p95"
        yield compared(what, [p95(times[True])], "at rest", [p95(times[False])], "ms", 2)


def held(_: Plan) -> Iterator[Row]:
    """A key held down for 4 s, and what is still to come after it is let go."""
    for size in SIZES:
        for kind, key in (("step", "n"), ("weight", "left")):
            with Terminal(_TRAP, size, **AT_ONCE) as terminal:
                terminal.opened()
                lag = _lag(terminal, key)
            what = f"{kind} held for {_HELD_SECONDS} s {size[0]}×{size[1]}: the last byte after"
            yield limited(what, lag, "s", 0.1)


def _lag(terminal: Terminal, key: str) -> float:
    pressed, pieces = 0.0, []
    for _ in range(_HELD_SECONDS * _REPEATS):
        pressed = terminal.press(key)
        pieces += terminal.listen(1 / _REPEATS)
    pieces += terminal.settle(quiet=0.2, first=0.5)
    return max(0.0, pieces[-1].time - pressed)
