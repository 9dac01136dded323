"""The mouse: knobs are dragged, numbers and keys are clicked, the log is scrolled."""

import pytest
from keys_pressed import keys_of
from staged_explorer import Staged
from text_tables import rows_of

from gdtui.ui.view import View
from gdtui.ui.way_back import line_of

DONE = rows_of(__file__, "mouse.txt")


def cell(app: Staged, place: str) -> tuple[int, int]:
    """A cell of a pane as a place of the screen: the marble's, or one by its numbers."""
    pane, _, numbers = place.rpartition("@")
    if not pane:
        rows = app.picture("bowl").rows
        ((column, row),) = [(text.index("●"), row) for row, text in enumerate(rows) if "●" in text]
        across, _, down = place[1:].partition(",")
        pane, numbers = "bowl", f"{column + int(across or 0)},{row + int(down or 0)}"
    x, y = map(int, numbers.split(","))
    left, top, *_ = app.place(pane) or (0, 0)
    return left + x, top + y


def done(app: Staged, script: str) -> View:
    for word in script.split():
        kind, _, where = word.partition(":")
        if kind == "bar" and where:
            app.click("screen", (app.rows[-1].index(where.replace("_", " ")), 23))
        elif kind == "wheel":
            pane, sign, times = where.partition("+") if "+" in where else where.partition("-")
            x, y = cell(app, f"{pane}@5,1")
            app.send(f"\x1b[<{64 + (sign == '-')};{x + 1};{y + 1}M".encode() * int(times))
        elif "@" in word or "●" in word:
            first, *others = word.split(">")
            pane = first.partition("@")[0] if "@" in first else "bowl"
            app.click("screen", cell(app, first), *(cell(app, f"{pane}@{to}") for to in others))
        else:
            app.press(*keys_of(word))
    return app.view


@pytest.mark.parametrize(("script", "options", "changes"), DONE)
def test_what_the_mouse_does_is_what_a_key_could_do_and_a_drag_is_undone_at_once(
    explorer, script: str, options: str, changes: str
) -> None:
    view = done(explorer(), script)
    assert (line_of(view), len(view.past)) == (f"gdtui {options}".strip(), int(changes))
    assert (view.top, view.playing) == (None, False)


@pytest.mark.parametrize("column", [12, 20, 30])
def test_the_marble_is_dragged_along_the_curve(explorer, column: int) -> None:
    done(app := explorer(), f"nnn ●>{column},2")
    assert cell(app, "●")[0] == cell(app, f"bowl@{column},0")[0]


def test_what_a_guide_gives_holds_still_and_says_so(explorer) -> None:
    before = done(app := explorer(), "c")
    view = done(app, "●>20,5")
    assert (view.race, bool(view.said)) == (before.race, True)
    before = done(app, "escape y enter")
    assert done(app, "rate@10,1 weight@20,0").saying("") == before


def test_what_is_not_held_is_not_dragged(explorer) -> None:
    app = explorer()
    places = (cell(app, "weight@5,1"), *[cell(app, "rate@5,1")] * 3)
    codes = zip((32, 2, 0, 32), places, strict=True)
    dragged, right, held, on = (f"\x1b[<{code};{x + 1};{y + 1}M".encode() for code, (x, y) in codes)
    before = done(app, "rate@10,1")
    assert app.send(dragged, right) == before
    rate = app.send(held, b"]").race.lead.learning_rate
    assert app.send(on).race.lead.learning_rate == rate


def test_a_click_on_a_number_opens_its_field_and_on_a_track_below_a_complaint_does_nothing(
    explorer,
) -> None:
    view = done(app := explorer(), "weight@20,0")
    assert view.top.setting.name == "weight"
    view = done(app, "e=abc rate@20,0")
    assert (view.top.setting.name, view.top.field.text) == ("learning rate", "0.1")
    assert view.top.field.complaint == ""
    before = done(app, "escape w=abc")
    assert done(app, "weight@9,1") == before


def test_the_wheel_scrolls_the_log_and_the_help(explorer) -> None:
    app = explorer()
    script = ("end wheel:log+2", "wheel:log-1", "wheel:bowl+1")
    assert [done(app, each).earlier for each in script] == [2, 1, 1]
    assert done(app, "? wheel:over-1").top.row == 1
