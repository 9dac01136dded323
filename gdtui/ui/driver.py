"""The way to the terminal: Textual's own driver, which here also counts what is sent."""

from __future__ import annotations

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class Driver(LinuxDriver):
    """Textual's driver for Linux and macOS."""

    sent = 0
    """The bytes written to the terminal so far."""

    def write(self, data: str) -> None:
        """Send text to the terminal."""
        self.sent += len(data.encode())
        super().write(data)


def bytes_sent(app: App[object]) -> int:
    """What the terminal was sent so far; 0 without one."""
    return app._driver.sent if isinstance(app._driver, Driver) else 0
