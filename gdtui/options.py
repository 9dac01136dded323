"""The parts of what a run starts from, as a person meets them: how each is named, told and stepped.

The command line, the set-up on the screen and the file of preferences are loops over PARTS; how a
part is read and written stands with the setup itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from gdtui.engine.landscapes.catalogue import NAMES as LANDSCAPES
from gdtui.engine.rules.method import NAMES as SCHEDULES
from gdtui.engine.rules.rule import NAMES as RULE_NAMES
from gdtui.engine.rules.rule import PARAMETERS, RULES
from gdtui.engine.runs import setup as engine
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import (
    BATCH,
    EPOCHS,
    LEARNING_RATE,
    MAX_EPOCHS,
    NOISE,
    SEED,
    Quantity,
    share,
    weight_on,
)


class Option(NamedTuple):
    """An option of the command line: its name, words about it, what stands for its value.

    It may be given again where it `is_list`. `names` are what its text may be, or some of that
    where it has a metavar too; without either it has no value.
    """

    name: str
    words: str
    metavar: str = ""
    read: Callable[[str], Any] = str
    names: Sequence[str] = ()
    is_list: bool = False
    write: Callable[[Any], str] = str


class Part(NamedTuple):
    """A part of a setup: a name from a list, one or more numbers, or the name of a file.

    `words` tell it on the command line, `label` and `tip` in the set-up, and `called` in a sentence
    about it. Of numbers, the first is a `quantity`, and an arrow moves it by one of the `steps`,
    near and far. `about` is the part with which it is previewed.
    """

    name: str
    metavar: str
    words: str
    label: str
    about: str
    called: str = ""
    names: Sequence[str] = ()
    quantity: Callable[[Setup], Quantity[int] | Quantity[float]] | None = None
    steps: tuple[str, str] = ("1", "10")
    tip: str = ""
    is_there: Callable[[Setup], bool] = lambda _: True

    @property
    def is_file(self) -> bool:
        """Whether it is the name of a file."""
        return self.metavar == "FILE"

    def read(self, text: str, setup: Setup) -> Setup:
        """A setup with this part from a text. Raises ValueError with a sentence for the person."""
        return engine.PART[self.name].read(text, setup)

    def text(self, setup: Setup) -> str:
        """What a setup has here, as a person would write it."""
        if self.name == "landscape" and not setup.landscape.file:
            return ", ".join(landscape.name for landscape in setup.landscapes)
        return ", ".join(engine.PART[self.name].write(setup))

    def place(self, setup: Setup) -> int | None:
        """Which of its names a setup has; None for a formula, and where there are no names."""
        name = self.text(setup)
        return self.names.index(name) if name in self.names else None

    def stepped(self, setup: Setup, *, upwards: bool, far: bool) -> str:
        """The text of the choice above the present one, or below it."""
        if self.quantity:
            first, *others = engine.PART[self.name].write(setup)
            step = self.steps[far] if upwards else f"-{self.steps[far]}"
            return ", ".join([self.quantity(setup).next_text(first, step), *others])
        if not self.names:
            return self.text(setup)
        present, last = self.place(setup), len(self.names) - 1
        if far or present is None:
            return self.names[0 if upwards == far else last]
        return self.names[max(0, min(present + (-1 if upwards else 1), last))]


def _parameter(name: str) -> Part:
    """A parameter of the rules that have it."""
    having = [(rule.name, each) for rule in RULES for each in rule.parameters if each.name == name]
    usual = ", ".join(f"{rule} {each.value:g}" for rule, each in having)
    return Part(
        name,
        "B",
        f"a parameter of the rule, from 0 to below 1 ({usual})",
        having[0][1].symbol,
        "rule",
        called=name,
        quantity=lambda _: share(name),
        steps=("0.01", "0.1"),
        tip="From 0 to below 1: by 0.01, with shift by 0.1.",
        is_there=lambda setup: bool(engine.PART[name].write(setup)),
    )


PARTS = (
    Part(
        "data",
        "FILE",
        "fit a line y = w*x to points, in place of a landscape: a file with x,y in each row, or -"
        " for stdin",
        "data",
        "landscape",
        called="file name",
        tip="A file with x,y in each row: w is the slope of a line through the points.",
    ),
    Part(
        "landscape",
        "NAME|FORMULA",
        f"the loss: {', '.join(LANDSCAPES)}; or a formula in w such as 'w^4/4 - w^2/2';"
        " given twice, each of two marbles has its own",
        "landscape",
        "landscape",
        names=LANDSCAPES,
        is_there=lambda setup: not setup.landscape.file,
    ),
    Part(
        "weight",
        "W",
        "where the marble starts (10, or where that is out of view, nearer); given twice,"
        " there are two",
        "weight w",
        "landscape",
        called="weight",
        quantity=lambda setup: weight_on(setup.landscape),
        steps=("0.5", "5"),
        tip="One, or two with a comma between: by 0.5, with shift by 5.",
    ),
    Part(
        "lr",
        "LR",
        "the learning rate, 0 or more (0.1); 0.1,0.5@10 is 0.5 from epoch 10 on",
        "learning rate",
        "landscape",
        quantity=lambda _: LEARNING_RATE,
        steps=("0.01", "0.1"),
        tip="0 or more: by 0.01, with shift by 0.1. 0.1, 0.5@10 is 0.5 from epoch 10 on.",
    ),
    Part(
        "epochs",
        "N",
        f"how many epochs, 0 to {MAX_EPOCHS} (50)",
        "epochs",
        "landscape",
        called="number of epochs",
        quantity=lambda _: EPOCHS,
        steps=("10", "100"),
        tip=f"From 0 to {MAX_EPOCHS}: by 10, with shift by 100.",
    ),
    Part(
        "rule",
        "NAME",
        f"how the weight is moved: {', '.join(RULE_NAMES)} ({RULE_NAMES[0]})",
        "rule",
        "rule",
        names=RULE_NAMES,
    ),
    *map(_parameter, PARAMETERS),
    Part(
        "schedule",
        "NAME",
        f"the learning rate by epoch: {', '.join(SCHEDULES)} ({SCHEDULES[0]})",
        "schedule",
        "schedule",
        names=SCHEDULES,
    ),
    Part(
        "noise",
        "S",
        "add a normal number of this deviation to each slope (0)",
        "noise",
        "noise",
        quantity=lambda _: NOISE,
        steps=("0.1", "1"),
        tip="How far each slope is off, usually: by 0.1, with shift by 1.",
    ),
    Part(
        "batch",
        "N",
        "with points, take each slope from so many of them, drawn by chance (0: all of them)",
        "batch",
        "batch",
        quantity=lambda _: BATCH,
        tip="How many points each slope is taken from, 0 for all: by 1, with shift by 10.",
        is_there=lambda setup: setup.has_points,
    ),
    Part(
        "seed",
        "N",
        "which noise and batches: the same seed gives the same numbers (0)",
        "seed",
        "noise",
        quantity=lambda _: SEED,
        tip="The same seed gives the same numbers: by 1, with shift by 10.",
        is_there=lambda setup: setup.method.noise.is_there,
    ),
)
"""In the order in which they are asked for; a part that follows from another comes after it."""
NAMES = tuple(part.name for part in PARTS)
PART = {part.name: part for part in PARTS}
