"""A bare Textual app: a line at the top, one line that changes on a key, a footer.

What it costs is what the framework costs.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Bare(App[None]):
    """A counter."""

    BINDINGS = [("n,b,up,down,left,right", "step", "step"), ("q", "quit", "quit")]

    count = 0

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("0", id="count")
        yield Footer()

    def action_step(self) -> None:
        self.count += 1
        self.query_one("#count", Static).update(str(self.count))


if __name__ == "__main__":
    Bare().run()
