"""What is said of a run, and what is drawn of it, in each of these states, as it was looked at."""

from collections import Counter

import pytest
from command_output import brought_back
from scenes import every_cell
from text_tables import rows_of

from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import scene
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.pictures.by_epoch import draw_loss_curve
from gdtui.plot.pictures.catalogue import picture_of
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.readout.speech import captions, narration
from gdtui.ui.screen.panes import words_of


@pytest.mark.parametrize("state", [state for (state,) in rows_of(__file__, "states.txt")])
def test_the_words_of_a_state_are_those_that_were_looked_at(state: str, snapshot) -> None:
    view = brought_back(f"gdtui {state}").arrived()
    race, sight = view.race, view.sight
    large = draw_projector(view.seen, 100, 20)
    pictures = {
        "headline": draw_headline(race, sight, False, 2.0, 100).rows,
        "column": draw_readout(view.seen, 26, 12).rows,
        "three rows": draw_readout(view.seen, 48, 3).rows,
        "a row": draw_readout(view.seen, 48, 1).rows,
        "log": draw_journal(race, race.at, 60, 2).rows,
        "projector": [row for row in large.rows if "←" in row],
        "captions": captions(view.seen),
        "prompt": words_of(view)[:1],
        "narrated": list(narration([race.lead]))[-1:],
    }
    lines = []
    for name, rows in pictures.items():
        lines += [f"-- {name}", *(row.rstrip() for row in rows if row.strip())]
    assert snapshot == "\n".join(lines)


DRAWN = {
    "bowl": lambda view, *size: draw_bowl(scene(view.seen), *size),
    "projector": lambda view, *size: draw_projector(view.seen, *size),
    "whole": lambda view, *size: picture_of(view.shows.whole, view.seen).draw(10**6, *size),
    "loss": lambda view, *size: draw_loss_curve(view.race, *size),
}


@pytest.mark.parametrize(("state", "what", "size"), rows_of(__file__, "pictures.txt"))
def test_a_picture_is_the_one_that_was_looked_at(state, what, size, snapshot) -> None:
    """Its characters, and how many of them are in each ink."""
    view = brought_back(f"gdtui {state}").arrived()
    picture = DRAWN[what](view, *map(int, size.split("x")))
    inks = Counter(ink for *_, cell, ink in every_cell(picture) if cell != " ")
    rows = *picture.rows, "  ".join(f"{ink} {inks[ink]}" for ink in sorted(inks))
    assert snapshot == "\n".join(row.rstrip() for row in rows)


@pytest.mark.parametrize(("state", "what", "width", "says"), rows_of(__file__, "above.txt"))
def test_what_a_picture_shows_is_said_above_it(state, what, width, says) -> None:
    picture = DRAWN[what](brought_back(f"gdtui {state}").arrived(), int(width), 12)
    assert picture.rows[0].strip() == says
