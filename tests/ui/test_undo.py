"""Undo: what a person changes comes back as it was, to the last bit; steps are no changes."""

import random
import tracemalloc
from dataclasses import replace

import pytest
from keys_pressed import START, pressed, typed, view_of

from gdtui.engine.rules.method import Method, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.guide.course import Phase
from gdtui.guide.guide import Action
from gdtui.guide.lessons import LESSONS
from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.commands.undo import DEEPEST
from gdtui.ui.view import View

KEYS = [key for command in BY_NAME.values() for key in command.keys]
SILENT = {"question_mark", "f1", "q", "ctrl+q", "ctrl+z", "z", "Z", "e", "w", "o"}
SILENT |= {"colon", "ctrl+p", "C", "S"}
DONE = [[key] for key in KEYS if key not in SILENT]
DONE += [["n"]] * 8 + [["e", *typed("0.3")], ["w", *typed("-7")], ["space"], ["b"], ["end"]]
DONE += [["o", "down", "enter"], ["o", "up", "enter"], ["o", *["tab"] * 4, "down", "enter"]]
DONE += [["o", *["tab"] * 4, *"momentum", "tab", *typed("0.5")]]
DONE += [["colon", *name, "enter"] for name in ("adam", "cosine", "nesterov", "settl", "double")]
GUIDED = {"y", "c", "f", "enter", "backspace", "escape"}
FREE = [keys for keys in DONE if keys[0] not in GUIDED]


def made(view: View) -> object:
    """Runs, epochs, looks and guide: all that an undo is to bring back."""
    race = view.race
    weights = [
        [run.weight_at(epoch).hex() for epoch in range(0, run.at + 1)]
        for run in race.runs + race.pinned
    ]
    return race, weights, view.shows, view.thought, view.guide, view.in_lesson


def random_view(dice: random.Random, keys: list[list[str]], length: int, view: View) -> View:
    for _ in range(length):
        view = pressed(dice.choice(keys), view)
        if view.top is not None:
            view = pressed(["escape"], view)
    return view


@pytest.mark.parametrize("seed", range(16))
def test_as_many_undos_as_changes_give_the_view_of_before_to_the_bit(seed: int) -> None:
    dice = random.Random(seed)
    view = random_view(dice, FREE, 10, START)
    for _ in range(12):
        before = view
        view = replace(random_view(dice, FREE, dice.randint(1, 8), before), playing=False)
        if changes := len(view.past) - len(before.past):
            first = view.past[len(before.past)].view
            back = pressed("z" * changes, view)
            # A change is undone to where it was made, steps taken before it included.
            assert made(back) == made(first)
            assert back.race.is_same(before.race)
            assert back.past == before.past
            assert made(pressed("Z" * changes, back)) == made(view)


@pytest.mark.parametrize("seed", range(16))
def test_an_undo_and_a_redo_are_nothing_in_guides_too(seed: int) -> None:
    dice = random.Random(seed)
    view = START
    for _ in range(30):
        view = random_view(dice, DONE, dice.randint(1, 5), view)
        if view.past:
            again = pressed("zZ", view)
            by_name = pressed([":", *"undo", "enter", ":", *"redo", "enter"], view)
            assert made(by_name) == made(again)
            assert made(again) == made(view)
            assert len(again.past) == len(view.past)
            assert (again.speed, again.theme) == (view.speed, view.theme)


def test_a_hundred_changes_can_be_undone() -> None:
    view = pressed("k" * 120)
    assert len(view.past) == DEEPEST == 100
    view = pressed("z" * 130, view)
    assert view.race.lead.learning_rate == 0.3
    assert pressed("Z" * 130, view).race.lead.learning_rate == 1.3


def test_runs_that_are_pinned_or_can_be_undone_take_hardly_any_room_and_are_there_at_once() -> None:
    """A run of a million epochs takes less than 0.2 MB, and at most 210 of them are kept."""
    epochs = 2_000
    view = pressed("m", view_of(Setup((10.0,), 1e-6, epochs, method=Method(rule_of("adam")))))
    tracemalloc.start()
    before, runs = tracemalloc.get_traced_memory()[0], 0
    while len(view.race.pinned) < 8:
        view = pressed(["w", *typed(str(len(view.race.pinned) + 1)), "m", "end", "p"], view)
        runs += 2
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert kept < runs * (epochs / 8 + 70_000)
    back = pressed("z", view)
    assert (back.race.at, back.race.lead.weight_at(0)) == (epochs, 7.0)


# Guides


def test_a_prediction_is_not_undone() -> None:
    view = pressed(["y", "1", "2"])
    after = pressed("z", view)
    assert after.said == "a prediction stands: it is not undone"
    assert (after.in_lesson, after.course) == (True, view.course)
    assert after.race == LESSONS[0].race
    left = pressed("z", after)
    assert left.guide is None
    assert pressed(["y", "enter"], left).course.answer.predicted == LESSONS[0].choices[1]


@pytest.mark.parametrize("seed", range(20))
def test_no_undo_takes_back_what_was_predicted_tried_or_found(seed: int) -> None:
    dice = random.Random(seed)
    keys = [*DONE, ["z"], ["z"], ["Z"], ["1"], ["2"], ["n"], ["end"], ["enter"], ["y"], ["c"]]
    view = START
    for _ in range(150):
        now = pressed(key := dice.choice(keys), view)
        if key in (["z"], ["Z"]):
            for was, known in zip(view.course.answers, now.course.answers, strict=True):
                is_kept = known[:2] == was[:2] or None not in known[:2]
                assert was.predicted is was.happened is None or is_kept
            if view.challenge and now.challenge and view.challenge.number == now.challenge.number:
                assert now.challenge.is_foggy != view.challenge.is_foggy or (
                    now.challenge.tries == view.challenge.tries
                )
            is_open = now.in_lesson and now.course.phase is not Phase.TELLS
            if is_open and Action.WEIGHT not in now.course.lesson.lets:
                assert now.race.lead.weight_at(0) == now.course.lesson.race.lead.weight
        view = now
