"""Where the run stands, as a person changes it: steps forward and back, beats, playing.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.runs.run import Race
from gdtui.engine.values import faster
from gdtui.guide.course import Phase
from gdtui.guide.words import counted, ending_words
from gdtui.plot.shows import Beat
from gdtui.ui.commands.guided import shown
from gdtui.ui.view import View

AT_START, _NO_EPOCHS = "at the start already", "this run has no epochs"


# Why something cannot be done: nothing where it can.


def no_step(view: View) -> str:
    """Why no step can be taken."""
    race = view.race
    if not race.is_over:
        return ""
    if race.cut_short:
        where = "here" if race.at else "at once"
        return f"the run ends {where}: {ending_words(race.cut_short).texts[-1]}"
    return "at the end already: `space` plays again" if race.epochs else _NO_EPOCHS


def no_beat(view: View) -> str:
    """Why there is no next beat: of a step that cannot land there are those before the minus."""
    beat = view.shows.beat
    return "" if beat and (beat.is_slope or beat.is_term) else no_step(view)


def no_past(view: View) -> str:
    """Why there is no way back; far from where the run is on its way to, there will be one."""
    return "" if view.race.at or view.shows.beat or view.is_far else AT_START


def no_play(view: View) -> str:
    """Why there is nothing to play, or to pause."""
    return "" if view.playing or view.race.epochs else _NO_EPOCHS


# What is done


def step(view: View) -> View:
    """One epoch forward."""
    view = view.near()
    return view.standing(view.race.forward())


def back(view: View) -> View:
    """One epoch back, or one beat of a step that is taken apart."""
    view = view.near()
    beat = view.shows.beat
    if beat is None:
        return view.standing(view.race.back())
    return _at_beat(view, view.race.back() if beat.is_landed else view.race, beat.before)


def next_beat(view: View) -> View:
    """The next beat of the step; the last one lands, and a new step begins after it."""
    view = view.near()
    beat = view.shows.beat
    later = beat.after if beat else Beat.all_of(view.race.lead.method.rule)[0]
    return _at_beat(view, view.race.forward() if later.is_landed else view.race, later)


def _at_beat(view: View, race: Race, beat: Beat | None) -> View:
    view = view.standing(race)
    return replace(view, shows=view.shows._replace(beat=beat))


def to_start(view: View) -> View:
    """The start of the run."""
    return view.standing(view.race.to(0))


def to_end(view: View) -> View:
    """On the way to the end of the run, or to where an answer is seen."""
    view = view.near()
    stop = view.guide.stop if view.guide else 0
    is_before = view.race.at < stop
    return replace(view.standing(view.race), target=stop if is_before else view.race.epochs)


def restart(view: View) -> View:
    """The same weight and rate, from epoch 0."""
    again = view.race.restart()
    is_same = again == view.race and not view.is_far
    return view.standing(again).saying(AT_START if is_same else "")


def play(view: View) -> View:
    """Play or pause; playing starts with a step, at the end of a run with its first one."""
    if view.playing:
        return replace(view, playing=False)
    start = restart(view).saying("") if view.is_far or view.race.is_over else view
    if why := no_step(start):
        return start.saying(why)
    return replace(next_beat(start) if view.plays_beats else step(start), playing=True)


def with_pace(view: View, by: int) -> View:
    """Play faster, or slower where `by` is negative."""
    speed = faster(view.speed, by)
    if speed == view.speed:
        return view.saying(f"at the {'fastest' if by > 0 else 'slowest'} pace")
    return replace(view, speed=speed).saying(f"{counted(speed, 'epoch')} a second")


def played(view: View, epochs: int) -> View:
    """The view after some epochs of playing went by, or so many beats; a lesson stops it."""
    if view.in_lesson and view.course.shown:
        return shown(view, epochs)
    is_judged = view.in_lesson and view.course.phase is Phase.TRIES
    at_once = 1 if is_judged or view.plays_beats else epochs
    for _ in range(0, epochs, at_once):
        if no_beat(view):
            break
        moved = next_beat(view) if view.plays_beats else view.standing(view.race.forward(at_once))
        view = replace(moved, playing=True).looked()
        if not view.playing:
            break
    return view
