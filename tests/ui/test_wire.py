"""What is sent: few bytes, and the same screen as if all had been sent."""

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from smallest import cells, smallest_update
from textual._compositor import CompositorUpdate

from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.ui.app import GdtuiApp
from gdtui.ui.terminal.wire import DEFAULT_PEN, pen_of, turn, without_default_colours

CODES = st.lists(
    st.sampled_from(["1", "3", "4", "7", "31", "92", "38;2;1;2;3", "44", "103", "48;2;9;8;7"]),
    unique=True,
).map(";".join)


TRUECOLOUR = Console(color_system="truecolor", force_terminal=True)


def drawn(text: str) -> tuple[object, ...]:
    screen = pyte.Screen(1, 1)
    pyte.Stream(screen).feed(text + "x")
    return screen.buffer[0][0]


@settings(deadline=None)
@given(CODES, CODES)
def test_turning_a_pen_gives_what_the_codes_say(before: str, after: str) -> None:
    start = f"\x1b[{before}m" if before else ""
    turned = start + turn(pen_of(before), pen_of(after))
    assert drawn(turned) == drawn(f"\x1b[0;{after}m" if after else "")
    assert drawn(turned + turn(pen_of(after), DEFAULT_PEN)) == drawn("")


def test_an_equal_pen_is_not_turned() -> None:
    assert turn(pen_of("1;31"), pen_of("31;1")) == ""


class Listening(GdtuiApp):
    """An explorer whose updates go to a terminal in Python."""

    def attach(self, size: tuple[int, int]) -> None:
        self.size_of_terminal = size
        self.terminal = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.terminal)
        self.sent: list[bytes] = []

    def _display(self, screen, renderable) -> None:
        if isinstance(renderable, CompositorUpdate):
            self.sent.append(renderable.render_segments(TRUECOLOUR).encode())
            self._stream.feed(self.sent[-1].replace(b"\n", b"\r\n"))
        super()._display(screen, renderable)

    def drawn_anew(self) -> pyte.Screen:
        """What a terminal shows to which the whole screen is sent."""
        terminal = pyte.Screen(*self.size_of_terminal)
        whole = self.screen._compositor.render_full_update().render_segments(TRUECOLOUR)
        pyte.Stream(terminal).feed(whole.replace("\n", "\r\n"))
        return terminal


SIZES = [(80, 24), (200, 60)]
KEYS = [*"nnnnnnb", "up", "K", "n", "n", "right", "n", "2", "s", "n", "n", "x", "comma", "g"]
KEYS += ["3", *"nnnn", "end", "t", "e", "9", "enter", "escape", "n", "question_mark", "escape"]
KEYS += ["d", "r", "n", "w", "x", "enter", "escape", "n", "b", "0", "n"]


@pytest.mark.parametrize("size", [*SIZES, (50, 16), (60, 13)])
async def test_the_changes_draw_the_same_screen_as_the_whole_drawn_anew(
    size: tuple[int, int],
) -> None:
    app = Listening(FREE, frames_per_second=0)
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        for key in KEYS:
            await pilot.press(key)
            assert cells(app.terminal) == cells(app.drawn_anew()), key


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.key)
async def test_an_epoch_takes_few_bytes(size: tuple[int, int], experiment) -> None:
    app = Listening(experiment, frames_per_second=0)
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        for _ in range(12):
            before = cells(app.terminal)
            app.sent.clear()
            await pilot.press("n")
            smallest = smallest_update(before, cells(app.terminal))
            assert 0 < len(b"".join(app.sent)) <= 2.5 * len(smallest)


@pytest.mark.parametrize("size", SIZES)
async def test_a_frame_of_the_rolling_marble_takes_few_bytes(size: tuple[int, int]) -> None:
    app = Listening(FREE, frames_per_second=0)
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        await pilot.press("space")
        for _ in range(5):
            app.sent.clear()
            app.screen.tick(0.05)
            await pilot.pause()
            assert len(app.sent) <= 1
            assert len(b"".join(app.sent)) <= 200


async def test_an_idle_explorer_sends_nothing() -> None:
    app = Listening(FREE, frames_per_second=0)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        app.sent.clear()
        await pilot.pause(0.3)
        assert app.sent == []


async def test_a_key_that_changes_nothing_sends_nothing() -> None:
    app = Listening(FREE, frames_per_second=0)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        app.sent.clear()
        await pilot.press("b", "home")
        assert app.sent == []


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("\x1b[39;49mx\x1b[0m", "x\x1b[0m"),
        ("\x1b[1;39;49mx\x1b[0m", "\x1b[1mx\x1b[0m"),
        ("a\x1b[1;3;39;49mb\x1b[39;49mc", "a\x1b[1;3mbc"),
        ("\x1b[1mx\x1b[0m", "\x1b[1mx\x1b[0m"),
    ],
)
def test_without_colours_not_even_those_of_the_terminal_are_named(sent: str, left: str) -> None:
    assert without_default_colours(sent) == left
