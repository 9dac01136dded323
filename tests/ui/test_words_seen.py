"""All that is said of a run, in each of these states, as it was looked at."""

import pytest
from keys_pressed import view_of
from line_read_back import brought_back

from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.readout.captions import captions
from gdtui.plot.readout.narration import narration
from gdtui.plot.readout.readout import draw_readout
from gdtui.ui.screen.panes import words_of
from gdtui.ui.way_back import recalled

STATES = """
--at 7
--lr 0.2 --weight 10 --weight 15
--lr 0.2 --weight 10 --weight 15 --at 15
--lr 0.2 --weight 10 --weight 15 --at 50
--show tangent,secant,gap=-4
--lr 0.2 --weight 10 --weight 15 --show tangent,secant,gap=-4
--show tangent,secant,gap=8.881784197001252e-16
--show tangent,uphill,landing
--at 50
--lr 0.01 --at 50
--lr 1 --at 50
--lr 1.1 --at 50
--lr 1.1 --epochs 5000 --at 5000
--lr 3 --epochs 1000 --at 1000
--lr 0 --at 50
--weight 0
--weight 0 --at 50
--lr 0.1,0@5 --at 3
--lr 0.1,0.2@7 --at 7
--lr 0.1,0.11@7 --at 8
--lr 0.1,1.1@12 --weight -3.5 --at 50
--lr 1e-9
--lr 1e-20 --weight 3
--lr 0.5
--lr 0.9 --at 3
--lr 1
--lr 2
--weight -10
--weight 0.001 --weight 10 --lr 0.01 --epochs 1 --at 1
--weight 0.001 --lr 1.1 --at 3
--weight 10 --weight -15 --lr 1 --at 50
--weight 0 --weight 15 --lr 0.2 --show tangent,beat=1
--weight 0 --weight 15 --lr 0.2 --at 1 --show tangent,beat=4
--weight 8 --weight -8 --lr 0.3
--show tangent,beat=1
--show tangent,beat=2
--show tangent,beat=3
--at 1 --show tangent,beat=4
--lr 1 --at 1 --show tangent,beat=4
--lr 0 --show tangent,beat=2
--weight 0 --show tangent,beat=1
--weight 8 --weight -8 --show tangent,beat=1
--weight 8 --weight -8 --show tangent,beat=2
--weight 8 --weight -8 --show tangent,beat=3
--weight 8 --weight -8 --at 1 --show tangent,beat=4
--landscape double-well --weight 0.5 --lr 0.3 --epochs 500 --at 3
--landscape double-well --weight 0.5 --lr 0.3 --epochs 500 --at 100
--landscape double-well --weight 0.5 --lr 0.3 --at 50
--landscape double-well --weight 0.5 --lr 0.01 --at 50
--landscape double-well --weight 0.5 --lr 0.7
--landscape double-well --weight 0.5 --lr 1.1 --epochs 90 --at 90
--landscape double-well --weight 0.5 --lr 1.25 --epochs 500 --at 200
--landscape double-well --weight 0.5 --weight -0.1 --lr 1.25 --epochs 500 --at 200
--landscape double-well --weight 0.5 --lr 1.9 --epochs 90 --at 90
--landscape double-well --weight 0 --epochs 90 --at 90
--landscape double-well --weight 0.5 --lr 1.9 --epochs 3000 --at 104
--landscape double-well
--landscape double-well --lr 0.5
--landscape quartic
--landscape quartic --weight 0.5 --epochs 500 --at 300
--landscape quartic --weight 0.9 --lr 0.7 --at 50
--landscape absolute --weight 10 --lr 0.3 --at 50
--landscape plateau --weight 200 --at 30
--landscape log-cosh --weight 3
--landscape ripples --weight 3
--landscape regressor --weight 10
--landscape "(w-3)^2 + 2" --weight 5
--landscape w --at 50
--landscape w^3 --weight -5 --at 50
--landscape log(w) --weight 1 --lr 0.3 --at 50
--landscape exp(w) --weight 1 --lr 0.1 --at 50
--rule momentum
--rule momentum --lr 0.001
--rule momentum --lr 1.899
--rule momentum --lr 1.9
--rule momentum --lr 2
--rule momentum --at 2
--rule momentum --at 4
--rule momentum --at 4 --show tangent,uphill
--rule momentum --at 4 --show tangent,beat=1
--rule momentum --at 4 --show tangent,beat=2
--rule momentum --at 4 --show tangent,beat=3
--rule momentum --at 4 --show tangent,beat=4
--rule momentum --at 4 --show tangent,beat=5
--rule momentum --at 5 --show tangent,beat=6
--rule momentum --weight 0
--rule nesterov --lr 0.5
--rule adagrad
--rule rmsprop --weight 1 --lr 0.01 --epochs 300 --at 300
--rule adam --weight -3 --at 7
--rule adam --weight 3 --lr 0
--rule sign --weight 3
--rule newton --landscape double-well --weight 0.25 --lr 0.5
--rule newton --landscape double-well --weight 0.3 --weight -0.3
--rule newton --landscape double-well --weight 1.3 --weight -1.3
--rule newton --landscape w --weight 3
--rule newton --landscape w --weight 3 --show tangent,beat=3
--rule newton --weight 0
--rule newton --lr 1
--rule newton --lr 1e-9
--rule newton --landscape w^2/(1+w^2) --weight 5 --lr 1.01 --epochs 60 --at 60
--schedule cosine --lr 0.8
--schedule cosine --lr 0.5 --at 10
--rule adam --schedule cosine --noise 0.5 --landscape w --at 3
--noise 0.5 --seed 1 --at 2 --show tangent,secant,gap=-4
--noise 0.5 --seed 1 --at 2 --show tangent,beat=1
--noise 1
--noise 1 --lr 2
--noise 50 --seed 1 --weight -1
--noise 5 --epochs 200 --at 199
--noise 5 --epochs 200 --weight 10 --weight -5 --at 199
--rule adam --noise 0.5 --seed 1 --weight 10 --weight -7 --at 2
--lr 0.2 --at 3 --pin "--at 20"
--lr 0.2,0.3@3 --at 3 --pin "--at 20"
--lr 0.2,0.999999@3 --at 3 --pin "--at 20"
--lr 0.2,0.9999999999@3 --at 3 --pin "--at 20"
--lr 0.2 --weight 10 --weight -10 --at 3 --pin "--at 20"
--rule momentum --at 6 --pin "--at 6"
--rule momentum --at 6 --pin "--weight 7 --lr 0.2 --at 6"
--schedule cosine --at 10 --pin "--at 10"
"""
"""The options that lead there."""


@pytest.mark.parametrize("state", STATES.strip().splitlines())
def test_the_words_of_a_state_are_those_that_were_looked_at(state: str, snapshot) -> None:
    setup, shown = brought_back(f"gdtui {state}")
    view = recalled(view_of(setup), shown).arrived()
    race, shows, sight = view.race, view.shows, view.sight
    large = draw_projector(race, shows, sight, 100, 20, view.window)
    pictures = {
        "headline": draw_headline(race, sight, False, 2.0, 100).rows,
        "column": draw_readout(race, shows, sight, 26, 12).rows,
        "three rows": draw_readout(race, shows, sight, 48, 3).rows,
        "a row": draw_readout(race, shows, sight, 48, 1).rows,
        "log": draw_journal(race, race.at, 60, 2).rows,
        "projector": [row for row in large.rows if "←" in row],
        "captions": captions(race, shows, sight),
        "prompt": words_of(view)[:1],
        "narrated": list(narration([race.lead]))[-1:],
    }
    lines = []
    for name, rows in pictures.items():
        lines += [f"-- {name}", *(row.rstrip() for row in rows if row.strip())]
    assert snapshot == "\n".join(lines)
