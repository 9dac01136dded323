"""The panes that are widgets too, so that an app, or a test, can find them by a query.

Textual gives each the place that the layout has for its pane; what they show is the screen's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.geometry import Offset, Region, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from gdtui.ui.screen import panes
from gdtui.ui.screen.layout import layout
from gdtui.ui.screen.motion import Frame
from gdtui.ui.view import View

if TYPE_CHECKING:
    from gdtui.ui.screen.explorer import ExplorerScreen


class PaneWidget(Widget):
    """A widget in the place of a pane."""

    pane: ClassVar[str]

    @property
    def explorer(self) -> ExplorerScreen:
        return cast("ExplorerScreen", self.screen)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What the screen shows there."""
        return self.explorer.render_lines(crop.translate(self.region.offset))


class Bowl(PaneWidget):
    """The loss landscape with its marbles."""

    pane = "bowl"


class Readout(PaneWidget):
    """The numbers of the present epoch and of the next update."""

    pane = "readout"


class Log(PaneWidget):
    """The lines of the listing."""

    pane = "log"


class Parameter(PaneWidget):
    """A number that a person sets, or an app, and that a run may change."""

    control: ClassVar[panes.Control]
    value: reactive[float] = reactive(0.0, repaint=False, init=False)
    """The number of the run; to set it does what the keys do."""

    class Changed(Message):
        """The number is another one now."""

        def __init__(self, parameter: Parameter, value: float) -> None:
            super().__init__()
            self.parameter = parameter
            self.value = value

    def __init__(self, view: View) -> None:
        super().__init__()
        self.set_reactive(Parameter.value, self.control.value(Frame(view)))

    @property
    def present(self) -> float:
        """The number of the run."""
        return self.control.value(Frame(self.explorer.view))

    def validate_value(self, value: float) -> float:
        """The number, or the nearest one that it may be. Raises ValueError for what is none."""
        quantity = self.control.number.quantity(self.explorer.view)
        low, high = quantity.low, quantity.high
        # Nothing can be compared with what is no number.
        if not (value <= high or value > high):
            raise ValueError(f"{quantity.name}: {value} is not a number")
        return max(low, min(float(value), high))

    def watch_value(self, value: float) -> None:
        """Set the number as a person does, unless it is that of the run already."""
        if value != self.present:
            self.explorer.change(self.control.number.set_to(self.explorer.view.arrived(), value))
        if value == self.present:
            self.post_message(self.Changed(self, value))
        else:
            # A guide refuses it, or the landscape has no such place.
            self.value = self.present


class LearningRate(Parameter):
    """The learning rate of the next step."""

    pane, control = "rate", panes.RATE_CONTROL


class Weight(Parameter):
    """The weight of the first marble."""

    pane, control = "weight", panes.WEIGHT_CONTROL


class InPlaces(Layout):
    """Textual's way to place the widgets: where the panes lie."""

    name = "in-places"

    def arrange(
        self, parent: Any, children: list[Widget], size: Any, greedy: bool = True
    ) -> ArrangeResult:
        """The widgets whose panes are seen."""
        places = layout(parent.view)
        return [
            WidgetPlacement(Region(*places[each.pane].inside[:4]), Offset(), Spacing(), each)
            for each in children
            if isinstance(each, PaneWidget) and each.pane in places
        ]
