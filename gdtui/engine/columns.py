"""The columns of a large picture, each computed once: first a few far apart, then those between.

They follow from what they are made of alone, so that it does not matter when they are computed,
or in how many pieces.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Columns(Generic[Value]):
    """Columns 0 to `count` - 1; every stage has those of the one before, and is twice as fine."""

    __slots__ = ("_column", "_known", "_order", "count")

    def __init__(self, column: Callable[[int], Value], count: int) -> None:
        self.count = count
        self._column = column
        self._order = in_stages(count)
        self._known: dict[int, Value] = {}

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing left to compute."""
        return len(self._known) == self.count

    @property
    def stage(self) -> int:
        """How many columns the last stage has that is known altogether."""
        known, gap = len(self._known), 1
        while (columns := -(-self.count // gap)) > known > 0:
            gap *= 2
        return columns if known else 0

    def go_on(self) -> None:
        """Compute the next column, where there is one."""
        if not self.is_whole:
            at = self._order[len(self._known)]
            self._known[at] = self._column(at)

    def first(self, done: int) -> dict[int, Value]:
        """The first `done` columns in the order of the stages, from left to right."""
        while len(self._known) < min(done, self.count):
            self.go_on()
        return {at: self._known[at] for at in sorted(self._order[:done])}


def in_stages(count: int) -> tuple[int, ...]:
    """The numbers below `count`: 0, then that halfway, those a quarter of the way, …"""
    return tuple(sorted(range(count), key=lambda at: (-(at & -at) if at else -count, at)))
