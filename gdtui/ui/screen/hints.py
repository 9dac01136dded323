"""The keys that are worth naming now, the most useful first.

A key stands here only where it does something: what a guide refuses, and what has nothing to act
on, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gdtui.guide.guide import Guide, Look
from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.keys import Chosen, key_name
from gdtui.ui.overlays.overlay import Hint
from gdtui.ui.view import View

_GAP = 2
_SHORT = {"escape": "esc"}
_DIGITS = "123456789"


class ShownHint(NamedTuple):
    """Keys that do one thing: how they are written, what they do, the keys."""

    keys: str
    label: str
    pressed: tuple[str, ...]

    @property
    def width(self) -> int:
        """Columns, with the gap before the next."""
        return len(self.keys) + 1 + len(self.label) + _GAP


def hints(view: View, width: int) -> list[ShownHint]:
    """As many as fit behind a blank; the way out, and to the help, is always there."""
    top = view.top
    wanted, always = (top.wanted, top.always) if top else _commands(view)
    last = list(_shown(view, always))
    first: list[ShownHint] = []
    room = width + _GAP - 1 - sum(hint.width for hint in last)
    for hint in _shown(view, wanted):
        if hint.width <= room:
            first.append(hint)
            room -= hint.width
    return first + last


def _shown(view: View, hints: Iterable[Hint]) -> Iterator[ShownHint]:
    """Hints with their keys in force; without those that have none."""
    shown = (_with_keys(hint, view.keys) for hint in hints)
    return (each for each in shown if each.pressed)


@lru_cache(maxsize=256)
def _with_keys(hint: Hint, chosen: Chosen) -> ShownHint:
    own = (BY_NAME[name].keys_in(chosen)[:1] if name in BY_NAME else (name,) for name in hint.does)
    keys = tuple(key for keys in own for key in keys)
    return ShownHint(_written(keys), hint.label, keys)


def _written(keys: tuple[str, ...]) -> str:
    names = [_SHORT.get(key, key_name(key)) for key in keys]
    if len(names) > 2 and "".join(names) in _DIGITS:
        return f"{names[0]}-{names[-1]}"
    return ("" if max(map(len, names), default=1) == 1 else " ").join(names)


def _commands(view: View) -> tuple[Iterable[Hint], Iterable[Hint]]:
    """The commands of the present mode, and those that are never left out."""
    if view.guide is not None:
        return _guided(view, view.guide), map(_hint, ("leave", "help", "quit"))
    if view.plays_beats:
        return _able(view, _ALONE), map(_hint, ("everything", "quit"))
    labels = _BEATS if view.shows.beat else _PLAYING if view.playing else _AT_REST
    left = "stop" if view.is_far else "bowl" if view.shows.whole else ""
    return _able(view, labels), map(_hint, filter(None, (left, "help", "quit")))


def _hint(label: str) -> Hint:
    return Hint(label, _COMMANDS_OF.get(label, (label,)))


def _guided(view: View, guide: Guide) -> Iterator[Hint]:
    """In a lesson or the challenge what leads on comes first."""
    challenge = view.challenge
    yield from _able(view, ["predict"])
    if guide.onwards_does:
        yield Hint(guide.onwards_does, ("onwards",))
    if view.shows.beat:
        yield from _able(view, _BEATS)
        return
    yield from _able(view, ["rate", "play"] if challenge else ["gap", "play", "step"])
    if challenge:
        yield _hint("no fog" if challenge.is_foggy else "fog")
    elif view.course.at:
        yield Hint("back", ("previous lesson",))
    later = ["finish", "step", "beats"] if challenge else ["beats", "rate", "weight", "finish"]
    yield from _able(view, [*later, "back", *_LOOKS])


def _able(view: View, labels: Iterable[str]) -> Iterator[Hint]:
    """Labels with those of their commands that are allowed and have something to act on."""
    for label in labels:
        commands = (BY_NAME[name] for name in _hint(label).does)
        able = [
            each.name for each in commands if not (view.refuses(each.action) or each.lacks(view))
        ]
        # Without a secant the key for its gap shows one: that is no gap to change.
        if able and (label != "gap" or Look.SECANT in view.shows.looks):
            yield Hint(_play(view) if label == "play" else label, (*able,))


def _play(view: View) -> str:
    if view.playing:
        return "pause"
    return "play again" if view.race.is_over else "play"


_EXPERIMENTS = ("slow", "trap", "proportional")
_COMMANDS_OF = {
    "predict": _EXPERIMENTS,
    "experiments": _EXPERIMENTS,
    "rate": ("rate up", "rate down"),
    "weight": ("weight left", "weight right"),
    "speed": ("faster", "slower"),
    "gap": ("gap halved", "gap doubled"),
    "finish": ("end",),
    "beats": ("beat",),
    "next beat": ("beat",),
    "beat back": ("back",),
    "learn": ("lessons",),
    "map": ("next picture",),
    "second marble": ("mirror",),
    "everything": ("bowl alone",),
    "stop": ("leave",),
    "bowl": ("leave",),
    "no fog": ("fog",),
}
"""The commands of a label; any other label is the name of its own."""
_LOOKS = ("secant", "uphill", "map", "closer")
_KEEPS = ("pin", "second marble", "next landing")
_AT_REST = (
    *("play", "step", "rate", "experiments", "learn", "beats", "bowl alone"),
    *("weight", "undo", "back"),
    *("challenge", "gap", *_LOOKS, *_KEEPS, "commands"),
)
_PLAYING = ("play", "rate", "speed", "step", "finish", "weight", "gap", *_LOOKS, *_KEEPS)
_ALONE = ("play", "beat", "back", "step", "rate", "weight", "speed")
_BEATS = ("next beat", "beat back", "play", "step", "rate", "weight", "gap", *_LOOKS)
