"""The bowl alone, for a projector: large, with the rule in numbers above and spoken words below.

Whoever shows it gives it the room of the whole screen.
"""

from __future__ import annotations

import re

from gdtui.engine.runs.step import Step
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.scene import Seen, scene
from gdtui.plot.cells.picture import DIM, MARBLES, PLAIN, STRONG, Canvas, Picture, stacked
from gdtui.plot.cells.rows import Piece, Row, draw_parts, draw_rows, row, rows_of
from gdtui.plot.cells.text import measure, trimmed
from gdtui.plot.panes.headline import regime_of
from gdtui.plot.readout import equation
from gdtui.plot.readout.facts import Part, number, rule_line, slope_name, term_number
from gdtui.plot.readout.identity import SHAPES
from gdtui.plot.readout.speech import captions
from gdtui.plot.shows import Beat

_CAPTION_ROWS, _TENTH = 2, 10
"""The rows of the words at least, else one of so many."""
_HIGH_FROM, _CAPTION = 40, 48
"""The rows from which the words stand in the middle below the bowl, and their columns there."""
_LOWEST_BOWL = 4


def draw_projector(seen: Seen, width: int, height: int) -> Picture:
    """The projector's picture, of exactly `width` by `height` cells.

    While marbles are in the air, the race is the one before their step; the rule and the words are
    about the next step, at the end of a run about the last.

    The rule has the top row (one row for each of two marbles, more where a number is long), the
    words the last two, the bowl what is between. Where that is too low, the rule goes first, then
    the words.
    """
    rule = _rule_rows(seen, width)
    above = sum(rows_of(each, width) for each in rule)
    below = max(_CAPTION_ROWS, height // _TENTH)
    if height - above - below < _LOWEST_BOWL:
        above = 0
    if height - below < _LOWEST_BOWL:
        below = 0
    first, second = [*captions(seen), ""][:2]
    sentences = [(Part.MOVE, [row(first, STRONG)]), (Part.TREND, [row(second)])]
    words, is_high = Canvas.blank(width, below), height >= _HIGH_FROM
    room = min(width, _CAPTION) if is_high else width
    drawn = draw_parts(sentences, room, below - is_high)
    words.paste((width - room) // 2, int(is_high), drawn)
    bowl = draw_bowl(scene(seen), width, height - above - below, large=True)
    return stacked(draw_rows(rule, width, above), bowl, words.picture())


def _rule_rows(seen: Seen, width: int) -> list[Row]:
    """The rule in numbers for each marble; beside the first its state, where there is room."""
    race, shows, sight, _, aloft = seen
    lead, epoch = race.lead, f"epoch {race.at} of {race.epochs}"
    state, (regime, *_) = f"{epoch}, loss {trimmed(measure(lead.loss))}", regime_of(lead, sight)
    states = [f"{regime}   {state}", f"{regime}   {epoch}", state, epoch, ""]
    rows: list[Row] = []
    for run, shape, ink in zip(race.runs, SHAPES, MARBLES, strict=False):
        beside = states if run is lead else [regime_of(run, sight)[0] * (run in race.leads), ""]
        apart = shows.step_apart(run)
        step = apart or (run.last_step if race.is_over else run.step)
        is_seen = sight.ahead or aloft or shows.beat
        formula: str = rule_line(run.step)
        pieces: tuple[Piece, ...] = ()
        if step and is_seen:
            formula, pieces = _told(step, shows.beat if apart else None)
        marks: tuple[Piece, ...] = ((f"{shape} ", ink),) if len(race.runs) > 1 else ()
        name = ((f"{formula}: ", DIM),) if pieces else ((formula, STRONG),)
        forms = [Row(marks + name + pieces, ((state, DIM),) if state else ()) for state in beside]
        forms.append(Row(marks + pieces))
        rows.append(next((form for form in forms if rows_of(form, width) == 1), forms[-1]))
    return rows


def _told(step: Step, beat: Beat | None) -> tuple[str, tuple[Piece, ...]]:
    """A formula and what it is in numbers: in a beat the term that it is about, else the update."""
    if beat and beat.is_slope and not step.rule.is_plain:
        return slope_name(step), ((trimmed(number(step.slope)), STRONG),)
    if beat and beat.is_term and not beat.is_scaled:
        term_value = step.terms[beat.term]
        term, text = term_value.term, term_number(term_value)
        made = equation.term_in_numbers(term_value, step, text)
        left = f"{made} = " * bool(made)
        name = f"{term.symbol} ← " * bool(term.symbol)
        return f"{name}{term.formula}", ((left, PLAIN), (trimmed(text), STRONG))
    return rule_line(step), _numbers(step, beat)


def _numbers(step: Step, beat: Beat | None) -> tuple[Piece, ...]:
    """The update in numbers; in a beat what it is about stands out, the landing comes last."""
    found = equation.update(step)
    if found is None:
        return (("no number of the computer reaches so far", STRONG),)
    *factors, last = re.findall("[^×/]+[×/]?", found.taken)
    texts = [found.weight, " − ", *factors, last, f" = {found.landing}"]
    end = len(texts) - 1
    if beat is None or beat.is_landed:
        first = end if beat else 0
    else:
        del texts[end]
        first = end - 1 if beat.is_slope else 2 if beat.is_scaled else 1
    return tuple((text, STRONG if key >= first else PLAIN) for key, text in enumerate(texts))
