"""A recording as an SVG that moves, so small that a page can carry it."""

from __future__ import annotations

from gdtui.plot.cells.picture import Picture
from gdtui.plot.cells.printed import Frame
from gdtui.plot.cells.svg import as_svg
from gdtui.plot.sheet import painted
from gdtui.ui.recording.recording import FRAME, Reel
from gdtui.ui.screen.theme import paints

MOST_BYTES = 300_000
"""What an animated picture may weigh; with fewer frames a second it is lighter."""


def moving(reel: Reel, title: str) -> str:
    """The picture: with as many frames a second as it may weigh."""
    frames = _frames(reel)
    picture, every = as_svg(frames, title, FRAME), 1
    while len(picture.encode()) >= MOST_BYTES and every < len(frames):
        every *= 2
        # What is seen at last stays.
        thinned = [*frames[::every]]
        thinned[-1] = frames[-1]
        picture = as_svg(thinned, title, FRAME * every)
    return picture


def _frames(reel: Reel) -> list[Frame]:
    """Every frame; a row that stays is the same value in the next."""
    frames: list[Frame] = []
    before, of_theme = Picture(), ""
    rows: Frame = ()
    ends = [shot.number for shot in reel.shots[1:]] + [reel.frames]
    for (number, sheet, theme), end in zip(reel.shots, ends, strict=True):
        old = zip(before.rows, before.inks, strict=True) if theme == of_theme else ()
        known = dict(zip(old, rows, strict=False))
        rows = tuple(
            known.get(row) or painted(Picture(row[:1], row[1:]), paints(theme))[0]
            for row in zip(sheet.rows, sheet.inks, strict=True)
        )
        before, of_theme = sheet, theme
        frames += [rows] * (end - number)
    return frames
