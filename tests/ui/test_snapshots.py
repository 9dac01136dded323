"""Pictures of the screens, to be looked at before they are accepted."""

from collections.abc import Callable

from textual.pilot import Pilot

from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.ui.widgets.entry import Entry

Compare = Callable[..., bool]

NORMAL, LARGE, SMALL, SMALLEST = (80, 24), (120, 36), (50, 16), (40, 12)


def test_the_start(snap_compare: Compare, explorer) -> None:
    """80×24: what a person sees who types gdtui."""
    assert snap_compare(explorer(), terminal_size=NORMAL)


def test_slow_convergence_on_its_way(snap_compare: Compare, explorer) -> None:
    """Epoch 7, with tangent and trail."""
    assert snap_compare(explorer(), press="1nnnnnnn", terminal_size=NORMAL)


def test_slow_convergence_at_its_end(snap_compare: Compare, explorer) -> None:
    """Complete; zero loss predicted and counted at epoch 33."""
    assert snap_compare(explorer(), press=["end"], terminal_size=NORMAL)


def test_the_trap_with_its_horizontal_secant(snap_compare: Compare, explorer) -> None:
    """Epoch 3: on the other wall, as high as before."""
    assert snap_compare(explorer(), press="2nnns", terminal_size=NORMAL)


def test_two_marbles_in_proportion(snap_compare: Compare, explorer) -> None:
    """Epoch 2: 3.6 and 5.4, in the ratio 1.5."""
    assert snap_compare(explorer(), press="3nn", terminal_size=NORMAL)


def test_a_marble_in_flight(snap_compare: Compare, explorer) -> None:
    """Zigzag convergence, half way across the bowl."""

    async def fly(pilot: Pilot) -> None:
        await pilot.press("space")
        pilot.app.screen.tick(0.15)

    experiment = type(FREE)("free", "", (10.0,), 0.9, 50, "")
    assert snap_compare(explorer(experiment), run_before=fly, terminal_size=NORMAL)


def test_divergence_in_a_grown_window(snap_compare: Compare, explorer) -> None:
    """The marble far outside, at the edge with its value; a light theme."""
    experiment = type(FREE)("free", "", (10.0,), 1.7, 50, "")
    app = explorer(experiment, theme="light")
    assert snap_compare(app, press=["end"], terminal_size=NORMAL)


def test_typing_a_weight(snap_compare: Compare, explorer) -> None:
    """What is wrong stands below the field, which keeps what was typed."""

    async def type_nonsense(pilot: Pilot) -> None:
        await pilot.press("w")
        pilot.app.screen.query_one(Entry).value = "ten"
        await pilot.press("enter")

    assert snap_compare(explorer(), run_before=type_nonsense, terminal_size=NORMAL)


def test_the_help(snap_compare: Compare, explorer) -> None:
    """Every key, in two columns."""
    assert snap_compare(explorer(), press=["question_mark"], terminal_size=NORMAL)


def test_a_large_window_has_room_for_the_loss_curve(snap_compare: Compare, explorer) -> None:
    """120×36: the decay is a straight line; the learning rate changed on the way."""
    keys = [*"nnnnnnnnnn", "K", *"nnnnnn"]
    assert snap_compare(explorer(), press=keys, terminal_size=LARGE)


def test_a_large_light_window(snap_compare: Compare, explorer) -> None:
    """The third experiment at epoch 15, with its thought."""
    app = explorer(EXPERIMENTS[2], theme="light")
    assert snap_compare(app, press=["n"] * 15, terminal_size=LARGE)


def test_a_small_window_stacks_its_panes(snap_compare: Compare, explorer) -> None:
    """50×16."""
    assert snap_compare(explorer(), press="nn", terminal_size=SMALL)


def test_the_smallest_window(snap_compare: Compare, explorer) -> None:
    """40×12."""
    assert snap_compare(explorer(), press="3nn", terminal_size=SMALLEST)


def test_a_window_that_is_too_small_says_so(snap_compare: Compare, explorer) -> None:
    """39×11."""
    assert snap_compare(explorer(), terminal_size=(39, 11))


def test_the_secant_by_hand_beside_the_tangent(snap_compare: Compare, explorer) -> None:
    """A gap of 1 to the right, and the ghost of the next landing."""
    keys = ["n", "s", "x", "comma", "g"]
    assert snap_compare(explorer(), press=keys, terminal_size=NORMAL)


def test_the_map_of_the_learning_rate(snap_compare: Compare, explorer) -> None:
    """η = 0.11 on it, and its mirror image."""
    assert snap_compare(explorer(), press=["v", "up"], terminal_size=NORMAL)


def test_a_step_taken_apart_on_both_sides_of_the_bowl(snap_compare: Compare, explorer) -> None:
    """The third beat: the minus sign turns both arrows to the middle."""
    assert snap_compare(explorer(), press="nnnmuaaa", terminal_size=NORMAL)


def test_pinned_runs_beside_the_present_one(snap_compare: Compare, explorer) -> None:
    """Three rates from one weight, in bowl, loss curve, log and table."""
    keys = [*["n"] * 30, "p", "K", "r", *["n"] * 9, "p", "r", "K", *["n"] * 4]
    assert snap_compare(explorer(), press=keys, terminal_size=LARGE)


def test_a_lesson_asks_before_it_shows(snap_compare: Compare, explorer) -> None:
    """The third lesson: thought, question, choices."""
    keys = ["y", "1", "n", "enter", "2", *["comma"] * 7, "enter"]
    assert snap_compare(explorer(), press=keys, terminal_size=NORMAL)


def test_the_challenge_in_the_fog(snap_compare: Compare, explorer) -> None:
    """Nothing but the tangent; two tries."""
    keys = ["f", "K", "end", "K", "end"]
    assert snap_compare(explorer(), press=keys, terminal_size=NORMAL)
