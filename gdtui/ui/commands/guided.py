"""Experiments, and guides: into one, through it, and out of it again."""

from __future__ import annotations

from dataclasses import replace

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course, Phase
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.guide.guide import Guide, Look
from gdtui.plot.shows import Shows
from gdtui.ui.commands.looking import pictured, toggled
from gdtui.ui.view import View


def choose(view: View, number: int) -> View:
    """A prediction in a lesson; elsewhere an experiment, 0 for the defaults.

    Pinned runs of the same landscape stay.
    """
    if view.in_lesson:
        course = view.course.predict(number - 1)
        if course is view.course:
            return view.saying(f"predict with a digit from 1 to {len(course.lesson.choices)}")
        return replace(view, playing=False, course=course)
    asked = EXPERIMENTS[number - 1] if number else FREE
    race = asked.setup.race().with_pins_of(view.race)
    chosen = replace(view.standing(race), thought=asked.thought)
    return view.saying(f"{asked.title} is set up already") if chosen == view else chosen


def begin_anew(view: View) -> View:
    """The first lesson, with nothing predicted; that is not undone."""
    return replace(_taught(view, Course()), past=(), future=())


def into_lesson(view: View, number: int) -> View:
    """Into a lesson, by its number from 1 on."""
    return _taught(view, view.course.to(number - 1))


def seek(view: View) -> View:
    """Into the challenge, or out of it."""
    return out(view) if view.challenge else _challenged(view, Challenge(view.drawn))


def fog(view: View) -> View:
    """Into the challenge in the fog; in the challenge the fog comes, or lifts."""
    now = view.challenge or Challenge(view.drawn)
    return _challenged(view, Challenge(now.number, not now.is_foggy))


def onwards(view: View) -> View:
    """In a lesson what happens, while one looks on or, the second time, at once; then the next one.

    In a solved challenge a new weight.
    """
    if now := view.challenge:
        return _challenged(view, Challenge(view.drawn, now.is_foggy))
    if view.course.phase is not Phase.TELLS:
        return shown(view, view.course.lesson.moves if view.course.shown else 1)
    return _taught(view, view.course.to(view.course.at + 1))


def previous(view: View) -> View:
    """The lesson before."""
    return _taught(view, view.course.to(view.course.at - 1))


def leave(view: View) -> View:
    """A run on its way stops; else out of the bowl alone or of a picture, of the guide."""
    if view.is_far:
        return view.given_up()
    if view.plays_beats:
        return toggled(view, Look.ALONE)
    own = view.guide.whole if view.guide else None
    if view.shows.whole != own:
        return pictured(view, own)
    if view.guide is not None:
        return out(view)
    return view.saying("there is nothing to leave: `q` quits")


def out(view: View) -> View:
    """Back to what was shown before the guide came, if one is there."""
    return replace(view.aside.beside(view), course=view.course) if view.aside else view


def _taught(view: View, course: Course) -> View:
    aside = _before(view)
    if aside.in_lesson:
        aside = _before(aside)
    there = _set_up(view, course.guide, aside)
    return replace(there, course=course, in_lesson=True, challenge=None)


def shown(view: View, moves: int) -> View:
    """A lesson some moves nearer to its answer, which it makes happen by itself."""
    course, (race, gap) = view.course.showing(moves)
    shows = Shows(course.guide.looks, gap, whole=course.guide.whole)
    standing = view.standing(race.with_pins_of(view.race))
    return replace(standing, playing=course.shown > 0, course=course, shows=shows).looked()


def _challenged(view: View, challenge: Challenge) -> View:
    """The challenge; a lesson from which it is entered is kept aside."""
    aside = view.alone if view.in_lesson else _before(view)
    there = _set_up(view, challenge.guide, aside)
    there = replace(there, in_lesson=False, challenge=challenge, drawn=challenge.number + 1)
    lesson = f"lesson {view.course.at + 1} waits: `escape` comes back to it"
    return there.saying(lesson) if view.in_lesson else there


def _set_up(view: View, guide: Guide, aside: View) -> View:
    """What a guide starts from, with what comes back after it."""
    return replace(
        view.standing(guide.race),
        thought=FREE.thought,
        shows=Shows(guide.looks, guide.gap, whole=guide.whole),
        aside=aside,
    )


def _before(view: View) -> View:
    """What was shown before the guide came."""
    return view.aside or view.alone
