"""What gdtui/ui/terminal relies on and Textual or Rich do not promise, one test for each reach.

A release that breaks one fails here, with the name of the module that has to be looked at.
"""

import asyncio
import inspect

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from textual import _xterm_parser, events
from textual.app import App
from textual.driver import Driver
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.screen import Screen
from textual.widgets import Static

from gdtui.ui.terminal.base import TerminalScreen

ROOM = "gdtui/ui/terminal"


def needs(owner: object, name: str, module: str, parameters: str = "") -> None:
    """Fail with the module to look at, where a name is gone or does not take some parameters."""
    whose = getattr(owner, "__name__", type(owner).__name__)
    relies = f"{ROOM}/{module} relies on it"
    assert hasattr(owner, name), f"Textual's {whose} no longer has {name}: {relies}"
    if wanted := set(parameters.split()):
        found = set(inspect.signature(getattr(owner, name)).parameters)
        assert wanted <= found, f"{whose}.{name} takes {found}, not {wanted}: {relies}"


class Small(App[None]):
    """One line of text."""

    def compose(self):
        yield Static("hello", id="words")


def test_the_names_are_there() -> None:
    needs(Screen, "_compositor_refresh", "base.py")
    for name in ["_fatal_error", "_print_error_renderables", "_close_messages_no_wait"]:
        needs(App, name, "base.py")
    needs(App, "_handle_exception", "driver.py", "error")
    needs(Driver, "send_message", "driver.py", "message")
    needs(Driver, "process_message", "driver.py", "message")
    needs(_xterm_parser.XTermParser, "feed", "reader.py", "data")
    needs(_xterm_parser.XTermParser, "tick", "reader.py")


def test_a_driver_has_to_do_no_more_than_ours_does() -> None:
    ours = {"write", "start_application_mode", "disable_input", "stop_application_mode"}
    asked = set(Driver.__abstractmethods__)
    assert asked <= ours, f"Textual's Driver asks for {asked - ours}: {ROOM}/driver.py has none"
    for name in ("_app", "_loop", "_down_buttons"):
        source = inspect.getsource(Driver.__init__)
        assert f"self.{name}" in source, f"Driver has no {name}: {ROOM}/driver.py relies on it"


def test_a_screen_that_does_not_refresh_its_compositor_paints_nothing_but_pictures() -> None:
    class Unpainted(TerminalScreen):
        rendered = 0

        def render_lines(self, crop):
            self.rendered += 1
            return super().render_lines(crop)

    class Giving(Small):
        def get_default_screen(self):
            return Unpainted()

    async def run() -> None:
        app = Giving()
        async with app.run_test(size=(20, 3)) as pilot:
            app.screen.refresh(layout=True)
            await pilot.pause()
            needs(app.screen, "_dirty_widgets", "base.py")
            needs(app.screen._compositor, "_dirty_regions", "base.py")
            assert not app.screen.rendered, f"it paints: {ROOM}/base.py relies on it"
            assert not app.screen._compositor._dirty_regions
            assert "hello" in app.export_screenshot()
            assert app.screen.rendered

    asyncio.run(run())


def test_a_fault_is_kept_and_is_exit_code_1() -> None:
    class Failing(Small):
        told: list[object] = []

        def on_mount(self) -> None:
            raise RuntimeError("on purpose")

        def _fatal_error(self) -> None:
            self._close_messages_no_wait()

        def _print_error_renderables(self) -> None:
            self.told.append(self._exit_renderables)

    app = Failing()
    app.run(headless=True, size=(20, 3))
    assert app.return_code == 1
    assert str(app._exception) == "on purpose", f"{ROOM}/base.py relies on App._exception"
    assert app.told, f"{ROOM}/base.py relies on App._print_error_renderables"


def test_the_parser_has_a_time_limit_within_an_escape_sequence_only() -> None:
    parser = _xterm_parser.XTermParser()
    needs(parser, "_awaiting", "reader.py")
    assert parser._awaiting.timeout is None
    list(parser.feed("\x1b["))
    assert parser._awaiting.timeout is not None
    (event,) = parser.feed("A")
    assert isinstance(event, events.Key)
    assert event.key == "up"
    assert parser._awaiting.timeout is None
    assert _xterm_parser.BRACKETED_PASTE_START == "\x1b[200~"
    assert _xterm_parser.BRACKETED_PASTE_END == "\x1b[201~"


def test_keys_and_the_mouse_are_input_events() -> None:
    for kind in (events.Key, events.MouseDown, events.MouseUp, events.MouseMove):
        assert issubclass(kind, events.InputEvent), f"{kind}: {ROOM}/driver.py relies on it"
    assert issubclass(events.MouseScrollUp, events.InputEvent)


def test_rich_names_its_colours() -> None:
    for name in ("standard", "256", "truecolor"):
        assert Console(color_system=name, force_terminal=True).color_system == name
        assert isinstance(COLOR_SYSTEMS[name], ColorSystem)


def test_the_parser_says_that_a_terminal_can_hold_an_update_back() -> None:
    (message,) = _xterm_parser.XTermParser().feed("\x1b[?2026;2$y")
    assert isinstance(message, TerminalSupportsSynchronizedOutput), f"{ROOM}/driver.py needs it"
