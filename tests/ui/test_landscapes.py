"""The explorer on every landscape: it opens, takes keys, and stands where there is ground."""

from itertools import cycle

import pytest
from doing import read, settled
from pressing import pressed, typed, view_of
from textual.app import App

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.runs.setup import Setup, start_on

KEYS = [*"nnnbtsgua,x", "\x1b[B", "\x1b[C", "\x1b[D", *"]][[mppvvi+", "\x1b[F", *"bbr0"]
TYPED = ["log(w)", "1/w", "tan(w)", "exp(w)", "sqrt(w)", "-w^2", "5", "sin(1/w)", "w^99999999"]


def setup_on(text: str) -> Setup:
    landscape = landscape_of(text)
    return Setup((start_on(landscape),), landscape=landscape)


@pytest.mark.parametrize(
    ("text", "size"), zip([*NAMES, *TYPED], cycle([(80, 24), (120, 36)]), strict=False)
)
async def test_it_opens_and_takes_keys_on_every_landscape(explorer, text, size):
    app = explorer(setup_on(text))
    async with app.run_test(size=size):
        for event in read([key.encode() for key in KEYS]):
            app.explorer.take(event)
            app.explorer.show_taken()
            await settled(app)
            assert shown(app)


def shown(app: App[None]) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_a_marble_on_the_double_well_stops_in_the_nearer_of_two_valleys(explorer):
    app = explorer(setup_on("w^4/4 - w^2/2"))
    async with app.run_test(size=(80, 24)):
        for event in read([b"\x1b[F"]):
            app.explorer.take(event)
            app.explorer.show_taken()
        await settled(app)
        assert "L(w) = w⁴/4" in shown(app)
        assert "Epoch 50: Weight = 1.0000, Loss = -0.2500" in shown(app)


@pytest.mark.parametrize(
    "keys", [["h"], ["H"], ["left"] * 30, ["w", *typed("-1")], ["w", *typed("0")]]
)
def test_no_key_puts_the_marble_where_there_is_no_ground(keys):
    view = pressed(keys, view_of(Setup((0.4,), landscape=landscape_of("log(w)"))))
    assert view.race.lead.weight == 0.4
