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

from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import Quantity
from gdtui.plot.cells.picture import Frame, Picture, Row, painted
from gdtui.plot.cells.svg import as_svg
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
    """What is seen from a frame on, until the next shot, in the colours of a theme."""

    number: int
    sheet: Picture
    theme: str


class Reel(NamedTuple):
    """A recording: what changes, and how many frames it has in all."""

    shots: tuple[Shot, ...]
    frames: int


def written(
    kind: str,
    setup: Setup,
    theme: str,
    size: tuple[int, int],
    speed: float,
    keys: str | None,
    title: str,
) -> Iterable[str]:
    """The text of a recording: a `cast`, or an `svg`. Raises ValueError for keys that are none."""
    race = setup.race()
    acts = played(race.to(setup.epochs).at, speed) if keys is None else read_script(keys)
    # Nobody is there to leave for a shell, and no file but the recording is to be written.
    view = View(race, speed=speed, theme=theme, size=size, is_kiosk=True)
    reel = film(view, acts)
    return cast(reel, title) if kind == "cast" else [moving(reel, title)]


def film(view: View, acts: Sequence[Act]) -> Reel:
    """What the explorer shows from a view on while some things are done; to quit ends it."""
    stage = Stage(view)
    shots: list[Shot] = []
    number, seconds = 0, 0.0
    _shoot(stage, shots, number)
    for key, watched in (*acts, Act(None, _WATCHED)):
        if key is not None:
            stage.take(key)
            if stage.view.request is Request.QUIT:
                break
            stage.view = replace(stage.view, request=None)
        seconds += watched
        while number < round(seconds / FRAME):
            number += 1
            stage.tick(FRAME)
            _shoot(stage, shots, number)
    return Reel(tuple(shots), number + 1)


def _shoot(stage: Stage, shots: list[Shot], number: int) -> None:
    """Another shot, where something has changed since the last one."""
    stage.go_on()
    while stage.is_on_its_way:
        stage.go_on()
    shot = Shot(number, stage.sheet(), stage.view.theme)
    if not shots or shot[1:] != shots[-1][1:]:
        shots.append(shot)


def cast(reel: Reel, title: str) -> Iterator[str]:
    """The lines of an asciicast: the bytes that a terminal gets, each with its time."""
    columns, rows = reel.shots[0].sheet.size
    head = {"version": 2, "width": columns, "height": rows, "title": title}
    yield json.dumps(head, ensure_ascii=False) + "\n"
    for theme, shots in groupby(reel.shots, lambda shot: shot.theme):
        shadow = Shadow(pens_of(theme, ColorSystem.TRUECOLOR), clears=False)
        for number, sheet, _ in shots:
            sent = shadow.update(sheet)
            yield _event(number, sent if number else _START + sent)
    yield _event(reel.frames, f"{_END}\x1b[{rows}H")


def _event(number: int, sent: str) -> str:
    return json.dumps([round(number * FRAME, 3), "o", sent], ensure_ascii=False) + "\n"


def moving(reel: Reel, title: str) -> str:
    """An SVG that moves, with as many frames a second as it may weigh."""
    frames = _frames(reel)
    picture, every = as_svg(frames, title, FRAME), 1
    while len(picture.encode()) >= MOST_BYTES and every < len(frames):
        every *= 2
        # What is seen at last is seen in any case.
        thinned = [*frames[::every][:-1], frames[-1]]
        picture = as_svg(thinned, title, FRAME * every)
    return picture


def _frames(reel: Reel) -> list[Frame]:
    """Every frame; a row that stays is the same value in the next."""

    @cache
    def row_of(row: str, inks: str, theme: str) -> Row:
        return painted(Picture((row,), (inks,)), paints(theme))[0]

    frames: list[Frame] = []
    ends = [shot.number for shot in reel.shots[1:]] + [reel.frames]
    for (number, sheet, theme), end in zip(reel.shots, ends, strict=True):
        rows = zip(sheet.rows, sheet.inks, strict=True)
        frames += [tuple(row_of(row, inks, theme) for row, inks in rows)] * (end - number)
    return frames
