"""The first line of the screen: the regime in words, the factor r, the epoch, and the playing.

What moves the weight is named where it is no plain descent.
"""

from __future__ import annotations

from collections.abc import Iterator

from gdtui.engine.rules.stability import law_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import factor_text, theory_of
from gdtui.engine.values import written
from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.numerals import fewer_terms, printed, tick
from gdtui.plot.cells.picture import DIM, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.readout.method import method_words
from gdtui.plot.shows import Sight

_SHORTEST = 8
"""A formula with less room than this says nothing."""


def draw_headline(
    race: Race, sight: Sight, playing: bool | None, speed: float, width: int
) -> Picture:
    """One row. Where it is narrow, the least important is left out; no word is cut.

    `playing` is None in a picture that never moves.
    """
    strong, right = _right(race, sight, width)
    room = width - len(right)
    is_paused = playing is False and race.at and not race.is_over
    pace = short = "paused" if is_paused else ""
    if playing:
        pace, short = f"{written(speed)} epoch{'s' * (speed != 1)} a second", "playing"
    left = _left(race.lead.landscape.formula, pace, short, room - 2)
    canvas = Canvas.blank(width, 1)
    canvas.put(room, 0, right, PLAIN)
    canvas.put(room, 0, strong, STRONG)
    canvas.put(0, 0, fitting(left, room - 2), DIM)
    return canvas.picture()


def _left(formula: str, pace: str, short: str, room: int) -> Iterator[str]:
    """What stands at the left, as long as it may be, then in ever shorter forms."""
    before, after = " gdtui  L(w) = ", f"  {pace}"
    can_be_cut = room - len(before) - len(after) >= _SHORTEST
    for form in fewer_terms(formula) if can_be_cut else (printed(formula),):
        yield before + form + after
    yield f" L(w) = {printed(formula)}{after}"
    yield f" gdtui{after}"
    yield f" gdtui  {short}"
    yield f" {short}"
    yield ""


def _right(race: Race, sight: Sight, width: int) -> tuple[str, str]:
    """What is strong at the right, and all that stands there, as much as there is room for.

    Where the weight is moved by no plain descent, that is said before what its rate does: the words
    for the rate are left out before the rule is.
    """
    regime, factor = _regime(race.lead, sight)
    counts, named = f"{race.at}/{race.epochs}", method_words(race.lead.method)
    whole, *shorter = named or ("",)
    layouts = [
        ((whole, regime), (factor, f"epoch {counts}")),
        ((whole, regime), (factor, counts)),
        *(((words, regime), (counts,)) for words in (whole, *shorter)),
        *(((words,), (counts,)) for words in named),
        ((regime,), ()),
    ]
    strong_of = {_spaced(*strong, *plain) + " ": _spaced(*strong) for strong, plain in layouts}
    right = fitting((*strong_of, ""), width)
    return strong_of.get(right, ""), right


def _spaced(*texts: str) -> str:
    return worded("  ".join(filter(None, texts)))


def _regime(run: Run, sight: Sight) -> tuple[str, str]:
    """What the rate does, and what it multiplies by at each step.

    Where no exact theory holds, both as they are near the nearest bottom, if one is known.
    """
    theory, rule, rate = theory_of(run.landscape, run.method), run.method.rule, run.learning_rate
    if not sight.theory:
        return "what will it do?", ""
    if theory:
        return theory.regime(rate).value, f"r = {factor_text(theory, rate)}"
    valley = run.landscape.valley_near(run.weight)
    if valley is None:
        return "", ""
    if rule.near is None:
        return "step not in proportion to the slope", ""
    near, law = f"near w* = {tick(valley.bottom)}", law_of(rule, valley.curvature)
    if law is None:
        return f"{near}: no rate is special", ""
    nearby = law.nearby(rate)
    if run.method.noise.deviation and nearby.rests:
        return f"{near}: noise, no rest", ""
    at_this_rate = "" if run.method.schedule.is_constant else ", at this rate"
    factor = f"{law.factor(rate):.3g}"
    times = f"×{factor} a step" if nearby.rests and factor not in ("0", "1") else ""
    return f"{near}{at_this_rate}: {nearby.value}", times
