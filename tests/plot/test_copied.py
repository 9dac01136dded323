"""The copied line is seen whole where there is room, and where there is not it is seen that not."""

import pytest

from gdtui.plot.panes.sentences import draw_copied

LINE = 'gdtui --landscape "w^4/4 - w^2/2" --lr 0.3,1.2@12 --weight 2 --at 30'


@pytest.mark.parametrize("size", [(36, 8), (46, 12), (76, 20), (196, 56)])
@pytest.mark.parametrize("times", [1, 3, 40])
def test_it_is_whole_or_ends_in_three_dots(size: tuple[int, int], times: int) -> None:
    line = " ".join([LINE] * times)
    picture = draw_copied(line, *size)
    assert picture.size == size
    words = " ".join(" ".join(picture.rows).split())
    is_whole = words.startswith(line)
    assert is_whole or words.endswith("…")
    assert is_whole or len(line) > size[0] * (size[1] - 1) * 3 // 4
    assert line.startswith(words.removesuffix(" …")) or is_whole
    if times == 1 and size[1] > 8:
        assert "clipboard" in words
        assert words.endswith("at its start.")


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (0, 0)])
def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    assert draw_copied(LINE, *size).size[1] == size[1]
