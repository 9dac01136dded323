"""The fields of the set-up, as a table: each has a label, is read, and has what may be chosen.

A field more is an entry more; what they all come to is a Setup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.engine.landscape import Landscape
from gdtui.engine.landscapes import NAMES, landscape_of, named
from gdtui.engine.setup import Setup
from gdtui.engine.values import (
    read_epochs,
    read_learning_rate,
    read_weights,
    stepped_epochs,
    stepped_learning_rate,
    stepped_weight,
    written,
)
from gdtui.ui.entry import Setting

Choose = Callable[[Setup, bool, bool], Setup]
"""The choice above the present one, or below it; the third value is whether to go far."""


class FormField(NamedTuple):
    """A field: `read` puts a text into a setup, `write` gives it back.

    `read` raises ValueError with a sentence for the person.
    """

    setting: Setting
    label: str
    read: Callable[[str, Setup], Setup]
    write: Callable[[Setup], str]
    choose: Choose


def number_of(landscape: Landscape) -> int | None:
    """Which of those that come with gdtui a landscape is."""
    return NAMES.index(landscape.name) if landscape.name in NAMES else None


def _next_landscape(setup: Setup, upwards: bool, far: bool) -> Setup:
    present, last = number_of(setup.landscape), len(NAMES) - 1
    if far:
        number = 0 if upwards else last
    elif present is None:
        number = last if upwards else 0
    else:
        number = max(0, min(present + (-1 if upwards else 1), last))
    return setup._replace(landscape=named(NAMES[number]))


def _by(step: str, upwards: bool) -> str:
    return step if upwards else f"-{step}"


def _next_weights(setup: Setup, upwards: bool, far: bool) -> Setup:
    """The first weight moved, as the keys move it."""
    lead, *others = setup.weights
    moved = stepped_weight(lead, _by("5" if far else "0.5", upwards), setup.landscape)
    return setup._replace(weights=(moved, *others))


def _next_rate(setup: Setup, upwards: bool, far: bool) -> Setup:
    rate = stepped_learning_rate(setup.learning_rate, _by("0.1" if far else "0.01", upwards))
    return setup._replace(learning_rate=rate)


def _next_epochs(setup: Setup, upwards: bool, far: bool) -> Setup:
    step = 100 if far else 10
    return setup._replace(epochs=stepped_epochs(setup.epochs, step if upwards else -step))


def _written_landscape(setup: Setup) -> str:
    number = number_of(setup.landscape)
    return setup.landscape.formula if number is None else setup.landscape.name


FIELDS = (
    FormField(
        Setting.LANDSCAPE,
        "landscape",
        lambda text, setup: setup._replace(landscape=landscape_of(text)),
        _written_landscape,
        _next_landscape,
    ),
    FormField(
        Setting.WEIGHT,
        "weight w",
        lambda text, setup: setup._replace(weights=read_weights(text, setup.landscape)),
        lambda setup: ", ".join(map(written, setup.weights)),
        _next_weights,
    ),
    FormField(
        Setting.RATE,
        "learning rate",
        lambda text, setup: setup._replace(learning_rate=read_learning_rate(text)),
        lambda setup: written(setup.learning_rate),
        _next_rate,
    ),
    FormField(
        Setting.EPOCHS,
        "epochs",
        lambda text, setup: setup._replace(epochs=read_epochs(text)),
        lambda setup: str(setup.epochs),
        _next_epochs,
    ),
)
