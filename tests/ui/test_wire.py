"""What is sent: few bytes, and the same screen as if all had been sent."""

import random
from statistics import median

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import START, view_of
from python_terminal import Listening, cells, drawn_anew, least_update
from rich.color import ColorSystem

from gdtui.guide.experiments import EXPERIMENTS
from gdtui.plot.cells.picture import Picture
from gdtui.ui.screen.theme import THEMES, Look
from gdtui.ui.terminal.wire import DEFAULT_PEN, Shadow, pen_of, pens_of, turn

COLOURS = st.sampled_from(["red", "bright_green", "#010203", "#090807", "default"])
LOOKS = st.builds(Look, COLOURS, COLOURS, st.booleans(), st.booleans(), st.booleans())


def drawn(text: str) -> tuple[object, ...]:
    screen = pyte.Screen(1, 1)
    pyte.Stream(screen).feed(text + "x")
    return screen.buffer[0][0]


@settings(deadline=None)
@given(LOOKS, LOOKS)
def test_turning_a_pen_gives_what_the_look_says(before: Look, after: Look) -> None:
    start, end = (pen_of(look, ColorSystem.TRUECOLOR) for look in (before, after))
    turned = turn(DEFAULT_PEN, start) + turn(start, end)
    assert drawn(turned) == drawn(turn(DEFAULT_PEN, end))
    cell = drawn(turned)
    assert (cell.bold, cell.underscore, cell.reverse) == after[2:]
    assert drawn(turned + turn(end, DEFAULT_PEN)) == drawn("")


@pytest.mark.parametrize("theme", THEMES)
def test_without_colours_no_colour_is_named(theme: str) -> None:
    for pen in pens_of(theme, None).values():
        assert (pen.ink, pen.paper) == (DEFAULT_PEN.ink, DEFAULT_PEN.paper)


PENS = {
    ink: pen_of(Look(*colours, *switches), ColorSystem.TRUECOLOR)
    for ink, colours, switches in (
        ("a", ("default", "default"), (False, False, False)),
        ("b", ("#010203", "default"), (True, False, False)),
        ("c", ("red", "#090807"), (False, False, False)),
        ("d", ("red", "default"), (False, True, False)),
        ("e", ("#010203", "#090807"), (False, False, True)),
    )
}


def anew(sheet: Picture) -> pyte.Screen:
    """A screen on which each cell was written by itself."""
    screen = pyte.Screen(*sheet.size)
    for y, (row, inks) in enumerate(zip(sheet.rows, sheet.inks, strict=True), 1):
        for x, (character, ink) in enumerate(zip(row, inks, strict=True), 1):
            pen = PENS[ink]
            written = f"\x1b[{y};{x}H{turn(DEFAULT_PEN, pen)}{character}{turn(pen, DEFAULT_PEN)}"
            pyte.Stream(screen).feed(written)
    return screen


@pytest.mark.parametrize("clears", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_whatever_changes_the_screen_is_as_if_all_was_written(seed: int, clears: bool) -> None:
    dice, shadow = random.Random(seed), Shadow(PENS, clears=clears)
    screen, sheet = pyte.Screen(12, 6), [[("x", "a")] * 12 for _ in range(6)]
    for share in (1.0, 0.1, 0.03, 0.3, 0.03):
        for row in sheet:
            for column in range(12):
                if dice.random() < share:
                    row[column] = dice.choice("  ●x"), dice.choice("aabcde")
        rows, inks = (tuple("".join(c[k] for c in row) for row in sheet) for k in (0, 1))
        pyte.Stream(screen).feed(shadow.update(Picture(rows, inks)))
        assert cells(screen) == cells(anew(Picture(rows, inks)))


@pytest.mark.parametrize("gap", range(1, 8))
def test_what_stays_is_sent_again_where_that_takes_fewer_bytes_than_a_jump(gap: int) -> None:
    shadow, rows = Shadow(PENS, clears=False), ("x" * 9, "y" + "x" * gap + "y" + "x" * (7 - gap))
    _, sent = (shadow.update(Picture((row,), ("a" * 9,))) for row in rows)
    jump = f"\x1b[{gap}C" if gap > 1 else "\x1b[C"
    assert len(sent) == len("\x1b[1Hyy") + min(gap, len(jump))


SIZES = [(80, 24), (200, 60)]
WHOLE_REDRAW = {(80, 24): 8050, (200, 60): 29600}
"""The bytes of a frame where the whole pane is sent, as is usual."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.key)
async def test_an_epoch_takes_few_bytes(size: tuple[int, int], experiment) -> None:
    app = Listening(view_of(experiment.setup), frames_per_second=0)
    app.animation_level = "none"
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        for _ in range(3):
            before = cells(app.terminal.screen)
            app.sent.clear()
            await pilot.press("n")
            least = least_update(before, cells(app.terminal.screen))
            assert 0 < len(b"".join(app.sent)) <= 2.5 * least


@pytest.mark.parametrize("size", SIZES)
async def test_a_frame_of_the_rolling_marble_takes_few_bytes(size: tuple[int, int]) -> None:
    app = Listening(START, frames_per_second=0)
    app.attach(size)
    async with app.run_test(size=size) as pilot:
        await pilot.press("space")
        sizes = []
        for _ in range(6):
            before = cells(app.terminal.screen)
            app.sent.clear()
            app.explorer.tick(0.05)
            await pilot.pause()
            assert len(app.sent) <= 1
            sizes.append(len(b"".join(app.sent)))
            assert sizes[-1] <= 2.5 * least_update(before, cells(app.terminal.screen))
        assert median(sizes) <= WHOLE_REDRAW[size] / 20


@pytest.mark.parametrize("frames_per_second", [0, 20])
async def test_what_changes_nothing_sends_nothing(frames_per_second: int) -> None:
    app = Listening(START, frames_per_second=frames_per_second)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        while app.explorer.stage.frame.aloft:
            app.explorer.tick(0.1)
        await pilot.press("b", "b")
        while app.explorer.stage.frame.aloft:
            app.explorer.tick(0.1)
        await pilot.pause(0.1)
        app.sent.clear()
        await pilot.press("b", "home")
        await pilot.pause(0.3)
        assert app.sent == []


async def test_while_a_terminal_takes_nothing_nothing_is_sent_then_what_is_seen_by_then() -> None:
    app = Listening(START, frames_per_second=0)
    app.attach((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        app.sent.clear()
        app.terminal.behind = True
        await pilot.press("end", "b")
        assert app.sent == []
        app.terminal.behind = False
        app.draw_due()
        assert len(app.sent) == 1
        assert cells(app.terminal.screen) == cells(drawn_anew(app.explorer.stage))
