"""Every key of the promises, pressed."""

import pytest
from textual.pilot import Pilot

from gdtui.engine.race import Race
from gdtui.ui.keys import KEYS, bar_entries, key_names
from gdtui.ui.screens.explorer import ExplorerScreen
from gdtui.ui.screens.help import Help
from gdtui.ui.view import View


def view(pilot: Pilot) -> View:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen.now


def race(pilot: Pilot) -> Race:
    return view(pilot).race


async def test_n_and_b_go_one_epoch_forward_and_back(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "n", "n", "b")
        assert race(pilot).at == 2
        assert race(pilot).lead.weight == pytest.approx(6.4)


async def test_end_and_home_go_to_both_ends_of_the_run(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("end")
        assert race(pilot).at == 50
        await pilot.press("n")
        assert race(pilot).at == 50
        await pilot.press("home")
        assert race(pilot).at == 0
        await pilot.press("b")
        assert race(pilot).at == 0


async def test_r_starts_again_with_the_present_rate(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "n", "up", "r")
        assert race(pilot).at == 0
        assert race(pilot).lead.weight == 10.0
        assert race(pilot).lead.learning_rate == 0.11


@pytest.mark.parametrize(
    ("keys", "learning_rate"),
    [
        (["up"], 0.11),
        (["k", "k", "k"], 0.13),
        (["down"], 0.09),
        (["j"], 0.09),
        (["shift+up"], 0.2),
        (["K"], 0.2),
        (["shift+down"], 0.0),
        (["J", "down"], 0.0),
        (["shift+up"] * 9, 1.0),
        (["right_square_bracket"], 0.5),
        (["right_square_bracket"] * 3, 1.0),
        (["right_square_bracket", "right_square_bracket", "left_square_bracket"], 0.5),
        (["left_square_bracket"], 0.0),
    ],
)
async def test_keys_set_the_learning_rate_in_exact_decimals(
    explorer, keys: list[str], learning_rate: float
) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press(*keys)
        assert race(pilot).lead.learning_rate == learning_rate


@pytest.mark.parametrize(
    ("keys", "weight"),
    [
        (["right"], 10.5),
        (["l", "l"], 11.0),
        (["left"], 9.5),
        (["h"], 9.5),
        (["shift+right"], 15.0),
        (["L"], 15.0),
        (["shift+left", "H", "H"], -5.0),
    ],
)
async def test_keys_put_the_marble_somewhere_and_start_anew(
    explorer, keys: list[str], weight: float
) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("up", *keys)
        assert race(pilot).at == 0
        assert race(pilot).lead.weight == weight
        assert race(pilot).lead.learning_rate == 0.11


async def test_the_weight_moves_from_where_the_run_is(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "right")
        assert race(pilot).at == 0
        assert race(pilot).lead.weight == 8.5


async def test_a_change_of_the_rate_leaves_the_run_where_it_is(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press(*"nnnnnnn", "up", "n")
        change = race(pilot).change_at(7)
        assert change is not None
        assert (race(pilot).at, change.before, change.after) == (8, 0.1, 0.11)
        await pilot.press("b", "b")
        assert race(pilot).lead.learning_rate == 0.1
        await pilot.press("n")
        assert race(pilot).lead.learning_rate == 0.11


@pytest.mark.parametrize(
    ("key", "weights", "learning_rate"),
    [("1", [10.0], 0.1), ("2", [10.0], 1.0), ("3", [10.0, 15.0], 0.2), ("0", [10.0], 0.1)],
)
async def test_digits_set_up_the_experiments(
    explorer, key: str, weights: list[float], learning_rate: float
) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "up", "L", key)
        assert [run.weight for run in race(pilot).runs] == weights
        assert race(pilot).lead.learning_rate == learning_rate
        assert (race(pilot).at, race(pilot).epochs) == (0, 50)


async def test_both_marbles_of_the_third_experiment_are_at_zero_loss_in_epoch_15(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("3", "end")
        assert [run.zero_loss for run in race(pilot).runs] == [15, 15]


async def test_t_and_s_turn_the_lines_on_and_off(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("t", "s")
        assert (view(pilot).shows.tangent, view(pilot).shows.secant) == (False, True)
        await pilot.press("t", "s")
        assert (view(pilot).shows.tangent, view(pilot).shows.secant) == (True, False)


async def test_plus_and_minus_change_the_pace(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("plus")
        assert view(pilot).speed == 5
        await pilot.press("minus", "minus", "minus", "minus", "minus")
        assert view(pilot).speed == 0.5


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_every_key_and_closes_again(explorer, key: str) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press(key)
        assert isinstance(pilot.app.screen, Help)
        shown = "\n".join(str(label.render()) for label in pilot.app.screen.query("Label"))
        for binding in KEYS:
            assert " ".join(key_names(binding)) in shown
            assert binding.tooltip in shown
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ExplorerScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_quits_with_exit_code_0(explorer, key: str) -> None:
    app = explorer()
    async with app.run_test() as pilot:
        await pilot.press(key)
    assert not app.is_running
    assert app.return_code == 0


async def test_d_changes_from_dark_to_light_and_back(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("d")
        assert not pilot.app.current_theme.dark
        await pilot.press("d")
        assert pilot.app.current_theme.dark


async def test_the_log_scrolls_and_follows_the_run_again(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("end", "pageup")
        log = pilot.app.screen.query_one("Log")
        assert "Epoch 45:" in log.render_line(1).text
        await pilot.press("pagedown")
        assert "Epoch 50:" in log.render_line(1).text
        await pilot.press("pageup", "b")
        assert "Epoch 49:" in log.render_line(1).text


def test_the_key_bar_of_80_columns_names_what_matters() -> None:
    text = "  ".join(f"{keys} {label}" for keys, label, _ in bar_entries())
    assert text == (
        "space play  n step  ↑↓ rate  ←→ weight  1-3 experiments  y why  ? help  q quit"
    )
    assert len(text) < 80


async def test_the_key_bar_can_be_clicked(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.click("KeyBar", offset=(14, 0))
        assert race(pilot).at == 1
        await pilot.click("KeyBar", offset=(21, 0))
        assert race(pilot).lead.learning_rate == 0.11


def test_no_key_is_bound_twice() -> None:
    keys = [key for binding in KEYS for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))


def shown_gap(pilot) -> float | None:
    return view(pilot).shows.secant_gap(race(pilot))


async def test_the_secant_begins_as_that_of_the_step_and_its_gap_shrinks_and_grows(
    explorer,
) -> None:
    async with explorer().run_test() as pilot:
        assert shown_gap(pilot) is None
        await pilot.press("s")
        assert shown_gap(pilot) == -2
        await pilot.press("comma", "comma")
        assert shown_gap(pilot) == -0.5
        await pilot.press("x", "full_stop")
        assert shown_gap(pilot) == 1
        await pilot.press("s", "s", "n")
        assert shown_gap(pilot) == pytest.approx(-1.6)


async def test_g_shows_the_next_landing_and_the_rate_moves_it(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("g")
        assert view(pilot).shows.ghost
        before = [row for row in pilot.app.screen.query_one("Bowl")._picture.rows if "×" in row]
        await pilot.press("K")
        after = [row for row in pilot.app.screen.query_one("Bowl")._picture.rows if "×" in row]
        assert len(before) == len(after) == 1
        assert before != after


async def test_v_shows_the_map_of_the_learning_rate_in_place_of_the_bowl(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        bowl, rate_map = (pilot.app.screen.query_one(name) for name in ("Bowl", "RateMap"))
        assert (bowl.region.area > 0, rate_map.region.area > 0) == (True, False)
        await pilot.press("v")
        assert (bowl.region.area > 0, rate_map.region.area > 0) == (False, True)
        await pilot.press("v")
        assert (bowl.region.area > 0, rate_map.region.area > 0) == (True, False)


async def test_a_large_window_has_room_for_bowl_and_map(explorer) -> None:
    async with explorer().run_test(size=(120, 36)) as pilot:
        for name in ("Bowl", "LossCurve", "RateMap"):
            assert pilot.app.screen.query_one(name).region.area > 0
