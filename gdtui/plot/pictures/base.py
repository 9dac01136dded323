"""What every picture of the whole has: axes below a row of words, columns that are computed in
slices, the present run marked in it, and what a place in it means.

A picture is a value: all that is seen of a race in it. While that stays the same the picture does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any, NamedTuple

from gdtui.engine.rules.method import Values
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells.picture import AXIS, DIM, MARBLES, PLAIN, TRAILS, Canvas, Picture, stacked
from gdtui.plot.cells.rows import Piece, Row, draw_first
from gdtui.plot.readout.identity import SHAPES, TRAIL_SHAPES

Wordings = Sequence[Sequence[Piece]]
"""The same said in more and in fewer words, the longest first."""


class Place(NamedTuple):
    """What a place in a picture stands for: a rate, a weight, parameters of the rule, or some."""

    rate: float | None = None
    weight: float | None = None
    parameters: Values | None = None


class Columns:
    """Columns 0 to `count` - 1, each computed once: first a few far apart, then those between.

    Every stage has those of the one before, and is twice as fine. They follow from what they are
    made of alone, so that it does not matter when they are computed, or in how many pieces.
    """

    def __init__(self, column: Callable[[int], Any], count: int) -> None:
        self.count = count
        self._column = column
        # 0, then that halfway, those a quarter of the way, …
        self._order = sorted(range(count), key=lambda at: (-(at & -at) if at else -count, at))
        self._known: list[Any] = []

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
        """Compute the next column, of which there must be one."""
        self._known.append(self._column(self._order[len(self._known)]))

    def first(self, done: int) -> dict[int, Any]:
        """The first `done` columns in the order of the stages, from left to right."""
        while len(self._known) < min(done, self.count):
            self.go_on()
        return dict(sorted(zip(self._order[:done], self._known, strict=False)))


class Drawing(NamedTuple):
    """A picture that is being drawn between its axes, and the columns of it that are known."""

    canvas: Canvas
    plot: Plot
    known: Mapping[int, Any]

    def fill(self, looks: Callable[[Any], Piece]) -> None:
        """The cells of each column, as wide as there is room until the next one that is known."""
        grid = self.plot.grid
        for at, after in pairwise([*self.known, grid.width]):
            for row, cell in enumerate(self.known[at]):
                shape, ink = looks(cell)
                self.canvas.put(grid.left + at, row, shape * (after - at), ink)

    def mark(
        self, x: float, y: float, index: int = 0, shapes: str = SHAPES, inks: str = MARBLES
    ) -> None:
        """The mark of a marble at two numbers; an arrow at the edge for what lies beyond."""
        beyond = self.plot.across.beyond(x, "◀▶") or self.plot.up.beyond(y, "▼▲")
        self.canvas.put(*self.plot.cell(x, y), beyond or shapes[index], inks[index])

    def mark_other(self, x: float, y: float, index: int = 0) -> None:
        """The mark of where a marble was, or of its image."""
        self.mark(x, y, index, TRAIL_SHAPES, TRAILS)

    def upright(self, x: float) -> None:
        """A dashed line at a number across, where nothing is drawn yet."""
        if self.plot.across.holds(x):
            column, _ = self.plot.cell(x, 0.0)
            for row in range(self.plot.grid.height):
                self.canvas.put_first([(column, row)], "╎", AXIS)


class WholePicture(ABC):
    """A picture of the whole: a subclass, a frozen dataclass, says what is drawn between its axes.

    What stays while the run in it changes, its ground, is drawn once for each size and stage.
    """

    __slots__ = ()

    across_is, up_is = "", ""
    """What of a `Place` the numbers of its axes are, if they are any."""
    of_run: tuple[str, ...] = ()
    """The fields that nothing of its ground follows from."""
    at_fixed_rates = False
    """Whether it shows what rates do that stay, by the rule alone and without noise."""

    @staticmethod
    @abstractmethod
    def of(seen: Seen) -> WholePicture:
        """The picture of a race as it is seen."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is called."""

    @property
    @abstractmethod
    def axes(self) -> tuple[Axis, Axis]:
        """The axes across and upwards."""

    @property
    def fineness(self) -> int:
        """How many columns are computed for one of cells; 0 where it is quickly drawn."""
        return 0

    def column(self, _plot: Plot, _at: int, /) -> Any:
        """What is computed for a column between its axes, counted from the left."""
        return None

    @abstractmethod
    def draw_ground(self, on: Drawing, /) -> None:
        """All but the run, with the columns that are known, from left to right."""

    @abstractmethod
    def draw_run(self, on: Drawing) -> None:
        """The present run."""

    @abstractmethod
    def wordings(self, on: Drawing, /) -> Wordings:
        """What is said above."""

    def place(self, across: float, up: float) -> Place:
        """What two numbers of the axes stand for."""
        meant: dict[str, Any] = {self.across_is: across, self.up_is: up}
        return Place(**{name: number for name, number in meant.items() if name})

    def rows_above(self, _height: int, /) -> int:
        return 1

    def draw_above(self, on: Drawing, rows: int) -> Picture:
        """What stands above the axes: the first wording that there is room for."""
        forms = (Row(((" ", PLAIN), *wording, ("", PLAIN))) for wording in self.wordings(on))
        return draw_first(forms, on.canvas.width, rows)

    def columns(self, width: int, height: int) -> Columns:
        """What is to be computed before it is whole."""
        plot = _plot(self, width, height)
        return _columns(self._alone, plot) if plot else _NOTHING

    def draw(self, done: int, width: int, height: int) -> Picture:
        """The picture with so many columns done."""
        plot = _plot(self, width, height)
        if plot is None:
            canvas = Canvas.blank(width, height)
            canvas.put(0, 0, "a larger window has room for this", DIM)
            return canvas.picture()
        ground = _ground(self._alone, plot, done)
        on = ground._replace(canvas=Canvas(ground.canvas.picture()))
        self.draw_run(on)
        return stacked(self.draw_above(on, self.rows_above(height)), on.canvas.picture())

    def at(self, column: int, row: int, width: int, height: int) -> Place:
        """What a cell of the picture stands for, or the cell nearest to it."""
        plot = _plot(self, width, height)
        above = self.rows_above(height)
        return self.place(*plot.values(column, row - above)) if plot else Place()

    @property
    def _alone(self) -> WholePicture:
        """The picture without its run."""
        unknown: dict[str, Any] = dict.fromkeys(self.of_run)
        return replace(self, **unknown)  # type: ignore[type-var]


@lru_cache(maxsize=8)
def _plot(picture: WholePicture, width: int, height: int) -> Plot | None:
    rows = height - picture.rows_above(height)
    return framed(*picture.axes, width, rows) if fits(width, rows) else None


_NOTHING = Columns(int, 0)


@lru_cache(maxsize=8)
def _columns(picture: WholePicture, plot: Plot) -> Columns:
    return Columns(partial(picture.column, plot), picture.fineness * plot.grid.width)


@lru_cache(maxsize=8)
def _ground(picture: WholePicture, plot: Plot, done: int) -> Drawing:
    on = Drawing(Canvas(plot.picture), plot, _columns(picture, plot).first(done))
    picture.draw_ground(on)
    return on


def in_words(*texts: str) -> Wordings:
    """Wordings in one ink, the longest first."""
    return [[(text, DIM)] for text in texts]
