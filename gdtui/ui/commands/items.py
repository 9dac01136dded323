"""All that can be asked for by name: the commands, and what each has to choose from.

The help and the list of the commands are made from it. An item is found by its name, by what is
told of it, and by other words that mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import ENTRIES, named
from gdtui.engine.rules import rule, schedule
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Kind
from gdtui.guide.landscapes import moved_to
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.numerals import printed
from gdtui.plot.panes.searched import fit
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.ui.commands.command import Command, Entry
from gdtui.ui.commands.guided import experiment, into_lesson
from gdtui.ui.commands.looking import pictured
from gdtui.ui.commands.setting import with_setup
from gdtui.ui.commands.synonyms import SYNONYMS
from gdtui.ui.keys import Chosen, key_name, keys_of
from gdtui.ui.view import View

Change = Callable[[View], View]

_FIRST = (
    *("play", "step", "back", "rate up", "rate down", "weight left", "weight right", "restart"),
    *("set up", "undo", "redo", "lessons", "tangent", "secant", "beat", "pin", "end", "help"),
    *("quit", "copy"),
)
"""The commands that are used most, in this order; the others follow as in the table of keys."""


class Item(NamedTuple):
    """What can be asked for: how it is found, and what it does where the guide allows `kind`."""

    name: str
    told: str
    also: str
    kind: Kind
    change: Change
    keys: str = ""
    at_once: bool = False


@lru_cache(maxsize=2)
def items(entries: tuple[Entry, ...], chosen: Chosen = ()) -> tuple[Item, ...]:
    """All that there is, with the keys in force, what is used most being first."""
    pairs = [(entry, each) for entry in entries for each in entry.commands]
    by_digit = [str(number) for number in range(1, len(EXPERIMENTS) + 1)]
    # With a digit one predicts in a lesson; the experiments stand here by their names.
    found = [_command(*pair, chosen) for pair in pairs if not set(pair[1].keys) & set(by_digit)]
    last = len(_FIRST)
    found.sort(key=lambda each: _FIRST.index(each.name) if each.name in _FIRST else last)
    return (*found, *named_items(chosen))


@lru_cache(maxsize=8)
def found(search: str, entries: tuple[Entry, ...], chosen: Chosen = ()) -> tuple[Item, ...]:
    """What fits a search, the best first."""
    listed = items(entries, chosen)
    fits = [(fit(search, each.name, each.also, each.told), each) for each in listed]
    fitting = [(how_well, each) for how_well, each in fits if how_well is not None]
    return tuple(each for _, each in sorted(fitting, key=lambda pair: pair[0]))


@lru_cache(maxsize=1)
def named_items(chosen: Chosen = ()) -> tuple[Item, ...]:
    """What is chosen by its name: experiments, pictures, landscapes, rules, schedules, lessons."""
    return (*_experiments(chosen), *_pictures(), *_landscapes(), *_methods(), *_lessons())


def _command(entry: Entry, each: Command, chosen: Chosen) -> Item:
    pressed = each.keys_in(chosen)
    keys = " ".join(map(key_name, pressed))
    also = f"{SYNONYMS[each.name]} {' '.join(pressed)}"
    return Item(each.name, entry.told, also, each.kind, each.change, keys, each.at_once)


def _experiments(chosen: Chosen) -> Iterator[Item]:
    for number, each in enumerate(EXPERIMENTS, 1):
        change = _calling(experiment, number)
        told = f"experiment: {each.thought[0]}"
        told_key = key_name(next(iter(keys_of(chosen, each.key, (str(number),))), ""))
        yield Item(each.title, told, SYNONYMS[each.key], Kind.SETUP, change, told_key)


def _pictures() -> Iterator[Item]:
    for whole, (name, _, also, *_) in PICTURES.items():
        told = "picture of the whole, in place of the bowl" if whole else "back to the bowl"
        yield Item(name, told, also, Kind.WHOLE, _calling(pictured, whole))


def _landscapes() -> Iterator[Item]:
    for entry in ENTRIES:
        told = f"landscape: L(w) = {printed(entry.formula)}"
        change = _calling(_on_landscape, entry.name)
        yield Item(entry.name, told, "loss function", Kind.SETUP, change)


def _methods() -> Iterator[Item]:
    for each in rule.RULES:
        moved = _calling(_with_method, lambda method, each=each: method._replace(rule=each))
        yield Item(each.name, f"rule: {each.formula}", "optimizer optimiser", Kind.SETUP, moved)
    for plan in schedule.SCHEDULES:
        timed = _calling(_with_method, lambda method, plan=plan: method._replace(schedule=plan))
        told = f"schedule of the learning rate: {plan.formula}"
        yield Item(plan.name, told, "decay anneal", Kind.SETUP, timed)


def _lessons() -> Iterator[Item]:
    for number, lesson in enumerate(LESSONS, 1):
        change = _calling(into_lesson, number)
        yield Item(lesson.title, f"lesson {number}", "learn course", Kind.FREE, change)


def _calling(change: Callable[..., View], *with_these: object) -> Change:
    return lambda view: change(view, *with_these)


def _on_landscape(view: View, name: str) -> View:
    """A run from the start that shows a landscape, moved as the present one is."""
    return with_setup(view, moved_to(Setup.anew(view.race), named(name)))


def _with_method(view: View, changed: Callable[[Method], Method]) -> View:
    """The present run anew, moved in another way."""
    now = Setup.anew(view.race)
    return with_setup(view, now._replace(method=changed(now.method)))
