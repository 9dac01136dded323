"""Where each pane lies on a screen of any size: a function of what is shown.

From 80 columns on the numbers stand beside the bowl; below that the panes stack. From 120×36 on
there is room for the log below the numbers, for more pictures below the bowl, and for a dialog
beside it. A larger window has no narrower bowl.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from gdtui.plot.panes.control import rows_needed
from gdtui.ui.commands.setting import RATE, WEIGHT
from gdtui.ui.overlays.typed import FILE, field_of
from gdtui.ui.view import View

SMALLEST = (40, 12)
"""Columns and rows below which there is no picture."""
_NORMAL = 80
_MEDIUM, _TALL, _HIGH = 16, 24, 36
_LARGE = 120, 36
_NUMBERS, _LINE = 30, 48
"""The columns of the numbers at least, and those in which a line of the log has room."""
_ALL_NUMBERS = 26
"""The rows in which all numbers have room."""
_GUIDE = 12
"""The rows of a guide below the numbers."""
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
        """Whether there are lines at all four sides."""
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
        """Whether a cell of the screen is one of these."""
        return 0 <= column - self.left < self.width and 0 <= row - self.top < self.height


Places = Mapping[str, Box]
"""The panes that are seen, by name, from back to front."""


def _is_large(columns: int, rows: int) -> bool:
    return columns >= _LARGE[0] and rows >= _LARGE[1]


def layout(view: View, columns: int, rows: int) -> Places:
    """The panes of a view in a window."""
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return {"too small": Box(0, 0, columns, rows)}
    return dict(_Layout(view, columns, rows).places())


class _Layout:
    """A view in a window: how wide and high that is, and what has to have room."""

    def __init__(self, view: View, columns: int, rows: int) -> None:
        self.view, self.columns, self.rows = view, columns, rows
        self.is_narrow = columns < _NORMAL
        self.is_low, self.is_tall, self.is_high = rows < _MEDIUM, rows >= _TALL, rows >= _HIGH
        self.is_large = _is_large(columns, rows)
        self.guided, self.whole = view.guide is not None, view.shows.whole is not None

    def places(self) -> Iterator[tuple[str, Box]]:
        """All panes."""
        view, columns = self.view, self.columns
        top, bottom = 0, self.rows - 1
        if not view.plays_beats:
            yield "headline", Box(0, 0, columns, 1)
            top = 1
        yield "key bar", Box(0, bottom, columns, 1)
        over = view.top if view.top is not None and view.top.covers else None
        if over is None or over.leaves_words:
            bottom -= (words := self._words())
            yield "prompt", Box(0, bottom, columns, words, blank=(1, 1))
        middle = Box(0, top, columns, bottom - top)
        if over is not None:
            bowl = columns - _OVER if self.is_large else 0
            if bowl:
                yield "bowl", _framed(middle._replace(width=bowl))
            blank = over.margin, over.margin
            middle = middle._replace(left=bowl, width=columns - bowl)
            yield "over", middle._replace(border=Border.OVER, blank=blank)
            return
        if self.guided and (view.plays_beats or not self.is_large):
            border, height = Border.TOP if self.is_narrow else Border.ROUND, 6
            if self.is_narrow and self.is_low:
                border, height = Border.NONE, 4
            middle = middle._replace(height=middle.height - height)
            yield "guide", Box(0, bottom - height, columns, height, border, (1, 1))
        if view.plays_beats:
            yield "bowl", middle._replace(blank=(1, 1))
        elif self.is_narrow:
            yield from self._stacked(middle)
        elif self.is_large:
            yield from self._large(middle)
        else:
            yield from self._beside(middle)

    def _words(self) -> int:
        """The rows of the line of words."""
        usual = 1
        if self.is_narrow and not self.is_low and not self.guided:
            usual = 2
        return max(usual, rows_needed(field_of(self.view, FILE.name), self.columns - 2))

    def _controls(self, width: int, usual: int) -> tuple[int, int]:
        """The rows of rate and weight: more where it is said what is wrong with a number."""
        rate, weight = (
            max(usual, rows_needed(field_of(self.view, each), width))
            for each in (RATE.name, WEIGHT.name)
        )
        return rate, weight

    def _numbers(self, place: Box, usual: int) -> Iterator[tuple[str, Box]]:
        """Rate, weight and readout one below the other."""
        side = _framed(place, is_text=True)
        left, top, width, height, *_ = side.inside
        rate, weight = self._controls(width, usual)
        yield "side", side
        yield "rate", Box(left, top, width, rate)
        yield "weight", Box(left, top + rate, width, weight)
        rest = max(0, height - rate - weight)
        yield "readout", Box(left, top + rate + weight, width, rest)

    def _stacked(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """One below the other, without frames: what tells of the present epoch goes first."""
        width = self.columns - 2
        rate, weight = self._controls(width, 1)
        weight = 0 if self.guided else weight
        readout = 1 if self.guided else 2 if self.is_low else 3
        readout = 0 if self.whole or (self.guided and self.is_low) else readout
        log = 4 if self.is_tall else 0 if self.is_low else 1
        log = 0 if self.whole or (self.guided and not self.is_high) else log
        picture = max(1, middle.height - rate - weight - readout - log)
        name = "whole" if self.whole else "bowl"
        yield name, middle._replace(height=picture)
        top = middle.top + picture
        for name, height in ("rate", rate), ("weight", weight), ("readout", readout), ("log", log):
            if height:
                yield name, Box(1, top, width, height)
            top += height

    @property
    def _side(self) -> int:
        """The columns of the numbers: of two more columns the bowl gets one, later both."""
        return min(_LINE, _NUMBERS + (self.columns - _NORMAL) // 2)

    def _beside(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """The bowl or a picture, the numbers beside it, the log below."""
        log = 0 if self.guided else 3 + max(0, self.rows - 20) // 4
        height, left = middle.height - log, self.columns - self._side
        place = middle._replace(width=left, height=height)
        yield "whole" if self.whole else "bowl", _framed(place)
        usual = 4 if self.is_high else 3 if self.is_tall else 1 if self.is_low else 2
        yield from self._numbers(Box(left, middle.top, self._side, height), usual)
        if log:
            yield "log", Box(0, middle.top + height, self.columns, log, Border.TOP, (1, 1))

    def _large(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """The bowl above more pictures; beside them the numbers, the guide and the log.

        What a person is to find out is not shown beforehand.
        """
        left, (_, top, _, height, *_) = self.columns - self._side, middle
        bowl = height // 2 if self.whole else height * 3 // 5
        yield "bowl", _framed(Box(0, top, left, bowl))
        loss = left if self.guided else left * 2 // 5
        loss = 0 if self.whole else loss
        for name, start, end in ("loss", 0, loss), ("whole", loss, left):
            if end > start:
                yield name, _framed(Box(start, top + bowl, end - start, height - bowl))
        numbers = min(_ALL_NUMBERS, height * 2 // 3)
        yield from self._numbers(Box(left, top, self._side, numbers), 4)
        guide = min(_GUIDE, height - numbers) if self.guided else 0
        for name, start, end in ("guide", 0, guide), ("log", guide, height - numbers):
            if end > start:
                place = Box(left, top + numbers + start, self._side, end - start)
                yield name, _framed(place, is_text=True)


def _framed(place: Box, is_text: bool = False) -> Box:
    return place._replace(border=Border.ROUND, blank=(int(is_text), 1))
