"""The set-up on the screen: how it is opened, what keys make of it, and how it is taken.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.rule import RULES
from gdtui.engine.rules.schedule import SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.plot.panes.set_up import (
    Choice,
    Form,
    Place,
    Preview,
    Saying,
    bare,
    sayings_of_landscape,
    sayings_of_noise,
    sayings_of_rule,
    sayings_of_schedule,
)
from gdtui.plot.pictures.rates import small
from gdtui.ui.commands.setting import with_setup
from gdtui.ui.overlays.form import FIELDS, About, FormField
from gdtui.ui.overlays.set_up import SetUp
from gdtui.ui.view import View

_CHOICES = {
    "up": (True, False),
    "down": (False, False),
    "shift+up": (True, True),
    "shift+down": (False, True),
    "pageup": (True, True),
    "pagedown": (False, True),
}
"""By key: whether upwards, and whether far."""
_FIELDS = {"tab": 1, "shift+tab": -1}
_NOT_YET = "not yet: something is wrong with this field"
_WAYS_OUT = "enter takes it, escape leaves it"


def open_set_up(view: View) -> View:
    """The set-up of the present run, to be changed."""
    return replace(view, set_up=SetUp.of(view.race))


def leave_set_up(view: View) -> View:
    """Everything as it was."""
    return replace(view, set_up=None)


def take_set_up(view: View) -> View:
    """The run that was set up, at its start; or the first field with which something is wrong."""
    if view.set_up is None:
        return view
    set_up = view.set_up.checked()
    if not set_up.is_right:
        return replace(view, set_up=set_up.wrong()).saying(_NOT_YET)
    return replace(with_setup(view, set_up.read), set_up=None)


def after_set_up_key(view: View, key: str, character: str | None) -> View:
    """A key that fills in the set-up, or leaves it."""
    set_up = view.set_up
    assert set_up is not None
    if key == "escape":
        return leave_set_up(view)
    if key in _FIELDS:
        return _filled_in(view, set_up.moved(_FIELDS[key]))
    if key in _CHOICES:
        upwards, far = _CHOICES[key]
        return _filled_in(view, set_up.chosen(upwards=upwards, far=far))
    if character is not None and character.isprintable():
        return _filled_in(view, set_up.inserted(character))
    return _filled_in(view, set_up.edited(key))


def after_set_up_paste(view: View, text: str) -> View:
    """A paste into the field of the set-up that is open."""
    return view if view.set_up is None else _filled_in(view, view.set_up.inserted(text))


def _filled_in(view: View, set_up: SetUp) -> View:
    """The set-up as it is now; where nothing has changed, the ways out are told."""
    return view.saying(_WAYS_OUT) if set_up == view.set_up else replace(view, set_up=set_up)


def go_to(view: View, place: Place) -> View:
    """Another field, or a choice of the list; nothing where neither stands at the place."""
    set_up = view.set_up
    if set_up is None:
        return view
    if place.listed is not None:
        name = FIELDS[set_up.at].names[place.listed]
        return replace(view, set_up=set_up.filled(set_up.at, name))
    if place.field is None:
        return view
    return replace(view, set_up=set_up.to(set_up.there[place.field]))


def choose_by_wheel(view: View, *, upwards: bool) -> View:
    """What an arrow would choose."""
    set_up = view.set_up
    return view if set_up is None else replace(view, set_up=set_up.chosen(upwards=upwards))


def form_of(set_up: SetUp) -> Form:
    """What the set-up shows."""
    there, field, setup = set_up.there, FIELDS[set_up.at], set_up.read
    return Form(
        tuple((FIELDS[place].label, set_up.entries[place].field) for place in there),
        there.index(set_up.at),
        _listed(field),
        field.place(setup),
        field.told,
        Preview(setup, _sayings(field.about, setup), of_rates=field.about is About.SCHEDULE),
    )


def _listed(field: FormField) -> tuple[Choice, ...]:
    """What may be chosen in a field."""
    if not field.names:
        return ()
    if field.about is About.RULE:
        return tuple(Choice(each.name, each.formula) for each in RULES)
    if field.about is About.SCHEDULE:
        return tuple(Choice(each.name, each.formula, partial(small, each)) for each in SCHEDULES)
    return tuple(
        Choice(each.name, each.formula, partial(bare, each)) for each in map(named, field.names)
    )


def _sayings(about: About, setup: Setup) -> tuple[Saying, ...]:
    """What is told of a setup, by what the present field is about."""
    method, landscape = setup.method, setup.landscape
    if about is About.RULE:
        return sayings_of_rule(method.rule)
    if about is About.SCHEDULE:
        return sayings_of_schedule(method.schedule)
    if about is About.NOISE:
        return sayings_of_noise()
    # What a landscape is said to show is what plain descent does on it.
    thought = landscape.purpose if method.is_plain else ()
    return sayings_of_landscape(landscape, thought)
