"""The screen without anything but ASCII: what it says is still true, and fits."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import LANDED, looking

from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.ascii import fewer_words, fitting, speak_ascii, to_ascii, worded
from gdtui.plot.cells.rows import _lines
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight

RACE = Setup().race()


@pytest.fixture
def in_ascii() -> Iterator[None]:
    speak_ascii(True)
    _lines.cache_clear()
    yield
    speak_ascii(False)
    _lines.cache_clear()


@pytest.mark.usefixtures("in_ascii")
def test_symbols_become_words_that_say_the_same() -> None:
    assert worded("w₀·rᵏ by theory") == "w₀·r^k by theory"
    assert worded("w₇·rᵏ⁻⁷") == "w₇·r^(k-7)"
    assert worded("loss 100 → 144, ±50, w¹², η = 1") == "loss 100 -> 144, +-50, w^12, lr = 1"
    shown = [
        *draw_headline(RACE, Sight(), False, 2.0, 80).rows,
        *draw_readout(RACE, Shows(), Sight(), 30, 14).rows,
        *draw_readout(RACE.forward(), looking(beat=LANDED), Sight(), 30, 14).rows,
        *draw_journal(RACE.to(3).with_learning_rate(1.0), 3, 60, 1).rows,
    ]
    words = to_ascii("\n".join(shown))
    for text in (
        "L(w) = w^2",
        "w <- w - lr*slope",
        "zero loss at epoch 33 by",
        "one step, lr = 0.1",
        "loss 100.0000 -> 64.0000",
        "learning rate 0.1 -> 1.0 at epoch 3",
    ):
        assert text in words
    assert "?" not in words


def test_cells_are_translated_one_for_one_and_without_ascii_texts_stay_as_they_are() -> None:
    text = "┤⢣⣀⠉●◆η→²…≈"
    assert len(to_ascii(text)) == len(text)
    assert to_ascii(text).isascii()
    assert worded("w₀·rᵏ → η") == "w₀·rᵏ → η"


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


def test_a_text_loses_its_words_from_the_end() -> None:
    forms = ["a step to the left", "a step to the …", "a step to …", "a step …", "a …"]
    assert list(fewer_words("a step to the left")) == forms
