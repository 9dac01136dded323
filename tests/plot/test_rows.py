"""Rows: none over-full, none loses an end, and the most important ones stay."""

from enum import Enum, auto

from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.cells.picture import PLAIN, STRONG
from gdtui.plot.cells.rows import Row, draw_parts, draw_rows, row, rows_of


class Name(Enum):
    FIRST = auto()
    SECOND = auto()


WORDS = st.lists(st.text("abc", min_size=1, max_size=20), max_size=8).map(" ".join)


@given(WORDS, st.text("0123456789", max_size=20), st.integers(24, 60))
def test_a_row_that_is_too_long_wraps_between_words(left: str, right: str, width: int) -> None:
    picture = draw_rows([row(left, right)], width, 20)
    assert picture.size == (width, 20)
    assert " ".join(picture.rows).split() == [*left.split(), *right.split()]
    if right:
        (line,) = [line for line in picture.rows if right in line]
        assert line.endswith(right)


def test_no_word_stands_alone_in_the_last_row() -> None:
    text = "zero loss at epoch 33 by theory; not reached yet"
    drawn = draw_rows([row(text)], 44, 2).rows
    assert [each.rstrip() for each in drawn] == [
        "zero loss at epoch 33 by",
        "theory; not reached yet",
    ]


def test_an_equation_wraps_before_its_signs() -> None:
    for width, rows in (
        (20, ["9.7 − 0.1×19.6738", "/√388.1326 = 9.6002"]),
        (12, ["9.7 − 0.1", "×19.6738", "/√388.1326", "= 9.6002"]),
    ):
        equation = row("9.7 − 0.1×19.6738/√388.1326 = 9.6002")
        drawn = draw_rows([equation], width, 5).rows
        assert [each.rstrip() for each in drawn if each.strip()] == rows
        assert rows_of(equation, width) == len(rows)


def test_pieces_keep_their_inks_where_they_wrap() -> None:
    picture = draw_rows([Row((("abcd", PLAIN), (" efgh", STRONG), (",", PLAIN)))], 8, 2)
    assert picture.rows == ("abcd    ", "efgh,   ")
    assert picture.inks[1][:5] == STRONG * 4 + PLAIN


def test_the_most_important_parts_stay_whole_and_in_their_places() -> None:
    parts = [(Name.SECOND, [row("c")]), (Name.FIRST, [row("a"), row("b")])]
    drawn = [draw_parts(parts, 1, height).rows for height in (1, 2, 3)]
    assert drawn == [("a",), ("a", "b"), ("c", "a", "b")]
