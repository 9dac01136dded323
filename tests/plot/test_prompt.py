"""The line of words: whole where it fits, else its first words; no word is ever cut."""

from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.cells.picture import PLAIN
from gdtui.plot.panes.sentences import draw_prompt

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=20)


@given(WORDS, st.integers(11, 80), st.integers(1, 3))
def test_as_many_words_are_shown_as_there_is_room_for(words, width, height) -> None:
    picture = draw_prompt((" ".join(words),), PLAIN, width, height)
    assert picture.size == (width, height)
    shown = " ".join(picture.rows).split()
    assert shown == words or (shown[-1] == "…" and shown[:-1] == words[: len(shown) - 1])
    if len(" ".join(words)) <= width:
        assert shown == words
