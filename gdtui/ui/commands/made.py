"""Commands that come in twos and threes, made alike: by a step, a number, a look, a setting."""

from __future__ import annotations

from collections.abc import Callable

from gdtui.guide.guide import Kind, Look
from gdtui.ui.commands.command import Command
from gdtui.ui.commands.guided import choose
from gdtui.ui.commands.looking import paged_log, toggled
from gdtui.ui.commands.setting import moved_rate, moved_weight, to_landmark
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.open_field import open_entry
from gdtui.ui.view import View


def rate(name: str, by: str, *keys: str) -> Command:
    """The learning rate to the next multiple of a decimal."""
    return Command(name, keys, Kind.RATE, lambda view: moved_rate(view, by))


def landmark(name: str, key: str, *, is_up: bool) -> Command:
    """The learning rate to where the regime changes next."""
    return Command(name, (key,), Kind.LANDMARK, lambda view: to_landmark(view, is_up))


def weight(name: str, by: str, *keys: str) -> Command:
    """The weight to the next multiple of a decimal."""
    return Command(name, keys, Kind.WEIGHT, lambda view: moved_weight(view, by))


def typing(name: str, setting: Setting, kind: Kind, key: str) -> Command:
    """A field for an exact number."""
    return Command(name, (key,), kind, lambda view: open_entry(view, setting))


def choice(name: str, number: int) -> Command:
    """An experiment by its digit, or a prediction."""
    return Command(name, (str(number),), Kind.CHOOSE, lambda view: choose(view, number))


def look(name: str, shown: Look, key: str) -> Command:
    """Something on and off in the picture."""
    kind = Kind.TANGENT if shown is Look.TANGENT else Kind.LOOK
    return Command(name, (key,), kind, lambda view: toggled(view, shown))


def log(name: str, key: str, *, is_up: bool) -> Command:
    """A page of the log."""
    return Command(name, (key,), Kind.FREE, lambda view: paged_log(view, is_up))


def free(name: str, change: Callable[[View], View], *keys: str) -> Command:
    """What leaves the run alone, and nothing has anything against."""
    return Command(name, keys, Kind.FREE, change, at_once=True)
