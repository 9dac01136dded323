"""A command line brings back what it was written of, whatever is set up, however it is shown."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest
from command_output import brought_back, options_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_setups import setups
from scenes import some_of

from gdtui.cli.explorer import shown_of
from gdtui.cli.parsers import BadInputError, setup_of
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


@settings(max_examples=30)
@given(states())
def test_a_line_brings_back_what_it_was_written_of(state: tuple[Setup, Shown]) -> None:
    setup, shown = state
    assert told(brought_back(command_line(setup, (), shown))[:2]) == told(state)


LINES = [
    "gdtui",
    *(f"gdtui --experiment {each.key}" for each in EXPERIMENTS),
    'gdtui --landscape "w^4/4 - w^2/2" --lr 0.3,1.2@12 --weight 2 --at 30',
    *(f"gdtui --lesson {number}" for number in (1, len(LESSONS))),
    "gdtui --seed 7 --challenge fog --theme light",
]


@pytest.mark.parametrize("line", LINES)
def test_a_short_line_is_written_as_it_was_read(line: str) -> None:
    setup, shown, thought = brought_back(line)
    brings_its_own = shown.lesson is not None or shown.challenge is not None
    assert command_line(Setup((3.0,)) if brings_its_own else setup, thought, shown) == line


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
