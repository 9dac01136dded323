"""All that can be looked up or run, in one list that is searched: the help and the commands.

As help it has every command, and what marks and words mean; else the commands, and what is chosen
by its name. A search in the help finds all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import ENTRIES, landscape_of
from gdtui.engine.rules.method import RULES, SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Action
from gdtui.guide.lessons import LESSONS
from gdtui.options import PART
from gdtui.plot.cells.picture import Picture
from gdtui.plot.cells.text import printed
from gdtui.plot.panes.glossary import GLOSSARY
from gdtui.plot.panes.list import List
from gdtui.plot.panes.reference import Topic, draw_reference, topic_list
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.ui.commands.command import Command, Titled, after_command, giving
from gdtui.ui.commands.guided import into_lesson
from gdtui.ui.commands.looking import pictured
from gdtui.ui.commands.setting import with_setup
from gdtui.ui.keys import Chosen
from gdtui.ui.overlays.overlay import LEAVE, QUIT_ANYWHERE, ChosenFrom, Hint
from gdtui.ui.view import View

_LONGEST = 40
_WORD = re.compile(r"[^\W_]+")


class Listed(NamedTuple):
    """A topic, and the command that it is about; a word runs nothing."""

    topic: Topic
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Reference(ChosenFrom):
    """What fits the search, with the chosen row."""

    commands: tuple[Titled, ...] = ()
    opener: str = "commands"
    """Or `help`."""
    search: str = ""

    wanted = (
        Hint("run", ("enter",)),
        Hint("choose", ("up", "down")),
        Hint("page", ("pageup", "pagedown")),
    )
    always = (LEAVE, QUIT_ANYWHERE)
    invites = "enter runs, escape leaves"
    ways_out = "letters search; `escape` leaves"

    def key(self, view: View, key: str, typed: str) -> View | None:
        """Letters search in it."""
        if (chosen := ChosenFrom.key(self, view, key, typed)) is not None:
            return chosen
        if key == "backspace":
            if not self.search:
                return view.saying("nothing is searched for")
            return view.laid(self.searching(self.search[:-1]))
        return self.paste(view, typed) if typed else None

    def types(self, typed: str) -> bool:
        """The key that opened it closes it, where nothing is searched for yet."""
        return bool(self.search and typed)

    def paste(self, view: View, text: str) -> View:
        """More to be searched for; a blank alone is nothing."""
        more = "".join(filter(str.isprintable, text))
        search = (self.search + more).lstrip()[:_LONGEST]
        if search != self.search:
            return view.laid(self.searching(search))
        return view.saying("no longer search fits" if search else "type a word")

    def searching(self, search: str) -> Reference:
        """Something else searched for, from the first row on."""
        return replace(self, search=search, row=0)

    def last_row(self, view: View) -> int:
        return len(self.found(view)) - 1

    def seen(self, view: View, width: int, height: int) -> List:
        return topic_list(self.listed(view), self.row, width, height)

    def run(self, view: View, row: int) -> View:
        """What a row asks for, done as its key does it.

        It is done to what lies below, from which all is taken away.
        """
        found = self.found(view)
        if not found:
            return view.saying("nothing here has these words")
        topic, command = found[row]
        if command is None:
            return view.saying(f"{topic.head} is to be read, not run")
        return after_command(replace(view, over=()), command)

    def draw(self, view: View, width: int, height: int) -> Picture:
        return draw_reference(self.seen(view, width, height), self.search)

    def listed(self, view: View) -> list[Topic]:
        """What is found as it is drawn: with why it may not be done now, and without its title."""
        return [
            topic._replace(
                title="" if self.search else topic.title,
                refusal=view.refuses(command.action) if command else "",
            )
            for topic, command in self.found(view)
        ]

    def found(self, view: View) -> tuple[Listed, ...]:
        """What fits the search, the best first."""
        return _found(self.commands, view.keys, self.search, self.opener == "help")


@lru_cache(maxsize=8)
def _found(
    commands: tuple[Titled, ...], keys: Chosen, search: str, is_help: bool
) -> tuple[Listed, ...]:
    named = by_name() if search or not is_help else ()
    entries = [_entry(title, each, keys) for title, each in (*commands, *named)]
    if is_help:
        entries += map(Listed, GLOSSARY)
    if not search:
        return (*entries,)
    fits = [(fit(search, each.topic), each) for each in entries]
    fitting = [(how_well, each) for how_well, each in fits if how_well is not None]
    return tuple(each for _, each in sorted(fitting, key=lambda pair: pair[0]))


def _entry(title: str, command: Command, keys: Chosen) -> Listed:
    """A command by its keys; what has none by its name."""
    head = command.names_of_keys(keys) if command.keys else command.name
    also = " ".join([command.also, *command.keys])
    return Listed(Topic(title, command.name, head, command.label, also), command)


def fit(search: str, topic: Topic) -> int | None:
    """How well something fits a search, 0 being best; None where a word of it is missing.

    The words may come in any order. One that begins the name is best, then one that begins a word
    of the name, of the other words to find it by, of what is told; one inside a word is least.
    """
    title, name, head, meaning, also, _ = topic
    told = f"{head} {meaning} {title}"
    texts = [text.casefold() for text in (name, name, also, told)]
    begun = [texts[:1], *(_WORD.findall(text) for text in texts[1:])]
    total = 0
    for word in search.casefold().split():
        places = [place for place, text in enumerate(texts) if word in text]
        if not places:
            return None
        begins = (k for k in places if any(each.startswith(word) for each in begun[k]))
        total += next(begins, len(texts) + places[0])
    return total


_RAVINE = ("w^2", "w^2/20")


def by_name() -> Iterator[Titled]:
    """What is chosen by its name: pictures, landscapes, rules, schedules, lessons."""
    setup, words = Action.SETUP, "steep flat condition number kappa κ two marbles"
    for whole, (name, said, also, *_) in PICTURES.items():
        yield "pictures", Command(name, (), said, also, giving(pictured, whole), Action.WHOLE)
    for entry in ENTRIES:
        name, loss = entry.name, f"L(w) = {printed(entry.formula)}"
        yield "landscapes", Command(name, (), loss, "function", giving(_on, name), setup)
    ravine = f"two bowls, one η: {' and '.join(map(printed, _RAVINE))}"
    yield "landscapes", Command("ravine", (), ravine, words, giving(_on, *_RAVINE), setup)
    for part, listed, also in (
        ("rule", RULES, "optimizer optimiser"),
        ("schedule", SCHEDULES, "decay anneal"),
    ):
        for each in listed:
            change = giving(_with, part, each.name)
            yield f"{part}s", Command(each.name, (), each.formula, also, change, setup)
    for number, lesson in enumerate(LESSONS, 1):
        told, also = f"lesson {number}", f"lesson {number} learn course"
        yield "lessons", Command(lesson.title, (), told, also, giving(into_lesson, number))


def _on(view: View, *texts: str) -> View:
    """A run from the start that shows a landscape or two, moved as the present one is."""
    return with_setup(view, Setup.anew(view.race).on(*map(landscape_of, texts)))


def _with(view: View, part: str, name: str) -> View:
    """The present run anew, with another rule or schedule."""
    return with_setup(view, PART[part].read(name, Setup.anew(view.race)))
