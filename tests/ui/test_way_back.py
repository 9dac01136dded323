"""A fresh explorer, opened with the line that `C` copies, shows the same cells."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace

import pytest
from command_output import brought_back
from keys_pressed import START, pressed, typed
from random_input import FORMULAS, METHODS
from staged_explorer import Staged

from gdtui.engine.runs.setup import Setup
from gdtui.ui.door import after_key
from gdtui.ui.view import View
from gdtui.ui.way_back import last_lines, line_of

KEYS = [*"nnnnbrkjKJhlHL[]0123stagumpPvVixcf,.Bd+-zZ", "home", "end", "enter", "escape"]
NUMBERS = ["0.3", "1", "1.05", "0.7", "2.5", "1e300", "-7", "0"]


def some_view(dice: random.Random, length: int) -> View:
    """What some random keys lead to, at rest."""
    view = START
    for _ in range(length):
        kind = dice.random()
        if kind < 0.75:
            keys: list[str] = [dice.choice(KEYS)]
        elif kind < 0.9:
            keys = [dice.choice("ew"), *typed(dice.choice(NUMBERS))]
        elif kind < 0.94:
            keys = [
                "o",
                *typed(dice.choice([*FORMULAS, "tilted-well", "w^2, w^2/20", "ripples, 2w^2"])),
            ]
        elif kind < 0.97:
            tabbed = ["tab" if each == "\t" else each for each in dice.choice(METHODS)]
            keys = ["o", *["tab"] * 4, *tabbed, "enter"]
        else:
            keys = [":", *dice.choice(["momentum", "cosine", "adam", "ripples", "settl"]), "enter"]
        view = pressed(keys, view)
        if view.top is not None:
            view = pressed(["escape"], view)
    return view


def seen(view: View) -> View:
    """A view without what no line brings back: what is typed, undone, known in a guide, or said."""
    return replace(
        START,
        race=view.race,
        shows=view.shows,
        speed=view.speed,
        theme=view.theme,
    )


def cells_of(view: View, size: tuple[int, int]) -> list[tuple[str, str]]:
    sheet = Staged(view=view, size=size).sheet()
    return [*zip(sheet.rows, sheet.inks, strict=True)]


@pytest.mark.parametrize("seed", range(32))
def test_what_random_keys_lead_to_is_brought_back_to_the_cell(seed: int) -> None:
    view = some_view(random.Random(seed), 14)
    while view.guide is not None:
        view = pressed(["escape"], view)
    line = line_of(view)
    again = brought_back(line).arrived()
    assert seen(again) == seen(view), line
    assert again.window == replace(view, kept=None).window, line
    if seed % 4 == 0:
        size = (80, 24) if seed % 8 else (120, 36)
        first = replace(view, kept=None, playing=False, past=(), future=(), earlier=0, said="")
        assert cells_of(brought_back(line), size) == cells_of(first, size), line


@pytest.mark.parametrize("seed", range(12))
def test_the_line_of_every_mode_opens_as_a_run_that_is_there(seed: int) -> None:
    """Lessons and the challenge, marbles that met, runs that are not at their end yet."""
    dice = random.Random(1000 + seed)
    for _ in range(12):
        view = some_view(dice, dice.randint(1, 10))
        if dice.random() < 0.4:
            view = pressed([dice.choice(["2", "3", "m"]), *dice.choices("LHlhn", k=3)], view)
        if dice.random() < 0.3:
            view = after_key(view, "end", None)
        line = line_of(view)
        again = brought_back(line)
        assert view.guide or Setup.of(again.race) == Setup.of(view.race), line
        again.arrived()


def test_two_marbles_that_met_are_brought_back() -> None:
    line = line_of(pressed("3L"))
    assert line == "gdtui --lr 0.2 --weight 15 --weight 15"
    assert brought_back(line).race == pressed("3L").race


def test_an_epoch_beyond_the_end_is_the_end() -> None:
    view = brought_back("gdtui --lr 3 --at 1000000").arrived()
    assert view.race == START.race.with_learning_rate(3.0).to(1000)


@pytest.mark.parametrize(("rows", "lines"), [(23, 1), (24, 14)])
def test_the_last_picture_is_there_where_there_is_room(monkeypatch, rows, lines) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, rows)))
    assert len(last_lines(START)) == lines
