"""The help: every key, from the bindings themselves."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from gdtui.ui.keys import help_entries


class Help(ModalScreen[None]):
    """A list of the keys over the explorer; the arrows scroll it where it is too long."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        ("escape,question_mark,f1,enter,space", "dismiss", "close"),
        ("q,ctrl+q", "app.quit", "quit"),
        ("ctrl+z", "app.suspend_process", "to the shell"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-two-columns")]

    def compose(self) -> ComposeResult:
        """Two columns where there is room, else one."""
        with VerticalScroll(id="help") as box:
            box.border_title = "keys"
            box.border_subtitle = "escape closes"
            with Grid():
                can = self.app.check_action
                entries = [
                    (keys, does)
                    for keys, does, action in help_entries()
                    if not action.startswith("app.") or can(action.removeprefix("app."), ())
                ]
                half = (len(entries) + 1) // 2
                for part in (entries[:half], entries[half:]):
                    rows = [f"{keys:<11} {does}" for keys, does in part]
                    yield Label("\n".join(rows), markup=False)
