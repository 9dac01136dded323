"""What a person has seen by doing it: read off the view, and kept through all that follows."""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.guide.deeds import Deed
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.ui.view import View

_EXPERIMENTS = [experiment.thought for experiment in EXPERIMENTS]
_LOOKS = {Look.SECANT: Deed.SECANT, Look.UPHILL: Deed.UPHILL}


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
