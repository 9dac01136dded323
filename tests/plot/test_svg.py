"""Frames as an SVG: every cell of every frame is in it, at its time, and nothing else is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells.dots import dots_of
from gdtui.plot.cells.picture import Cell, Frame, Paint, painted
from gdtui.plot.cells.svg import as_svg, stays
from gdtui.plot.sheet import draw_sheet
from gdtui.ui.screen.theme import paints

SVG = "{http://www.w3.org/2000/svg}"
PAINTS = [
    Paint("#ffffff", "#000000"),
    Paint("#ff0000", "#000000", True),
    Paint("#00ff00", "#222222"),
]
CELLS = st.builds(Cell, st.sampled_from(" ab&<⠃⣿●η"), st.sampled_from(PAINTS))
WIDTH, HEIGHT, LONG = 4, 2, 5
FRAMES = st.lists(st.tuples(*[st.tuples(*[CELLS] * WIDTH)] * HEIGHT), min_size=1, max_size=LONG)


@given(FRAMES)
def test_a_frame_is_made_of_what_stays_in_it(frames: list[Frame]) -> None:
    found = stays(frames)
    for number, frame in enumerate(frames):
        cells = {
            (stay.row, column): cell
            for stay in found
            if stay.first <= number < stay.end
            for column, cell in enumerate(stay.cells, stay.column)
        }
        wanted = {(y, x): cell for y, row in enumerate(frame) for x, cell in enumerate(row)}
        assert cells == wanted


@given(FRAMES)
def test_at_each_time_the_svg_shows_the_characters_of_its_frame(frames: list[Frame]) -> None:
    for number, frame in enumerate(frames):
        texts, points = seen(as_svg(frames, "t", 1.0), number, len(frames))
        wanted = {
            (2 * x, y): cell.character
            for y, row in enumerate(frame)
            for x, cell in enumerate(row)
            if cell.character in "ab&<●η"
        }
        assert texts == wanted
        assert points == {
            (2 * x + across, 4 * y + down)
            for y, row in enumerate(frame)
            for x, cell in enumerate(row)
            for across, down in dots_of(cell.character)
        }


def seen(svg: str, number: int, count: int) -> tuple[dict[object, str], set[tuple[int, int]]]:
    """The characters and the dots that an SVG shows in a frame of one second."""
    root = ElementTree.fromstring(svg)
    texts: dict[object, str] = {}
    points: set[tuple[int, int]] = set()
    for each in root:
        if each.tag != f"{SVG}g":
            shown: Sequence[ElementTree.Element] = [each]
        elif is_visible(each, svg, number, count):
            shown = list(each)
        else:
            continue
        for part in shown:
            if part.tag == f"{SVG}text":
                is_sign = "m" in part.get("class", "").split()
                x, row = int(part.get("x", "")) - is_sign, int(float(part.get("y", "")) // 4)
                for place, character in enumerate(part.text or ""):
                    if character != " ":
                        texts[x + 2 * place, row] = character
            elif part.tag == f"{SVG}path" and "d" in part.get("class", "").split():
                points |= places(part.get("d", ""))
    return texts, points


def is_visible(group: ElementTree.Element, svg: str, number: int, count: int) -> bool:
    """Whether an animation shows a group in a frame, as CSS has it."""
    name = group.get("class", "").split()[1]
    delay = float(re.findall(r"animation-delay:(.*)s", group.get("style", ""))[0])
    share = float(re.findall(rf"@keyframes {name}{{0%{{[^}}]*}}([0-9.]+)%", svg)[0]) / 100
    # In the middle of a frame no rounding matters.
    phase = ((number + 0.5 - delay) % count) / count
    return phase < share


def places(path: str) -> set[tuple[int, int]]:
    """Where the dots of a path are."""
    found, (x, y) = set(), (0, 0)
    for kind, first, second in re.findall(r"([Mm])(-?\d+)(?:\.5)? (-?\d+)(?:\.5)?h0", path):
        step = int(first), int(second)
        x, y = step if kind == "M" else (x + step[0], y + step[1])
        found.add((x, y))
    return found


def frame_of_a_run() -> Frame:
    return painted(draw_sheet(Seen(DEFAULTS.race().to(5)), 80, 24), paints("dark"))


def test_a_picture_needs_no_font_no_script_and_no_link() -> None:
    svg = as_svg([frame_of_a_run()], "a <title> & more")
    assert ElementTree.fromstring(svg)[0].text == "a <title> & more"
    assert svg.count("http") == 1, "the name of SVG itself"
    for word in ("<script", "href", "url(", "@import", "@font-face", "<image", "<foreignObject"):
        assert word not in svg
    assert len(svg.encode()) < 10_000


def test_without_animation_the_last_frame_is_seen() -> None:
    first, last = frame_of_a_run(), tuple(reversed(frame_of_a_run()))
    svg = as_svg([first, last], "t", 1.0)
    assert ".k{visibility:hidden" in svg
    assert ".z{visibility:visible}" in svg
    groups = [each for each in ElementTree.fromstring(svg) if each.tag == f"{SVG}g"]
    standing = ["z" in each.get("class", "").split() for each in groups]
    assert standing == [is_visible(each, svg, 1, 2) for each in groups]


def corners(character: str) -> set[tuple[float, float]]:
    """Where the path of a character has its corners and ends, in a cell of 2 by 4."""
    svg = as_svg([((Cell(character, PAINTS[0]),),)], "t")
    path = "".join(re.findall(' d="([^"]*)"', svg))
    assert path.startswith("M")
    x = y = 0.0
    points = set()
    for kind, numbers in re.findall(r"([MLQhvz])([-0-9. ]*)", path):
        values = [float(number) for number in numbers.split()]
        if kind in "MLQ":
            x, y = values[-2:]
        elif kind == "h":
            x += values[0]
        elif kind == "v":
            y += values[0]
        points.add((x, y))
    return points


SIDES = {
    "LEFT": lambda x, _: x == 0,
    "RIGHT": lambda x, _: x == 2,
    "UP": lambda _, y: y == 0,
    "DOWN": lambda _, y: y == 4,
}


def test_lines_and_blocks_stay_in_their_cell_and_a_line_meets_the_sides_that_it_is_named_for() -> (
    None
):
    for character in "─│┌┐└┘├┤┬┴┼┝┥┿━╭╮╰╯╌╍╎█▘▝▖▗▛▜▙▟":
        points, name = corners(character), unicodedata.name(character)
        assert all(0 <= x <= 2 and 0 <= y <= 4 for x, y in points)
        if "BOX DRAWINGS" in name and "DASH" not in name:
            words = name.replace("HORIZONTAL", "LEFT RIGHT").replace("VERTICAL", "UP DOWN").split()
            met = {side for side, meets in SIDES.items() if any(meets(*each) for each in points)}
            assert met == {*words} & SIDES.keys(), character
