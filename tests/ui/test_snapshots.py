"""Pictures of the screens, to be looked at before they are accepted."""

from collections.abc import Callable

from textual.pilot import Pilot

from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import PROPORTIONAL

Compare = Callable[..., bool]

NORMAL, LARGE, SMALL, SMALLEST = (80, 24), (120, 36), (50, 16), (40, 12)


def test_the_start(snap_compare: Compare, opened) -> None:
    """80×24: what a person sees who types gdtui."""
    assert snap_compare(opened(), terminal_size=NORMAL)


def test_a_marble_in_flight(snap_compare: Compare, opened) -> None:
    """Zigzag convergence, half way across the bowl."""

    async def fly(pilot: Pilot) -> None:
        pilot.app.animation_level = "full"
        await pilot.press("space")
        pilot.app.explorer.tick(0.05)

    setup = Setup((10.0,), 0.9)
    assert snap_compare(opened(setup), run_before=fly, terminal_size=NORMAL)


def test_divergence_in_a_grown_window(snap_compare: Compare, opened) -> None:
    """The marble far outside, at the edge with its value; a light theme."""
    setup = Setup((10.0,), 1.7)
    app = opened(setup, theme="light")
    assert snap_compare(app, press=["end"], terminal_size=NORMAL)


def test_typing_a_weight(snap_compare: Compare, opened) -> None:
    """What is wrong stands below the field, which keeps what was typed."""
    keys = ["w", *"ten", "enter"]
    assert snap_compare(opened(), press=keys, terminal_size=NORMAL)


def test_the_help(snap_compare: Compare, opened) -> None:
    """Every key, in two columns."""
    assert snap_compare(opened(), press=["question_mark"], terminal_size=NORMAL)


def test_a_large_light_window(snap_compare: Compare, opened) -> None:
    """The third experiment at epoch 15, with its thought."""
    app = opened(PROPORTIONAL.setup, "light", PROPORTIONAL.thought)
    assert snap_compare(app, press=["n"] * 15, terminal_size=LARGE)


def test_a_small_window_stacks_its_panes(snap_compare: Compare, opened) -> None:
    """50×16."""
    assert snap_compare(opened(), press="nn", terminal_size=SMALL)


def test_the_smallest_window(snap_compare: Compare, opened) -> None:
    """40×12."""
    assert snap_compare(opened(), press="3nn", terminal_size=SMALLEST)


def test_the_map_of_the_learning_rate(snap_compare: Compare, opened) -> None:
    """η = 0.11 on it, and its mirror image."""
    assert snap_compare(opened(), press=["v", "up"], terminal_size=NORMAL)


def test_the_challenge_in_the_fog(snap_compare: Compare, opened) -> None:
    """Nothing but the tangent; two tries."""
    keys = ["f", "K", "end", "K", "end"]
    assert snap_compare(opened(), press=keys, terminal_size=NORMAL)
