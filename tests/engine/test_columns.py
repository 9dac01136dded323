"""Columns in stages: a coarse whole first, the same whatever the pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.columns import Columns, in_stages


def squares(count: int) -> Columns[int]:
    return Columns(lambda at: at * at, count)


@given(st.integers(0, 300))
def test_every_column_comes_once(count: int) -> None:
    assert sorted(in_stages(count)) == list(range(count))


@given(st.integers(1, 300))
def test_every_stage_is_evenly_spread_and_twice_as_fine_as_the_one_before(count: int) -> None:
    columns, stages = squares(count), [1]
    while not columns.is_whole:
        columns.go_on()
        if columns.stage != stages[-1]:
            stages.append(columns.stage)
            first, *others = columns.first(columns.stage)
            gap = others[0] - first
            assert [first, *others] == list(range(0, count, gap))
            assert gap & (gap - 1) == 0
    assert stages[-1] == count
    assert all(-(-after // 2) <= before for before, after in pairwise(stages))


def test_nothing_is_a_stage_before_the_first_column() -> None:
    assert squares(5).stage == 0
    assert squares(5).first(0) == {}
    assert squares(0).is_whole


@given(st.integers(1, 100), st.lists(st.integers(0, 120)))
def test_in_pieces_it_is_the_same_as_at_once(count: int, pieces: list[int]) -> None:
    columns = squares(count)
    for done in pieces:
        assert columns.first(done) == squares(count).first(done)


def test_a_column_is_computed_once() -> None:
    asked: list[int] = []
    columns = Columns(asked.append, 9)
    for _ in range(20):
        columns.go_on()
        columns.first(4)
    assert sorted(asked) == list(range(9))
