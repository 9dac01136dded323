"""What is sent: few bytes, and the same screen as if all had been sent."""

from statistics import median

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listening import Listening
from smallest import cells, smallest_update

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.ui.terminal.wire import DEFAULT_PEN, pen_of, turn, without_default_colours

CODES = st.lists(
    st.sampled_from(["1", "3", "4", "7", "31", "92", "38;2;1;2;3", "44", "103", "48;2;9;8;7"]),
    unique=True,
).map(";".join)


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


SIZES = [(80, 24), (200, 60)]
WHOLE_REDRAW = {(80, 24): 8050, (200, 60): 29600}
"""The bytes of a frame where the whole pane is sent, as is usual."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.key)
async def test_an_epoch_takes_few_bytes(size: tuple[int, int], experiment) -> None:
    app = Listening(experiment.setup, frames_per_second=0)
    app.animation_level = "none"
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
    app = Listening(DEFAULTS, frames_per_second=0)
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        await pilot.press("space")
        sizes = []
        for _ in range(10):
            before = cells(app.terminal)
            app.sent.clear()
            app.explorer.tick(0.05)
            await pilot.pause()
            assert len(app.sent) <= 1
            sizes.append(len(b"".join(app.sent)))
            assert sizes[-1] <= 2.5 * len(smallest_update(before, cells(app.terminal)))
        assert median(sizes) <= WHOLE_REDRAW[size] / 20


async def test_an_idle_explorer_sends_nothing() -> None:
    app = Listening(DEFAULTS, frames_per_second=0)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        app.sent.clear()
        await pilot.pause(0.3)
        assert app.sent == []


async def test_once_the_marble_has_rolled_nothing_is_sent() -> None:
    app = Listening(DEFAULTS, frames_per_second=20)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        while app.explorer.frame.aloft:
            await pilot.pause(0.05)
        await pilot.pause(0.05)
        app.sent.clear()
        await pilot.pause(0.3)
        assert app.sent == []


async def test_a_key_that_changes_nothing_sends_nothing() -> None:
    app = Listening(DEFAULTS, frames_per_second=0)
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
