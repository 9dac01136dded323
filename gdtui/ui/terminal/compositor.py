"""The compositor's short cut: only cells that the terminal does not show yet are sent.

Where a widget of Cells lies in front, its picture tells what changed; for anything else Textual
renders the changed lines, and they are compared with what the terminal shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from gdtui.ui.terminal.driver import Driver
from gdtui.ui.terminal.shadow import Piece, Shadow
from gdtui.ui.widgets.cells import Cells


class CellsUpdate(CompositorUpdate):
    """Pieces of the screen, of which those cells are sent that the terminal does not show."""

    def __init__(self, shadow: Shadow, pieces: Sequence[Piece]) -> None:
        self._shadow = shadow
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The text for the terminal, which shows the pieces from then on."""
        colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        return self._shadow.update(self._pieces, colours)


class _Place(NamedTuple):
    """What is seen from `left` to `right` of a line: a row of a picture, or something else."""

    left: int
    right: int
    cells: Cells | None = None
    column: int = 0
    row: int = 0


class CellsCompositor(Compositor):
    """A compositor that knows widgets of Cells."""

    _places: dict[int, list[_Place]]
    _places_of: object = None
    is_held = True
    """Whether nothing is drawn yet."""
    _shadow: Shadow | None = None
    _shadow_of: object = None

    def render_update(  # type: ignore[override]
        self,
        full: bool = False,
        screen_stack: list[Screen[object]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | CellsUpdate | None:
        """What has to be sent; nothing as long as the line is busy: then it stays due."""
        if full or self.root is None:
            # A picture for a file, say.
            return super().render_update(full, screen_stack, simplify)
        if self.is_held or self.root.app._batch_count:
            # The app would not send it, and it would count as sent.
            return None
        driver = self.root.app._driver
        if isinstance(driver, Driver) and driver.is_behind(draw_later=True):
            return None
        terminal = (self.size, driver.taken if isinstance(driver, Driver) else 0)
        if self._shadow is None or self._shadow_of != terminal:
            clears = isinstance(driver, Driver) and driver.clears_in_colour
            self._shadow, self._shadow_of = Shadow(*self.size, clears=clears), terminal
            self._dirty_regions.add(self.size.region)
        update = super().render_update(screen_stack=screen_stack)
        if isinstance(update, LayoutUpdate):
            return CellsUpdate(self._shadow, list(_pieces_of_layout(update)))
        if isinstance(update, ChopsUpdate):
            return CellsUpdate(self._shadow, list(_pieces_of_chops(update)))
        return update

    def render_partial_update(self) -> ChopsUpdate | CellsUpdate | None:  # type: ignore[override]
        """The changed cells, where all of them belong to pictures."""
        pieces = []
        drawn: set[Cells] = set()
        for y, first, last in self._regions_to_spans(self._dirty_regions):
            left, right, cells, column, row = self._place(y, first, last)
            if cells is None or not left <= first < last <= right:
                return super().render_partial_update()
            if cells not in drawn and not cells.is_drawn:
                return super().render_partial_update()
            drawn.add(cells)
            x = first
            for text, style in cells.styled(row, first - column, last - column):
                pieces.append(Piece(y, x, text, style))
                x += len(text)
        self._dirty_regions.clear()
        return CellsUpdate(self._shadow, pieces) if pieces and self._shadow else None

    def _place(self, y: int, first: int, last: int) -> _Place:
        """What lies in front at a span of a line."""
        for place in self._line(y):
            if place.left < last and first < place.right:
                return place
        return _Place(first, last)

    def _line(self, y: int) -> list[_Place]:
        """What is seen of a line, from front to back; kept until the layout changes."""
        layers = self.layers_visible
        if self._places_of is not layers:
            self._places, self._places_of = {}, layers
        if y not in self._places:
            self._places[y] = [
                place
                for widget, visible, region in layers[y]
                for place in _places(widget, visible, region, y)
            ]
        return self._places[y]


def _places(widget: Widget, visible: Region, region: Region, y: int) -> Iterator[_Place]:
    """What a widget shows of a line: the row of its picture, and behind that its frame."""
    if isinstance(widget, Cells):
        left, top = region.offset + widget.content_offset
        width, height = widget.size
        if top <= y < top + height:
            yield _Place(
                max(left, visible.x), min(left + width, visible.right), widget, left, y - top
            )
    yield _Place(visible.x, visible.right)


def _pieces_of_layout(update: LayoutUpdate) -> Iterator[Piece]:
    for row, strips in enumerate(update.strips, update.region.y):
        column = update.region.x
        for strip in strips:
            yield from _pieces(row, column, strip)
            column += strip.cell_length


def _pieces_of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    # Beyond the spans it has what lies behind, where what lies in front did not change.
    for row, first, last in update.spans:
        for column, strip in update.chops[row].items():
            left, right = (
                max(first, column),
                min(last, column + (strip.cell_length if strip else 0)),
            )
            if strip is not None and left < right:
                yield from _pieces(row, left, strip.crop(left - column, right - column))


def _pieces(row: int, column: int, strip: Strip) -> Iterator[Piece]:
    for segment in strip:
        yield Piece(row, column, segment.text, segment.style)
        column += segment.cell_length
