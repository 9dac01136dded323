"""The last line of the screen: the keys that matter most, which can be clicked."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from gdtui.ui.keys import bar_entries

_GAP = 2
_ALWAYS = 2


class KeyBar(Widget):
    """As many entries as fit; the last ones, help and quit, always stay."""

    COMPONENT_CLASSES = {"key-bar--key"}

    typing: reactive[bool] = reactive(False)
    """Whether a field is open, so that the keys are those of the field."""

    def _entries(self) -> list[tuple[str, str, list[str]]]:
        if self.typing:
            return [("enter", "takes it", []), ("escape", "leaves it", [])]
        entries = bar_entries()
        while len(entries) > _ALWAYS and self._width(entries) > self.size.width:
            del entries[-_ALWAYS - 1]
        return entries

    @staticmethod
    def _width(entries: list[tuple[str, str, list[str]]]) -> int:
        return sum(len(keys) + 1 + len(label) + _GAP for keys, label, _ in entries) - _GAP + 1

    def render_line(self, y: int) -> Strip:
        """The entries, a blank before the first."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("key-bar--key")
        segments = [Segment(" ", self.rich_style)]
        for keys, label, _ in self._entries():
            segments += [
                Segment(keys, key_style),
                Segment(f" {label}" + " " * _GAP, self.rich_style),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        """What the key under the mouse does."""
        end = 1
        for keys, label, actions in self._entries():
            start, end = end, end + len(keys) + 1 + len(label) + _GAP
            if start <= event.x < end and actions:
                place = (event.x - start) * len(actions) // max(1, len(keys))
                await self.screen.run_action(actions[min(place, len(actions) - 1)])
                return
