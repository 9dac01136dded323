"""What goes over the line: the bytes of a step and of a frame, and what playing costs.

Bytes do not depend on the machine's mood; a step is measured once at each epoch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from plan import AT_ONCE, GDTUI, USUAL, Plan
from pseudo_terminal import SIZES, Piece, Terminal, size_of
from table import Row, compared

_BETWEEN_FRAMES = 0.015


def steps(plan: Plan) -> Iterator[Row]:
    """The bytes of the first epochs, stepped one by one; the mean of them."""
    for size in SIZES:
        sent = []
        for command, variables in ((GDTUI, AT_ONCE), (USUAL, {})):
            with Terminal(command, size, **variables) as terminal:
                terminal.opened()
                sizes = [size_of(terminal.answer("n")[1]) for _ in range(plan.steps)]
                sent.append(sum(sizes) / plan.steps)
        what = f"bytes of a step {size[0]}×{size[1]}"
        yield compared(what, sent[0], "usual", sent[1], "B", 1 / 8)


@dataclass(slots=True)
class _Played:
    """What a program did while it played."""

    frames: list[int] = field(default_factory=list)
    bytes: int = 0
    cpu: float = 0


def frames(plan: Plan) -> Iterator[Row]:
    """The first epochs, played at the same pace and frame rate.

    A frame is what comes without a pause; most frames are those of the rolling marble.
    """
    seconds = plan.span * plan.spans
    for size in SIZES:
        ours, usual = _Played(), _Played()
        with Terminal(GDTUI, size) as first, Terminal(USUAL, size) as second:
            for terminal in (first, second):
                terminal.opened()
            for _ in range(plan.spans):
                for terminal, played in ((first, ours), (second, usual)):
                    _play(terminal, plan.span, played)
        for what, measure, unit, bar in (
            ("bytes of a rolling frame", lambda played: median(played.frames), "B", 1 / 20),
            ("bytes of a second of playing", lambda played: played.bytes / seconds, "B", None),
            ("CPU while playing", lambda played: played.cpu / seconds, "%", 1 / 4),
        ):
            where = f"{what} {size[0]}×{size[1]}"
            yield compared(where, measure(ours), "usual", measure(usual), unit, bar)


def _play(terminal: Terminal, seconds: float, played: _Played) -> None:
    """Play from the start for some seconds, and be at the start again."""
    cpu = terminal.cpu
    terminal.press(" ")
    pieces = terminal.listen(seconds)
    played.cpu += terminal.cpu - cpu
    played.bytes += size_of(pieces)
    played.frames += _frame_sizes(pieces)
    terminal.press("r")
    terminal.settle()


def _frame_sizes(pieces: Sequence[Piece]) -> list[int]:
    """The bytes of each frame."""
    sizes: list[int] = []
    before = 0.0
    for piece in pieces:
        if piece.time - before > _BETWEEN_FRAMES:
            sizes.append(0)
        sizes[-1] += len(piece.data)
        before = piece.time
    return sizes
