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
        return replace(view, playing=False, course=view.course.predict(number - 1))
    experiment = EXPERIMENTS[number - 1] if number else FREE
    race = experiment.setup.race()._replace(pinned=view.race.pinned)
    return replace(view.standing(race), thought=experiment.thought)


def lessons(view: View) -> View:
    """Into the lessons where they were left, or out of them."""
    return leave(view) if view.in_lesson else _taught(view, view.course)


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
        return view if challenge is view.challenge else _challenged(view, challenge)
    course = view.course.onwards()
    return view if course is view.course else _taught(view, course)


def previous(view: View) -> View:
    """The lesson before."""
    return _taught(view, view.course.back()) if view.in_lesson else view


def leave(view: View) -> View:
    """Back to what was shown before the guide came."""
    if view.aside is None:
        return view
    # What has nothing to do with the run goes on as it is now.
    return replace(
        view.aside,
        course=view.course,
        speed=view.speed,
        light=view.light,
        help_end=view.help_end,
        log_rows=view.log_rows,
    )


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
        aside=view.aside or replace(view, playing=False),
    )
