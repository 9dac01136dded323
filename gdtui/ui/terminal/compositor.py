"""The compositor's short cut: changed cells of a picture go to the terminal as they are.

Textual would render every changed line of all widgets anew, and send it from the widget's left
edge on. Where a widget of Cells lies in front, its picture tells the cells that changed; for
anything else Textual's own way is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region
from textual.widget import Widget

from gdtui.ui.terminal.wire import Run, encoded
from gdtui.ui.widgets.cells import Cells


class CellsUpdate(CompositorUpdate):
    """Runs of cells that changed."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs

    def render_segments(self, console: Console) -> str:
        """The text for the terminal."""
        return encoded(self._runs, console._color_system or ColorSystem.TRUECOLOR)


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

    def render_partial_update(self) -> ChopsUpdate | CellsUpdate | None:  # type: ignore[override]
        """The changed cells, where all of them belong to pictures."""
        runs = []
        drawn: set[Cells] = set()
        for y, first, last in self._regions_to_spans(self._dirty_regions):
            left, right, cells, column, row = self._place(y, first, last)
            if cells is None or not left <= first < last <= right:
                return super().render_partial_update()
            if cells not in drawn and not cells.is_drawn:
                return super().render_partial_update()
            drawn.add(cells)
            runs.append(Run(y, first, cells.styled(row, first - column, last - column)))
        self._dirty_regions.clear()
        return CellsUpdate(runs) if runs else None

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
