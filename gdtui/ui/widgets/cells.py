"""A widget that shows a Picture, and asks only for the cells that changed to be drawn again."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from gdtui.plot.cells import picture as inks
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.picture import Picture, changes
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View

INK_NAMES = {
    inks.AXIS: "axis",
    inks.CURVE: "curve",
    inks.TANGENT: "tangent",
    inks.SECANT: "secant",
    inks.TRAIL: "trail",
    inks.MARBLES[0]: "first",
    inks.MARBLES[1]: "second",
    inks.DIM: "dim",
    inks.STRONG: "strong",
    inks.FALLS: "falls",
    inks.GROWS: "grows",
    inks.ERROR: "error",
    inks.KEY: "key",
    inks.FIELD: "field",
    inks.SELECTED: "selected",
    inks.CURSOR: "cursor",
}

INK_CLASSES = {f"ink--{name}" for name in INK_NAMES.values()}
"""The component classes of a screen with Cells: styled once there, not in each widget again."""


class Cells(Widget):
    """Base of all that is drawn from a frame: a subclass says what, in `draw`."""

    title = ""
    """What stands in the border, above."""

    _picture = Picture()
    _frame: Frame | None = None
    _seen: object = None
    """What is seen of the frame."""
    _is_current = False
    """Whether the picture was drawn from what is seen."""
    _is_blank = False
    """Whether it is known that there is no picture."""
    _titles = ("", "")
    _rows = 0
    """The rows that it was given because it needs them."""

    def __init__(self) -> None:
        super().__init__()
        self._sent_styles: dict[str, Style] = {}

    # What a subclass says

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The picture of a frame in so many cells."""
        raise NotImplementedError

    def sees(self, frame: Frame) -> object:
        """What of a frame the picture is made of: while it stays, the picture does."""
        return frame.view

    def titles(self, frame: Frame) -> tuple[str, str]:
        """What stands in the border, above and below."""
        return self.title, ""

    def rows_needed(self, frame: Frame) -> int:
        """How many rows it needs to say what it has to; 0 where those of the stylesheet do."""
        return 0

    def pressed(self, view: View, place: Offset) -> View:
        """The view after the mouse was pressed on a cell of the picture."""
        return view

    def holds(self, view: View, place: Offset) -> bool:
        """Whether the mouse, pressed on a cell, has hold of something that can be dragged."""
        return False

    def dragged(self, view: View, start: View, place: Offset) -> View:
        """The view after what the mouse holds was moved to a cell or beyond.

        `start` is the view in which it was pressed: while it holds, a cell means what it did there.
        """
        return view

    def scrolled(self, view: View, rows: int) -> View:
        """The view after the wheel was turned up, or down where `rows` is negative."""
        return view

    # How it is shown

    def show(self, frame: Frame) -> None:
        """Show what of a new frame is seen here, with room for it."""
        rows = self.rows_needed(frame) if self.is_mounted else 0
        # To set a height, even to what it is, lays the whole screen out anew.
        if rows != self._rows:
            self._rows = rows
            self.styles.min_height = rows or None
        self._frame, seen = frame, self.sees(frame)
        if seen == self._seen:
            return
        self._seen, self._is_current = seen, False
        titles = self.titles(frame)
        # A border is sent anew whenever its titles are set, to the same text too.
        if titles != self._titles:
            self._titles = titles
            self.border_title, self.border_subtitle = map(worded, titles)
        self._redraw(frame)

    def on_resize(self) -> None:
        """What there is to say may need other rows now."""
        if self._frame is not None:
            self.show(self._frame)

    def _redraw(self, frame: Frame) -> None:
        """Draw anew, and ask for the cells that changed to be sent."""
        if self._is_blank:
            return
        old, size = self._picture, self.size
        if not size.area or old.size != tuple(size):
            # All of it, once it is seen: a pane out of sight keeps nothing that was drawn before.
            self._picture, self._is_blank = Picture(), True
            self.refresh()
            return
        self._draw(frame)
        if spans := changes(old, self._picture):
            self.refresh(*(Region(column, row, width, 1) for column, row, width in spans))

    def _draw(self, frame: Frame) -> None:
        self._picture, self._is_current, self._is_blank = self.draw(frame, *self.size), True, False

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is that of the frame, in the widget's size."""
        return self._is_current and self._picture.size == tuple(self.size)

    def render_line(self, y: int) -> Strip:
        """One row of the picture, which is drawn first where it is out of date."""
        if self._frame is None or not self.size.area:
            return Strip.blank(self.size.width)
        if not self.is_drawn:
            self._draw(self._frame)
        if y >= len(self._picture.rows):
            return Strip.blank(self.size.width)
        pieces = self._picture.pieces(y, 0, self.size.width)
        return Strip([Segment(text, self._ink_style(ink)) for text, ink in pieces], self.size.width)

    def styled(self, row: int, start: int, end: int) -> list[tuple[str, Style]]:
        """Some cells of a row, as they go to the terminal."""
        return [
            (text, self._sent_style(ink)) for text, ink in self._picture.pieces(row, start, end)
        ]

    def _sent_style(self, ink: str) -> Style:
        """The ink after what Textual does to all colours, as for NO_COLOR."""
        if ink not in self._sent_styles:
            cell = Strip([Segment(" ", self._ink_style(ink))])
            for line_filter in self.get_line_filters():
                cell = cell.apply_filter(line_filter, self.background_colors[1])
            self._sent_styles[ink] = next(iter(cell)).style or Style.null()
        return self._sent_styles[ink]

    def notify_style_update(self) -> None:
        """The colours are others now."""
        self._sent_styles = {}
        super().notify_style_update()

    def _ink_style(self, ink: str) -> Style:
        name = INK_NAMES.get(ink)
        if name is None:
            return self.rich_style
        return self.rich_style + self.screen.get_component_rich_style(f"ink--{name}", partial=True)
