"""The keys that are worth naming now, the most useful first.

A key stands here only where it does something: what a guide refuses, and what has nothing to act
on, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gdtui.guide.guide import Look
from gdtui.ui.commands.catalogue import BY_KEY
from gdtui.ui.commands.stepping import has_beat
from gdtui.ui.keys.key_names import key_name
from gdtui.ui.keys.keymap import in_force
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.view import View

_GAP = 2
_SHORT = {"escape": "esc"}
_DIGITS = "123456789"


class Hint(NamedTuple):
    """Keys that do one thing: how they are written, what they do, the keys."""

    keys: str
    label: str
    pressed: tuple[str, ...]

    @property
    def width(self) -> int:
        """Columns, with the gap before the next."""
        return len(self.keys) + 1 + len(self.label) + _GAP


def _hint(label: str, *keys: str) -> Hint:
    names = [_SHORT.get(key, key_name(key)) for key in keys]
    if len(names) > 2 and "".join(names) in _DIGITS:
        return Hint(f"{names[0]}-{names[-1]}", label, keys)
    return Hint(("" if max(map(len, names)) == 1 else " ").join(names), label, keys)


def _in_force(view: View, hints: Iterable[Hint]) -> Iterator[Hint]:
    """Commands with the keys in force in place of the usual ones; without those that have none."""
    if not view.keys:
        yield from hints
        return
    for hint in hints:
        keys = tuple(filter(None, (in_force(view.keys, key) for key in hint.pressed)))
        if keys:
            yield hint if keys == hint.pressed else _hint(hint.label, *keys)


def hints(view: View, width: int) -> list[Hint]:
    """As many as fit behind a blank; the way out, and to the help, is always there."""
    wanted, always = _mode(view)
    shown: list[Hint] = []
    room = width + _GAP - 1 - sum(hint.width for hint in always)
    for hint in wanted:
        if hint.width <= room:
            shown.append(hint)
            room -= hint.width
    return shown + always


def _mode(view: View) -> tuple[Iterable[Hint], list[Hint]]:
    """The keys of the present mode, and those that are never left out."""
    anywhere = _hint("quit", "ctrl+q")
    if view.entry is not None:
        takes = "save" if view.entry.setting is Setting.FILE else "take"
        return [_hint(takes, "enter"), _hint("leave", "escape")], [anywhere]
    if view.set_up is not None:
        return _SETTING_UP, [_hint("take", "enter"), _hint("leave", "escape")]
    if view.palette is not None:
        return _FINDING, [_hint("leave", "escape"), anywhere]
    if view.reading is not None:
        from gdtui.ui.overlays.manual import last_row_of

        leave = _hint("clears" if view.reading.search else "closes", "escape")
        moves = [_hint("scroll", "up", "down"), _hint("page", "pageup", "pagedown")]
        return (moves if last_row_of(view) else []), [leave, anywhere]
    if view.page is not None:
        return _LISTING, [_hint("close", "escape"), *_in_force(view, [_QUIT])]
    wanted, always = _commands(view)
    return _in_force(view, wanted), [*_in_force(view, always)]


def _commands(view: View) -> tuple[Iterable[Hint], list[Hint]]:
    """The commands of the present mode by their usual keys, and those that are never left out."""
    if view.guide is not None:
        return _guided(view), [_hint("leave", "escape"), _HELP, _QUIT]
    if view.plays_beats:
        return _able(view, _ALONE), [_hint("everything", "B"), _QUIT]
    if view.shows.beat is not None:
        return _able(view, _BEATS), [_HELP, _QUIT]
    return _able(view, _PLAYING if view.playing else _AT_REST), [_HELP, _QUIT]


def _guided(view: View) -> Iterator[Hint]:
    """In a lesson or the challenge what leads on comes first."""
    course, challenge = view.course, view.challenge
    if view.in_lesson:
        yield from _able(view, [_hint("predict", "1", "2", "3")])
    if view.guide and view.guide.onwards_does:
        yield _hint(view.guide.onwards_does, "enter")
    if view.shows.beat is not None:
        yield from _able(view, _BEATS)
        return
    yield from _able(view, [_RATE, _PLAY] if challenge else [_GAPS, _PLAY, _STEP])
    if challenge:
        yield _hint("no fog" if challenge.is_foggy else "fog", "f")
    elif course.at:
        yield _hint("back", "backspace")
    yield from _able(view, [_END, _STEP, _BEAT] if challenge else [_BEAT, _RATE, _WEIGHT, _END])
    yield from _able(view, [_BACK, *_LOOKS])


def _able(view: View, hints: Iterable[Hint]) -> Iterator[Hint]:
    """Those of some hints whose keys do something now."""
    for hint in hints:
        keys = tuple(key for key in hint.pressed if _does_something(view, key))
        if keys == ("space",):
            yield _hint(_play(view), *keys)
        elif keys:
            yield hint if keys == hint.pressed else _hint(hint.label, *keys)


def _play(view: View) -> str:
    if view.playing:
        return "pause"
    return "play again" if view.race.is_over else "play"


def _does_something(view: View, key: str) -> bool:
    """Whether a key may be pressed, and has something to act on."""
    able = _ABLE.get(key)
    return view.allows(BY_KEY[key].kind) and (able is None or able(view))


def _has_step(view: View) -> bool:
    return not view.race.is_over


def _has_past(view: View) -> bool:
    return view.race.at > 0 or view.shows.beat is not None


def _has_secant(view: View) -> bool:
    return Look.SECANT in view.shows.looks and _is_clear(view)


def _is_clear(view: View) -> bool:
    return not view.sight.fog


def _can_pin(view: View) -> bool:
    return len(view.race.with_pin().pinned) > len(view.race.pinned)


def _can_mirror(view: View) -> bool:
    return len(view.race.runs) > 1 or view.race.lead.weight_at(0) != 0


_ABLE: dict[str, Callable[[View], bool]] = {
    "space": lambda view: view.playing or view.race.epochs > 0,
    "n": _has_step,
    "a": has_beat,
    "b": _has_past,
    "end": _has_step,
    "down": lambda view: view.race.rate_in_hand > 0,
    "comma": _has_secant,
    "full_stop": _has_secant,
    "s": _is_clear,
    "u": _is_clear,
    "g": _is_clear,
    "p": _can_pin,
    "m": _can_mirror,
    "z": lambda view: bool(view.past),
}
"""What a key needs to do something, for those that need anything."""

_HELP, _QUIT = _hint("help", "question_mark"), _hint("quit", "q")
_PLAY, _STEP, _BEAT = _hint("play", "space"), _hint("step", "n"), _hint("beats", "a")
_RATE, _WEIGHT = _hint("rate", "up", "down"), _hint("weight", "left", "right")
_BACK, _SPEED = _hint("back", "b"), _hint("speed", "plus", "minus")
_END = _hint("finish", "end")
_GAPS = _hint("gap", "comma", "full_stop")
_LOOKS = (_hint("secant", "s"), _hint("uphill", "u"), _hint("map", "v"), _hint("closer", "i"))
_KEEPS = (_hint("pin", "p"), _hint("second marble", "m"), _hint("next landing", "g"))
_AT_REST = (
    _PLAY,
    _STEP,
    _RATE,
    _hint("experiments", "1", "2", "3"),
    _hint("learn", "y"),
    _BEAT,
    _WEIGHT,
    _hint("undo", "z"),
    _BACK,
    _hint("challenge", "c"),
    _GAPS,
    *_LOOKS,
    *_KEEPS,
    _hint("commands", "colon"),
)
_SETTING_UP = (_hint("choose", "up", "down"), _hint("next field", "tab"))
_FINDING = (_hint("run", "enter"), _hint("choose", "up", "down"))
_LISTING = (_hint("open", "enter"), _hint("choose", "up", "down"), _hint("anew", "r"))
_PLAYING = (_PLAY, _RATE, _SPEED, _STEP, _END, _WEIGHT, _GAPS, *_LOOKS, *_KEEPS)
_ALONE = (_PLAY, _hint("beat", "a"), _hint("back", "b"), _STEP, _RATE, _WEIGHT, _SPEED)
_BEATS = (
    _hint("next beat", "a"),
    _hint("beat back", "b"),
    _PLAY,
    _STEP,
    _RATE,
    _WEIGHT,
    _GAPS,
    *_LOOKS,
)
