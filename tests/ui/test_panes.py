"""Panes that come and go show what is so now; a window is what it was until it must change."""

from dataclasses import replace

import pytest
from keys_pressed import START, pressed
from text_tables import rows_of

from gdtui.engine.tables import epoch_line
from gdtui.plot.panes.log import draw_journal
from gdtui.ui.screen.layout import layout
from gdtui.ui.screen.panes import PANES


@pytest.mark.parametrize("keys", [[], ["v"], ["y", "1"], ["B"], ["y", "1", "B"], ["?"]])
def test_a_larger_window_never_has_a_smaller_bowl(explorer, keys: list[str]) -> None:
    view = explorer().press(*keys)
    before = [(0, 0)] * 80
    for columns in (*range(40, 130), *range(130, 211, 4)):
        above = (0, 0)
        for rows in (*range(12, 44), *range(44, 80, 4)):
            bowl = layout(replace(view, size=(columns, rows))).get("bowl")
            size = bowl.inside[2:4] if bowl else (0, 0)
            for smaller in (above, before[rows]):
                assert size[0] >= smaller[0]
                assert size[1] >= smaller[1]
            above = before[rows] = size


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(
    "keys", [["c", "escape"], ["y", "y"], ["y", "3", "escape"], ["c", "n", "escape", "v", "V"]]
)
def test_after_a_guide_nothing_of_it_is_left(explorer, size, keys) -> None:
    app = explorer().sized(size)
    before = app.text
    app.press(*keys)
    app.view = app.view.saying("")
    assert app.text == before


@pytest.mark.parametrize(("size", "keys", "panes"), rows_of(__file__, "panes.txt"))
def test_a_window_has_the_panes_that_it_has_room_for(explorer, size, keys, panes: str) -> None:
    app = explorer().sized(tuple(map(int, size.split("x"))))
    app.press(*keys)
    assert " ".join(name for name in app.places if name != "side") == panes
    assert ("gdtui needs 40×12, this window is 39×11" in app.text) == (size == "39x11")


def test_a_bowl_is_drawn_anew_only_where_something_in_it_is_another(explorer, monkeypatch) -> None:
    bowl, drawn = PANES["bowl"], []
    counted = bowl._replace(draw=lambda *seen: drawn.append(seen) or bowl.draw(*seen))
    monkeypatch.setitem(PANES, "bowl", counted)
    app = explorer().sized((200, 60))
    app.press("n")
    for key, is_another in zip("kJnbt", (0, 0, 1, 1, 1), strict=True):
        drawn.clear()
        app.press(key)
        assert bool(drawn) == is_another, key


@pytest.mark.parametrize(("size", "keys"), [((80, 24), "pknknk"), ((200, 60), "m")])
def test_pages_of_the_log_leave_out_no_line(explorer, size, keys) -> None:
    app = explorer().sized(size)
    app.press(*keys, "end")
    for page in ("pageup", "pagedown"):
        seen = set()
        for _ in range(400):
            view = app.view
            seen |= set(shown_log(app))
            app.press(page)
            if app.view == view:
                break
        race = app.view.race
        assert {epoch_line(race.lead.epoch(k)) for k in range(1, race.at + 1)} <= seen


def shown_log(app) -> list[str]:
    view = app.view
    drawn = draw_journal(view.race, view.race.at - view.earlier, 80, app.place("log").height)
    return [row.strip(" ●◆■a").rstrip() for row in drawn.rows]


# The window


def test_one_that_has_come_closer_goes_out_again_when_it_must() -> None:
    view = pressed([*"n" * 30, "i"])
    scales = [view.window.across.length]
    for _ in range(6):
        view = pressed("b", view)
        scales.append(view.window.across.length)
    assert scales == sorted(scales)
    assert pressed("i", view).window == START.window
