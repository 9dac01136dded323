"""How a change of the view is made: where it is allowed, so that it can be undone, and noted.

Noted is what a person has seen by doing it, which is kept through all that follows.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Action, Look
from gdtui.guide.prompts import Deed
from gdtui.ui.commands.command import Change, Command
from gdtui.ui.commands.undo import remembered
from gdtui.ui.view import View

_EXPERIMENTS = [experiment.thought for experiment in EXPERIMENTS]
_LOOKS = {Look.SECANT: Deed.SECANT, Look.UPHILL: Deed.UPHILL}


def after_change(view: View, action: Action, change: Change) -> View:
    """The view after a change, which can be undone where it makes something another.

    What was on its way to be reached is reached before. Where the guide does not allow it the view
    says why.
    """
    view = view.saying("").arrived()
    view = replace(view, kept=view.window)
    refusal = view.refuses(action)
    if refusal:
        return view.saying(refusal)
    return noted(view, remembered(view, change(view)).looked())


def after_command(view: View, command: Command) -> View:
    """The view after a command."""
    if command.at_once:
        return command.change(view.saying(""))
    return after_change(view, command.action, command.change)


def noted(before: View, view: View) -> View:
    """The view with what had been done before, and what it shows itself."""
    done = before.done | _shown(view)
    return view if done == view.done else replace(view, done=done)


def _shown(view: View) -> set[Deed]:
    race, looks = view.race, view.shows.looks
    lead, is_free = race.lead, not view.thought and view.guide is None
    shown = {
        Deed.RUN: view.guide is None and (race.at > 0 or view.target is not None),
        Deed.RATE: is_free and lead.rate_set != DEFAULTS.learning_rate,
        Deed.WEIGHT: is_free and lead.weight_at(0) != DEFAULTS.weights[0],
        Deed.EXPERIMENT: view.thought in _EXPERIMENTS,
        Deed.WHOLE: view.shows.whole is not None,
        Deed.BEATS: view.shows.beat is not None,
        Deed.MIRROR: len(race.runs) > 1,
        Deed.PIN: bool(race.pinned),
        Deed.LESSON: view.in_lesson,
        Deed.CHALLENGE: view.challenge is not None,
    }
    shown |= {deed: look in looks for look, deed in _LOOKS.items()}
    return {deed for deed, is_shown in shown.items() if is_shown}
