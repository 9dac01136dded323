"""Any finite weight and rate in the app: no exception, no nan, no inf, labels that can be read."""

import re
import sys

import pytest

from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.plot.picture import Picture
from gdtui.ui.widgets.cells import Cells

TINIEST = 5e-324
WEIGHTS = [
    0.0,
    TINIEST,
    -sys.float_info.min,
    1e-160,
    0.00707,
    -9.999999,
    123456.789,
    -1e6,
    1e7,
    1e153,
    -MAX_WEIGHT,
    MAX_WEIGHT,
]
RATES = [
    0.0,
    TINIEST,
    1e-17,
    0.1,
    0.49999999999999994,
    0.5,
    0.5000000000000001,
    0.9999999999999999,
    1.0,
    1.0000000000000002,
    1.7,
    1e16,
    1e300,
    sys.float_info.max,
]
_NO_NUMBER = re.compile(r"\b(nan|inf)\b", re.IGNORECASE)


def pictures(screen) -> dict[str, Picture]:
    return {type(each).__name__: each._picture for each in screen.query(Cells) if each.region}


def axis_labels(picture: Picture) -> list[str]:
    """What stands left of the axis of a plot."""
    return [row.split("┤")[0].strip() for row in picture.rows if "┤" in row[:7]]


@pytest.mark.parametrize("rate", RATES)
async def test_no_number_is_too_large_or_too_small(explorer, rate: float) -> None:
    async with explorer().run_test(size=(120, 36)) as pilot:
        screen = pilot.app.screen
        await pilot.press("s", "x", "comma", "g", "u")
        for weight in WEIGHTS:
            screen.action_put("weight", weight)
            screen.action_set("learning_rate", rate)
            for change in ("", "step", "beat", "beat", "beat", "mirror", "beat", "pin", "last"):
                if change == "last":
                    screen.action_last()
                elif change:
                    screen.action_put(change)
                seen = pictures(screen)
                for name, picture in seen.items():
                    assert not _NO_NUMBER.search(" ".join(picture.rows)), (name, weight)
                for label in axis_labels(seen["Bowl"]) + axis_labels(seen["LossCurve"]):
                    assert len(label) <= 5
                    assert label == "" or float(label) is not None
