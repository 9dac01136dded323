"""All that can be done by its name: the commands, and what each has to choose from.

A command is found by its name, by its label, and by other words that mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from gdtui.engine.landscapes.catalogue import ENTRIES, named
from gdtui.engine.rules import method as schedule
from gdtui.engine.rules import rule
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Action
from gdtui.guide.lessons.course import LESSONS
from gdtui.plot.cells.numerals import printed
from gdtui.plot.panes.searched import fit
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.ui.commands.command import Change, Command, Group, giving
from gdtui.ui.commands.guided import experiment, into_lesson
from gdtui.ui.commands.looking import pictured
from gdtui.ui.commands.setting import with_setup
from gdtui.ui.keys import Chosen
from gdtui.ui.view import View


@lru_cache(maxsize=2)
def listed(groups: tuple[Group, ...], chosen: Chosen = ()) -> tuple[Command, ...]:
    """All that there is, with its label, its keys in force and the title of its group."""
    # With a digit one predicts in a lesson; the experiments stand here by their titles.
    digits = {each.key for each in EXPERIMENTS}
    own = [
        each._replace(label=each.label or entry.label, keys=each.keys_in(chosen), group=group.title)
        for group in groups
        for entry in group.entries
        for each in entry.commands
        if each.name not in digits
    ]
    return (*own, *by_name(groups, chosen))


@lru_cache(maxsize=8)
def found(search: str, groups: tuple[Group, ...], chosen: Chosen = ()) -> tuple[Command, ...]:
    """What fits a search, the best first."""
    fits = [
        (fit(search, each.name, f"{each.also} {' '.join(each.keys)}", each.label), each)
        for each in listed(groups, chosen)
    ]
    fitting = [(how_well, each) for how_well, each in fits if how_well is not None]
    return tuple(each for _, each in sorted(fitting, key=lambda pair: pair[0]))


@lru_cache(maxsize=2)
def by_name(groups: tuple[Group, ...], chosen: Chosen = ()) -> tuple[Command, ...]:
    """What is chosen by its name: experiments, pictures, landscapes, rules, schedules, lessons."""
    experiments = _experiments(groups, chosen)
    return (*experiments, *_pictures(), *_landscapes(), *_methods(), *_lessons())


def _experiments(groups: tuple[Group, ...], chosen: Chosen) -> Iterator[Command]:
    entries = (entry for group in groups for entry in group.entries)
    commands = {each.name: each for entry in entries for each in entry.commands}
    for number, each in enumerate(EXPERIMENTS, 1):
        label, digit = f"experiment: {each.thought[0]}", commands[each.key]
        change = giving(experiment, number)
        chosen_by = _chosen(each.title, label, digit.also, Action.SETUP, change)
        yield chosen_by._replace(keys=digit.keys_in(chosen)[:1])


def _chosen(name: str, label: str, also: str, action: Action, change: Change) -> Command:
    return Command(name, (), action, change, also, label=label, group="by name")


def _pictures() -> Iterator[Command]:
    for whole, (name, _, also, *_) in PICTURES.items():
        label = "picture of the whole, in place of the bowl" if whole else "back to the bowl"
        yield _chosen(name, label, also, Action.WHOLE, giving(pictured, whole))


def _landscapes() -> Iterator[Command]:
    for entry in ENTRIES:
        label = f"landscape: L(w) = {printed(entry.formula)}"
        change = giving(_on_landscape, entry.name)
        yield _chosen(entry.name, label, "loss function", Action.SETUP, change)


def _methods() -> Iterator[Command]:
    for each in rule.RULES:
        moved = giving(_with_method, lambda method, each=each: method._replace(rule=each))
        label = f"rule: {each.formula}"
        yield _chosen(each.name, label, "optimizer optimiser", Action.SETUP, moved)
    for plan in schedule.SCHEDULES:
        timed = giving(_with_method, lambda method, plan=plan: method._replace(schedule=plan))
        label = f"schedule of the learning rate: {plan.formula}"
        yield _chosen(plan.name, label, "decay anneal", Action.SETUP, timed)


def _lessons() -> Iterator[Command]:
    for number, lesson in enumerate(LESSONS, 1):
        change = giving(into_lesson, number)
        yield _chosen(lesson.title, f"lesson {number}", "learn course", Action.FREE, change)


def _on_landscape(view: View, name: str) -> View:
    """A run from the start that shows a landscape, moved as the present one is."""
    return with_setup(view, Setup.anew(view.race).on(named(name)))


def _with_method(view: View, changed: Callable[[Method], Method]) -> View:
    """The present run anew, moved in another way."""
    now = Setup.anew(view.race)
    return with_setup(view, now._replace(method=changed(now.method)))
