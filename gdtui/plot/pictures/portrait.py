"""A picture of the whole as a value: all that is seen of a race in it, and how that is drawn.

While the value stays the same the picture does; what it is made of is computed in columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from gdtui.engine.columns import Columns
from gdtui.engine.rules.rule import Values
from gdtui.plot.axes.frame import Plot, fits
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.picture import DIM, Canvas, Picture
from gdtui.plot.cells.rows import Piece

_WORDS_ROWS = 1


class Place(NamedTuple):
    """What a place in a picture stands for: a rate, a weight, parameters of the rule, or some."""

    rate: float | None = None
    weight: float | None = None
    parameters: Values | None = None


class Portrait(Protocol):
    """A picture of the whole, with the present run marked in it."""

    @property
    def title(self) -> str:
        """What it is called."""

    def columns(self, width: int, height: int, /) -> Columns[Any] | None:
        """What is to be computed before it is whole; None where it is drawn at once."""

    def draw(self, done: int, width: int, height: int, /) -> Picture:
        """The picture with so many columns done."""

    def at(self, column: int, row: int, width: int, height: int, /) -> Place:
        """What a cell of the picture stands for."""


Wordings = Sequence[Sequence[Piece]]
"""The same said in more and in fewer words, the longest first."""


class OnAxes:
    """A portrait on axes below a row of words: a subclass says which, and what is drawn there."""

    __slots__ = ()

    def axes(self, width: int, height: int) -> Plot:
        """The axes in so many cells."""
        raise NotImplementedError

    def computed(self, axes: Plot) -> Columns[Any] | None:
        """What is to be computed for these axes."""
        raise NotImplementedError

    def drawn(self, axes: Plot, done: int, /) -> tuple[Wordings, Picture]:
        """What is said above, and the picture with so many columns."""
        raise NotImplementedError

    def place(self, across: float, up: float, /) -> Place:
        """What two numbers of the axes stand for."""
        raise NotImplementedError

    def columns(self, width: int, height: int, /) -> Columns[Any] | None:
        """What is to be computed; nothing where there is no room."""
        axes = self._axes(width, height)
        return self.computed(axes) if axes else None

    def draw(self, done: int, width: int, height: int, /) -> Picture:
        """The picture with so many columns; a few words where there is no room."""
        axes = self._axes(width, height)
        if axes is None:
            return too_small(width, height)
        return _headed(*self.drawn(axes, done))

    def at(self, column: int, row: int, width: int, height: int, /) -> Place:
        """What a cell stands for."""
        axes = self._axes(width, height)
        return self.place(*axes.values(column, row - _WORDS_ROWS)) if axes else Place()

    def _axes(self, width: int, height: int) -> Plot | None:
        height -= _WORDS_ROWS
        return self.axes(width, height) if fits(width, height) else None


def too_small(width: int, height: int) -> Picture:
    """What is said where there is no room for a picture."""
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, "a larger window has room for this", DIM)
    return canvas.picture()


def in_words(*texts: str) -> Wordings:
    """Wordings without colours, the longest first."""
    return [[(text, DIM)] for text in texts]


def _headed(wordings: Wordings, picture: Picture) -> Picture:
    """A picture below a row of words: the first wording that fits."""
    width, height = picture.size
    canvas = Canvas.blank(width, height + _WORDS_ROWS)
    canvas.paste(0, _WORDS_ROWS, picture)
    for wording in wordings:
        pieces = [(worded(text), ink) for text, ink in wording]
        if sum(len(text) for text, _ in pieces) < width:
            column = 1
            for text, ink in pieces:
                canvas.put(column, 0, text, ink)
                column += len(text)
            break
    return canvas.picture()
