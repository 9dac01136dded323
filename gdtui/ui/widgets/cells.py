"""A widget that shows a Picture, and sends only the cells that differ from those on the screen."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from gdtui.plot import picture as inks
from gdtui.plot.picture import Picture, changes
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
}


INK_CLASSES = {f"ink--{name}" for name in INK_NAMES.values()}
"""The component classes of a screen with Cells: styled once there, not in each widget again."""


class Cells(Widget):
    """Base of all that is drawn from the view: a subclass says what, in `draw`."""

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show, bound to the screen's."""

    _picture = Picture()

    def __init__(self) -> None:
        super().__init__()
        self._sent_styles: dict[str, Style] = {}

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The picture of a view in so many cells."""
        raise NotImplementedError

    def watch_view(self) -> None:
        """Show the new view."""
        self.redraw()

    def redraw(self) -> None:
        """Draw anew, and ask for the cells that changed to be sent."""
        if self.view is None or not self.size.area:
            return
        if not self.is_drawn:
            self.refresh()
            return
        old = self._picture
        self._picture = self.draw(self.view, *self.size)
        if spans := changes(old, self._picture):
            self.refresh(*(Region(column, row, width, 1) for column, row, width in spans))

    def render_line(self, y: int) -> Strip:
        """One row of the picture, which is drawn first if the size is another."""
        if self.view is None or not self.size.area:
            return Strip.blank(self.size.width)
        if not self.is_drawn:
            self._picture = self.draw(self.view, *self.size)
        if y >= len(self._picture.rows):
            return Strip.blank(self.size.width)
        pieces = self._picture.pieces(y, 0, self.size.width)
        return Strip([Segment(text, self._ink_style(ink)) for text, ink in pieces], self.size.width)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture has the widget's size."""
        return self._picture.size == tuple(self.size)

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
