"""What goes over the line: the bytes of a step and of a frame, and what playing costs.

Bytes do not depend on the machine's mood; a step is measured once at each epoch.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from measure import AT_ONCE, GDTUI, USUAL, Plan, Row, compared, limited
from pseudo_terminal import SIZES, Terminal, size_of

_BETWEEN_FRAMES = 0.015


def steps(plan: Plan) -> Iterator[Row]:
    """The bytes of the first epochs, stepped one by one; the mean of them."""
    for size in SIZES:
        sent = []
        for command, variables in ((GDTUI, AT_ONCE), (USUAL, {})):
            with Terminal(command, size, **variables) as terminal:
                terminal.opened()
                sizes = [size_of(terminal.answer("n")[1]) for _ in range(plan.steps)]
                sent.append([sum(sizes) / plan.steps])
        what = f"bytes of a step {size[0]}×{size[1]}"
        yield compared(what, sent[0], "usual", sent[1], "B", 1 / 8)


class _Played:
    """A terminal whose program plays, and what it has done so far; most frames are of a roll."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal.opened()
        self.frames: list[int] = []
        self.cpu = 0.0

    def play(self, seconds: float) -> None:
        """Play from the start for some seconds, and be at the start again."""
        cpu = self.terminal.cpu
        self.terminal.press(" ")
        pieces = self.terminal.listen(seconds)
        self.cpu += self.terminal.cpu - cpu
        before = 0.0
        for piece in pieces:
            # A frame is what comes without a pause.
            if piece.time - before > _BETWEEN_FRAMES:
                self.frames.append(0)
            self.frames[-1] += len(piece.data)
            before = piece.time
        self.terminal.press("r")
        self.terminal.settle()


def frames(plan: Plan) -> Iterator[Row]:
    """The first epochs, played at the same pace and frame rate."""
    seconds = plan.span * plan.spans
    for size in SIZES:
        with Terminal(GDTUI, size) as first, Terminal(USUAL, size) as second:
            both = _Played(first), _Played(second)
            for _ in range(plan.spans):
                for each in both:
                    each.play(plan.span)
        for what, figures, unit, bar in (
            ("bytes of a rolling frame", [median(each.frames) for each in both], "B", 1 / 20),
            ("CPU while playing", [each.cpu / seconds for each in both], "%", 1 / 4),
        ):
            ours, usual = ([figure] for figure in figures)
            yield compared(f"{what} {size[0]}×{size[1]}", ours, "usual", usual, unit, bar)


def quickly(plan: Plan) -> Iterator[Row]:
    """How soon a frame follows another where the terminal answers at once."""
    options = "--speed", "5", "--epochs", "1000", "--lr", "0.99"
    with Terminal([*GDTUI, *options], SIZES[1]) as terminal:
        played = _Played(terminal)
        played.play(plan.span)
    yield limited("from frame to frame 200×60", plan.span / len(played.frames), "ms", 1 / 18)
