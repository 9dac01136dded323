"""What a person sets: the learning rate, the weight, a second marble, pinned runs.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.theory import theory_of
from gdtui.engine.values import (
    next_landmark,
    previous_landmark,
    stepped_learning_rate,
    stepped_weight,
)
from gdtui.guide.experiments import FREE
from gdtui.ui.stepping import restart
from gdtui.ui.view import View


def with_learning_rate(view: View, learning_rate: float) -> View:
    """The run goes on from where it is with the new rate; in the challenge it starts again."""
    if learning_rate == view.race.lead.learning_rate:
        return replace(view, entry=None)
    changed = replace(view, race=view.race.with_learning_rate(learning_rate), entry=None)
    if view.challenge:
        changed = replace(restart(changed), playing=view.playing)
    return _freely(changed)


def moved_rate(view: View, step: str) -> View:
    """The learning rate moved by a decimal."""
    return with_learning_rate(view, stepped_learning_rate(view.race.lead.learning_rate, step))


def to_landmark(view: View, upwards: bool) -> View:
    """The learning rate to where the regime changes."""
    lead = view.race.lead
    theory = theory_of(lead.landscape)
    go = next_landmark if upwards else previous_landmark
    if theory is None:
        return view
    return with_learning_rate(view, go(lead.learning_rate, theory.landmarks))


def with_weight(view: View, weight: float) -> View:
    """The marble put somewhere; the run starts anew."""
    return _freely(replace(view.standing(view.race.with_weight(weight)), entry=None))


def moved_weight(view: View, step: str) -> View:
    """The marble moved by a decimal."""
    lead = view.race.lead
    return with_weight(view, stepped_weight(lead.weight, step, lead.landscape))


def mirrored(view: View) -> View:
    """A second marble that started at −w, and away again."""
    return _freely(view.standing(view.race.mirrored()))


def _freely(view: View) -> View:
    """Without the thought of an experiment, which is another one now; a guide has its own."""
    return view if view.guide else replace(view, thought=FREE.thought)


def pinned(view: View) -> View:
    """The present run kept beside those that follow."""
    return replace(view, race=view.race.with_pin())


def unpinned(view: View) -> View:
    """The last pinned run taken away."""
    return replace(view, race=view.race.without_pin())
