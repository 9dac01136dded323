"""Undo and redo: what a person makes of runs, marbles, pins, looks and guides can be taken back.

What is kept of each change is the view before it. Stepping and playing are no changes, and what
has nothing to do with the run stays as it is now; so does what is known in lessons and challenge.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.challenge import Challenge
from gdtui.guide.experiments import FREE
from gdtui.options import PARTS
from gdtui.plot.cells.text import shortened
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.plot.readout.identity import PINNED
from gdtui.ui.commands.looking import NAMES
from gdtui.ui.view import Kept, View

DEEPEST = 100
"""How many changes can be undone."""

_ROOM = 12
_NONE = "none"


def remembered(before: View, after: View) -> View:
    """The view after something was done, with the one before kept if that changed anything."""
    looks, others = (each.shows._replace(beat=None) for each in (before, after))
    is_alike = looks == others and before.guide == after.guide and before.race.is_same(after.race)
    # By steps alone nothing is changed that a person sets.
    if after.past is not before.past or is_alike:
        return after
    is_same_lesson = before.in_lesson and after.course.at == before.course.at
    kept = Kept(before.alone, stands=is_same_lesson and after.course != before.course)
    return replace(after, past=(*before.past, kept)[-DEEPEST:], future=())


def as_one(before: View, after: View) -> View:
    """What was done since a view as one change."""
    return remembered(before, replace(after, past=before.past, future=before.future))


def no_change(view: View) -> str:
    """Why nothing can be undone."""
    return "" if view.past else "nothing to undo"


def undo(view: View) -> View:
    """The run and the looks as they were before the last change."""
    back, now = _across(view, view.past[-1], "undone")
    return replace(back, past=view.past[:-1], future=(*view.future, now))


def redo(view: View) -> View:
    """What was undone last is there again."""
    if not view.future:
        return view.saying("nothing to redo")
    again, now = _across(view, view.future[-1], "redone")
    return replace(again, past=(*view.past, now), future=view.future[:-1])


def _across(view: View, last: Kept, done: str) -> tuple[View, Kept]:
    """The view on the other side of a change, and the way back; `done` says what was done to it."""
    told = f"{done}: {_told(view.known(), last.view)}"
    words = f"a prediction stands: it is not {done}" if last.stands else told
    return _brought_back(view, last.view).saying(words), last._replace(view=view.alone)


def _brought_back(now: View, kept: View) -> View:
    """A kept view in place of the present one, with all that is known by now: a prediction stands.

    Runs that play, and that the change did not touch, play on from where they are.
    """
    back = replace(
        kept.beside(now),
        earlier=0,
        course=replace(kept.course, answers=now.course.answers),
        challenge=_tried(kept.challenge, now.challenge),
    )
    is_same_guide = now.in_lesson == kept.in_lesson and not (now.challenge or kept.challenge)
    is_untouched = is_same_guide and Race(now.race.runs).is_same(Race(kept.race.runs))
    if not (now.playing and is_untouched):
        return back
    shows = kept.shows._replace(beat=now.shows.beat)
    race = now.race.with_pins_of(kept.race)
    return replace(back, race=race, playing=True, target=None, shows=shows)


def _tried(kept: Challenge | None, now: Challenge | None) -> Challenge | None:
    """The challenge, with all its tries: what was tried stays so."""
    if kept and now and (kept.number, kept.is_foggy) == (now.number, now.is_foggy):
        return replace(now, last_look=kept.last_look)
    return kept


# In words


def _told(before: View, after: View) -> str:
    """What is another in one view than in another, and how it was and is."""
    was, now = _titled(before), _titled(after)
    if was != now:
        return f"{was} → {now}"
    pairs = zip(_facts(before), _facts(after), strict=True)
    told = [f"{name} {was} → {now}" for (name, was), (_, now) in pairs if was != now]
    return ", ".join(told) or "the run as it was"


def _titled(view: View) -> str:
    """The name of the guide, without what it is about."""
    return view.guide.title.partition(":")[0] if view.guide else FREE.title


def _facts(view: View) -> list[tuple[str, str]]:
    """All that a person sets, by name."""
    race, shows, setup = view.race, view.shows, Setup.anew(view.race)
    second = [shortened(run.first_weight, _ROOM) for run in race.runs[1:]]
    return [
        *((part.label, part.text(setup) or _NONE) for part in PARTS if part.name != "weight"),
        ("starting weight", shortened(race.lead.first_weight, _ROOM)),
        ("second marble", " ".join(second) or _NONE),
        ("pinned", " ".join(PINNED[: len(race.pinned)]) or _NONE),
        *((name, "on" if look in shows.looks else "off") for look, name in NAMES.items()),
        ("picture", PICTURES[shows.whole].title),
        ("gap h", "across" if shows.gap is None else shortened(shows.gap, _ROOM)),
    ]
