"""Every size from 1×1 to 400×120, and every change between them: no exception, no lost run."""

import random

import pytest

from gdtui.ui.screen.layout import SMALLEST

SIZES = [(1, 1), (400, 120), (39, 12), (40, 11), (40, 12), (79, 23), (1, 120), (400, 1), (2, 2)]


def many_sizes(seed: int, number: int) -> list[tuple[int, int]]:
    dice = random.Random(seed)
    small = [(dice.randint(1, 90), dice.randint(1, 30)) for _ in range(number)]
    large = [(dice.randint(1, 400), dice.randint(1, 120)) for _ in range(number // 4)]
    sizes = [*SIZES, *small, *large]
    dice.shuffle(sizes)
    return sizes


@pytest.mark.parametrize(
    ("seed", "keys"),
    [
        (2, ["n", "n", "space"]),
        (3, ["n", "n", "e"]),
        (4, ["n", "n", "question_mark"]),
        (5, ["n", "n", "p", "a", "a"]),
        (6, ["m", "n", "n", "u", "s", "v"]),
        (7, ["n", "n", "o", "down", "x"]),
        (8, ["p", "o", *["tab"] * 4, "down", "tab", "tab", "down", "enter", "n", "n"]),
        (9, ["n", "n", "o", *["tab"] * 4, *"adam", *["tab"] * 4, "up"]),
        (10, ["n", "n", "colon", "e", "t"]),
        (11, ["n", "n", "C"]),
    ],
    ids=[
        "playing",
        "typing",
        "help",
        "pinned and apart",
        "map",
        "set-up",
        "rule and schedule",
        "set-up of a rule",
        "commands",
        "copied",
    ],
)
def test_no_size_loses_the_run(explorer, seed: int, keys: list[str]) -> None:
    app = explorer()
    app.press(*keys)
    before = app.view.race
    for size in many_sizes(seed, 8):
        app.sized(size)
        if app.view.playing:
            app.tick(0.1)
    assert app.view.race.runs[0].to(2) == before.runs[0].to(2)
    app.sized((80, 24))
    if app.view.playing:
        app.press("space")
    if app.place("readout") is None:
        app.press("escape")
    assert any(row.strip() for row in app.picture("readout").rows)


@pytest.mark.parametrize("guide", [["y", "1"], ["f"]])
def test_no_size_loses_the_guide(explorer, guide: list[str]) -> None:
    app = explorer()
    app.press(*guide)
    before = app.view.guide
    for size in many_sizes(7, 10):
        app.sized(size)
        is_too_small = size[0] < SMALLEST[0] or size[1] < SMALLEST[1]
        assert bool(app.place("too small")) == is_too_small
        assert bool(app.place("guide")) == (not is_too_small)
    app.sized((80, 24))
    assert app.view.guide == before
    assert any(row.strip() for row in app.picture("guide").rows)
