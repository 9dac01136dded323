"""A recording as an SVG that moves, so small that a page can carry it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from gdtui.plot.cells.printed import Cell, Frame, Paint, Row
from gdtui.plot.cells.svg import moving_svg
from gdtui.ui.recording.stage import FRAME, Reel, Strips

MOST_BYTES = 300_000
"""What an animated picture may weigh; with fewer frames a second it is lighter."""


def moving(reel: Reel, colours: dict[str, str], title: str) -> str:
    """The picture: with as many frames a second as it may weigh."""
    usual = Paint(colours["foreground"], colours["background"])
    frames = _frames(reel, usual)
    svg, every = moving_svg(frames, FRAME, title), 1
    while len(svg.encode()) >= MOST_BYTES and every < len(frames):
        every *= 2
        svg = moving_svg(_thinned(frames, every), FRAME * every, title)
    return svg


def frame_of(strips: Strips, colours: dict[str, str]) -> Frame:
    """What is seen at one moment."""
    usual = Paint(colours["foreground"], colours["background"])
    return tuple(_row(strip, usual) for strip in strips)


def _thinned(frames: Sequence[Frame], every: int) -> list[Frame]:
    """Every so many frames, and what is seen at last."""
    kept = list(frames[::every])
    kept[-1] = frames[-1]
    return kept


def _frames(reel: Reel, usual: Paint) -> list[Frame]:
    """Every frame; a row that stays is the same value in the next."""
    frames: list[Frame] = []
    before: Strips = (Strip([]),) * len(reel.shots[0].strips)
    rows: Frame = ((),) * len(before)
    ends = [shot.number for shot in reel.shots[1:]] + [reel.frames]
    for (number, strips), end in zip(reel.shots, ends, strict=True):
        rows = tuple(
            row if strip == old else _row(strip, usual)
            for strip, old, row in zip(strips, before, rows, strict=True)
        )
        before = strips
        frames += [rows] * (end - number)
    return frames


def _row(strip: Strip, usual: Paint) -> Row:
    return tuple(
        Cell(character, _paint(segment.style, usual))
        for segment in strip
        for character in segment.text
    )


@lru_cache(maxsize=1024)
def _paint(style: Style | None, usual: Paint) -> Paint:
    if style is None:
        return usual
    ink, paper = _hex(style.color, usual.ink), _hex(style.bgcolor, usual.paper)
    return Paint(*((paper, ink) if style.reverse else (ink, paper)), bool(style.bold))


def _hex(colour: Color | None, usual: str) -> str:
    """A colour as #rrggbb; that of the theme where it is the terminal's own."""
    return usual if colour is None or colour.is_default else colour.get_truecolor().hex
