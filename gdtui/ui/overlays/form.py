"""The fields of the set-up, as a table: each has a label, is read, and has what may be chosen.

A field more is an entry more; what they all come to is a Setup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from gdtui.engine.landscapes import catalogue as landscapes
from gdtui.engine.rules import rule, schedule
from gdtui.engine.rules.rule import Parameter
from gdtui.engine.runs.setup import PART, Setup
from gdtui.engine.values import (
    MAX_EPOCHS,
    share,
)
from gdtui.ui.overlays.choosing import (
    by,
    next_epochs,
    next_noise,
    next_rate,
    next_seed,
    next_weights,
)
from gdtui.ui.overlays.entry import Setting

Read = Callable[[str, Setup], Setup]
Choose = Callable[[Setup, bool, bool], Setup]
"""The choice above the present one, or below it; the third value is whether to go far."""


class About(Enum):
    """What a field is about: what is previewed while it is filled in."""

    LANDSCAPE = auto()
    RULE = auto()
    SCHEDULE = auto()
    NOISE = auto()


class FormField(NamedTuple):
    """A field: `read` puts a text into a setup, `write` gives it back.

    `read` raises ValueError with a sentence for the person. A field with `names` is chosen from a
    list; of another one it is `told` what may be typed. Whether it `is_there` follows from what was
    read of those before it.
    """

    setting: Setting
    label: str
    read: Read
    write: Callable[[Setup], str]
    choose: Choose
    told: str = ""
    names: Sequence[str] = ()
    about: About = About.LANDSCAPE
    is_there: Callable[[Setup], bool] = lambda _: True

    def place(self, setup: Setup) -> int | None:
        """Which of its names a setup has; None for a formula, and where there are no names."""
        name = self.write(setup)
        return self.names.index(name) if name in self.names else None


def _named(
    name: str, read: Read, write: Callable[[Setup], str], names: Sequence[str], about: About
) -> FormField:
    """A field that is chosen from a list."""

    def choose(setup: Setup, upwards: bool, far: bool) -> Setup:
        present, last = field.place(setup), len(names) - 1
        if far or present is None:
            number = 0 if upwards == far else last
        else:
            number = max(0, min(present + (-1 if upwards else 1), last))
        return read(names[number], setup)

    setting = Setting(name, in_letters=True)
    field = FormField(setting, name, read, write, choose, names=names, about=about)
    return field


def _text_of(name: str) -> Callable[[Setup], str]:
    """How a part of a setup is written in a field."""
    return lambda setup: ", ".join(PART[name].write(setup))


def _parameter(name: str, symbol: str) -> FormField:
    """The field of a parameter, for the rules that have it."""

    def of(setup: Setup) -> Parameter | None:
        return next((each for each in setup.method.rule.parameters if each.name == name), None)

    def choose(setup: Setup, upwards: bool, far: bool) -> Setup:
        present = of(setup)
        value = present.value if present else 0.0
        return PART[name].read(
            repr(share(name).stepped(value, by("0.1" if far else "0.01", upwards))), setup
        )

    return FormField(
        Setting(name),
        symbol,
        PART[name].read,
        _text_of(name),
        choose,
        "From 0 to below 1: by 0.01, with shift by 0.1.",
        about=About.RULE,
        is_there=lambda setup: of(setup) is not None,
    )


_SYMBOLS = {each.name: each.symbol for each_rule in rule.RULES for each in each_rule.parameters}

FIELDS = (
    _named(
        "landscape",
        lambda text, setup: setup._replace(landscape=landscapes.landscape_of(text)),
        lambda setup: setup.landscape.name,
        landscapes.NAMES,
        About.LANDSCAPE,
    ),
    FormField(
        Setting.WEIGHT,
        "weight w",
        PART["weight"].read,
        _text_of("weight"),
        next_weights,
        "One, or two with a comma between: by 0.5, with shift by 5.",
    ),
    FormField(
        Setting.RATE,
        "learning rate",
        PART["lr"].read,
        _text_of("lr"),
        next_rate,
        "0 or more: by 0.01, with shift by 0.1. 0.1, 0.5@10 is 0.5 from epoch 10 on.",
    ),
    FormField(
        Setting("number of epochs"),
        "epochs",
        PART["epochs"].read,
        _text_of("epochs"),
        next_epochs,
        f"From 0 to {MAX_EPOCHS}: by 10, with shift by 100.",
    ),
    _named(
        "rule",
        PART["rule"].read,
        _text_of("rule"),
        rule.NAMES,
        About.RULE,
    ),
    *(_parameter(name, _SYMBOLS[name]) for name in rule.PARAMETERS),
    _named(
        "schedule",
        PART["schedule"].read,
        _text_of("schedule"),
        schedule.NAMES,
        About.SCHEDULE,
    ),
    FormField(
        Setting("noise"),
        "noise",
        PART["noise"].read,
        _text_of("noise"),
        next_noise,
        "How far each slope is off, usually: by 0.1, with shift by 1.",
        about=About.NOISE,
    ),
    FormField(
        Setting("seed"),
        "seed",
        PART["seed"].read,
        _text_of("seed"),
        next_seed,
        "The same seed gives the same noise: by 1, with shift by 10.",
        about=About.NOISE,
        is_there=lambda setup: setup.method.noise.deviation > 0,
    ),
)
