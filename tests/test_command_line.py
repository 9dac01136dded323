"""A command line brings back what it was written of, whatever is set up, however it is shown."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest
from command_output import brought_back, options_of
from hypothesis import example, given
from hypothesis import strategies as st
from random_setups import setups
from scenes import some_of

from gdtui.cli.explorer import shown_of
from gdtui.cli.parsers import BadInputError, setup_of
from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.guide.lessons.chapters import LESSONS
from gdtui.plot.pictures.catalogue import pictures_of
from gdtui.plot.shows import Beat
from gdtui.ui.command_line import LOOKS, PACES, Pin, Shown, Switched, command_line


@st.composite
def states(draw: st.DrawFn) -> tuple[Setup, Shown]:
    setup = draw(setups())
    pins = st.builds(Pin, setups(most_weights=1), st.integers(0, 99))
    return setup, Shown(
        draw(st.integers(0, 99)),
        tuple(draw(st.lists(pins, max_size=3))),
        draw(st.none() | st.sampled_from(pictures_of(setup.landscape, setup.method))),
        Switched(
            draw(some_of(Look)),
            draw(st.none() | st.floats(allow_nan=False, allow_infinity=False).filter(bool)),
            draw(st.sampled_from(range(len(Beat.all_of(setup.method.rule)) + 1))),
        ),
        speed=draw(st.sampled_from(PACES)),
        theme=draw(st.sampled_from(["dark", "light"])),
    )


def told(state: tuple[Setup, Shown]) -> tuple[object, ...]:
    """A state with its landscapes as formulas: one that is read again may be another object."""
    setup, shown = state
    setups = [setup, *(pin.setup for pin in shown.pin)]
    formulas = [(each.landscape.name, each.landscape.formula) for each in setups]
    plain = [each._replace(landscapes=(PARABOLA,)) for each in setups]
    return formulas, plain, [pin.at for pin in shown.pin], shown._replace(pin=())


@given(states())
def test_a_line_brings_back_what_it_was_written_of(state: tuple[Setup, Shown]) -> None:
    setup, shown = state
    assert told(brought_back(command_line(setup, (), shown))[:2]) == told(state)


def test_the_usual_start_needs_no_word_and_an_experiment_one() -> None:
    assert command_line(DEFAULTS, (), Shown()) == "gdtui"
    for each in EXPERIMENTS:
        line = command_line(each.setup, each.thought, Shown())
        assert line == f"gdtui --experiment {each.key}"
        setup, _, thought = brought_back(line)
        assert (setup, thought) == (each.setup, each.thought)


def test_the_line_of_the_manual_is_read_and_written() -> None:
    line = 'gdtui --landscape "w^4/4 - w^2/2" --lr 0.3,1.2@12 --weight 2 --at 30'
    setup, shown, _ = brought_back(line)
    assert setup.landscape is named("double-well")
    assert (setup.weights, setup.changes, shown.at) == ((2.0,), ((12, 1.2),), 30)
    assert command_line(setup, (), shown) == line


@pytest.mark.parametrize("number", [1, len(LESSONS)])
def test_a_lesson_and_the_challenge_bring_their_own_start(number: int) -> None:
    lesson, challenge = Shown(lesson=number), Shown(challenge=True, seed=number, theme="light")
    for shown in (lesson, challenge):
        line = command_line(Setup((3.0,)), (), shown)
        assert brought_back(line)[1] == shown
    assert line == f"gdtui --seed {number} --challenge fog --theme light"


def test_every_look_has_a_name() -> None:
    assert set(LOOKS.values()) == set(Look)


OPTIONS = ("experiment", "rule", "landscape", "weight", "lr", "schedule", "seed", "Lr")


@given(st.sampled_from(OPTIONS), st.text("TRAPtrap'w^1", min_size=1, max_size=9).map(shlex.quote))
@example("experiment", "TRAP")
def test_a_pin_is_refused_in_the_words_of_a_run(option: str, text: str) -> None:
    pin = f"--{option} {text}"

    def refused(read_it: Callable[[], object]) -> str:
        try:
            read_it()
        except BadInputError as error:
            return str(error)
        return ""

    said = refused(lambda: setup_of(options_of(f"run {pin}")))
    pinned = refused(lambda: shown_of(options_of(f"--pin {shlex.quote(pin)}"), DEFAULTS))
    assert pinned == (said and f"argument --pin: {said}")
