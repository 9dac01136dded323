"""The readout: the present loss and slope, the next update with its real numbers, zero loss.

Facts in a column for one run, for two side by side, as a table of pinned runs, or in three rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome
from gdtui.engine.runs.step import Move
from gdtui.guide.guide import Clue, Look
from gdtui.guide.words import Words, cut_short, goal, said_at_the_end, why
from gdtui.plot.bowl.flight import Flight, Spot, spots_of
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.ascii import fitting
from gdtui.plot.cells.numerals import measure
from gdtui.plot.cells.picture import DIM, GROWS, MARBLES, PLAIN, STRONG, Picture
from gdtui.plot.cells.rows import Piece, Row, draw_rows, row, rows_of
from gdtui.plot.readout import arrival, facts, step_facts
from gdtui.plot.readout.beats import beats, flat_beat
from gdtui.plot.readout.facts import Fact, Part
from gdtui.plot.readout.table import table
from gdtui.plot.shows import Shows, Sight

_FLAT_BELOW, _FLAT_ROWS = 5, 3
_SPACE: Fact = (Part.SPACE, [row()])
_IN_THE_TABLE = {Part.FROM, Part.ZERO_LOSS, Part.BY_THEORY, Part.RATIO}
"""What the table of pinned runs tells of the present ones, or leaves no room for."""


def draw_readout(
    race: Race,
    shows: Shows,
    sight: Sight,
    width: int,
    height: int,
    aloft: Flight | None = None,
) -> Picture:
    """The readout as a column, or flat where there are fewer than 5 rows.

    Loss and slope are those of where the marbles are, also on their way. One thing is shown: a step
    taken apart; else one run or two, where theory may be seen with the table of pinned runs.
    """
    apart, seen = shows.steps_apart(race), spots_of(race, aloft)
    is_flat = height < _FLAT_BELOW
    if height == 1 and not (shows.beat and apart):
        return draw_rows([(Part.STATE, [_alone(race, seen, shows, sight, width)])], width, height)
    if shows.beat and apart:
        beat = shows.beat
        parts = flat_beat(beat, apart, width) if is_flat else beats(beat, apart, width, height)
    elif is_flat:
        parts = _flat(race, seen, shows, sight, width, height)
    elif race.pinned and sight.theory:
        parts = _beside_pinned(race, seen, shows, sight, width)
    elif len(race.runs) > 1:
        parts = _pair(race, seen, shows, sight, width)
    else:
        parts = _one(race, seen[0], shows, sight, width)
    return draw_rows(parts, width, height)


def _one(race: Race, seen: Spot, shows: Shows, sight: Sight, width: int) -> list[Fact]:
    run, gap = race.lead, facts.gap_seen(race, shows, sight)
    theory = arrival.by_theory(run) if sight.theory else None
    zero_loss = arrival.zero_loss(run, sight)[0]
    return [
        (Part.STATE, facts.state(seen, run.step, gap, sight)),
        *([] if gap is None else facts.secant(seen, gap, sight)),
        _SPACE,
        *_next(race, sight, width),
        *([(Part.UPHILL, step_facts.uphill(run.step))] if Look.UPHILL in shows.looks else []),
        _SPACE,
        (Part.ZERO_LOSS, [row(zero_loss)]),
        *arrival.spread(race.runs, sight, width),
        *([(Part.BY_THEORY, [theory])] if theory else []),
    ]


def _next(race: Race, sight: Sight, width: int) -> list[Fact]:
    """What the next update does, where that may be seen, or why there is none."""
    step = race.lead.step
    if race.is_over:
        return arrival.over(race)
    if not sight.ahead:
        return []
    equation = step_facts.substituted(step)
    if equation:
        update = [Row(((" ", PLAIN), *equation[:-1])), Row(equation[-1:])]
    else:
        update = [row(" lands at"), row(f" {step_facts.landing(step)}")]
    return [
        *step_facts.noise(step, sight),
        *step_facts.terms(step, width),
        (Part.RULE, [row(f"next {step_facts.rule(step)}", ink=DIM)]),
        (Part.UPDATE, update),
        (Part.MOVE, [row(fitting(why(step)[:2], width), ink=STRONG)]),
        (Part.TREND, [step_facts.trend(step)]),
    ]


def _pair(race: Race, seen: Sequence[Spot], shows: Shows, sight: Sight, width: int) -> list[Fact]:
    runs, steps = race.runs, [run.step for run in race.runs]
    room = (width - 8) // 2 - 1
    gap = facts.gap_seen(race, shows, sight)

    def measured(label: str, *values: float, sign: str = "-") -> list[Row]:
        return facts.pair(label, [measure(value, room, sign) for value in values], width)

    slopes = [measure(spot.slope, room, "+") for spot in seen]
    if gap is not None:
        slopes[0] = facts.slope(seen[0], gap)
    state = [
        *measured("weight", *(spot.weight for spot in seen)),
        *facts.pair("loss", [facts.loss(spot, room) for spot in seen], width),
        *(facts.pair("slope", slopes, width) if sight.tells(Clue.SLOPE) else []),
    ]
    update: list[Fact] = []
    if race.is_over:
        update = arrival.over(race)
    elif sight.ahead:
        moves = facts.pair("moves", [step.move.value for step in steps], width, STRONG)
        landings = [step_facts.landing(step, room) for step in steps]
        update = [
            *(step_facts.pairs_of_terms(steps, width) if sight.tells(Clue.SLOPE) else []),
            (Part.UPDATE, [*facts.pair("next w", landings, width), *moves]),
        ]
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
        *([] if gap is None else facts.secant(seen[0], gap, sight)),
        _SPACE,
        (Part.ZERO_LOSS, [row(f"{goal(race.lead.landscape)} at epoch", ink=DIM), *zero_loss]),
        *arrival.spread(runs, sight, width),
        *([(Part.RATIO, [ratio])] if race.ratio is not None and sight.tells(Clue.RATIO) else []),
    ]


def _beside_pinned(
    race: Race, seen: Sequence[Spot], shows: Shows, sight: Sight, width: int
) -> list[Fact]:
    """The table of all runs, and above it as much of the present ones as there is room for."""
    if len(race.runs) == 1:
        present = _one(race, seen[0], shows, sight, width)
    else:
        present = _pair(race, seen, shows, sight, width)
    told = [fact for fact in present if fact[0] not in _IN_THE_TABLE]
    return [*told, (Part.TABLE, table(race, width))]


def _flat(
    race: Race, seen: Sequence[Spot], shows: Shows, sight: Sight, width: int, height: int
) -> list[Fact]:
    """Three rows, for one run or two; in fewer, what one run does stands in the first of them."""
    forms = (
        arrival.zero_loss(race.lead, sight)
        if len(race.runs) == 1
        else arrival.zero_losses(race.runs, sight)
    )
    zero_loss = row(next((text for text in forms if len(text) <= width), forms[-1]))
    if len(race.runs) == 1:
        does = arrival.in_short(race.lead, sight) if height < _FLAT_ROWS else ()
        rows = _flat_one(race, seen[0], shows, sight, width, does)
    else:
        marbles = zip(seen, SHAPES, MARBLES, strict=True)
        rows = [_flat_state(spot, shape, ink, sight, width) for spot, shape, ink in marbles]
    return [(Part.STATE, rows), (Part.ZERO_LOSS, [zero_loss])]


def _alone(race: Race, seen: Sequence[Spot], shows: Shows, sight: Sight, width: int) -> Row:
    """The one row that there is room for: the secant, where one is seen, or the losses."""
    if len(race.runs) == 1:
        state, update = _flat_one(race, seen[0], shows, sight, width)
        return state if facts.gap_seen(race, shows, sight) is None else update
    pieces: list[Piece] = [("loss", PLAIN)]
    for spot, shape, ink in zip(seen, SHAPES, MARBLES, strict=True):
        pieces += [(f" {shape}", ink), (f" {facts.loss(spot, 9)}", PLAIN)]
    return Row(tuple(pieces))


def _flat_state(spot: Spot, shape: str, ink: str, sight: Sight, width: int) -> Row:
    state = f" {measure(spot.weight, 9)}  loss {facts.loss(spot, 9)}"
    slope = f"  slope {measure(spot.slope, 9, '+')}" * sight.tells(Clue.SLOPE)
    return Row(((shape, ink), (state + (slope if len(state + slope) < width else ""), PLAIN)))


def _flat_one(
    race: Race, seen: Spot, shows: Shows, sight: Sight, width: int, does: Words = ()
) -> list[Row]:
    """The state, and the update in at most two rows; what the run `does`, else where it moves."""
    run, step = race.lead, race.lead.step
    gap, tells = facts.gap_seen(race, shows, sight), sight.tells(Clue.SLOPE)
    state = f"loss {facts.loss(seen)}" + f"  slope {facts.slope(seen, gap)}" * tells
    if tells and gap is None and step.is_noisy and sight.ahead and not race.is_over:
        given = step_facts.number(step.slope)
        both = f"{state}, with noise {given}"
        state = both if len(both) <= width else f"loss {facts.loss(seen)}  noisy slope {given}"
    update, reasons = row(), [""]
    if race.is_over:
        is_complete = race.outcome is Outcome.COMPLETE
        ends = [f"{arrival.done(race)}: {words}" for words in said_at_the_end(run).texts]
        said = next((text for text in ends if len(text) <= width), ends[-1])
        ends_here = f"ends here: {cut_short(race.outcome).texts[-1]}"
        update = row(said if is_complete else ends_here)
        reasons = ["over", ""]
    elif sight.ahead:
        equation = step_facts.substituted(step)
        update = Row(equation or ())
        if not equation or rows_of(update, width) + rows_of(row(state), width) > _FLAT_ROWS:
            update = row(f"lands at {step_facts.landing(step)}")
        move = step.move.value
        reasons = [why(step)[0], f"moves {move}", move, ""]
        if step.move is Move.STAYS:
            del reasons[1]
        reasons = [*does, *reasons]
    if texts := None if gap is None else facts.secant_texts(seen, gap):
        name = f"{facts.formula(run.landscape)} + h" if tells else "slope"
        update = row(f"h {texts[1]}: {name} {texts[2]}")
    reason = next(reason for reason in reasons if not reason or len(state + reason) < width)
    return [row(state, reason), update]
