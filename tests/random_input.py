"""What a person may do at the keyboard and with the mouse, drawn by lot, as bytes of a terminal."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from textual import events
from textual.geometry import Size

from gdtui.ui.app import GdtuiApp
from gdtui.ui.terminal.reader import Keyboard

KEYS = [*"BnnnnbBbr+=-kjhlKJHL[]ew0123456789tsaaagumpvvViycfd,.? zzZoo::CS", *"\x10\r\x7f\t"]
SEQUENCES = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[1;2A", "\x1b[1;2D", "\x1b[H", "\x1b[F"]
SEQUENCES += ["\x1b[5~", "\x1b[6~", "\x1bOP", "\x1b[27u", "\x1b[27u", "\x1b[Z"]
NUMBERS = ["7", "-12", "0.3", "0.5", "1", "1.05", "1e-9", "-1e150", "abc", "", "0.4997", "95.97"]
ODD = ["1e308", "-1e154", "5e-324", "nan", "inf", "-0", "1e-400", "٣", "0x1", "1_0"]
FORMULAS = ["w^4", "1/w", "double-well", "w^2 + (", "log(w)", "3", "tan(w)", "ripples", "exp(w)"]
METHODS = ["momentum", "adam", "newton\tstep", "\tcosine\t0.5", "\twarmup\t0"]
NAMED = "momentum", "nesterov", "adam", "cosine", "double", "ripples", "settl", "lesson 17", "undo"
FILES = ["", "\x15a.json", "\x15a.txt", "\x15a.svg", "\x15a.png", "\x15no/a.csv"]
SETUPS = [*(f"\x15{formula}" for formula in FORMULAS), *("\t" * 4 + each for each in METHODS)]


def something(dice: random.Random, columns: int = 80, rows: int = 24) -> bytes:
    """One thing that a person does."""
    kind = dice.random()
    if kind < 0.5:
        return dice.choice(KEYS).encode()
    if kind < 0.7:
        return dice.choice(SEQUENCES).encode()
    if kind < 0.8:
        if dice.random() < 0.3:
            return f"{dice.choice([':', chr(16)])}{dice.choice(NAMED)}\r".encode()
        if dice.random() < 0.1:
            return f"S{dice.choice(FILES)}\r".encode()
        number = dice.choice(NUMBERS)
        if dice.random() < 0.3:
            return f"o{dice.choice(SETUPS)}\r".encode()
        return (dice.choice("ew") + "\x15" * dice.randint(0, 1) + number + "\r").encode()
    if kind < 0.85:
        return f"\x1b[200~{dice.choice(NUMBERS)}\n\x1b[201~".encode()
    column, row = dice.randint(1, columns), dice.randint(1, rows)
    if kind < 0.92:
        return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode()
    if kind < 0.96:
        there = dice.randint(1, columns)
        parts = f"\x1b[<0;{column};{row}M", f"\x1b[<32;{there};{row}M", f"\x1b[<0;{there};{row}m"
        return "".join(parts).encode()
    return f"\x1b[<{dice.choice([64, 65])};{column};{row}M".encode()


def anything(dice: random.Random, columns: int, rows: int) -> bytes:
    """One thing that a person does, or bytes that nobody would send, but for q and ctrl+q."""
    kind = dice.random()
    if kind < 0.8:
        return something(dice, columns, rows)
    if kind < 0.85:
        return dice.choice(["\x1b", "\x1b[I", "\x1b[O", "\x03"]).encode()
    if kind < 0.9:
        button = dice.choice([0, 1, 2, 32, 35, 64, 65, 66, 4, 16, 255])
        column, row = dice.randint(-3, columns + 9), dice.randint(-3, rows + 9)
        return f"\x1b[<{button};{column};{row}{dice.choice('Mm')}".encode()
    if kind < 0.95:
        return f"{dice.choice('ew')}\x15{dice.choice(ODD)}\r".encode()
    return dice.randbytes(dice.randint(1, 8)).replace(b"q", b"").replace(b"\x11", b"")


def read(pieces: Sequence[bytes]) -> list[events.Event]:
    """The events that Textual's parser makes of some pieces of bytes."""
    keyboard = Keyboard()
    return [event for piece in pieces for event in keyboard.read(piece)]


def cut_anywhere(dice: random.Random, data: bytes) -> list[bytes]:
    """The bytes in pieces that begin and end anywhere."""
    places = sorted(dice.sample(range(len(data) + 1), min(len(data), dice.randint(0, 6))))
    return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]


async def at_rest(app: GdtuiApp) -> None:
    """Wait until all that was done is taken, reached, computed and drawn."""
    quiet = 0
    while quiet < 5 and not (app._exit or app._exception):
        await asyncio.sleep(0.001 if app.explorer.stage.is_on_its_way else 0)
        queues = [app, app.explorer, *app.explorer.walk_children()]
        is_busy = any(each.message_queue_size or each._next_callbacks for each in queues)
        is_busy = is_busy or app._resize_timer is not None or app.explorer._layout_required
        quiet = 0 if is_busy or app.explorer.stage.is_on_its_way else quiet + 1


async def resized(app: GdtuiApp, size: tuple[int, int]) -> None:
    """Give the terminal another size, and wait until all is drawn in it."""
    assert app._driver is not None
    app._driver._size = size
    app.post_message(events.Resize(Size(*size), Size(*size)))
    await at_rest(app)
