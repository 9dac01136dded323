"""A random walk over keys, beats and ticks, with the bowl alone and without: all of it is drawn."""

import random

import pytest
from pressing import pressed, view_of

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import DEFAULTS
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import scene
from gdtui.plot.readout.readout import draw_readout
from gdtui.ui.commands.guided import into_lesson
from gdtui.ui.screen.motion import Frame, Motion
from gdtui.ui.view import View

KEYS = [*"BaaaaaannbrvmskjlhpzZ123+-", "space", "space", "space", "home", "end", "enter", "escape"]
STARTS = [
    *(view_of(each.setup) for each in EXPERIMENTS),
    view_of(DEFAULTS._replace(epochs=1)),
    view_of(DEFAULTS._replace(epochs=2)),
    view_of(DEFAULTS._replace(learning_rate=3.0, epochs=1000)),
    view_of(DEFAULTS._replace(weights=(2.0, -2.0), landscape=landscape_of("double-well"))),
    view_of(DEFAULTS._replace(weights=(1.0,), landscape=landscape_of("log(w)"), epochs=20)),
    view_of(DEFAULTS._replace(method=Method(rule_of("adam")), epochs=3)),
    view_of(DEFAULTS._replace(method=Method(rule_of("momentum")))),
    *(into_lesson(view_of(DEFAULTS), number) for number in (1, 4, 9, 17)),
]


def drawn(frame: Frame) -> None:
    view = frame.view
    seen = view.race, view.shows, view.sight
    if Look.ALONE in view.shows.looks:
        draw_projector(*seen, 80, 22, frame.window, frame.aloft)
        return
    draw_bowl(scene(*seen, frame.window, frame.aloft), 42, 13)
    draw_readout(*seen, 30, 12, aloft=frame.aloft)


@pytest.mark.parametrize("start", STARTS)
def test_a_walk_with_the_bowl_alone_raises_nothing_and_shows_each_frame(start: View) -> None:
    for seed in range(5):
        dice = random.Random(seed)
        view, motion = pressed("B", start), Motion()
        for _ in range(40):
            keys = [dice.choice(KEYS)] * dice.choice([1, 1, 2, 4])
            before, view = view, pressed(keys, view)
            motion = motion.taken(before, view, True)
            drawn(motion.frame(view))
            for _ in range(dice.choice([0, 0, 1, 3])):
                view, motion = motion.gone_on(view, dice.choice([0.05, 0.2, 0.5, 3.0]), True)
                drawn(motion.frame(view))


@pytest.mark.parametrize("keys", ["Baaaa", "aaaaB", "aaaaBn", "aaaaaaaaaaaB"])
@pytest.mark.parametrize("epochs", [1, 2, 50])
def test_what_rolls_when_playing_begins_is_the_step_that_is_taken(keys: str, epochs: int) -> None:
    before = pressed(keys, view_of(DEFAULTS._replace(epochs=epochs)))
    after = pressed(["space"], before)
    left = Motion().taken(before, after, True).left
    start = before.race.restart() if before.race.is_over else before.race
    assert (left and left.race) == (start if after.race.at == start.at + 1 else None)
