"""Experiments, and guides: into one, through it, and out of it again."""

from __future__ import annotations

from dataclasses import replace

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.guide.guide import Guide
from gdtui.plot.shows import Shows
from gdtui.ui.view import View


def choose(view: View, number: int) -> View:
    """A prediction in a lesson; elsewhere an experiment, 0 for the defaults. Pinned runs stay."""
    if view.in_lesson:
        course = view.course.predict(number - 1)
        if course is view.course:
            return view.saying(f"predict with a digit from 1 to {len(course.lesson.choices)}")
        return replace(view, playing=False, course=course)
    experiment = EXPERIMENTS[number - 1] if number else FREE
    race = experiment.setup.race()._replace(pinned=view.race.pinned)
    chosen = replace(view.standing(race), thought=experiment.thought)
    return view.saying(f"{experiment.title} is set up already") if chosen == view else chosen


def lessons(view: View) -> View:
    """Into the lessons where they were left, or out of them."""
    return leave(view) if view.in_lesson else _taught(view, view.course)


def into_lesson(view: View, number: int) -> View:
    """Into a lesson, by its number from 1 on."""
    return _taught(view, view.course._replace(at=number - 1))


def seek(view: View) -> View:
    """Into the challenge, or out of it."""
    return leave(view) if view.challenge else _challenged(view, Challenge())


def fog(view: View) -> View:
    """Into the challenge in the fog; in the challenge the fog comes, or lifts."""
    now = view.challenge
    return _challenged(view, now.other_weather() if now else Challenge(is_foggy=True))


def onwards(view: View) -> View:
    """The next lesson; in a challenge that is solved another weight."""
    if view.challenge:
        challenge = view.challenge.onwards()
        if challenge is view.challenge:
            return view.saying("enter is for another weight, once this one is solved")
        return _challenged(view, challenge)
    course = view.course.onwards()
    if course is view.course:
        return view.saying("enter goes on once this lesson has told what happened")
    return _taught(view, course)


def previous(view: View) -> View:
    """The lesson before."""
    if not view.in_lesson:
        return view.saying("only lessons have one before")
    before = _taught(view, view.course.back())
    return view.saying("this is the first lesson") if before == view else before


def leave(view: View) -> View:
    """Back to what was shown before the guide came."""
    if view.aside is None:
        return view
    return replace(view.aside.beside(view), course=view.course)


def _taught(view: View, course: Course) -> View:
    return replace(_set_up(view, course), course=course, in_lesson=True, challenge=None)


def _challenged(view: View, challenge: Challenge) -> View:
    return replace(_set_up(view, challenge), in_lesson=False, challenge=challenge)


def _set_up(view: View, guide: Guide) -> View:
    """What a guide starts from; what was shown before it came is kept aside."""
    return replace(
        view.standing(guide.setup.race()),
        thought="",
        shows=Shows(guide.looks, guide.gap, whole=guide.whole),
        aside=view.aside or replace(view, past=(), future=()),
    )
