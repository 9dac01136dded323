"""Panes that come and go show what is so now; a window is what it was until it must change."""

from dataclasses import replace

import pytest
from keys_pressed import START, pressed
from lesson_cases import keys_to

from gdtui.engine.tables import epoch_line
from gdtui.plot.cells.picture import STRONG, stacked
from gdtui.plot.panes.log import draw_journal
from gdtui.ui.screen.layout import layout
from gdtui.ui.screen.panes import PANES


def is_seen(app, name: str) -> bool:
    return app.place(name) is not None


def test_v_shows_the_map_in_place_of_the_bowl_and_a_large_window_shows_both(explorer) -> None:
    app = explorer()
    both = ("bowl", "whole")
    for key, seen in zip("vVV", (both, both[::-1], both), strict=True):
        assert [is_seen(app, name) for name in seen] == [True, False]
        app.press(key)
    app = explorer().sized((120, 36))
    panes = ("bowl", "loss", "whole")
    assert all(is_seen(app, name) for name in panes)
    app.press("v")
    assert [is_seen(app, name) for name in panes] == [True, False, True]


@pytest.mark.parametrize("size", [(50, 16), (80, 24), (120, 36)])
def test_beside_the_bowl_the_equation_alone_is_bold(explorer, size) -> None:
    app = explorer().sized(size)
    app.press("n", "n")
    beside = stacked(*map(app.picture, ("rate", "weight", "readout")))
    bold = [row for row, inks in zip(*beside, strict=True) if STRONG in inks]
    assert [row.strip() for row in bold] == ["6.4 − 0.1×12.8 = 5.12"]


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


def test_the_map_of_a_lesson_has_a_mirror_image_only_once_it_is_told(explorer) -> None:
    app = explorer()
    app.press(*keys_to("the balance"), "2")
    assert "○" not in app.text
    app.press(*"KKKKKKKK")
    assert "It was: 0.9, as you said" in app.text
    assert "○" in app.text


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((39, 11), "too small"),
        ((40, 12), "headline bowl rate weight readout prompt key bar"),
        ((50, 16), "headline bowl rate weight readout log prompt key bar"),
        ((80, 24), "headline bowl rate weight readout log prompt key bar"),
        ((120, 36), "headline bowl loss whole rate weight readout log prompt key bar"),
        ((200, 60), "headline bowl loss whole rate weight readout log prompt key bar"),
    ],
)
def test_a_window_has_the_panes_that_it_has_room_for(explorer, size, panes: str) -> None:
    app = explorer().sized(size)
    places = {name: app.place(name) for name in PANES}
    found = [name for name, place in places.items() if place and name != "side"]
    assert sorted(" ".join(found).split()) == sorted(panes.split())
    assert ("gdtui needs 40×12, this window is 39×11" in app.text) == (size == (39, 11))


def test_in_a_window_of_another_size_the_help_is_read_to_its_end_and_no_farther(explorer) -> None:
    app = explorer()
    app.press("?")
    for size in ((50, 16), (100, 30), (60, 20)):
        app.sized(size).press("end")
        assert "divergence" in app.text
        assert app.picture("over").rows[-1].strip()


def test_a_large_window_has_its_log_in_a_column_and_its_bowl_above_the_other_pictures(
    explorer,
) -> None:
    app = explorer().sized((200, 60))
    bowl, loss, rates, side, log = (
        app.places[name] for name in ("bowl", "loss", "whole", "side", "log")
    )
    assert bowl.top + bowl.height == loss.top == rates.top
    assert log.left == side.left == bowl.left + bowl.width
    assert log.top == side.top + side.height


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


def text(app) -> list[str]:
    return [*app.rows]


def test_a_window_stays_until_a_marble_is_put_outside_or_it_is_far_too_large() -> None:
    widths = [pressed(keys).window.across.high for keys in ("lll", "llll", "h" * 14, "h" * 17)]
    assert widths == [12.5, 15.0, 12.5, 2.5]
    assert {pressed("3" + "n" * k).window for k in range(30)} == {pressed("3").window}


def test_one_that_has_come_closer_goes_out_again_when_it_must() -> None:
    view = pressed([*"n" * 30, "i"])
    scales = [view.window.across.length]
    for _ in range(6):
        view = pressed("b", view)
        scales.append(view.window.across.length)
    assert scales == sorted(scales)
    assert pressed("i", view).window == START.window


def test_closer_small_numbers_are_seen(explorer) -> None:
    app = explorer()
    app.press(*"K" * 3, "end", "i")
    shown = "\n".join(text(app))
    run = app.view.race.lead
    assert f"{run.loss:.4e}" in shown
    assert f"{run.weight:.4e}" in shown or f"{run.weight:.3e}" in shown
    assert "Loss = 0.0000" in shown
    assert "closer: around w = 0" in shown
    app.press("i")
    assert "closer: around" not in "\n".join(text(app))
