"""Lessons and challenge by keys, from the first to the last."""

import pytest

from gdtui.guide.course import Course, Phase
from gdtui.guide.lessons import LESSONS
from gdtui.plot.picture import SECANT, TRAIL
from gdtui.ui.view import View


def view(pilot) -> View:
    return pilot.app.screen.now


def shown(pilot, widget: str) -> str:
    return " ".join(" ".join(pilot.app.screen.query_one(widget)._picture.rows).split())


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (40, 12), (120, 36)])
async def test_all_lessons_are_walked_through_with_the_keys_that_they_name(explorer, size) -> None:
    async with explorer().run_test(size=size) as pilot:
        await pilot.press("y")
        for number, lesson in enumerate(LESSONS):
            assert view(pilot).guide.at == number
            assert view(pilot).guide.phase is Phase.ASKS
            await pilot.press("n", "end", "a", "K", "enter")
            assert view(pilot).race == lesson.start.race()._replace(runs=view(pilot).race.runs)
            assert view(pilot).race.at == 0
            await pilot.press("1")
            assert view(pilot).guide.phase is Phase.TRIES
            await pilot.press("enter", *lesson.keys)
            assert view(pilot).guide.phase is Phase.TELLS
            assert lesson.told[:20] in shown(pilot, "GuidePane")
            await pilot.press("enter")
        assert view(pilot).guide.at == 0
        await pilot.press("escape")
        assert view(pilot).guide is None


async def test_before_a_prediction_nothing_tells_the_answer(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        assert "moves" not in shown(pilot, "Readout")
        assert "slow" not in shown(pilot, "Headline")
        await pilot.press("1", "n")
        assert "moves left" in shown(pilot, "Readout")
        assert "slow convergence" in shown(pilot, "Headline")


async def test_lessons_are_left_and_come_back_to_and_the_run_before_them_is_kept(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "n", "p", "K")
        before = view(pilot)
        await pilot.press("y", "1", "n", "enter", "2", "y")
        assert (view(pilot).race, view(pilot).shows) == (before.race, before.shows)
        await pilot.press("n", "y")
        assert (view(pilot).guide.at, view(pilot).guide.predicted) == (1, 1)
        await pilot.press("backspace")
        assert (view(pilot).guide.at, view(pilot).guide.phase) == (0, Phase.TELLS)


async def test_in_lessons_digits_predict_and_set_up_no_experiment(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "2", "3")
        assert view(pilot).guide.predicted == 1
        assert view(pilot).race.lead.learning_rate == 0.1


async def test_the_challenge_counts_tries_until_nothing_is_quicker(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "K", "end", "K", "end", "right_square_bracket", "n")
        guide = view(pilot).guide
        assert [each.learning_rate for each in guide.tries] == [0.15, 0.25, 0.5]
        assert guide.is_solved
        assert "Found at try 3" in shown(pilot, "GuidePane")
        await pilot.press("enter")
        assert (view(pilot).guide.number, view(pilot).guide.tries) == (1, ())


async def test_in_the_challenge_the_weight_is_given_and_the_map_is_not_seen(explorer) -> None:
    async with explorer().run_test(size=(120, 36)) as pilot:
        await pilot.press("c", "left", "m", "w", "2", "v")
        assert view(pilot).race.lead.weight == 7.5
        assert not pilot.app.screen.query_one("RateMap").region.area
        assert "theory" not in shown(pilot, "Readout")


async def test_in_the_fog_only_the_tangent_is_seen(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "n", "n", "s", "g", "u", "t")
        inks = set("".join(pilot.app.screen.query_one("Bowl")._picture.inks))
        cells = "".join(pilot.app.screen.query_one("Bowl")._picture.rows)
        assert "t" in inks
        assert not inks & {SECANT, TRAIL}
        assert cells.count("●") == 1
        assert "○" not in cells
        await pilot.press("f")
        assert not view(pilot).shows.fog


async def test_a_takes_a_step_apart_and_b_goes_a_beat_back(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        beats = []
        for key in "aaaaabbbbb":
            await pilot.press(key)
            beat = view(pilot).shows.beat
            beats.append((beat.value if beat else 0, view(pilot).race.at))
        assert beats == [
            *[(1, 0), (2, 0), (3, 0), (4, 1), (1, 1)],
            *[(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)],
        ]


async def test_a_beat_ends_where_the_run_is_over(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "a")
        assert view(pilot).shows.beat is None


async def test_m_puts_a_second_marble_at_the_other_side_and_u_shows_that_both_would_climb(
    explorer,
) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "m", "u", "n")
        assert [run.weight for run in view(pilot).race.runs] == [6.4, -6.4]
        cells = "".join(pilot.app.screen.query_one("Bowl")._picture.rows)
        assert "△" in cells
        assert "▽" in cells
        assert "no minus 7.6800 -7.6800" in shown(pilot, "Readout")
        await pilot.press("m")
        assert len(view(pilot).race.runs) == 1


async def test_p_pins_up_to_eight_runs_which_stay_through_experiments(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        for _ in range(9):
            await pilot.press("p", "up")
        assert len(view(pilot).race.pinned) == 8
        await pilot.press("2", "P")
        assert len(view(pilot).race.pinned) == 7


async def test_before_a_prediction_no_key_looks_ahead(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        before = view(pilot)
        await pilot.press("s", "g", "u", "v", "comma", "m", "left", "up", "p")
        assert (view(pilot).shows, view(pilot).map) == (before.shows, before.map)
        assert view(pilot).race.runs == before.race.runs


async def test_after_a_prediction_the_question_stays_the_same(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "1", "H", "K", "m", "right_square_bracket", "n")
        assert view(pilot).race.lead.weight == 8
        assert "as you said" in shown(pilot, "GuidePane")
        await pilot.press("H")
        assert view(pilot).race.lead.weight == 3


async def test_the_level_secant_of_the_trap_is_seen_once_it_is_told(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        screen = pilot.app.screen
        screen.action_set("_guided", Course().go(5))
        assert not view(pilot).shows.secant
        assert "not yet" in shown(pilot, "Readout")
        await pilot.press("2", "n", "n", "n", "n")
        assert view(pilot).shows.secant


async def test_the_map_of_a_lesson_has_no_mirror_image_before_it_is_told(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        pilot.app.screen.action_set("_guided", Course().go(7))
        await pilot.pause()
        assert "○" not in shown(pilot, "RateMap")
        await pilot.press("2", *"KKKKKKKK")
        assert "○" in shown(pilot, "RateMap")


async def test_m_mirrors_the_first_marble_whatever_the_second_is(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "m")
        assert [run.weight for run in view(pilot).race.runs] == [10, -10]
        await pilot.press("m")
        assert [run.weight for run in view(pilot).race.runs] == [10]
