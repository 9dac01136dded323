"""The bowl alone, for a projector: large, with the rule in numbers above and spoken words below.

Whoever shows it gives it the room of the whole screen.
"""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.engine.step import Step
from gdtui.plot import equation
from gdtui.plot.bowl import draw_bowl
from gdtui.plot.captions import captions
from gdtui.plot.facts import Part
from gdtui.plot.flight import Flight
from gdtui.plot.marks import SHAPES
from gdtui.plot.numerals import measure, trimmed
from gdtui.plot.picture import DIM, MARBLES, PLAIN, STRONG, Picture, stacked
from gdtui.plot.rows import Piece, Row, draw_rows, row, rows_of
from gdtui.plot.scene import scene
from gdtui.plot.shows import Beat, Shows, Sight
from gdtui.plot.window import Window

RULE = "w ← w − η·slope"
_CAPTION_ROWS = 2
_LOWEST_BOWL = 4


def draw_projector(
    race: Race,
    shows: Shows,
    sight: Sight,
    width: int,
    height: int,
    window: Window | None = None,
    aloft: Flight | None = None,
) -> Picture:
    """The projector's picture, of exactly `width` by `height` cells.

    It takes what the bowl's pane takes: the race, what is switched on (its beat too), what may be
    seen, the window, and the marbles that are in the air. While some are, the race is the one
    before their step; the rule and the words are about the next step, at the end of a run about
    the last.

    The rule has the top row (one row for each of two marbles, more where a number is long), the
    words the last two, the bowl what is between. Where that is too low, the rule goes first, then
    the words.
    """
    is_moving = aloft is not None
    rule = _rule_rows(race, shows, sight, is_moving, width)
    words = [*captions(race, shows, sight, is_moving), ""][:2]
    above = sum(rows_of(each, width) for each in rule)
    below = _CAPTION_ROWS
    if height - above - below < _LOWEST_BOWL:
        above = 0
    if height - below < _LOWEST_BOWL:
        below = 0
    seen = scene(race, shows, sight, window, aloft)
    pictures = [draw_bowl(seen, width, height - above - below, large=True)]
    if above:
        pictures.insert(0, draw_rows([(Part.UPDATE, rule)], width, above))
    if below:
        sentences = [
            (part, [row(text, ink=ink)])
            for part, text, ink in zip((Part.STATE, Part.MOVE), words, (STRONG, PLAIN), strict=True)
        ]
        pictures.append(draw_rows(sentences, width, below))
    return stacked(*pictures)


def _rule_rows(race: Race, shows: Shows, sight: Sight, is_moving: bool, width: int) -> list[Row]:
    """The rule in numbers for each marble; beside the first its state, where there is room."""
    lead, epoch = race.lead, f"epoch {race.at} of {race.epochs}"
    states = [f"{epoch}, loss {trimmed(measure(lead.loss))}", epoch, ""]
    rows: list[Row] = []
    for run, shape, ink in zip(race.runs, SHAPES, MARBLES, strict=False):
        step = shows.step_apart(run) or (run.last_step if race.is_over else run.step)
        is_seen = sight.ahead or is_moving or shows.beat
        pieces = _numbers(step, shows.beat) if step and is_seen else ()
        marks: tuple[Piece, ...] = ((f"{shape} ", ink),) if len(race.runs) > 1 else ()
        rule = ((f"{RULE}: ", DIM),) if pieces else ((RULE, STRONG),)
        forms = [
            Row(marks + rule + pieces, ((state, DIM),) if state else ())
            for state in (states if run is lead else states[-1:])
        ]
        forms.append(Row(marks + pieces))
        rows.append(next((form for form in forms if rows_of(form, width) == 1), forms[-1]))
    return rows


def _numbers(step: Step, beat: Beat | None) -> tuple[Piece, ...]:
    """The update in numbers; in a beat what it is about stands out, the landing comes last."""
    found = equation.update(step)
    if found is None:
        return (("no number of the computer reaches so far", STRONG),)
    weight, rate, slope, landing = map(trimmed, found)
    slope = f"({slope})" if step.slope < 0 else slope
    strong = {
        None: "abcde",
        Beat.SLOPE: "d",
        Beat.SCALED: "cd",
        Beat.TURNED: "bcd",
        Beat.LANDED: "e",
    }[beat]
    texts = (weight, " − ", f"{rate}×", slope, f" = {landing}")
    shown = texts if beat in (None, Beat.LANDED) else texts[:-1]
    return tuple(
        (text, STRONG if key in strong else PLAIN)
        for key, text in zip("abcde", shown, strict=False)
    )
