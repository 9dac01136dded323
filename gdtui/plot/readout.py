"""The readout: the present loss and slope, the next update with its real numbers, zero loss.

With the secant shown, its slope stands beside the tangent's, and what is left between them.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache

from gdtui.engine.descent import Step
from gdtui.engine.race import Race
from gdtui.engine.regime import Regime, regime_of
from gdtui.engine.run import Outcome, Run
from gdtui.plot.beats import (
    CROSSES,
    SAME_SIDE,
    TREND_INKS,
    TREND_SIGNS,
    beat_rows,
    flat_beat_rows,
)
from gdtui.plot.comparison import pair_rows, table_rows
from gdtui.plot.flat import flat_rows
from gdtui.plot.marks import UPHILL_SHAPES
from gdtui.plot.numerals import count, measure
from gdtui.plot.picture import DIM, GROWS, STRONG, Picture
from gdtui.plot.rows import Row, draw_rows
from gdtui.plot.shows import Shows
from gdtui.plot.words import (
    closed_form,
    closed_form_name,
    counted,
    over,
    predicted,
    secant_rows,
    substituted,
    why,
)

_FLAT_BELOW = 5


def draw_readout(race: Race, shows: Shows, thought: str, width: int, height: int) -> Picture:
    """The readout as a column, or flat where there are fewer than 5 rows.

    A step that is taken apart comes first, then the table of pinned runs, then one run or two.
    """
    steps = shows.steps_apart(race)
    if height < _FLAT_BELOW:
        if shows.beat and steps:
            rows = flat_beat_rows(shows.beat, steps, width)
        else:
            rows = flat_rows(race, shows, width)
        return draw_rows(rows, width, height)
    if shows.beat and steps:
        rows = beat_rows(shows.beat, steps, width)
    elif race.pinned and shows.theory:
        rows = table_rows(race)
    elif len(race.runs) > 1:
        rows = pair_rows(race, shows, width)
    else:
        rows = _run(race.lead, shows, shows.secant_gap(race), width)
    return draw_rows([*rows, Row(6), *_thought(thought, width)], width, height)


@lru_cache(maxsize=16)
def _thought(thought: str, width: int) -> tuple[Row, ...]:
    return tuple(Row(6, line, ink=DIM) for line in textwrap.wrap(thought, width))


def _run(run: Run, shows: Shows, gap: float | None, width: int) -> list[Row]:
    lower = 0 if gap is None else 3
    return [
        Row(1, "loss L(w)", measure(run.now.loss)),
        Row(1, "slope 2w", measure(run.step.gradient, sign="+")),
        *([] if gap is None else secant_rows(run.weight, gap)),
        Row(5),
        *(_next(run, width, lower) if shows.next else []),
        *(_uphill(run.step) if shows.uphill else []),
        Row(5),
        *(_zero_loss(run) if shows.theory else [Row(1, "zero loss", counted(run, theory=False))]),
        *([Row(3 + lower, closed_form_name(run), closed_form(run))] if shows.theory else []),
    ]


def _next(run: Run, width: int, lower: int) -> list[Row]:
    """What the next update does, or why there is none; its ranks `lower` than they are alone."""
    if run.outcome is Outcome.COMPLETE:
        return over(run.outcome, run.at)
    step = run.step
    if step.landing is None:
        return [
            Row(2 + lower, "next w − η·slope", ink=DIM),
            Row(2 + lower, " " + substituted(step, width - 1)),
            *over(run.outcome, run.at),
        ]
    side = f"{CROSSES} crosses" if step.crosses else f"{SAME_SIDE} same side"
    return [
        Row(4 + lower, "next w ← w − η·slope", ink=DIM),
        Row(2 + lower, " " + substituted(step, width - 1)),
        Row(2 + lower, f" = {measure(step.landing)}"),
        Row(1 + lower, why(step), ink=STRONG),
        Row(
            3 + lower,
            f"{TREND_SIGNS[step.trend]} loss {step.trend.value}  {side}",
            ink=TREND_INKS[step.trend],
        ),
    ]


def _uphill(step: Step) -> list[Row]:
    """What the rule would do without its minus sign."""
    end = step.uphill
    verb = "stays" if end == step.weight else "climbs"
    return [
        Row(1, "without −", "no float" if end is None else measure(end)),
        Row(1, f" {UPHILL_SHAPES[0]} {verb}: w + η·slope", ink=GROWS),
    ]


def _zero_loss(run: Run) -> list[Row]:
    """When the loss is zero, by theory and counted; or why it never is."""
    regime = regime_of(run.learning_rate)
    if run.predicted_zero_loss is not None or regime.loss_falls:
        return [
            Row(1, "zero loss, theory", predicted(run)),
            Row(1, " counted", counted(run)),
        ]
    if regime is Regime.FROZEN:
        reason = ["the rate is 0: no step,", "a frozen loss"]
    elif regime is Regime.TRAP:
        reason = ["a frozen loss is not", "convergence"]
    else:
        end = run.predicted_end
        reason = ["by theory no float from", f"epoch {'never' if end is None else count(end)} on"]
    return [Row(1, "zero loss", "never"), *(Row(1, f" {words}") for words in reason)]
