"""The set-up on the screen: how it is opened, what keys make of it, and how it is taken.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.landscapes import NAMES, named
from gdtui.guide.landscapes import THOUGHTS, thought_of
from gdtui.plot.set_up import Form, Place
from gdtui.ui.form import FIELDS, number_of
from gdtui.ui.set_up import SetUp
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
    race, landscape = set_up.read.race(), set_up.read.landscape
    pinned = (run for run in view.race.pinned if run.landscape.formula == landscape.formula)
    taken = view.standing(race._replace(pinned=tuple(pinned)))
    return replace(taken, set_up=None, thought=thought_of(landscape))


def after_set_up_key(view: View, key: str, character: str | None) -> View:
    """A key that fills in the set-up, or leaves it."""
    set_up = view.set_up
    assert set_up is not None
    if key == "escape":
        return leave_set_up(view)
    if key in _FIELDS:
        return _filled_in(view, set_up.to(set_up.at + _FIELDS[key]))
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
    """Another field, or a landscape of the list; nothing where neither stands at the place."""
    set_up = view.set_up
    if set_up is None:
        return view
    if place.listed is not None:
        return replace(view, set_up=set_up.filled(0, NAMES[place.listed]))
    return view if place.field is None else replace(view, set_up=set_up.to(place.field))


def choose_by_wheel(view: View, *, upwards: bool) -> View:
    """What an arrow would choose."""
    set_up = view.set_up
    return view if set_up is None else replace(view, set_up=set_up.chosen(upwards=upwards))


def form_of(set_up: SetUp) -> Form:
    """What the set-up shows."""
    landscape = set_up.read.landscape
    return Form(
        tuple(
            (each.label, entry.field) for each, entry in zip(FIELDS, set_up.entries, strict=True)
        ),
        set_up.at,
        landscape,
        THOUGHTS.get(landscape.name, ("",))[0],
        tuple(map(named, NAMES)),
        number_of(landscape),
    )
