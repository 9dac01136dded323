"""The thought of each landscape."""

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.guide.experiments import FREE
from gdtui.guide.landscapes import thought_of


def test_every_landscape_that_comes_with_gdtui_has_one_short_thought():
    for longer, shorter in (named(name).purpose for name in NAMES):
        assert len(shorter) < len(longer) <= 78
        for thought in (longer, shorter):
            assert thought.count(".") == 1
            assert thought.endswith(".")


def test_a_landscape_is_shown_with_its_thought_and_the_parabola_with_that_of_all():
    assert thought_of(named("quartic")) == named("quartic").purpose
    assert thought_of(PARABOLA) == thought_of(landscape_of("w^6")) == FREE.thought
