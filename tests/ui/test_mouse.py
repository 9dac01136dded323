"""The mouse: knobs are dragged, numbers and keys are clicked, the log is scrolled."""

from contextlib import asynccontextmanager

import pytest
from doing import cells, read, settled

from gdtui.ui.overlays.entry import Setting

SIZE = (80, 24)


@asynccontextmanager
async def opened(explorer):
    app = explorer()
    async with app.run_test(size=SIZE):

        async def do(*what):
            """Send bytes, or press and let go at places of the screen, from 0."""
            for each in what:
                data = each
                if isinstance(each, tuple):
                    (x, y), *others = each
                    data = f"\x1b[<0;{x + 1};{y + 1}M".encode()
                    for x, y in others:
                        data += f"\x1b[<32;{x + 1};{y + 1}M".encode()
                    data += f"\x1b[<0;{x + 1};{y + 1}m".encode()
                for event in read([data]):
                    app.post_message(event)
            await settled(app)
            return app.explorer.view

        do.app = app

        def place(name: str, x: int, y: int) -> tuple[int, int]:
            """A cell of a pane, as a place of the screen."""
            left, top = app.screen.query_one(name).content_region.offset
            return left + x, top + y

        yield do, place


async def test_a_knob_goes_where_it_is_put_and_follows_the_mouse(explorer) -> None:
    async with opened(explorer) as (do, place):
        rate = place("LearningRate", 10, 1)
        assert (await do((rate,))).race.lead.learning_rate == 0.5
        view = await do((rate, place("LearningRate", 21, 1)))
        assert view.race.lead.learning_rate == 1.0
        view = await do((place("Weight", 25, 1), place("Weight", 5, 1)))
        assert (view.race.lead.weight, view.race.at) == (-9.0, 0)
        view = await do((place("Weight", 5, 1), place("Weight", -30, 1)))
        assert view.race.lead.weight == -15.0


def marble(app) -> tuple[int, int]:
    """The cell of the first marble, as a place of the bowl."""
    cells(app)
    rows = app.screen.query_one("Bowl")._picture.rows
    ((column, row),) = [(text.index("●"), row) for row, text in enumerate(rows) if "●" in text]
    return column, row


async def test_the_marble_is_dragged_along_the_curve_and_the_run_starts_anew(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do(b"nnn")
        app = do.app
        x, y = marble(app)
        for there in (12, 20, 30):
            view = await do((place("Bowl", *marble(app)), place("Bowl", there, 2)))
            assert marble(app)[0] == there
            assert (view.race.at, view.playing, len(view.past)) == (0, False, 1)
            view = await do(b"z")
            assert (view.race, marble(app)) == (before.race, (x, y))


async def test_however_far_something_is_dragged_it_is_undone_at_once(explorer) -> None:
    async with opened(explorer) as (do, place):
        columns = [place("Bowl", column, 5) for column in (30, 22, 20, 14, 12)]
        view = await do((place("Bowl", *marble(do.app)), *columns))
        assert len(view.past) == 1
        assert (await do(b"z")).race.lead.weight == 10.0
        rates = [place("LearningRate", column, 1) for column in (3, 9, 12, 6)]
        assert len((await do(tuple(rates))).past) == 1
        assert (await do(b"z")).race.lead.learning_rate == 0.1


async def test_a_press_on_the_marble_or_beside_it_alone_changes_nothing(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do(b"nn")
        x, y = marble(do.app)
        assert await do((place("Bowl", x, y),), (place("Bowl", x + 1, y),)) == before
        assert await do((place("Bowl", x - 4, y), place("Bowl", 20, y))) == before


async def test_where_a_guide_gives_the_weight_a_marble_that_is_dragged_says_so(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do(b"c")
        view = await do((place("Bowl", *marble(do.app)), place("Bowl", 20, 5)))
        assert view.race == before.race
        assert view.said


async def test_a_mouse_that_was_not_pressed_on_a_knob_drags_nothing(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do()
        assert await do((place("Bowl", 9, 3), place("LearningRate", 10, 1))) == before
        x, y = place("Weight", 5, 1)
        assert await do(f"\x1b[<32;{x + 1};{y + 1}M".encode()) == before
        after = await do((place("LearningRate", 10, 1),), f"\x1b[<32;{x + 1};{y + 1}M".encode())
        assert after.race.lead.weight == 10.0


async def test_a_click_on_a_number_opens_its_field_and_closes_the_other(explorer) -> None:
    async with opened(explorer) as (do, place):
        view = await do((place("Weight", 20, 0),))
        assert view.top.entry.setting is Setting.WEIGHT
        view = await do(b"e\x15abc\r", (place("LearningRate", 20, 0),))
        assert view.top.entry.setting is Setting.RATE
        assert (view.top.entry.field.text, view.top.entry.field.complaint) == ("0.1", "")
        assert (await do(b"\x1b[27u")).top is None


@pytest.mark.parametrize("first", [b"e", b"w\x15abc\r"])
async def test_nothing_is_left_open_after_a_click_elsewhere_and_escape(explorer, first) -> None:
    async with opened(explorer) as (do, place):
        other = "Weight" if first == b"e" else "LearningRate"
        before = await do()
        assert await do(first, (place(other, 20, 0),), b"\x1b[27u") == before


async def test_a_click_on_a_track_leaves_the_field_and_sets_the_number(explorer) -> None:
    async with opened(explorer) as (do, place):
        view = await do(b"e", (place("LearningRate", 10, 1),), b"n")
        assert (view.race.lead.learning_rate, view.top, view.race.at) == (0.5, None, 1)


async def test_below_a_complaint_there_is_no_track_to_be_hit(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do(b"w\x15abc\r")
        assert await do((place("Weight", 9, 1),)) == before


async def test_in_a_lesson_that_asks_the_knobs_hold_still(explorer) -> None:
    async with opened(explorer) as (do, place):
        before = await do(b"y\r")
        after = await do((place("LearningRate", 10, 1),), (place("Weight", 20, 0),))
        assert after.saying("") == before


async def test_each_key_of_the_bar_can_be_clicked(explorer) -> None:
    async with opened(explorer) as (do, _):
        row = SIZE[1] - 1
        bar = " space play  n step  ↑↓ rate  1-3 experiments  y learn"
        assert (await do(((bar.index("n step"), row),))).race.at == 1
        assert (await do(((bar.index("↑"), row),))).race.lead.learning_rate == 0.11
        assert (await do(((bar.index("↓"), row),))).race.lead.learning_rate == 0.1
        assert (await do(((bar.index("1-3") + 1, row),))).race.lead.learning_rate == 1.0
        assert (await do(((bar.index("1-3") + 2, row),))).race.lead.learning_rate == 0.2
        assert (await do(((bar.index("learn"), row),))).top


async def test_the_wheel_scrolls_the_log_and_the_help(explorer) -> None:
    async with opened(explorer) as (do, place):
        x, y = place("Log", 5, 1)
        view = await do(b"\x1b[F", f"\x1b[<64;{x + 1};{y + 1}M".encode() * 2)
        assert (view.earlier, view.race.at) == (2, 50)
        assert (await do(f"\x1b[<65;{x + 1};{y + 1}M".encode())).earlier == 1
        x, y = place("Bowl", 5, 5)
        assert (await do(f"\x1b[<64;{x + 1};{y + 1}M".encode())).earlier == 1
        assert (await do(b"?", f"\x1b[<65;{x + 1};{y + 1}M".encode())).top.row == 1


async def test_a_click_is_taken_where_the_keys_before_it_have_put_the_panes(explorer) -> None:
    async with opened(explorer) as (do, place):
        await do(b"v")
        where = place("WholePane", 10, 5)
        before = await do(b"V")
        assert (await do((where,))).race == before.race
        view = await do(b"v", (where,), b"V")
        assert (view.race.lead.learning_rate, view.shows) == (0.12, before.shows)
        before = await do(b"j")
        after = await do(b"?", (place("LearningRate", 10, 1),), b"?")
        assert after == before.saying("")
