"""The keys that are worth naming now, the most useful first.

A key stands here only where it does something: what a guide refuses, and what has nothing to act
on, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.keys import Hint, key_name
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
    wanted, always = top.hints(view) if top and not top.is_fleeting else _commands(view)
    if top and top.is_fleeting:
        # Each key takes it away and does what it does; escape does no more.
        always = (Hint("close", ("escape",)), *(hint for hint in always if hint is not _LEAVE))
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
    for hint in hints:
        first = (next(iter(BY_NAME[name].keys_in(view.keys)), "") for name in hint.commands)
        if keys := (*hint.keys, *filter(None, first)):
            yield ShownHint(_written(keys), hint.label, keys)


def _written(keys: tuple[str, ...]) -> str:
    names = [_SHORT.get(key, key_name(key)) for key in keys]
    if len(names) > 2 and "".join(names) in _DIGITS:
        return f"{names[0]}-{names[-1]}"
    return ("" if max(map(len, names)) == 1 else " ").join(names)


def _hint(label: str, *commands: str) -> Hint:
    return Hint(label, commands=commands)


def _commands(view: View) -> tuple[Iterable[Hint], Iterable[Hint]]:
    """The commands of the present mode, and those that are never left out."""
    if view.guide is not None:
        return _guided(view), (_LEAVE, _HELP, _QUIT)
    if view.plays_beats:
        return _able(view, _ALONE), (_hint("everything", "bowl alone"), _QUIT)
    if view.shows.beat is not None:
        return _able(view, _BEATS), (_HELP, _QUIT)
    return _able(view, _PLAYING if view.playing else _AT_REST), (_HELP, _QUIT)


def _guided(view: View) -> Iterator[Hint]:
    """In a lesson or the challenge what leads on comes first."""
    course, challenge = view.course, view.challenge
    if view.in_lesson:
        yield from _able(view, [_hint("predict", *_EXPERIMENTS)])
    if view.guide and view.guide.onwards_does:
        yield _hint(view.guide.onwards_does, "onwards")
    if view.shows.beat is not None:
        yield from _able(view, _BEATS)
        return
    yield from _able(view, [_RATE, _PLAY] if challenge else [_GAPS, _PLAY, _STEP])
    if challenge:
        yield _hint("no fog" if challenge.is_foggy else "fog", "fog")
    elif course.at:
        yield _hint("back", "previous lesson")
    yield from _able(view, [_END, _STEP, _BEAT] if challenge else [_BEAT, _RATE, _WEIGHT, _END])
    yield from _able(view, [_BACK, *_LOOKS])


def _able(view: View, hints: Iterable[Hint]) -> Iterator[Hint]:
    """Those of some hints whose commands do something now."""
    for hint in hints:
        able = tuple(name for name in hint.commands if _does_something(view, name))
        if able:
            yield hint._replace(label=_play(view) if hint is _PLAY else hint.label, commands=able)


def _play(view: View) -> str:
    if view.playing:
        return "pause"
    return "play again" if view.race.is_over else "play"


def _does_something(view: View, name: str) -> bool:
    """Whether a command is allowed, and has something to act on."""
    command = BY_NAME[name]
    return view.allows(command.kind) and command.can(view)


_EXPERIMENTS = ("slow", "trap", "proportional")
_LEAVE = _hint("leave", "leave")
_HELP, _QUIT = _hint("help", "help"), _hint("quit", "quit")
_PLAY, _STEP, _BEAT = _hint("play", "play"), _hint("step", "step"), _hint("beats", "beat")
_RATE, _WEIGHT = (
    _hint("rate", "rate up", "rate down"),
    _hint("weight", "weight left", "weight right"),
)
_BACK, _SPEED = _hint("back", "back"), _hint("speed", "faster", "slower")
_END = _hint("finish", "end")
_GAPS = _hint("gap", "gap halved", "gap doubled")
_LOOKS = (
    _hint("secant", "secant"),
    _hint("uphill", "uphill"),
    _hint("map", "next picture"),
    _hint("closer", "closer"),
)
_KEEPS = (
    _hint("pin", "pin"),
    _hint("second marble", "mirror"),
    _hint("next landing", "next landing"),
)
_AT_REST = (
    _PLAY,
    _STEP,
    _RATE,
    _hint("experiments", *_EXPERIMENTS),
    _hint("learn", "lessons"),
    _BEAT,
    _WEIGHT,
    _hint("undo", "undo"),
    _BACK,
    _hint("challenge", "challenge"),
    _GAPS,
    *_LOOKS,
    *_KEEPS,
    _hint("commands", "commands"),
)
_PLAYING = (_PLAY, _RATE, _SPEED, _STEP, _END, _WEIGHT, _GAPS, *_LOOKS, *_KEEPS)
_ALONE = (_PLAY, _hint("beat", "beat"), _hint("back", "back"), _STEP, _RATE, _WEIGHT, _SPEED)
_BEATS = (
    _hint("next beat", "beat"),
    _hint("beat back", "back"),
    _PLAY,
    _STEP,
    _RATE,
    _WEIGHT,
    _GAPS,
    *_LOOKS,
)
