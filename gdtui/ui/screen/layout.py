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

from gdtui.plot.panes.control import rows_needed
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


Places = dict[str, Box]
"""The panes that are seen, by name, from back to front."""


def layout(view: View) -> Places:
    """The panes of a view in its window."""
    shown = view.plays_beats, view.guide is not None, view.shows.whole is not None
    return _places(view.size, view.top, *shown)


@lru_cache(maxsize=4)
def _places(size: tuple[int, int], top: Overlay | None, *shown: bool) -> Places:
    columns, rows = size
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return {"too small": Box(0, 0, columns, rows)}
    return dict(_Layout(columns, rows, top, *shown).places())


class _Layout:
    """How wide and high a window is, and what has to have room in it."""

    def __init__(
        self, columns: int, rows: int, top: Overlay | None, alone: bool, guided: bool, whole: bool
    ) -> None:
        self.columns, self.rows, self.top = columns, rows, top
        self.alone, self.guided, self.whole = alone, guided, whole
        self.is_narrow, self.spare = columns < _NORMAL, rows - SMALLEST[1]
        self.is_large = columns >= _LARGE[0] and rows >= _LARGE[1]

    def places(self) -> Iterator[tuple[str, Box]]:
        """All panes."""
        columns, top, bottom = self.columns, int(not self.alone), self.rows - 1
        if top:
            yield "headline", Box(0, 0, columns, 1)
        yield "key bar", Box(0, bottom, columns, 1)
        over = self.top if self.top is not None and self.top.covers else None
        if over is None or over.leaves_words:
            usual = 1 + (self.is_narrow and self.spare >= 3 and not self.guided)
            bottom -= (words := self._typed(FILE.name, columns - 2, usual))
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
        if self.guided and (self.alone or not self.is_large):
            height = self._guide(is_narrow=self.is_narrow)
            border = Border.TOP if self.is_narrow or height < _GUIDE_ROWS else Border.ROUND
            border = Border.NONE if height < _GUIDE_ROWS - 1 else border
            middle = middle._replace(height=middle.height - height)
            yield "guide", Box(0, bottom - height, columns, height, border, (1, 1))
        if self.alone:
            yield "bowl", middle._replace(blank=(1, 1))
        elif self.is_narrow:
            yield from self._stacked(middle)
        elif self.is_large:
            yield from self._large(middle)
        else:
            yield from self._beside(middle)

    def _typed(self, setting: str, width: int, usual: int) -> int:
        """The rows of what is typed into: more where it is said what is wrong with it."""
        return max(usual, rows_needed(field_of(self.top, setting), width))

    def _numbers(self, place: Box, usual: int) -> Iterator[tuple[str, Box]]:
        """Rate, weight and readout one below the other."""
        side = _framed(place, is_text=True)
        inside = side.inside
        rate, weight = (self._typed(each.name, inside.width, usual) for each in (RATE, WEIGHT))
        yield "side", side
        rest = inside.height - rate - weight
        yield from _stack(inside, ("rate", rate), ("weight", weight), ("readout", rest))

    def _stacked(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """One below the other, without frames: what tells of the present epoch goes first."""
        width = self.columns - 2
        rate, weight = (self._typed(each.name, width, 1) for each in (RATE, WEIGHT))
        weight = 0 if self.guided else weight
        # Of one row more no more than one is taken: the rest is the picture's.
        readout = int(self.spare >= 3) if self.guided else 2 + (self.spare >= 1)
        log = int(self.spare >= 2) + max(0, min(self.rows - 21, 3))
        log = max(0, min(self.rows - 32, 4)) if self.guided else log
        picture = middle.height - rate - weight
        if self.whole:
            readout = log = 0
            yield "whole", middle._replace(height=picture)
        else:
            usual = self.rows - 3 - self._guide(is_narrow=False)
            room, beside = picture - readout, self.columns - _BOWL
            picture = max(1, min(room - log, self._bowl(usual) - 2))
            log, is_wide = room - picture, beside >= _LOSS
            left = 0 if is_wide else max(0, beside) // 2
            yield "bowl", Box(left, middle.top, min(self.columns, _BOWL), picture)
            if is_wide:
                yield "loss", Box(_BOWL, middle.top, beside, picture)
        below = Box(1, middle.top + picture, width, middle.height - picture)
        numbers = ("rate", rate), ("weight", weight), ("readout", readout)
        yield from _stack(below, *numbers, ("log", log))

    def _guide(self, *, is_narrow: bool) -> int:
        """The rows of a guide below all else."""
        return min(_GUIDE_ROWS, self.spare + 3 + is_narrow) if self.guided else 0

    def _bowl(self, height: int) -> int:
        """The rows of the bowl with its frame, out of those that the numbers beside it have."""
        log = 0 if self.guided else max(0, min(self.spare - 3, 3)) + (self.rows >= _TALL)
        return min(height - log, max(_BOWL_ROWS, (self.rows - 3) * 5 // 8))

    @property
    def _side(self) -> int:
        """The columns of the numbers: of two more columns the bowl gets one, later both."""
        return min(_LINE, _NUMBERS + (self.columns - _NORMAL) // 2)

    def _beside(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """The bowl or a picture, the log below, the numbers beside them."""
        left, bowl = self.columns - self._side, self._bowl(middle.height)
        yield "whole" if self.whole else "bowl", _framed(middle._replace(width=left, height=bowl))
        usual = 1 + sum(self.rows >= each for each in (_MEDIUM, _TALL, _HIGH))
        yield from self._numbers(middle._replace(left=left, width=self._side), usual)
        if log := middle.height - bowl:
            border = Border.TOP if log > 1 else Border.NONE
            yield "log", Box(0, middle.top + bowl, left, log, border, (1, 1))

    def _large(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """The bowl above more pictures; beside them the numbers, the guide and the log.

        What a person is to find out is not shown beforehand.
        """
        left, (_, top, _, height, *_) = self.columns - self._side, middle
        bowl = height // 2 if self.whole else self._bowl(height)
        yield "bowl", _framed(Box(0, top, left, bowl))
        loss = left if self.guided else left * 2 // 5
        loss = 0 if self.whole else loss
        for name, start, end in ("loss", 0, loss), ("whole", loss, left):
            if end > start:
                yield name, _framed(Box(start, top + bowl, end - start, height - bowl))
        numbers = min(_ALL_NUMBERS, height * 2 // 3)
        yield from self._numbers(Box(left, top, self._side, numbers), 4)
        place = Box(left, top + numbers, self._side, height - numbers)
        guide = min(_GUIDE, place.height) if self.guided else 0
        for name, box in _stack(place, ("guide", guide), ("log", place.height - guide)):
            yield name, _framed(box, is_text=True)


def _stack(place: Box, *panes: tuple[str, int]) -> Iterator[tuple[str, Box]]:
    """Panes one below the other from the top of a place, each with its rows, if it has any."""
    top = place.top
    for name, height in panes:
        if height > 0:
            yield name, place._replace(top=top, height=height)
        top += height


def _framed(place: Box, is_text: bool = False) -> Box:
    return place._replace(border=Border.ROUND, blank=(int(is_text), 1))
