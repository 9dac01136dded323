"""A list: the chosen entry is in sight, marks say where there is more, and a press meets a line."""

from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.cells.picture import PLAIN
from gdtui.plot.panes.list import Line, List, room_in

SIZES = st.lists(st.integers(1, 3), min_size=1, max_size=30)


@given(SIZES, st.integers(0, 29), st.integers(2, 60), st.integers(3, 20))
def test_the_chosen_entry_is_seen_whole_and_marks_say_where_there_is_more(
    sizes: list[int], chosen: int, width: int, height: int
) -> None:
    chosen = min(chosen, len(sizes) - 1)
    lines = [
        Line(((0, chr(0x4E00 + entry) + "x" * width, PLAIN),), entry)
        for entry, size in enumerate(sizes)
        for _ in range(size)
    ]
    listed = List.around(lines, chosen, width, height)
    drawn = listed.draw()
    assert drawn.size == (width, height)
    seen = [listed.entry_at(y) for y in range(height)]
    assert seen.count(chosen) == sizes[chosen]
    assert [entry for entry in seen if entry is not None] == [
        line.entry for line in lines[listed.first : listed.first + height]
    ]
    for row, entry in zip(drawn.rows, seen, strict=True):
        assert row[: room_in(width)] == (
            " " if entry is None else chr(0x4E00 + entry) + "x" * (width - 2)
        ).ljust(room_in(width))
    assert (drawn.rows[0][-1] == "▲") == (listed.first > 0)
    assert (drawn.rows[-1][-1] == "▼") == (listed.first + height < len(lines))
    assert listed.entry_at(-1) is listed.entry_at(height) is None
