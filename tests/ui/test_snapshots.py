"""Pictures of the screens, to be looked at before they are accepted."""

from collections.abc import Callable

import pytest
from keys_pressed import keys_of
from text_tables import rows_of
from textual.keys import _character_to_key
from textual.pilot import Pilot

from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import PROPORTIONAL

Compare = Callable[..., bool]
SCREENS = rows_of(__file__, "screens.txt")


@pytest.mark.parametrize(
    ("rate", "theme", "keys", "size"), [row[1:] for row in SCREENS], ids=[row[0] for row in SCREENS]
)
def test_the_screen(snap_compare: Compare, opened, rate, theme, keys, size) -> None:
    pressed = [_character_to_key(key) if len(key) == 1 else key for key in keys_of(keys)]
    app, columns_and_rows = opened(Setup((10.0,), float(rate)), theme), map(int, size.split("x"))
    assert snap_compare(app, press=pressed, terminal_size=(*columns_and_rows,))


def test_a_marble_in_flight(snap_compare: Compare, opened) -> None:
    """Zigzag convergence, half way across the bowl."""

    async def fly(pilot: Pilot) -> None:
        pilot.app.animation_level = "full"
        await pilot.press("space")
        pilot.app.explorer.tick(0.05)

    setup = Setup((10.0,), 0.9)
    assert snap_compare(opened(setup), run_before=fly, terminal_size=(80, 24))


def test_a_large_light_window(snap_compare: Compare, opened) -> None:
    """The third experiment at epoch 15, with its thought."""
    app = opened(PROPORTIONAL.setup, "light", PROPORTIONAL.thought)
    assert snap_compare(app, press=["n"] * 15, terminal_size=(120, 36))
