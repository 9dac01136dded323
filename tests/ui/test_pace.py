"""The paces that + and - go through."""

import pytest

from gdtui.ui.screen.pace import PACES, faster


@pytest.mark.parametrize("pace", [*PACES, 0.7, 3.0, 75.0])
def test_from_any_pace_the_next_one_up_or_down_is_one_of_the_list(pace: float) -> None:
    assert faster(pace, 1) == min((other for other in PACES if other > pace), default=PACES[-1])
    assert faster(pace, -1) == max((other for other in PACES if other < pace), default=PACES[0])
