"""Where each pane lies on a screen of any size: a function of what is shown.

From 80 columns on the numbers stand beside the bowl, the log below it; in fewer the panes stack.
From 120×36 on there is room for the log below the numbers, for more pictures below the bowl, and
for a dialog beside it. A larger window never has a smaller bowl.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.panes.control import complaint_rows
from gdtui.ui.commands.setting import RATE, WEIGHT
from gdtui.ui.overlays.overlay import Overlay
from gdtui.ui.overlays.typed import FILE, field_of
from gdtui.ui.view import View

SMALLEST = (40, 12)
"""Columns and rows below which there is no picture."""
_NORMAL = 80
_MEDIUM, _TALL, _HIGH = 16, 24, 36
_LARGE = 120, 36
_NUMBERS, _LINE = 30, 48
"""The columns of the numbers at least, and those in which a line of the log has room."""
_BOWL, _LOSS = 47, 24
"""The columns of the bowl in 80 without its frame, and of the losses beside it in fewer."""
_BOWL_ROWS = 20
"""The rows of the bowl in all windows that are high enough for it, and not much higher."""
_ALL_NUMBERS = 26
"""The rows in which all numbers have room."""
_GUIDE, _GUIDE_ROWS = 12, 6
"""The rows of a guide below the numbers, and below all else."""
_OVER = 80
"""The columns of what lies over a large screen."""


class Border(Enum):
    """The lines around a pane."""

    NONE = ""
    ROUND = "round"
    OVER = "over"
    """Those of what lies over the screen."""
    TOP = "top"
    """One above, and nothing at the sides."""

    @property
    def is_around(self) -> bool:
        return self in (Border.ROUND, Border.OVER)


class Box(NamedTuple):
    """Cells of the screen with a frame, and blank columns within that at the left and the right."""

    left: int
    top: int
    width: int
    height: int
    border: Border = Border.NONE
    blank: tuple[int, int] = (0, 0)

    @property
    def inside(self) -> Box:
        """The cells for a picture."""
        sides, top = int(self.border.is_around), int(self.border is not Border.NONE)
        first, last = self.blank
        return Box(
            self.left + sides + first,
            self.top + top,
            max(0, self.width - 2 * sides - first - last),
            max(0, self.height - top - sides),
        )

    def holds(self, column: int, row: int) -> bool:
        return 0 <= column - self.left < self.width and 0 <= row - self.top < self.height

    def rows(self, height: int) -> tuple[Box, Box]:
        """Its first rows, and those below them."""
        below = self._replace(top=self.top + height, height=self.height - height)
        return self._replace(height=height), below

    def columns(self, width: int) -> tuple[Box, Box]:
        """Its first columns, and those to the right of them."""
        beside = self._replace(left=self.left + width, width=self.width - width)
        return self._replace(width=width), beside


Places = dict[str, Box]
"""The panes that are seen, by name, from back to front."""


def layout(view: View) -> Places:
    """The panes of a view in its window; those that get no cells are left out."""
    shown = view.plays_beats, view.guide is not None, view.shows.whole is not None
    return _places(_Window(*view.size, view.top, *shown))


class _Window(NamedTuple):
    """How wide and high a window is, and what has to have room in it."""

    columns: int
    rows: int
    top: Overlay | None
    alone: bool
    guided: bool
    whole: bool

    @property
    def is_narrow(self) -> bool:
        return self.columns < _NORMAL

    @property
    def is_large(self) -> bool:
        return self.columns >= _LARGE[0] and self.rows >= _LARGE[1]

    @property
    def spare(self) -> int:
        """The rows beyond the fewest."""
        return self.rows - SMALLEST[1]

    def places(self) -> Iterator[tuple[str, Box]]:
        """All panes."""
        if self.columns < SMALLEST[0] or self.spare < 0:
            yield "too small", Box(0, 0, self.columns, self.rows)
            return
        headline, below = Box(0, 0, self.columns, self.rows).rows(0 if self.alone else 1)
        middle, key_bar = below.rows(below.height - 1)
        yield "headline", headline
        yield "key bar", key_bar
        over = self.top if self.top is not None and self.top.covers else None
        if over is None or over.leaves_words:
            usual = 1 + (self.is_narrow and self.spare >= 3 and not self.guided)
            words = self._typed(FILE.name, self.columns - 2, usual)
            middle, prompt = middle.rows(middle.height - words)
            yield "prompt", prompt._replace(blank=(1, 1))
        if over is not None:
            bowl, rest = middle.columns(self.columns - _OVER if self.is_large else 0)
            yield "bowl", _framed(bowl)
            yield "over", rest._replace(border=Border.OVER, blank=(over.margin, over.margin))
            return
        if self.alone or not self.is_large:
            height = self._guide(is_narrow=self.is_narrow)
            middle, guide = middle.rows(middle.height - height)
            border = Border.TOP if self.is_narrow or height < _GUIDE_ROWS else Border.ROUND
            border = border if height >= _GUIDE_ROWS - 1 else Border.NONE
            yield "guide", guide._replace(border=border, blank=(1, 1))
        if self.alone:
            yield "bowl", middle._replace(blank=(1, 1))
        elif self.is_narrow:
            yield from self._stacked(middle)
        else:
            yield from self._beside(middle)

    def _typed(self, setting: str, width: int, usual: int) -> int:
        """The rows of what is typed into: more where it is said what is wrong with it."""
        return max(usual, 1 + len(complaint_rows(field_of(self.top, setting), width)))

    def _numbers(self, place: Box) -> Iterator[tuple[str, Box]]:
        """Rate, weight and readout one below the other."""
        usual = 1 + sum(self.rows >= each for each in (_MEDIUM, _TALL, _HIGH))
        side = _framed(place, is_text=True)
        yield "side", side
        rest = side.inside
        for name, number in ("rate", RATE), ("weight", WEIGHT):
            control, rest = rest.rows(self._typed(number.name, rest.width, usual))
            yield name, control
        yield "readout", rest

    def _stacked(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """One below the other, without frames: what tells of the present epoch goes first."""
        width = self.columns - 2
        rate, weight = (self._typed(each.name, width, 1) for each in (RATE, WEIGHT))
        # Of one row more no more than one is taken: the rest is the picture's.
        readout = 2 + (self.spare >= 1)
        log = int(self.spare >= 2) + max(0, min(self.rows - 21, 3))
        if self.guided:
            weight, readout, log = 0, int(self.spare >= 3), max(0, min(self.rows - 32, 4))
        height = middle.height - rate - weight
        if self.whole:
            readout = 0
            yield "whole", middle._replace(height=height)
        else:
            usual = self.rows - 3 - self._guide(is_narrow=False)
            height = max(1, min(height - readout - log, self._bowl(usual) - 2))
            bowl, loss = middle._replace(height=height).columns(min(self.columns, _BOWL))
            if loss.width < _LOSS:
                bowl, loss = bowl._replace(left=loss.width // 2), loss._replace(width=0)
            yield "bowl", bowl
            yield "loss", loss
        _, rest = middle._replace(left=1, width=width).rows(height)
        for name, rows in ("rate", rate), ("weight", weight), ("readout", readout):
            pane, rest = rest.rows(rows)
            yield name, pane
        yield "log", rest

    def _guide(self, *, is_narrow: bool) -> int:
        """The rows of a guide below all else."""
        return min(_GUIDE_ROWS, self.spare + 3 + is_narrow) if self.guided else 0

    def _bowl(self, height: int) -> int:
        """The rows of the bowl with its frame, out of those that the numbers beside it have."""
        log = 0 if self.guided else max(0, min(self.spare - 3, 3)) + (self.rows >= _TALL)
        return min(height - log, max(_BOWL_ROWS, (self.rows - 3) * 5 // 8))

    def _beside(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """The bowl or a picture, the log below, the numbers beside them.

        In a large window the bowl above more pictures; beside them the numbers, the guide and the
        log. What a person is to find out is not shown beforehand.
        """
        # Of two more columns the bowl gets one, later both.
        side = min(_LINE, _NUMBERS + (self.columns - _NORMAL) // 2)
        pictures, texts = middle.columns(self.columns - side)
        if not self.is_large:
            bowl, log = pictures.rows(self._bowl(middle.height))
            yield "whole" if self.whole else "bowl", _framed(bowl)
            yield from self._numbers(texts)
            border = Border.TOP if log.height > 1 else Border.NONE
            yield "log", log._replace(border=border, blank=(1, 1))
            return
        bowl, below = pictures.rows(middle.height // 2 if self.whole else self._bowl(middle.height))
        loss = below.width if self.guided else below.width * 2 // 5
        first, second = below.columns(0 if self.whole else loss)
        for name, box in ("bowl", bowl), ("loss", first), ("whole", second):
            yield name, _framed(box)
        numbers, rest = texts.rows(min(_ALL_NUMBERS, middle.height * 2 // 3))
        yield from self._numbers(numbers)
        guide, log = rest.rows(min(_GUIDE, rest.height) if self.guided else 0)
        yield "guide", _framed(guide, is_text=True)
        yield "log", _framed(log, is_text=True)


@lru_cache(maxsize=4)
def _places(window: _Window) -> Places:
    return {name: box for name, box in window.places() if box.width > 0 and box.height > 0}


def _framed(place: Box, is_text: bool = False) -> Box:
    return place._replace(border=Border.ROUND, blank=(int(is_text), 1))
