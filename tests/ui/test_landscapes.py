"""The explorer on every landscape: it opens, takes keys, and stands where there is ground."""

from itertools import cycle

import pytest
from pressing import pressed, typed, view_of

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
def test_it_opens_and_takes_keys_on_every_landscape(explorer, text, size):
    app = explorer(setup_on(text))
    app = app.sized(size)
    for key in KEYS:
        app.send(key.encode())
        assert app.text


def test_a_marble_on_the_double_well_stops_in_the_nearer_of_two_valleys(explorer):
    app = explorer(setup_on("w^4/4 - w^2/2"))
    app.press("end")
    assert "L(w) = w⁴/4" in app.text
    assert "Epoch 50: Weight = 1.0000, Loss = -0.2500" in app.text


@pytest.mark.parametrize(
    "keys", [["h"], ["H"], ["left"] * 30, ["w", *typed("-1")], ["w", *typed("0")]]
)
def test_no_key_puts_the_marble_where_there_is_no_ground(keys):
    view = pressed(keys, view_of(Setup((0.4,), landscape=landscape_of("log(w)"))))
    assert view.race.lead.weight == 0.4
