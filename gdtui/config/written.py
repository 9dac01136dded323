"""The wishes in force as a file that would be read, and give the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gdtui.cli.asked import asked_setup
from gdtui.cli.parsing import read
from gdtui.config.reading import arguments_beside
from gdtui.config.wishes import Wishes
from gdtui.engine.runs.setup import PART, Setup
from gdtui.options import explorer_parser
from gdtui.ui.commands.keymap import keys_by_name
from gdtui.ui.keys import typed_as
from gdtui.ui.screen.pace import PACES
from gdtui.ui.screen.theme import THEMES

Value = str | float | bool | list[float] | list[str]


def file_of(wishes: Wishes, path: Path, *, is_there: bool) -> Iterator[str]:
    """The lines of a file that says all that is in force, and where it is to lie."""
    yield f"# {path}"
    if not is_there:
        yield "# It is not there: this is what holds without it. All of it may be left out."
    yield ""
    yield f"# {', '.join(THEMES)}"
    yield _entry("theme", wishes.theme)
    yield f"# epochs a second: {', '.join(f'{pace:g}' for pace in PACES)}"
    yield _entry("speed", wishes.speed)
    yield "# whether marbles roll"
    yield _entry("motion", wishes.motion)
    yield ""
    yield "# What the explorer starts from; what is typed on the command line comes first."
    yield "[setup]"
    typed = read(explorer_parser(()), [])
    setup = asked_setup(read(explorer_parser(()), arguments_beside(wishes, typed)))
    for name, value in _parts(setup):
        yield _entry(name, value)
    yield ""
    yield "# The keys of each command, in place of all that it had."
    yield "[keys]"
    for name, keys in keys_by_name(wishes.keys).items():
        texts = [typed_as(key) for key in keys]
        yield _entry(name, texts[0] if len(texts) == 1 else texts)


def _parts(setup: Setup) -> Iterator[tuple[str, Value]]:
    rule, schedule, noise = setup.method
    yield "landscape", setup.landscape.name
    yield "weight", setup.weights[0] if len(setup.weights) == 1 else [*setup.weights]
    yield "lr", ",".join(PART["lr"].write(setup)) if setup.changes else setup.learning_rate
    yield "epochs", setup.epochs
    yield "rule", rule.name
    for parameter in rule.parameters:
        yield parameter.name, parameter.value
    yield "schedule", schedule.name
    yield "noise", noise.deviation
    yield "seed", noise.seed


def _entry(name: str, value: Value) -> str:
    key = name if name.replace("_", "").isalnum() else json.dumps(name)
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
