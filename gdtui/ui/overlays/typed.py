"""What a person types into a field: how it is opened, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.values import LEARNING_RATE, weight_on
from gdtui.ui.commands.setting import with_learning_rate, with_weight
from gdtui.ui.overlays.entry import Entry, Setting
from gdtui.ui.view import View


def open_entry(view: View, setting: Setting) -> View:
    """Let an exact number be typed, from the present one on."""
    value = view.race.rate_in_hand if setting is Setting.RATE else view.race.lead.weight
    return replace(view, entry=Entry.of(setting, repr(value)))


def take_entry(view: View) -> View:
    """Take what was typed, or say what is wrong with it and keep it."""
    if view.entry is None:
        return view
    if view.entry.setting is Setting.FILE:
        from gdtui.ui.overlays.saved import take_name

        return take_name(view)
    text = view.entry.field.text
    try:
        if view.entry.setting is Setting.RATE:
            return with_learning_rate(view, LEARNING_RATE.read(text))
        return with_weight(view, weight_on(view.race.lead.landscape).read(text))
    except ValueError as error:
        return replace(view, entry=view.entry.refused(str(error)))
