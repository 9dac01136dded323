"""What gdtui/ui/terminal relies on and Textual or Rich do not promise, one test for each reach.

A release that breaks one fails here, with the name of the module that has to be looked at.
"""

import asyncio
import inspect
import queue
from collections.abc import Callable

import pytest
from rich.color import Color, ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor, _xterm_parser, events
from textual.app import App
from textual.color import Color as TextualColor
from textual.driver import Driver
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.theme import Theme
from textual.widgets import Static

from gdtui.ui.terminal.layout import lay_out, strips_of
from gdtui.ui.terminal.rest import at_rest

ROOM = "gdtui/ui/terminal"


def needs(owner: object, name: str, module: str, *parameters: str) -> None:
    """Fail with the module to look at, where a name is gone or takes other parameters."""
    whose = getattr(owner, "__name__", type(owner).__name__)
    relies = f"{ROOM}/{module} relies on it"
    assert hasattr(owner, name), f"Textual's {whose} no longer has {name}: {relies}"
    if parameters:
        found = tuple(inspect.signature(getattr(owner, name)).parameters)
        assert found == parameters, f"{whose}.{name} takes {found}, not {parameters}: {relies}"


class Small(App[None]):
    """One line of text."""

    def compose(self):
        yield Static("hello", id="words")


def in_small(look: Callable[[Small], object]) -> None:
    """Look at a small app that runs without a terminal."""

    async def run() -> None:
        app = Small()
        async with app.run_test(size=(20, 3)):
            look(app)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("owner", "name", "module", "parameters"),
    [
        (_compositor.Compositor, "render_update", "compositor.py", "full screen_stack simplify"),
        (_compositor.Compositor, "render_partial_update", "compositor.py", ""),
        (_compositor.Compositor, "render_full_update", "compositor.py", "simplify"),
        (_compositor.Compositor, "_regions_to_spans", "compositor.py", "regions"),
        (_compositor.Compositor, "layers_visible", "compositor.py", ""),
        (_compositor.CompositorUpdate, "render_segments", "compositor.py", "console"),
        (_compositor.LayoutUpdate, "render_segments", "compositor.py", "console"),
        (_compositor.ChopsUpdate, "render_segments", "compositor.py", "console"),
        (Screen, "_compositor_refresh", "due.py", ""),
        (Screen, "_refresh_layout", "layout.py", ""),
        (_compositor.Compositor, "update_widgets", "compositor.py", "widgets"),
        (_compositor.Compositor, "render_strips", "layout.py", ""),
        (Screen, "_on_timer_update", "rest.py", ""),
        (App, "run_test", "rest.py", "headless size"),
        (App, "_handle_exception", "driver.py", "error"),
        (App, "_fatal_error", "base.py", ""),
        (App, "_print_error_renderables", "base.py", ""),
        (App, "_close_messages_no_wait", "base.py", ""),
        (Strip, "render_ansi", "shadow.py", "style color_system"),
        (Driver, "send_message", "driver.py", "message"),
        (Driver, "process_message", "driver.py", "message"),
        (Driver, "suspend_application_mode", "driver.py", ""),
        (_xterm_parser.XTermParser, "feed", "keyboard.py", "data"),
        (_xterm_parser.XTermParser, "tick", "keyboard.py", ""),
    ],
    ids=str,
)
def test_a_name_is_there(owner: type, name: str, module: str, parameters: str) -> None:
    wanted = tuple(parameters.split())
    needs(owner, name, module)
    if wanted:
        found = set(inspect.signature(getattr(owner, name)).parameters)
        assert set(wanted) <= found, (
            f"{owner.__name__}.{name} takes {found}, not {wanted}: {ROOM}/{module} relies on it"
        )


def test_a_driver_has_to_do_no_more_than_ours_does() -> None:
    ours = {"write", "start_application_mode", "disable_input", "stop_application_mode"}
    asked = set(Driver.__abstractmethods__)
    assert asked <= ours, f"Textual's Driver asks for {asked - ours}: {ROOM}/driver.py has none"
    for name in ("_app", "_loop", "_down_buttons", "_auto_restart"):
        source = inspect.getsource(Driver.__init__)
        assert f"self.{name}" in source, f"Driver has no {name}: {ROOM}/driver.py relies on it"


def test_the_compositor_keeps_what_is_due_and_what_lies_where() -> None:
    def look(app: Small) -> None:
        compositor = app.screen._compositor
        needs(compositor, "_dirty_regions", "compositor.py")
        needs(compositor, "root", "compositor.py")
        needs(app.screen, "_dirty_widgets", "due.py")
        needs(app, "_batch_count", "due.py")
        assert compositor.root is app.screen
        assert compositor.size == Size(20, 3)
        layers = compositor.layers_visible
        assert layers is compositor.layers_visible, "layers_visible is made anew: compositor.py"
        widget, visible, region = layers[0][0]
        assert widget.id == "words"
        assert isinstance(visible, Region)
        assert isinstance(region, Region)
        assert list(compositor._regions_to_spans({Region(2, 1, 3, 1)})) == [(1, 2, 5)]

    in_small(look)


def test_an_app_says_what_waits_to_be_taken_laid_out_and_drawn() -> None:
    def look(app: Small) -> None:
        for name in ("_exit", "_exception", "_resize_timer", "message_queue_size"):
            needs(app, name, "rest.py")
        for name in ("_layout_required", "_repaint_required", "_dirty_widgets", "_callbacks"):
            needs(app.screen, name, "rest.py")
        needs(app.query_one("#words"), "_next_callbacks", "rest.py")

    in_small(look)


def test_an_app_without_a_terminal_comes_to_rest_with_all_drawn() -> None:
    async def run() -> None:
        app = Small()
        async with app.run_test(size=(20, 3)):
            for text in ("one", "another"):
                app.query_one("#words", Static).update(text)
                await at_rest(app, app.screen)
                assert strips_of(app.screen)[0].text.strip() == text, f"{ROOM}/rest.py"
                assert not app.screen._compositor._dirty_regions

    asyncio.run(run())


def test_an_update_has_strips_by_line_or_chops_by_line_and_spans() -> None:
    def look(app: Small) -> None:
        compositor = app.screen._compositor
        compositor._dirty_regions = {app.size.region}
        whole = compositor.render_update(screen_stack=[])
        assert isinstance(whole, _compositor.LayoutUpdate), "a full update is no LayoutUpdate"
        assert whole.region == Region(0, 0, 20, 3)
        assert all(isinstance(strip, Strip) for line in whole.strips for strip in line)
        assert not compositor._dirty_regions, "what was drawn stays due: compositor.py"
        compositor._dirty_regions = {Region(0, 0, 3, 1)}
        part = compositor.render_update(screen_stack=[])
        assert isinstance(part, _compositor.ChopsUpdate), "a partial update is no ChopsUpdate"
        assert list(part.spans) == [(0, 0, 3)]
        assert [strip.text.strip() for strip in part.chops[0].values() if strip] == ["hello"]
        assert isinstance(
            compositor.render_update(full=True, simplify=True), _compositor.LayoutUpdate
        )

    in_small(look)


def test_a_layout_is_made_at_once_and_the_next_one_after_it_too() -> None:
    async def run() -> None:
        app = Small()
        async with app.run_test(size=(20, 3)) as pilot:
            words = app.query_one("#words")
            for display in (False, True, False):
                words.display = display
                # A message of Textual's own may mark the layout as wanted before.
                app.screen._layout_required = True
                lay_out(app.screen)
                assert bool(words.region) == display, f"it is not: {ROOM}/layout.py relies on it"
                assert not app.screen._layout_required
            words.display = True
            await pilot.pause()
            assert words.region, f"none is made any more: {ROOM}/layout.py relies on it"

    asyncio.run(run())


def test_a_screen_draws_with_the_compositor_that_it_is_given() -> None:
    class Own(_compositor.Compositor):
        drawn = 0

        def render_update(self, *arguments, **options):
            self.drawn += 1
            return super().render_update(*arguments, **options)

    class Given(Screen[None]):
        def __init__(self) -> None:
            super().__init__()
            self._compositor = Own()

    class Giving(Small):
        def get_default_screen(self):
            return Given()

    async def run() -> None:
        app = Giving()
        async with app.run_test(size=(20, 3)):
            assert app.screen._compositor.drawn, f"it does not: {ROOM}/screen.py relies on it"

    asyncio.run(run())


def test_the_first_theme_is_set_without_the_stylesheets_being_parsed_twice() -> None:
    app = Small()
    app.register_theme(Theme("mine", primary="#123456", dark=False))
    app.set_reactive(App.theme, "mine")
    app.stylesheet.set_variables(app.get_css_variables())
    assert app.current_theme.name == "mine", f"{ROOM}/base.py relies on set_reactive(App.theme)"
    assert app.get_css_variables()["primary"] == "#123456"


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_the_terminals_own_colours_are_filtered_until_the_filter_is_made_anew(theme: str) -> None:
    app = Small()
    app.set_reactive(App.theme, theme)
    own = Strip([Segment("x", Style(color=Color.from_ansi(2)))])

    def filtered() -> Strip:
        (only,) = app._filters
        return own.apply_filter(only, TextualColor(0, 0, 0)) if only.enabled else own

    assert filtered() != own, f"a theme now comes with its filter: {ROOM}/base.py need not make it"
    needs(app, "_refresh_truecolor_filter", "base.py", "theme")
    app._refresh_truecolor_filter(app.ansi_theme)
    assert filtered() == own


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
    needs(parser, "_awaiting", "keyboard.py")
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
    assert issubclass(events.Paste, events.Event)


def test_rich_names_its_colours_and_textual_writes_styles_as_codes() -> None:
    for name in ("standard", "256", "truecolor"):
        assert Console(color_system=name, force_terminal=True).color_system == name
        assert isinstance(COLOR_SYSTEMS[name], ColorSystem)
    red = Strip.render_ansi(Style(color="#ff0000", bold=True), ColorSystem.TRUECOLOR)
    assert red == "1;38;2;255;0;0"


def test_an_app_hands_its_updates_to_the_driver_as_text() -> None:
    written: queue.SimpleQueue[str] = queue.SimpleQueue()

    class Keeping(Driver):
        write = staticmethod(written.put)

        def start_application_mode(self) -> None:
            self._size = (20, 3)

        def disable_input(self) -> None:
            self.send_message(events.Key("x", "x"))

        def stop_application_mode(self) -> None: ...

    async def run() -> None:
        app = Small(driver_class=Keeping)
        app.call_later(app.set_timer, 0.1, app.exit)
        await app.run_async()

    asyncio.run(run())
    assert "hello" in "".join(written.get() for _ in range(written.qsize()))
