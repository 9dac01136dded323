"""The window as it is seen: axes that stand still, `i` that comes closer, numbers that say much."""

from keys_pressed import START, pressed


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
