"""The readout: the present loss and slope, the next update with its real numbers, zero loss.

Facts in a column for one run, for two side by side, as a table of pinned runs, or in three rows.
"""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.engine.run import Outcome, Run
from gdtui.engine.step import Move
from gdtui.engine.theory import theory_of
from gdtui.guide.guide import Look
from gdtui.plot import arrival, facts
from gdtui.plot.beats import beats, flat_beat
from gdtui.plot.facts import Fact, Part
from gdtui.plot.marks import SHAPES, marked
from gdtui.plot.numerals import measure, shortened
from gdtui.plot.picture import DIM, GROWS, MARBLES, PLAIN, STRONG, Picture
from gdtui.plot.rows import Row, draw_rows, row, rows_of
from gdtui.plot.shows import Shows, Sight

_FLAT_BELOW = 5
_SPACE: Fact = (Part.SPACE, [row()])


def draw_readout(race: Race, shows: Shows, sight: Sight, width: int, height: int) -> Picture:
    """The readout as a column, or flat where there are fewer than 5 rows.

    One thing is shown: a step taken apart; else the table of pinned runs, where theory may be seen;
    else one run or two.
    """
    steps = shows.steps_apart(race)
    is_flat = height < _FLAT_BELOW
    if shows.beat and steps:
        parts = (flat_beat if is_flat else beats)(shows.beat, steps, width)
    elif is_flat:
        parts = _flat(race, shows, sight, width)
    elif race.pinned and sight.theory:
        parts = [(Part.STATE, _table(race))]
    elif len(race.runs) > 1:
        parts = _pair(race, shows, sight, width)
    else:
        parts = _one(race, shows, sight)
    return draw_rows(parts, width, height)


def _one(race: Race, shows: Shows, sight: Sight) -> list[Fact]:
    run, gap = race.lead, facts.gap_seen(race, shows, sight)
    theory = arrival.by_theory(run) if sight.theory else None
    zero_loss = arrival.zero_loss(run, sight)[0]
    return [
        (Part.STATE, facts.state(race, gap)),
        *([] if gap is None else facts.secant(run, gap)),
        _SPACE,
        *(_next(race) if sight.ahead else []),
        *([(Part.UPHILL, facts.uphill(run.step))] if Look.UPHILL in shows.looks else []),
        _SPACE,
        (Part.ZERO_LOSS, [row(zero_loss)]),
        *([(Part.BY_THEORY, [theory])] if theory else []),
    ]


def _next(race: Race) -> list[Fact]:
    """What the next update does, or why there is none."""
    step = race.lead.step
    if race.is_over or step.landing is None:
        return arrival.over(race)
    equation = facts.substituted(step)
    if equation:
        update = [Row(((" ", PLAIN), *equation[:-1])), Row(equation[-1:])]
    else:
        update = [row(" lands at"), row(f" {facts.landing(step)}")]
    return [
        (Part.RULE, [row("next w ← w − η·slope", ink=DIM)]),
        (Part.UPDATE, update),
        (Part.MOVE, [row(facts.why(step), ink=STRONG)]),
        (Part.TREND, [facts.trend(step)]),
    ]


def _pair(race: Race, shows: Shows, sight: Sight, width: int) -> list[Fact]:
    runs, steps = race.runs, [run.step for run in race.runs]
    room = (width - 8) // 2 - 1
    gap = facts.gap_seen(race, shows, sight)

    def measured(label: str, *values: float, sign: str = "-") -> list[Row]:
        return facts.pair(label, [measure(value, room, sign) for value in values], width)

    slopes = [measure(step.slope, room, "+") for step in steps]
    if gap is not None:
        slopes[0] = facts.slope(race.lead, gap)
    state = [
        *measured("weight", *(run.weight for run in runs)),
        *facts.pair("loss", [facts.loss(run, room) for run in runs], width),
        *facts.pair("slope", slopes, width),
    ]
    update: list[Fact] = []
    if sight.ahead and race.is_over:
        update = arrival.over(race)
    elif sight.ahead:
        moves = facts.pair("moves", [step.move.value for step in steps], width, STRONG)
        landings = [facts.landing(step, room) for step in steps]
        update = [(Part.UPDATE, [*facts.pair("next w", landings, width), *moves])]
    ends = [facts.TOO_LARGE if s.uphill is None else measure(s.uphill, room) for s in steps]
    lines = arrival.zero_loss_columns(runs, sight)
    zero_loss = [each for label, texts in lines for each in facts.pair(label, texts, width)]
    ratio = Row(
        (
            ("ratio ", PLAIN),
            (SHAPES[1], MARBLES[1]),
            (" / ", PLAIN),
            (SHAPES[0], MARBLES[0]),
        ),
        ((measure(race.ratio or 0.0), PLAIN),),
    )
    return [
        (Part.FROM, facts.starts(race, width)),
        (Part.STATE, state),
        *update,
        *(
            [(Part.UPHILL, facts.pair("uphill", ends, width, GROWS))]
            if Look.UPHILL in shows.looks
            else []
        ),
        *([] if gap is None else facts.secant(race.lead, gap)),
        _SPACE,
        (Part.ZERO_LOSS, [row("zero loss at epoch", ink=DIM), *zero_loss]),
        *([] if race.ratio is None else [(Part.RATIO, [ratio])]),
    ]


def _table(race: Race) -> list[Row]:
    """A row for each run, pinned ones too: its mark, rate, start, and when its loss is zero."""
    return [
        row("   rate     from", "zero at", DIM),
        *(_table_row(run, mark, ink) for run, mark, ink in marked(race)),
    ]


def _table_row(run: Run, mark: str, ink: str) -> Row:
    rate, start = shortened(run.learning_rate, 8), shortened(run.weight_at(0), 8)
    changed = "now " if run.changes else ""
    by_theory = theory_of(run.landscape) is not None
    zero_at = arrival.predicted(run) if by_theory else arrival.reached(run)
    return row(f"{f'{mark:<2} {changed}{rate}':<11} {start}", zero_at, ink)


def _flat(race: Race, shows: Shows, sight: Sight, width: int) -> list[Fact]:
    """Three rows, for one run or two."""
    forms = (
        arrival.zero_loss(race.lead, sight)
        if len(race.runs) == 1
        else arrival.zero_losses(race.runs, sight)
    )
    zero_loss = row(next((text for text in forms if len(text) <= width), forms[-1]))
    if len(race.runs) == 1:
        rows = _flat_one(race, shows, sight, width)
    else:
        runs = zip(race.runs, SHAPES, MARBLES, strict=True)
        rows = [_flat_state(run, shape, ink, width) for run, shape, ink in runs]
    return [(Part.STATE, rows), (Part.ZERO_LOSS, [zero_loss])]


def _flat_state(run: Run, shape: str, ink: str, width: int) -> Row:
    state = f" {measure(run.weight, 9)}  loss {facts.loss(run, 9)}"
    slope = f"  slope {measure(run.step.slope, 9, '+')}"
    return Row(((shape, ink), (state + (slope if len(state + slope) < width else ""), PLAIN)))


def _flat_one(race: Race, shows: Shows, sight: Sight, width: int) -> list[Row]:
    """The state, and the update in at most two rows."""
    run, step = race.lead, race.lead.step
    gap = facts.gap_seen(race, shows, sight)
    update, reasons = row(), [""]
    if sight.ahead and race.is_over:
        is_complete = race.outcome is Outcome.COMPLETE
        said = f"{arrival.done(race)}: {arrival.at_the_end(run)}"
        update = row(said if is_complete else "ends here: the next loss is too large")
        reasons = ["over", ""]
    elif sight.ahead:
        equation = facts.substituted(step)
        update = Row(equation or ())
        if not equation or rows_of(update, width) > 2:
            update = row(f"lands at {facts.landing(step)}")
        move = step.move.value
        reasons = [facts.why(step), f"moves {move}", move, ""]
        if step.move is Move.STAYS:
            del reasons[1]
    if texts := None if gap is None else facts.secant_texts(run, gap):
        update = row(f"h {texts[1]}: {facts.formula(run.landscape)} + h {texts[2]}")
    state = f"loss {facts.loss(run)}  slope {facts.slope(run, gap)}"
    reason = next(reason for reason in reasons if not reason or len(state + reason) < width)
    return [row(state, reason), update]
