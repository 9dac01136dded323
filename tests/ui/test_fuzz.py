"""Thousands of random keys, mouse events, pastes and resizes: the app lives on, q works."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from staged import Staged
from textual import events

from gdtui.ui.terminal.keyboard import Keyboard
from gdtui.ui.view import Request

EVENTS = 8_000
PARTS = 2
TOGETHER = 40

TYPED = [*"nbr+=-hjklHJKL[]ewS0123tsaxgumpPvVicBCfdD,. ?zzZyo::", *"\r\x7f\t\x03\x10"]
SEQUENCES = ["\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[1;2A", "\x1b[1;2D", "\x1b[H"]
SEQUENCES += ["\x1b[F", "\x1b[5~", "\x1b[6~", "\x1bOP", "\x1b[Z", "\x1b[I", "\x1b[O"]
NUMBERS = ["1e308", "-1e154", "5e-324", "0.5", "1", "nan", "inf", "-0", "1e-400", "٣", "0x1", "1_0"]

FORMULAS = ["w^4", "1/w", "log(w)", "tan(w)", "double-well", "ripples", "w^", "sqrt(w)", "exp(w)"]


def some_bytes(dice: random.Random) -> bytes:
    """What one event may look like on its way from a terminal."""
    kind = dice.random()
    if kind < 0.5:
        return dice.choice(TYPED).encode()
    if kind < 0.65:
        return dice.choice(SEQUENCES).encode()
    if kind < 0.85:
        button = dice.choice([0, 1, 2, 32, 35, 64, 65, 66, 4, 16, 255])
        column, row = dice.randint(-3, 130), dice.randint(-3, 45)
        return f"\x1b[<{button};{column};{row}{dice.choice('Mm')}".encode()
    if kind < 0.9:
        return f"\x1b[200~{dice.choice(NUMBERS)}\x1b[201~".encode()
    if kind < 0.92:
        return f"o\x15{dice.choice(FORMULAS)}\r".encode()
    if kind < 0.95:
        return (dice.choice("ew") + dice.choice(NUMBERS) + "\r").encode()
    return dice.randbytes(dice.randint(1, 8)).replace(b"q", b"").replace(b"\x11", b"")


@pytest.mark.parametrize("seed", range(PARTS))
def test_the_explorer_lives_through_random_events_and_q_works_afterwards(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is saved by the way is saved there.
    monkeypatch.chdir(tmp_path)
    dice = random.Random(seed)
    keyboard = Keyboard()
    app = Staged()
    sent = 0
    while sent < EVENTS // PARTS:
        for _ in range(TOGETHER):
            if dice.random() < 0.004:
                app.resized((dice.randint(1, 130), dice.randint(1, 45)))
            for message in [*keyboard.read(some_bytes(dice)), *keyboard.tick(is_silent=True)]:
                if isinstance(message, events.InputEvent | events.Paste):
                    app.do(message, at_rest=False)
                    sent += 1
        # Out of a field or the help, where most keys do nothing.
        if dice.random() < 0.9:
            app.press("escape")
        # Once it is asked to quit it takes nothing more.
        app.view = replace(app.view, request=None)
        app.sheet()
        if app.view.playing:
            app.tick(dice.random())
        assert all(run.landscape.is_inside(run.weight) for run in app.view.race.runs)
    assert app.press("escape", "escape", "escape", "q").request is Request.QUIT
