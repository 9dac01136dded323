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

from gdtui.cli.parsers import BadInputError, setup_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import PACES
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.guide.lessons import LESSONS
from gdtui.plot.pictures.catalogue import pictures_of
from gdtui.plot.shows import Beat, Shows
from gdtui.ui.view import View
from gdtui.ui.way_back import line_of


@st.composite
def views(draw: st.DrawFn) -> View:
    setup = draw(setups(latest=200))
    pins = st.builds(
        lambda own, at: own.race().lead.to(at),
        setups(most_weights=1, latest=200),
        st.integers(0, 99),
    )
    shows = Shows(
        draw(some_of(Look)),
        draw(st.none() | st.floats(allow_nan=False, allow_infinity=False).filter(bool)),
        draw(st.sampled_from([None, *Beat.all_of(setup.method.rule)])),
        draw(st.none() | st.sampled_from(pictures_of(setup))),
    )
    return View(
        setup.race()._replace(pinned=tuple(draw(st.lists(pins, max_size=3)))),
        speed=draw(st.sampled_from(PACES)),
        target=draw(st.none() | st.integers(1, 99)),
        shows=shows,
        theme=draw(st.sampled_from(["dark", "light"])),
    )


def told(view: View) -> tuple[object, ...]:
    """A view with its landscapes as formulas: one that is read again may be another object."""
    races = [view.race, *(Race((run,)) for run in view.race.pinned)]
    started = [Setup.of(race) for race in races]
    formulas = [(each.landscape.name, each.landscape.formula) for each in started]
    plain = [each._replace(landscapes=(PARABOLA,)) for each in started]
    ats = [race.at for race in races]
    return formulas, plain, ats, view.target, view.shows, view.speed, view.theme


@settings(max_examples=30)
@given(views())
def test_a_line_brings_back_what_it_was_written_of(view: View) -> None:
    assert told(brought_back(line_of(view))) == told(view)


LINES = [
    "gdtui",
    *(f"gdtui --experiment {each.key}" for each in EXPERIMENTS),
    'gdtui --landscape "w^4/4 - w^2/2" --lr 0.3,1.2@12 --weight 2 --at 30',
    *(f"gdtui --lesson {number}" for number in (1, len(LESSONS))),
    "gdtui --seed 7 --challenge fog --theme light",
    'gdtui --at 30 --pin "--lr 0.2 --at 0"',
]


@pytest.mark.parametrize("line", LINES)
def test_a_short_line_is_written_as_it_was_read(line: str) -> None:
    assert line_of(brought_back(line)) == line


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
    pinned = refused(lambda: brought_back(f"gdtui --pin {shlex.quote(pin)}"))
    assert pinned == (said and f"argument --pin: {said}")
