"""What a person sets: the learning rate, the weight, a second marble, pinned runs.

Each function makes one view of another; where nothing could be done the view says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from gdtui.engine.rules.method import Values
from gdtui.engine.rules.stability import Nearby
from gdtui.engine.runs.run import MOST_PINNED, Race, Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_for
from gdtui.engine.values import LEARNING_RATE, Quantity, weight_on
from gdtui.guide.experiments import FREE
from gdtui.guide.guide import Action
from gdtui.plot.cells.text import shortened, tick
from gdtui.plot.readout.identity import PINNED, SHAPES
from gdtui.ui.commands.command import after_change, giving
from gdtui.ui.commands.stepping import restart
from gdtui.ui.view import OnItsWayError, View

_ROOM, _LITTLE_ROOM = 12, 9


def with_learning_rate(view: View, learning_rate: float) -> View:
    """The run goes on from where it is with the new rate.

    In the challenge it starts again, and so it does at its end, where no step could follow.
    """
    rate, is_over = shortened(learning_rate, _ROOM), view.is_far
    if is_over and learning_rate == view.rate_in_hand:
        raise OnItsWayError
    view = replace(restart(view) if is_over else view, over=())
    if learning_rate == view.race.rate_in_hand:
        is_shared = learning_rate != view.race.lead.learning_rate
        return view.saying(f"the learning rate is {'set to ' * is_shared}{rate} already")
    race = view.race.with_learning_rate(learning_rate)
    changed = replace(view, race=race)
    if is_over or view.challenge or race.at < view.race.at:
        changed = replace(restart(changed), playing=view.playing)
        changed = changed.saying(f"a new run with learning rate {rate}")
    return _freely(changed)


def to_landmark(view: View, upwards: bool) -> View:
    """The learning rate to where it changes what a marble does near the bottom that it is near."""
    view = view.near()
    lead, rate, marks = view.race.lead, view.race.rate_in_hand, view.race.landmarks
    if not marks:
        return view.saying(_no_landmarks(lead))
    onwards = marks if upwards else marks[::-1]
    landmark = next((mark for mark in onwards if mark != rate and (mark > rate) == upwards), None)
    if landmark is None:
        which = "last" if upwards else "first"
        return view.saying(f"{shortened(onwards[-1], _ROOM)} is the {which} landmark")
    changed = with_learning_rate(view, landmark)
    if changed.said or not landmark or not (named := _named(view.race, landmark)):
        return changed
    return changed.saying(f"{shortened(landmark, _LITTLE_ROOM)}{named}")


def _named(race: Race, landmark: float) -> str:
    """What a landmark is, and near which bottom; of two landscapes, for which marble.

    Nothing where the one exact theory says what it does.
    """
    runs = race.leads
    if (best := race.best) and landmark == best.rate:
        return f" is best for both: each step keeps {best.share:.4g}"
    laws = [run.law for run in runs]
    does = [law.nearby(landmark) if law and landmark in law.landmarks else None for law in laws]
    first = next(filter(None, does))
    name = (_OF_DESCENT if race.lead.method.rule.is_plain else _OF_RULES)[first]
    if len(runs) > 1:
        shapes = (shape for shape, each in zip(SHAPES, does, strict=False) if each is first)
        return f"{name} for {' and '.join(shapes)}"
    valley, is_exact = race.lead.valley, theory_for(race.lead)
    return f"{name} near w* = {tick(valley.bottom)}" if valley and not is_exact else ""


_OF_DESCENT = {Nearby.ONE_STEP: " is 1/c", Nearby.LIMIT: " is 2/c"}
_OF_RULES = {
    Nearby.SMOOTH: ": ripples begin",
    Nearby.ZIGZAG: ": ripples end",
    Nearby.ONE_STEP: ": one step is enough",
    Nearby.TWO_STEPS: ": two steps are enough",
    Nearby.LIMIT: ": the limit",
}
"""What a landmark is, by what a rule does there."""


def _no_landmarks(run: Run) -> str:
    """Why no rate is special where a run is."""
    rule = run.method.rule
    if run.valley is None:
        why = "no bottom is known"
    elif rule.near is None:
        return f"{rule.name} has no landmarks: its step is not in proportion to the slope"
    elif run.landscape.is_flat_at(run.valley.bottom):
        why = "the bottom is flat"
    else:
        why = "a kink, not a bowl"
    return f"no rate is special: {why}"


def with_weight(view: View, weight: float) -> View:
    """The marble put somewhere; the run starts anew."""
    if not view.race.lead.landscape.is_inside(weight):
        return view.saying(f"there is no loss or no slope at {shortened(weight, _ROOM)}")
    put = replace(view.standing(view.race.with_weight(weight)), over=())
    if put == replace(view, over=()):
        return put.saying(f"the marble starts at {shortened(weight, _ROOM)} already")
    return _freely(put)


def with_parameters(view: View, values: Values) -> View:
    """A new run from the same start, by the same rule with other parameters."""
    setup = Setup.of(view.race.restart())
    rule = setup.method.rule.with_values(values)
    told = ", ".join(f"{each.symbol} = {shortened(each.value, _ROOM)}" for each in rule.parameters)
    changed = with_setup(view, setup._replace(method=setup.method._replace(rule=rule)))
    return changed.saying(f"a new run with {told}")


def with_setup(view: View, setup: Setup) -> View:
    """A new run; runs pinned on the same landscape stay."""
    return _freely(view.standing(setup.race().with_pins_of(view.race)))


def mirrored(view: View) -> View:
    """A second marble that started at −w, and away again."""
    view = view.near()
    race = view.race.mirrored()
    if race == view.race:
        return view.saying("there is no place at −w")
    others = [shortened(run.first_weight, _ROOM) for run in race.runs[1:]]
    said = f"a second marble, from {others[0]}" if others else "the second marble is gone"
    return _freely(view.standing(race)).saying(said)


def no_mirror(view: View) -> str:
    """Why there is no second marble, and cannot be one."""
    is_there = len(view.race.runs) > 1 or view.race.lead.first_weight
    return "" if is_there else "w = 0 has no mirror"


class Number(NamedTuple):
    """A number that a person sets: its name, what it may be, what it is, and how it is set.

    `value` is the one in hand, and `shown` that of a run where it is. What is said where no other
    is next: what it is too much of for a step, and how it `ends`.
    """

    name: str
    action: Action
    quantity: Callable[[View], Quantity]
    shown: Callable[[Run], float]
    value: Callable[[View], float]
    change: Callable[[View, float], View]
    too_much: str
    ends: str

    def stepped(self, view: View, step: str) -> View:
        """The view with the next number on the grid of a decimal, below it where that is "-0.5"."""
        value = self.value(view)
        moved = self.quantity(view).stepped(value, step)
        if moved != value:
            return self.change(view, moved)
        if value + float(step) != value:
            return view.saying(self.ends)
        return view.saying(f"too {self.too_much} for {step.lstrip('-')} to make a difference")

    def set_to(self, view: View, value: float | None) -> View:
        """The view after a person set it to another number, if there is one that is allowed now."""
        if value is None or value == self.shown(view.race.lead):
            return view
        return after_change(view, self.action, giving(self.change, value))


RATE = Number(
    "learning rate",
    Action.RATE,
    lambda _: LEARNING_RATE,
    attrgetter("learning_rate"),
    lambda view: view.known().rate_in_hand,
    with_learning_rate,
    "large",
    "0 is the smallest learning rate",
)
WEIGHT = Number(
    "weight",
    Action.WEIGHT,
    lambda view: weight_on(view.race.lead.landscape),
    attrgetter("weight"),
    lambda view: view.near().race.lead.weight,
    with_weight,
    "far out",
    "the landscape ends here",
)
NUMBERS = {number.name: number for number in (RATE, WEIGHT)}


def no_lower_rate(view: View) -> str:
    """Why the rate cannot be lower."""
    return "" if view.rate_in_hand else RATE.ends


def _freely(view: View) -> View:
    """Without the thought of an experiment, which is another one now; a guide has its own."""
    return view if view.guide else replace(view, thought=FREE.thought)


def pinned(view: View) -> View:
    """The present runs kept beside those that follow, each once; on pinned ones they go."""
    race = view.race
    if race.is_pinned:
        view = replace(view, race=race.without_pin())
        pins = zip(PINNED, race.pinned, strict=False)
        marks = [mark for mark, pin in pins if pin not in view.race.pinned]
        are = "are" if len(marks) > 1 else "is"
        return view.saying(f"{' and '.join(marks)} {are} no longer pinned")
    view = replace(view, race=race.with_pin())
    new = PINNED[len(race.pinned) : len(view.race.pinned)]
    return view.saying(f"pinned as {' and '.join(new)}")


def no_pin(view: View) -> str:
    """Why no run can be pinned, and none unpinned."""
    if len(view.race.pinned) < MOST_PINNED or view.race.is_pinned:
        return ""
    return f"{MOST_PINNED} runs are pinned: `p` on one of them unpins it"
