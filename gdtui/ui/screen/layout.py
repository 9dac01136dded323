"""Where each pane lies on a screen of any size: a function of what is shown.

Side by side from 80 columns on; below that the panes stack. From 120 columns and 36 rows on there
is room for more pictures, from 160 and 48 on for a large bowl above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from gdtui.plot.panes.control import rows_needed
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.open_field import field_of
from gdtui.ui.view import View

SMALLEST = (40, 12)
"""Columns and rows below which there is no picture."""
_NORMAL, _WIDE, _VAST = 80, 120, 160
_MEDIUM, _TALL, _HIGH, _HUGE = 16, 24, 36, 48
_LARGE_BOWL = 26
"""The rows of the numbers beside a large bowl."""
_GUIDE_AT_LEAST = 9


class Frame(Enum):
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
        return self in (Frame.ROUND, Frame.OVER)


class Box(NamedTuple):
    """Cells of the screen with a frame, and blank columns within that at the left and the right."""

    left: int
    top: int
    width: int
    height: int
    frame: Frame = Frame.NONE
    blank: tuple[int, int] = (0, 0)

    @property
    def inside(self) -> Box:
        """The cells for a picture."""
        sides, top = int(self.frame.is_around), int(self.frame is not Frame.NONE)
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


def room_of_over(columns: int, rows: int) -> tuple[int, int]:
    """The columns and rows that something over the screen has in a window."""
    return max(1, columns - 4), max(1, rows - 4)


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
        self.is_wide = columns >= _WIDE
        self.is_low, self.is_tall, self.is_high = rows < _MEDIUM, rows >= _TALL, rows >= _HIGH
        self.is_vast = columns >= _VAST and rows >= _HUGE
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
        if over is not None:
            blank = over.margin, over.margin
            yield "over", Box(0, top, columns, bottom - top, Frame.OVER, blank)
            return
        if self.guided and (view.plays_beats or not self.is_wide):
            height = 4 if self.is_narrow and self.is_low else 6
            bottom -= height
            yield "guide", Box(0, bottom, columns, height, self._guide_frame(), (1, 1))
        middle = Box(0, top, columns, bottom - top)
        if view.plays_beats:
            yield "bowl", middle._replace(blank=(1, 1))
        elif self.is_narrow:
            yield from self._stacked(middle)
        elif self.is_vast:
            yield from self._vast(middle)
        else:
            yield from self._beside(middle)

    def _words(self) -> int:
        """The rows of the line of words."""
        usual = 1
        if self.is_narrow and not self.is_low and not self.guided:
            usual = 2
        return max(usual, rows_needed(field_of(self.view, Setting.FILE), self.columns - 2))

    def _guide_frame(self) -> Frame:
        if not self.is_narrow:
            return Frame.ROUND
        return Frame.NONE if self.is_low else Frame.TOP

    def _controls(self, width: int, usual: int) -> tuple[int, int]:
        """The rows of rate and weight: more where it is said what is wrong with a number."""
        rate, weight = (
            max(usual, rows_needed(field_of(self.view, each), width))
            for each in (Setting.RATE, Setting.WEIGHT)
        )
        return rate, weight

    def _numbers(self, side: Box, usual: int) -> Iterator[tuple[str, Box]]:
        """Rate, weight and readout one below the other."""
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

    def _beside(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """Pictures, the numbers beside them, the log below."""
        log = 7 if self.is_high else 4 if self.is_tall else 3
        if self.guided and not self.is_high:
            log = 0
        height, side = middle.height - log, 34 if self.is_wide else 30
        pictures = middle._replace(width=self.columns - side, height=height)
        yield from self._pictures(pictures)
        usual = 4 if self.is_high else 3 if self.is_tall else 1 if self.is_low else 2
        place = Box(pictures.width, middle.top, side, height, Frame.ROUND, (1, 1))
        yield from self._numbers(place, usual)
        if log:
            yield "log", Box(0, middle.top + height, self.columns, log, Frame.TOP, (1, 1))

    def _pictures(self, place: Box) -> Iterator[tuple[str, Box]]:
        """The bowl, and beside it what there is room for, one below the other."""
        second = self.is_wide and (self.guided or self.is_high)
        if self.whole and not (self.is_wide and self.is_high):
            if self.is_wide and self.guided:
                yield from self._column(place)
            else:
                yield "whole", _framed(place)
            return
        if second:
            half = place.width // 2
            yield from self._column(
                place._replace(left=place.left + half, width=place.width - half)
            )
            place = place._replace(width=half)
        yield "bowl", _framed(place)

    def _column(self, place: Box) -> Iterator[tuple[str, Box]]:
        """The guide, the loss curve and a picture of the whole, one below the other.

        What a person is to find out is not shown beforehand.
        """
        parts = {
            "guide": (1, _GUIDE_AT_LEAST) if self.guided else None,
            "loss": None if self.whole else (2 if self.is_high and not self.is_vast else 1, 0),
            "whole": None
            if self.guided and not self.whole
            else (3 if self.is_high and not self.is_vast else 1, 0),
        }
        wanted = {name: part for name, part in parts.items() if part}
        top = place.top
        for name, height in zip(wanted, shares(place.height, [*wanted.values()]), strict=True):
            yield name, _framed(place._replace(top=top, height=height), name == "guide")
            top += height

    def _vast(self, middle: Box) -> Iterator[tuple[str, Box]]:
        """A large bowl above the other pictures, the log below the numbers."""
        side = 48
        place = middle._replace(width=self.columns - side)
        if self.guided:
            yield from self._pictures(place)
        else:
            bowl, rest = shares(place.height, [(3, 0), (3 if self.whole else 2, 0)])
            yield "bowl", _framed(place._replace(height=bowl))
            place = place._replace(top=place.top + bowl, height=rest)
            if self.whole:
                yield "whole", _framed(place)
            else:
                half = place.width // 2
                yield "loss", _framed(place._replace(width=half))
                yield "whole", _framed(place._replace(left=half, width=place.width - half))
        numbers = middle._replace(left=place.width, width=side, height=_LARGE_BOWL)
        yield from self._numbers(numbers._replace(frame=Frame.ROUND, blank=(1, 1)), 4)
        log = numbers._replace(top=middle.top + _LARGE_BOWL, height=middle.height - _LARGE_BOWL)
        yield "log", log._replace(frame=Frame.ROUND, blank=(1, 1))


def _framed(place: Box, is_text: bool = False) -> Box:
    return place._replace(frame=Frame.ROUND, blank=(int(is_text), 1))


def shares(rows: int, parts: Sequence[tuple[int, int]]) -> list[int]:
    """Rows divided by weights, each part with at least so many: (weight, rows)."""
    fixed: dict[int, int] = {}
    while True:
        left = rows - sum(fixed.values())
        weights = sum(weight for place, (weight, _) in enumerate(parts) if place not in fixed)
        short = [
            place
            for place, (weight, least) in enumerate(parts)
            if place not in fixed and left * weight < least * weights
        ]
        if not short:
            break
        fixed |= {place: parts[place][1] for place in short}
    found, upto, end = [], 0, 0
    for place, (weight, _) in enumerate(parts):
        # Each border between two parts is rounded down: no row is lost, none comes twice.
        if place in fixed:
            upto += fixed[place] * max(1, weights)
        else:
            upto += left * weight
        found.append(upto // max(1, weights) - end)
        end += found[-1]
    return found
