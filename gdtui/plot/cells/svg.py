"""Cells as an SVG that needs nothing else: no font, no script, no link.

One frame is a still picture; several are one that moves by CSS, for ever, each cell drawn once for
all its time. Dots and lines are drawn, so that curves look alike everywhere; words are text. A cell
is two units wide and four high, so that each braille dot lies in the middle of a unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import mode
from typing import NamedTuple
from xml.sax.saxutils import escape

from gdtui.plot.cells.dots import Dot, dots_of
from gdtui.plot.cells.picture import Cell, Frame, Paint


class Stay(NamedTuple):
    """A cell that comes with one frame, and is gone with another."""

    first: int
    end: int
    row: int
    column: int
    cell: Cell


def stays(frames: Sequence[Frame]) -> list[Stay]:
    """All that is seen in frames of one size, in the order of its time."""
    found = []
    for row, shown in enumerate(zip(*frames, strict=True)):
        for column, cells in enumerate(zip(*shown, strict=True)):
            end = 0
            for cell, same in groupby(cells):
                first, end = end, end + len([*same])
                found.append(Stay(first, end, row, column, cell))
    return sorted(found, key=lambda stay: stay[:4])


_SCALE = 5
"""Pixels of a unit, of which a cell is two wide and four high."""
_BASELINE = 2.9
_STYLE = (
    "svg{font:3.33px DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace}"
    "text{fill:currentColor}"
    "path{fill:none;stroke:currentColor;stroke-width:.3}"
    ".d{stroke-width:.8;stroke-linecap:round}"
    ".h{stroke-width:.7}"
    ".f{fill:currentColor;stroke:none}"
    ".m{text-anchor:middle}"
    ".b{font-weight:bold}"
)
_PARTS = {
    **{"l": "M1 2L0 2", "r": "M1 2L2 2", "u": "M1 2L1 0", "d": "M1 2L1 4"},
    **{"1": "M0 0h1v2h-1z", "2": "M1 0h1v2h-1z", "3": "M0 2h1v2h-1z", "4": "M1 2h1v2h-1z"},
}
"""Lines from the middle of a cell to its edges, and the quarters of a cell."""


def _made_of(characters: str, made: str) -> dict[str, str]:
    """The paths of characters, each joined of parts by their letters."""
    paths = ("".join(map(_PARTS.__getitem__, each)) for each in made.split())
    return dict(zip(characters, paths, strict=True))


_THIN = {
    "─": "M0 2h2",
    "│": "M1 0v4",
    "╭": "M2 2Q1 2 1 4",
    "╮": "M0 2Q1 2 1 4",
    "╰": "M2 2Q1 2 1 0",
    "╯": "M0 2Q1 2 1 0",
    "╌": "M0.2 2h0.6M1.2 2h0.6",
    "╍": "M0.2 2h0.6M1.2 2h0.6",
    "╎": "M1 0.4v1.2M1 2.4v1.2",
} | _made_of("┌┐└┘├┤┬┴┼┝┥┿", "rd ld ru lu udr udl lrd lru lrud udr udl lrud")
_THICK = {"━": "M0 2h2", "┿": "M0 2h2"} | _made_of("┝┥", "r l")
_FILLED = _made_of("█▘▝▖▗▛▜▙▟", "1234 1 2 3 4 123 124 134 234")
_GLYPHS = {"": _THIN, " h": _THICK, " f": _FILLED}
"""By the class that they are drawn in, the paths of characters in a cell of their own."""
_POINT = re.compile(r"([MLQ ])([\d.]+) ([\d.]+)")
_SYMBOLS = "\u2190"
"""From here on signs of any width: each stands in the middle of its cell."""
_WORDS = re.compile(r"\S+(?: \S+)*")


def as_svg(frames: Sequence[Frame], title: str, seconds: float = 0.0) -> str:
    """Frames of `seconds` each, over and over; where nothing moves, the last one is seen."""
    return "".join(_pieces(frames, title, seconds))


def _pieces(frames: Sequence[Frame], title: str, seconds: float) -> Iterator[str]:
    rows, columns = len(frames[0]), len(frames[0][0])
    paper = mode(cell.paint.paper for row in frames[-1] for cell in row)
    inks: dict[str, str] = {}
    shown = [
        (first, end, drawn)
        for (first, end), group in groupby(stays(frames), key=lambda stay: stay[:2])
        if (drawn := _drawn(group, paper, inks))
    ]
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * columns} {4 * rows}"'
        f' width="{2 * columns * _SCALE}" height="{4 * rows * _SCALE}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}"
    )
    yield from (f".{name}{{color:{colour}}}" for colour, name in inks.items())
    yield from _times({end - first for first, end, _ in shown}, len(frames), seconds)
    yield f'</style>\n<rect width="{2 * columns}" height="{4 * rows}" fill="{paper}"/>\n'
    for first, end, drawn in shown:
        if end - first == len(frames):
            yield f"{drawn}\n"
            continue
        # It began in the round before this one: so that no first round differs from the others.
        since = f"animation-delay:{(first - len(frames)) * seconds:.6g}s"
        stands = " z" * (end == len(frames))
        yield f'<g class="k k{end - first}{stands}" style="{since}">{drawn}</g>\n'
    yield "</svg>\n"


def _times(lasting: Iterable[int], count: int, seconds: float) -> Iterator[str]:
    """How long things are seen: an animation for each number of frames."""
    parts = sorted(set(lasting) - {count})
    if not parts:
        return
    yield f".k{{visibility:hidden;animation:{count * seconds:.6g}s step-end infinite}}"
    yield ".z{visibility:visible}"
    for part in parts:
        share = f"{100 * part / count:.7g}"
        yield f".k{part}{{animation-name:k{part}}}"
        yield f"@keyframes k{part}{{0%{{visibility:visible}}{share}%,to{{visibility:hidden}}}}"
    yield "@media(prefers-reduced-motion:reduce){.k{animation:none}}"


def _glyphs(character: str, left: int, top: int) -> Iterator[tuple[str, str]]:
    """The paths of a character in its cell, each with its class."""

    def moved(point: re.Match[str]) -> str:
        return f"{point[1]}{left + float(point[2]):g} {top + float(point[3]):g}"

    for kind, paths in _GLYPHS.items():
        if path := paths.get(character):
            yield kind, _POINT.sub(moved, path)


def _drawn(group: Iterable[Stay], paper: str, inks: dict[str, str]) -> str:
    """What is seen for one time: papers, then dots and lines by their colours, then words.

    `inks` has the class of each colour so far.
    """
    papers: list[str] = []
    points: dict[str, list[Dot]] = defaultdict(list)
    paths: dict[str, list[str]] = defaultdict(list)
    words: list[str] = []
    for row, column, text, paint in _runs(group):
        if paint.paper != paper:
            box = f'x="{2 * column}" y="{4 * row}" width="{2 * len(text)}" height="4"'
            papers.append(f'<rect {box} fill="{paint.paper}"/>')
        if not text.strip():
            continue
        name = inks.setdefault(paint.ink, f"c{len(inks)}")
        kind, y = name + " b" * paint.bold, f"{4 * row + _BASELINE:g}"
        signs = []
        for place, character in enumerate(text, column):
            if dots := dots_of(character):
                points[name] += ((2 * place + x, 4 * row + down) for x, down in dots)
            elif glyphs := [*_glyphs(character, 2 * place, 4 * row)]:
                for stroke, path in glyphs:
                    paths[name + stroke].append(path)
            elif character >= _SYMBOLS:
                at = f'class="{kind} m" x="{2 * place + 1}" y="{y}"'
                signs.append(f"<text {at}>{escape(character)}</text>")
        for found in _WORDS.finditer("".join(" " if c >= _SYMBOLS else c for c in text)):
            wide = f' textLength="{2 * len(found[0])}"' if len(found[0]) > 2 else ""
            at = f'class="{kind}" x="{2 * (column + found.start())}" y="{y}"{wide}'
            words.append(f"<text {at}>{escape(found[0])}</text>")
        words += signs
    dotted = ((f"{name} d", _dotted(places)) for name, places in points.items())
    joined = ((name, "".join(each)) for name, each in paths.items())
    drawn = [f'<path class="{name}" d="{path}"/>' for name, path in (*dotted, *joined)]
    return "".join(papers + drawn + words)


def _runs(group: Iterable[Stay]) -> Iterator[tuple[int, int, str, Paint]]:
    """Cells of one paint side by side; a blank has no ink, and so goes with those before it."""
    row, column, text, paint = 0, 0, "", Paint("", "")
    for _, _, at_row, at, (character, own) in group:
        is_alike = own == paint or (character == " " and own.paper == paint.paper)
        if (at_row, at) != (row, column + len(text)) or not is_alike:
            if text:
                yield row, column, text, paint
            row, column, text, paint = at_row, at, "", own
        # The second cell of a wide character has none of its own.
        text += character[:1] or " "
    yield row, column, text, paint


def _dotted(places: Sequence[Dot]) -> str:
    """Round dots in the middle of some units: lines of no length."""
    path, (x, y) = "", (0, 0)
    for column, row in sorted(places):
        path += f"m{column - x} {row - y}h0" if path else f"M{column}.5 {row}.5h0"
        x, y = column, row
    return path
