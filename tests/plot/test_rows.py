"""Rows: none over-full, none loses an end, and the most important ones stay."""

from enum import Enum, auto

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showing import BEATS

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Clue, Look
from gdtui.plot.cells.picture import PLAIN, STRONG
from gdtui.plot.cells.rows import Row, draw_rows, row
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight


class Name(Enum):
    FIRST = auto()
    SECOND = auto()


WORDS = st.lists(st.text("abc", min_size=1, max_size=20), max_size=8).map(" ".join)


@given(WORDS, st.text("0123456789", max_size=20), st.integers(24, 60))
def test_a_row_that_is_too_long_wraps_between_words(left: str, right: str, width: int) -> None:
    picture = draw_rows([(Name.FIRST, [row(left, right)])], width, 20)
    assert picture.size == (width, 20)
    assert " ".join(picture.rows).split() == [*left.split(), *right.split()]
    if right:
        (line,) = [line for line in picture.rows if right in line]
        assert line.endswith(right)


def test_pieces_keep_their_inks_where_they_wrap() -> None:
    pieces = Row((("abcd", PLAIN), ("efgh", STRONG)))
    picture = draw_rows([(Name.FIRST, [pieces])], 6, 2)
    assert picture.rows == ("abcd  ", "efgh  ")
    assert picture.inks[1][:4] == STRONG * 4


def test_the_most_important_parts_stay_whole_and_in_their_places() -> None:
    parts = [(Name.SECOND, [row("c")]), (Name.FIRST, [row("a"), row("b")])]
    drawn = [draw_rows(parts, 1, height).rows for height in (1, 2, 3)]
    assert drawn == [("a",), ("a", "b"), ("c", "a", "b")]


RACES = st.builds(
    lambda weights, rate, epoch: Race.start(PARABOLA, weights, rate, 20).to(epoch),
    st.lists(st.floats(PARABOLA.low, PARABOLA.high), min_size=1, max_size=2),
    st.floats(0, allow_infinity=False),
    st.integers(0, 20),
)
SHOWS = st.builds(
    Shows,
    looks=st.frozensets(st.sampled_from(Look)),
    gap=st.none() | st.floats(-1e12, 1e12),
    beat=st.none() | st.sampled_from(BEATS),
)
SIGHTS = st.builds(Sight, st.frozensets(st.sampled_from(Clue)))


@settings(deadline=None, max_examples=200)
@given(RACES, SHOWS, SIGHTS, st.integers(24, 60), st.integers(1, 24))
def test_every_readout_has_its_size_and_no_number_that_is_none(
    race: Race, shows: Shows, sight: Sight, width: int, height: int
) -> None:
    for shown in (race, race.with_pin()):
        picture = draw_readout(shown, shows, sight, width, height)
        assert picture.size == tuple(map(len, (picture.inks[0], picture.inks))) == (width, height)
        words = " ".join(picture.rows).replace("minus", "")
        assert not {"nan", "inf", "-nan", "-inf", "+inf"} & set(words.split())
        assert "-0.0000 " not in words + " "


@settings(deadline=None, max_examples=200)
@given(RACES, SHOWS, st.integers(24, 60))
def test_what_a_column_says_is_whole_at_every_width(race: Race, shows: Shows, width: int) -> None:
    alone = Race(race.runs[:1])

    def said(columns: int) -> str:
        rows = draw_readout(alone, shows, Sight(), columns, 60).rows
        return "".join("".join(rows).split())

    assert said(width) == said(200)


@pytest.mark.parametrize("width", range(24, 61))
def test_two_starts_do_not_run_into_each_other(width: int) -> None:
    race = Race.start(PARABOLA, (3.5999999999999996,), 0.1, 50).mirrored()
    words = " ".join(draw_readout(race, Shows(), Sight(), width, 30).rows).split()
    assert "3.5999999999999996" in words
    assert "-3.5999999999999996" in words


def test_a_large_count_stands_in_its_sentence() -> None:
    race = Race.start(PARABOLA, (10.0,), 1e-9, 50)
    words = " ".join(" ".join(draw_readout(race, Shows(), Sight(), 26, 12).rows).split())
    assert "zero loss at epoch 3627164432 by theory; not reached yet" in words
