"""The first line of the screen: the regime in words, the factor r, the epoch, and the playing."""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.engine.theory import factor_text, theory_of
from gdtui.engine.valley import valley_near
from gdtui.engine.values import written
from gdtui.plot.ascii import worded
from gdtui.plot.numerals import fitted, printed, tick
from gdtui.plot.picture import DIM, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.shows import Sight

_SHORTEST = 8
"""A formula that is cut shorter says nothing."""


def draw_headline(
    race: Race, sight: Sight, playing: bool | None, speed: float, width: int
) -> Picture:
    """One row. Where it is narrow, the least important is left out; no word is cut.

    `playing` is None in a picture that never moves.
    """
    run = race.lead
    theory, rate = theory_of(run.landscape, run.method), run.learning_rate
    regime = factor = ""
    if not sight.theory:
        regime = "what will it do?"
    elif theory:
        regime, factor = theory.regime(rate).value, f"r = {factor_text(theory, rate)}"
    else:
        regime = _nearby(run)
    counts = f"{race.at}/{race.epochs}"
    rights = [
        "  ".join(part for part in parts if part) + " "
        for parts in (
            (regime, factor, f"epoch {counts}"),
            (regime, factor, counts),
            (regime, counts),
            (regime,),
        )
    ]
    right = next((text for text in rights if len(text) <= width), "")
    canvas = Canvas.blank(width, 1)
    start = width - len(right)
    canvas.put(start, 0, right, PLAIN)
    canvas.put(start, 0, regime if right else "", STRONG)
    is_paused = playing is False and race.at and not race.is_over
    standing = _tempo(speed) if playing else "paused" if is_paused else ""
    short = "playing" if playing else standing
    room = start - 2 - len(" gdtui  L(w) =   ") - len(standing)
    formula = run.landscape.formula
    shortened = fitted(formula, room) if room >= _SHORTEST else ""
    titles = [
        f" gdtui  L(w) = {text}  {standing}" for text in (printed(formula), shortened) if text
    ]
    for shown in (
        *map(worded, titles),
        f" gdtui  {standing}",
        f" gdtui  {short}",
        f" {short}",
    ):
        if len(shown) + 2 <= start:
            canvas.put(0, 0, shown, DIM)
            break
    return canvas.picture()


def _nearby(run: Run) -> str:
    """What the rate does near the bottom that a run is near; nothing where none is known."""
    valley = valley_near(run.landscape, run.weight)
    if valley is None:
        return ""
    near, nearby = f"near w* = {tick(valley.bottom)}", valley.nearby(run.learning_rate)
    return f"{near}: no rate is special" if nearby is None else f"{near}: {nearby.value}"


def _tempo(speed: float) -> str:
    return f"{written(speed)} epoch{'s' * (speed != 1)} a second"
