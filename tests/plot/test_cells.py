"""Cells: pictures and inks, rows that fit, numbers as text, ASCII alone, SVG."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells import text as written_text
from gdtui.plot.cells.dots import dots_of
from gdtui.plot.cells.picture import (
    CURVE,
    PLAIN,
    SECANT,
    STRONG,
    TANGENT,
    Canvas,
    Cell,
    Frame,
    Paint,
    Picture,
    painted,
)
from gdtui.plot.cells.rows import Row, draw_parts, draw_rows, row
from gdtui.plot.cells.rows import rows_of as rows_of_text
from gdtui.plot.cells.svg import as_svg, stays
from gdtui.plot.cells.text import (
    fitting,
    measure,
    rounded,
    setting,
    shortened,
    speak_ascii,
    to_ascii,
    worded,
    written,
)
from gdtui.plot.sheet import draw_sheet
from gdtui.ui.screen.theme import paints


def test_pieces_join_neighbours_of_one_ink() -> None:
    assert Picture(("abcd",), ("cctt",)).pieces(0, 0, 4) == [("ab", "c"), ("cd", "t")]


def test_where_lines_meet_in_a_cell_all_stay_visible_but_the_curve_stays_as_it_is() -> None:
    for first, second, cell, ink in (
        (CURVE, TANGENT, "⠁", CURVE),
        (TANGENT, CURVE, "⢁", CURVE),
        (TANGENT, SECANT, "⢁", SECANT),
    ):
        canvas = Canvas.blank(1, 1)
        canvas.add_dots({(0, 0): 0x01}, first)
        canvas.add_dots({(0, 0): 0x80}, second)
        assert canvas.picture() == Picture((cell,), (ink,))


def test_what_falls_outside_a_canvas_is_left_out() -> None:
    canvas = Canvas.blank(3, 1)
    canvas.put(-1, 0, "abcdef", CURVE)
    canvas.put(0, 5, "x", CURVE)
    canvas.add_dots({(9, 0): 1}, CURVE)
    assert canvas.picture() == Picture(("bcd",), ("ccc",))


# Rows: none over-full, none loses an end, and the most important ones stay


class Name(Enum):
    FIRST = auto()
    SECOND = auto()


WORDS = st.lists(st.text("abc", min_size=1, max_size=20), max_size=8).map(" ".join)


@given(WORDS, st.text("0123456789", max_size=20), st.integers(24, 60))
def test_a_row_that_is_too_long_wraps_between_words(left: str, right: str, width: int) -> None:
    picture = draw_rows([Row(row(left).left, row(right).left)], width, 20)
    assert picture.size == (width, 20)
    assert " ".join(picture.rows).split() == [*left.split(), *right.split()]
    if right:
        (line,) = [line for line in picture.rows if right in line]
        assert line.endswith(right)


WRAPPED = [
    (
        "zero loss at epoch 33 by theory; not reached yet",
        44,
        "zero loss at epoch 33 by|theory; not reached yet",
    ),
    ("9.7 − 0.1×19.6738/√388.1326 = 9.6002", 20, "9.7 − 0.1×19.6738|/√388.1326 = 9.6002"),
    ("9.7 − 0.1×19.6738/√388.1326 = 9.6002", 12, "9.7 − 0.1|×19.6738|/√388.1326|= 9.6002"),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_no_word_stands_alone_in_the_last_row_and_an_equation_wraps_before_its_signs(
    text: str, width: int, lines: str
) -> None:
    drawn = draw_rows([row(text)], width, 5).rows
    assert "|".join(each.rstrip() for each in drawn if each.strip()) == lines
    assert rows_of_text(row(text), width) == lines.count("|") + 1


@given(st.lists(st.sampled_from(["●", "◆", "where", "it", "is", "steep"]), max_size=9))
def test_the_shape_of_a_marble_is_not_the_last_word_of_a_line(words) -> None:
    drawn = draw_rows([row(" ".join([*words, "end"]))], 24, 9).rows
    shapes = ("●", "◆")
    assert not any(each.rstrip().endswith(shapes) for each in drawn if len(each.split()) > 1)


@given(st.integers(20, 60), st.integers(0, 12))
def test_what_a_loss_is_called_stays_with_its_formula(width: int, before: int) -> None:
    text = f"A marble on the loss{' and' * before} L(w) = w². space lets it go."
    assert any("L(w) = w²." in each for each in draw_rows([row(text)], width, 9).rows)


def test_pieces_keep_their_inks_where_they_wrap() -> None:
    picture = draw_rows([Row((("abcd", PLAIN), (" efgh", STRONG), (",", PLAIN)))], 8, 2)
    assert picture.rows == ("abcd    ", "efgh,   ")
    assert picture.inks[1][:5] == STRONG * 4 + PLAIN


def test_the_most_important_parts_stay_whole_and_in_their_places() -> None:
    parts = [(Name.SECOND, [row("c")]), (Name.FIRST, [row("a"), row("b")])]
    drawn = [draw_parts(parts, 1, height).rows for height in (1, 2, 3)]
    assert drawn == [("a",), ("a", "b"), ("c", "a", "b")]


# Numbers fit, and say nothing false


FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE, st.integers(8, 16), st.sampled_from("-+"))
def test_a_measure_is_a_number_that_fits(value: float, width: int, sign: str) -> None:
    text = measure(value, width, sign)
    assert len(text) <= width
    exact = Decimal(value)
    assert abs(Decimal(text) - exact) <= max(abs(exact) / 2, Decimal("0.00005"))
    assert (Decimal(text) == 0) == (value == 0)
    assert "-0.0000" not in text


@given(FINITE, st.integers(4, 17))
def test_a_number_with_more_digits_is_nearer(value: float, digits: int) -> None:
    error = abs(Decimal(rounded(value, digits)) - Decimal(value))
    assert error <= max(abs(Decimal(value)), Decimal("0.00005")) * Decimal(10) ** (4 - digits)


@given(FINITE, st.integers(8, 24))
def test_what_a_person_set_is_whole_or_said_to_be_about(value: float, width: int) -> None:
    assert float(written(value)) == value
    for text in (setting(value, width), shortened(value, width)):
        assert len(text) <= width
        if text[0] == "≈":
            assert 0 <= abs(value) - abs(float(text[1:])) <= abs(value) * 0.5
        else:
            assert float(text) == value


@pytest.mark.parametrize(("made", "text"), rows_of(__file__, "texts.txt"))
def test_a_number_a_formula_and_what_is_left_of_a_text_are_written_so(made, text) -> None:
    assert eval(made, vars(written_text).copy()) == text


# Without anything but ASCII what is said is still true, and fits


@pytest.mark.usefixtures("in_ascii")
def test_symbols_become_words_that_say_the_same() -> None:
    assert worded("w₀·rᵏ by theory") == "w₀·r^k by theory"
    assert worded("w₇·rᵏ⁻⁷") == "w₇·r^(k-7)"
    assert worded("loss 100 → 144, ±50, w¹², η = 1") == "loss 100 -> 144, +-50, w^12, lr = 1"


@given(st.text("┤⢣⣀⠉●◆η→²…≈ab|"))
def test_cells_are_translated_one_for_one(text: str) -> None:
    assert len(to_ascii(text)) == len(text)
    assert to_ascii(text).isascii()


FORMS = st.lists(st.text("ab η→…²"), min_size=1)


@pytest.mark.parametrize("is_ascii", [False, True])
@given(FORMS, st.integers(-1, 40))
def test_the_first_form_that_fits_as_it_is_seen_is_taken_else_the_last(
    is_ascii: bool, forms: list[str], room: int
) -> None:
    speak_ascii(is_ascii)
    try:
        seen = [worded(form) for form in forms]
        taken = fitting(forms, room)
    finally:
        speak_ascii(False)
    assert taken == next((text for text in seen if len(text) <= room), seen[-1])


# Frames as an SVG: every cell is in it at its time, and nothing else is needed

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
            (stay.row, stay.column): stay.cell for stay in found if stay.first <= number < stay.end
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
