"""The parts of what a run starts from, as a person meets them: how each is named, told and stepped.

The command line, the set-up on the screen and the file of preferences are loops over PARTS; how a
part is read and written stands with the setup itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from gdtui.engine.landscapes.catalogue import NAMES as LANDSCAPES
from gdtui.engine.rules.method import PARAMETERS, RULE_NAMES, RULES, SCHEDULE_NAMES
from gdtui.engine.runs import setup as engine
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import (
    MAX_EPOCHS,
    nearest_name,
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


def named(name: str, words: str, names: Sequence[str], metavar: str = "NAME") -> Option:
    """An option that is one of some names."""
    return Option(name, words, metavar, lambda text: nearest_name(name, text, names), names)


_NAMES = {"landscape": LANDSCAPES, "rule": RULE_NAMES, "schedule": SCHEDULE_NAMES}


class Part(NamedTuple):
    """A part of a setup: a name from a list, one or more numbers, or the name of a file.

    `words` tell it on the command line, `label` and `tip` in the set-up, and `called` in a sentence
    about it. Of numbers, an arrow moves the first by one of the `steps`, near and far. `about` is
    the part with which it is previewed.
    """

    name: str
    metavar: str
    label: str
    about: str
    called: str
    steps: str
    words: str
    tip: str

    @property
    def names(self) -> Sequence[str]:
        """The names that it has a choice of."""
        return _NAMES.get(self.name, ())

    @property
    def is_file(self) -> bool:
        """Whether it is the name of a file."""
        return self.metavar == "FILE"

    def is_there(self, setup: Setup) -> bool:
        """Whether it says something of a setup."""
        if self.name == "batch":
            return setup.has_points
        if self.name == "seed":
            return setup.method.noise.is_there
        return bool(engine.PART[self.name].write(setup))

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
        if self.steps:
            name, step = self.name, self.steps.split()[far]
            part = engine.PART[name]
            quantity = part.quantity or weight_on(setup.landscape)
            first, *others = part.write(setup)
            return ", ".join([quantity.next_text(first, step if upwards else f"-{step}"), *others])
        if not self.names:
            return self.text(setup)
        present, last = self.place(setup), len(self.names) - 1
        if far or present is None:
            return self.names[0 if upwards == far else last]
        return self.names[max(0, min(present + (-1 if upwards else 1), last))]


def _parameter(name: str) -> str:
    """The row of a parameter of the rules that have it."""
    having = [(rule.name, each) for rule in RULES for each in rule.parameters if each.name == name]
    usual = ", ".join(f"{rule} {each.value:g}" for rule, each in having)
    return f"""
{name} | B | {having[0][1].symbol} | rule | {name} | 0.01 0.1
    | a parameter of the rule, from 0 to below 1 ({usual})
    | From 0 to below 1: by 0.01, with shift by 0.1.
"""


_TEXT = f"""
data | FILE | data | landscape | file name |
    | fit a line y = w*x to points, in place of a landscape: a file with x,y in each row, or - for
      stdin
    | A file with x,y in each row: w is the slope of a line through the points.

landscape | NAME|FORMULA | landscape | landscape | |
    | the loss: {", ".join(LANDSCAPES)}; or a formula in w such as 'w^4/4 - w^2/2'; given twice,
      each of two marbles has its own
    |

weight | W | weight w | landscape | weight | 0.5 5
    | where the marble starts (10, or where that is out of view, nearer); given twice, there are two
    | One, or two with a comma between: by 0.5, with shift by 5.

lr | LR | learning rate | landscape | | 0.01 0.1
    | the learning rate, 0 or more (0.1); 0.1,0.5@10 is 0.5 from epoch 10 on
    | 0 or more: by 0.01, with shift by 0.1. 0.1, 0.5@10 is 0.5 from epoch 10 on.

epochs | N | epochs | landscape | number of epochs | 10 100
    | how many epochs, 0 to {MAX_EPOCHS} (50)
    | From 0 to {MAX_EPOCHS}: by 10, with shift by 100.

rule | NAME | rule | rule | |
    | how the weight is moved: {", ".join(RULE_NAMES)} ({RULE_NAMES[0]})
    |

{"".join(map(_parameter, PARAMETERS))}
schedule | NAME | schedule | schedule | |
    | the learning rate by epoch: {", ".join(SCHEDULE_NAMES)} ({SCHEDULE_NAMES[0]})
    |

noise | S | noise | noise | | 0.1 1
    | add a normal number of this deviation to each slope (0)
    | How far each slope is off, usually: by 0.1, with shift by 1.

batch | N | batch | batch | | 1 10
    | with points, take each slope from so many of them, drawn by chance (0: all of them)
    | How many points each slope is taken from, 0 for all: by 1, with shift by 10.

seed | N | seed | noise | | 1 10
    | which noise and batches: the same seed gives the same numbers (0)
    | The same seed gives the same numbers: by 1, with shift by 10.
"""
PARTS = tuple(
    Part(*(" ".join(cell.split()) for cell in row.split(" |")))
    for row in _TEXT.split("\n\n")
    if row.strip()
)
"""Of each paragraph its cells are the fields, in their order. They stand in the order in which they
are asked for; a part that follows from another comes after it."""
NAMES = tuple(part.name for part in PARTS)
PART = {part.name: part for part in PARTS}
