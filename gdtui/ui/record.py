"""A recording: what is pressed and when, the frames that are seen, and the file made of them.

Its clock is told by hand, so that the same command gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from rich.color import ColorSystem
from textual.events import Key

from gdtui.engine.values import Quantity
from gdtui.plot.cells.picture import Frame, Picture, Row, painted
from gdtui.plot.cells.svg import as_svg
from gdtui.plot.sheet import title_of
from gdtui.ui.keys import key_of, read_key
from gdtui.ui.screen.stage import FRAMES_PER_SECOND, Stage
from gdtui.ui.screen.theme import paints
from gdtui.ui.terminal.wire import Shadow, pens_of
from gdtui.ui.view import Request, View

LONGEST = 600.0
"""Seconds of a recording."""
_AFTER_KEY, _AFTER_CHARACTER = 0.3, 0.1
"""Seconds in which one sees what a key has done, and a character that was typed."""


class Act(NamedTuple):
    """A key that is pressed, or none, and the seconds that this is watched for."""

    key: Key | None
    seconds: float


def read_script(text: str) -> list[Act]:
    """The acts of a text. Raises ValueError for a word that is no key."""
    acts = [act for word in text.split() for act in _acts(word)]
    if sum(act.seconds for act in acts) > LONGEST:
        raise ValueError(f"a recording takes at most {LONGEST:g} seconds")
    return acts


def _acts(word: str) -> Iterator[Act]:
    kind, has_colon, rest = word.partition(":")
    if kind == "wait" and has_colon:
        yield Act(None, Quantity("wait", 0, LONGEST).read(rest))
    elif kind == "text" and has_colon and rest:
        yield from (Act(_typed(character), _AFTER_CHARACTER) for character in rest)
    elif len(word) == 1 and word.isprintable():
        yield Act(_typed(word), _AFTER_KEY)
    else:
        yield Act(_typed(" ") if word == "space" else Key(_named(word), None), _AFTER_KEY)


def _named(word: str) -> str:
    try:
        return read_key(word)
    except ValueError as error:
        raise ValueError(
            f"{error}; a single character, text:WORDS and wait:SECONDS are keys too"
        ) from None


def _typed(character: str) -> Key:
    return Key(key_of(character), character)


def played(epochs: int, speed: float) -> list[Act]:
    """The run played from its start to its end. Raises ValueError where that takes too long."""
    # The marble lands in the time of the epoch after its last step is due.
    seconds = (epochs + 1) / speed
    if seconds > LONGEST:
        raise ValueError(
            f"the run would take {seconds:.0f} seconds to play, {LONGEST:g} is the most:"
            " raise --speed or lower --epochs"
        )
    return [Act(None, 0.5), Act(_typed(" "), seconds)]


FRAME = 1 / FRAMES_PER_SECOND
MOST_BYTES = 300_000
"""What an animated picture may weigh; with fewer frames a second it is lighter."""
_WATCHED = 1.5
"""Seconds for which the end is seen."""
# No other screen, which would be gone at the end; and nothing that a terminal answers.
_START, _END = "\x1b[?25l\x1b[?7l", "\x1b[?7h\x1b[?25h"
"""No cursor, and no wrapped lines; and both again."""


class Shot(NamedTuple):
    """What is seen in a frame, in the colours of a theme."""

    sheet: Picture
    theme: str


def written(kind: str, view: View, keys: str | None) -> Iterable[str]:
    """The text of a recording: a `cast`, or an `svg`. Raises ValueError for keys that are none."""
    end = view.race.to(view.race.epochs)
    shots = film(view, played(end.at, view.speed) if keys is None else read_script(keys))
    title = title_of(view.race)
    return cast(shots, title) if kind == "cast" else [moving(shots, title)]


def film(view: View, acts: Iterable[Act]) -> list[Shot]:
    """What each frame shows from a view on while some things are done; to quit ends it."""
    stage = Stage(view)
    shots = [_shot(stage)]
    seconds = 0.0
    for key, watched in (*acts, Act(None, _WATCHED)):
        if key is not None:
            stage.take(key)
            if stage.view.request is Request.QUIT:
                break
            stage.view = replace(stage.view, request=None)
        seconds += watched
        while len(shots) <= round(seconds / FRAME):
            stage.tick(FRAME)
            shots.append(_shot(stage))
    return shots


def _shot(stage: Stage) -> Shot:
    """What is seen once all that takes long is done."""
    stage.go_on()
    while stage.is_on_its_way:
        stage.go_on()
    return Shot(stage.sheet(), stage.view.theme)


def cast(shots: Sequence[Shot], title: str) -> Iterator[str]:
    """The lines of an asciicast: the bytes that a terminal gets, each with its time."""
    columns, rows = shots[0].sheet.size
    head = {"version": 2, "width": columns, "height": rows, "title": title}
    yield json.dumps(head, ensure_ascii=False) + "\n"
    start = _START
    for theme, frames in groupby(enumerate(shots), lambda frame: frame[1].theme):
        shadow = Shadow(pens_of(theme, ColorSystem.TRUECOLOR), clears=False)
        for number, shot in frames:
            if sent := start + shadow.update(shot.sheet):
                yield _event(number, sent)
            start = ""
    yield _event(len(shots), f"{_END}\x1b[{rows}H")


def _event(number: int, sent: str) -> str:
    return json.dumps([round(number * FRAME, 3), "o", sent], ensure_ascii=False) + "\n"


def moving(shots: Sequence[Shot], title: str) -> str:
    """An SVG that moves, with as many frames a second as it may weigh."""
    frames = _frames(shots)
    picture, every = as_svg(frames, title, FRAME), 1
    while len(picture.encode()) >= MOST_BYTES and every < len(frames):
        every *= 2
        # What is seen at last is seen in any case.
        thinned = [*frames[::every][:-1], frames[-1]]
        picture = as_svg(thinned, title, FRAME * every)
    return picture


def _frames(shots: Iterable[Shot]) -> list[Frame]:
    """Every frame in its colours; a row that stays is the same value in the next."""

    @cache
    def row_of(row: str, inks: str, theme: str) -> Row:
        return painted(Picture((row,), (inks,)), paints(theme))[0]

    return [
        tuple(row_of(row, inks, theme) for row, inks in zip(sheet.rows, sheet.inks, strict=True))
        for sheet, theme in shots
    ]
