"""The map of the learning rate as exact text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.regime import Regime, regime_of
from gdtui.plot.picture import STRONG
from gdtui.plot.rate_map import draw_rate_map


def rows(weight: float, rate: float, width: int = 46, height: int = 16) -> list[str]:
    return [row.rstrip() for row in draw_rate_map(weight, rate, width, height).rows]


def test_the_present_rate_and_its_mirror_image_are_equally_high() -> None:
    assert rows(10.0, 0.1) == [
        "ascent      slow          zigzag    divergence",
        "      frozen      one step    oscillation trap",
        " 1000┤           from w = 10           ╎",
        "     │                ╎                ╎",
        "     │⢰               ╎               ⡔╎",
        "  100┤⠈⡆              ╎              ⢠⠃╎",
        "     │ ⠘⡄             ╎             ⢀⠇ ╎",
        "     │  ⠈●⢄           ╎           ⢀○⠃  ╎",
        "     │     ⠑⠢⡀        ╎         ⡠⠒⠁    ╎",
        "   10┤       ⠈⠑⠢⢄⡀    ╎     ⣀⠤⠒⠉       ╎",
        "     │           ⠈⠑⠢⢄⡀╎ ⣀⠤⠒⠉           ╎",
        "     │               ⠈⣷⠉               ╎",
        "    1┤                ⢿                ╎",
        "     └┬───────────────┬────────────────┬─────┬",
        "      0              0.5               1  1.2",
        "r -1 ┝━━━━━━━━━━━━━━━━━━┿━━━━━━━━━━━━━━●━━━┥ 1",
    ]


def test_a_rate_that_never_arrives_stands_at_the_upper_edge() -> None:
    for rate in (0.0, 1.0, 1.1):
        assert "▲" in rows(10.0, rate)[2]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9, 1.0, 1.1])
def test_the_present_regime_stands_out_by_name(rate: float) -> None:
    picture = draw_rate_map(10.0, rate, 80, 16)
    strong = "".join(
        character
        for row in (0, 1)
        for character, ink in zip(picture.rows[row], picture.inks[row], strict=True)
        if ink == STRONG
    )
    assert strong == regime_of(rate).value


@pytest.mark.parametrize("width", [46, 60, 80, 120])
def test_all_seven_regimes_are_named(width: int) -> None:
    named = " ".join(draw_rate_map(10.0, 0.1, width, 16).rows[:2])
    for regime in Regime:
        assert regime.value.split()[-1] in named or regime.value.split()[0] in named


def test_below_the_map_lies_the_factor() -> None:
    assert rows(10.0, 0.5)[-1] == "r -1 ┝━━━━━━━━━━━━━━━━━━●━━━━━━━━━━━━━━━━━━┥ 1"


@settings(deadline=None, max_examples=150)
@given(
    st.floats(-MAX_WEIGHT, MAX_WEIGHT),
    st.floats(0, allow_infinity=False),
    st.tuples(st.integers(1, 90), st.integers(1, 30)),
)
def test_every_map_has_its_size(weight: float, rate: float, size: tuple[int, int]) -> None:
    assert draw_rate_map(weight, rate, *size).size == size
