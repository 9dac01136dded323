"""The first line of the screen: the landscape, the playing, the regime in words, and the epoch.

What moves the weight is named where it is no plain descent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gdtui.engine.runs.run import Race, Run
from gdtui.engine.theory.parabola import factor_text, theory_for
from gdtui.engine.theory.reasons import Cause, cause_of, keeps_moving
from gdtui.guide.words import counted
from gdtui.plot.cells.picture import DIM, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.cells.text import fewer_terms, printed, tick, worded
from gdtui.plot.readout.identity import method_words, of_each
from gdtui.plot.shows import Sight

_FEW = re.compile("near w[*]: | convergence|oscillation ")
"""What goes first of the regimes of two landscapes."""
_SHORTEST = 8
"""A formula of which less than this is left says nothing."""


def draw_headline(
    race: Race, sight: Sight, playing: bool | None, speed: float, width: int
) -> Picture:
    """One row. Where it is narrow, the least important is left out; no word is cut.

    `playing` is None in a picture that never moves.
    """
    is_paused = playing is False and race.at and not race.is_over
    pace = short = "paused" if is_paused else ""
    if playing:
        pace, short = f"{counted(speed, 'epoch')} a second", "playing"
    for texts in _layouts(race, sight, pace, short):
        left, strong, plain = map(worded, texts)
        right = _spaced(strong, plain)
        if len(left) + len(right) + 3 * bool(left) < width:
            break
    canvas = Canvas.blank(width, 1)
    start = width - len(right) - 1
    canvas.put(start, 0, right, PLAIN)
    canvas.put(start, 0, strong, STRONG)
    canvas.put(1, 0, left, DIM)
    return canvas.picture()


def _layouts(race: Race, sight: Sight, pace: str, short: str) -> Iterator[tuple[str, str, str]]:
    """What stands at the left, strong at the right, and plain behind that, in ever fewer words.

    The factor goes first; the landscape stays, as much of it as fits. What moves the weight, where
    that is no plain descent, outlasts what its rate does.
    """
    landscape, counts = race.lead.landscape, f"{race.at}/{race.epochs}"
    formulas, epoch = [printed(each.told) for each in race.landscapes], f"epoch {counts}"
    formula, is_one = of_each(formulas), len(formulas) == 1
    regime, brief, factor = regime_of(race.lead, sight)
    if not is_one:
        wholes, briefs, _ = zip(*(regime_of(run, sight) for run in race.leads), strict=True)
        regime, brief, factor = (
            of_each(wholes),
            of_each([_FEW.sub("", s) for s in briefs]),
            "",
        )
    loss = f"L(w) = {formula}" if is_one else formula
    whole, *_ = named = method_words(race.lead.method) or ("",)
    everything = _spaced(f"gdtui  {loss}", pace)
    yield everything, _spaced(whole, regime), _spaced(factor, epoch)
    lefts = everything, *(_spaced(loss, each) for each in (pace, short))
    yield from ((left, _spaced(whole, regime), epoch) for left in lefts)
    names = [landscape.name] * (is_one and len(landscape.name) < len(formula))
    lefts = *lefts, *(_spaced(name, short) for name in names)
    for strong, plain in (
        (_spaced(whole, brief), epoch),
        *((_spaced(words, brief), counts) for words in named),
    ):
        yield from ((left, strong, plain) for left in lefts)
    forms = [*fewer_terms(landscape.told)] if is_one else []
    losses = (f"L(w) = {form}" for form in forms if form == formula or len(form) >= _SHORTEST)
    lefts = *(_spaced(form, each) for form in losses for each in (short, "")), formula, *names
    for strong in (_spaced(named[-1], brief), named[-1]):
        yield from ((left, strong, counts) for left in lefts)
    yield from (("", words, counts) for words in (brief, *named))
    yield from (("", brief, ""), ("", "", ""))


def _spaced(*texts: str) -> str:
    return "  ".join(filter(None, texts))


def regime_of(run: Run, sight: Sight) -> tuple[str, str, str]:
    """What the rate does, in full and in few words, and what each step multiplies by.

    Where no exact theory holds, both as they are near the nearest bottom, if one is known.
    """
    theory, valley, law, rate = theory_for(run), run.valley, run.law, run.learning_rate
    if not sight.theory:
        return "", "", ""
    if theory:
        factor = factor_text(theory, rate).removeprefix("+")
        what = "the distance" if theory.bottom else "w"
        regime = theory.regime(rate).value
        return regime, regime, f"each step multiplies {what} by {factor}"
    if cause_of(run.step) is Cause.FLAT and not run.is_at_bottom:
        return "level ground: no step", "no step", ""
    if valley is None:
        return "", "", ""
    if run.method.rule.near is None:
        return (none := "step not in proportion to the slope"), none, ""
    factor = ""
    if law is None:
        does = "no rate is special"
    elif (nearby := law.nearby(rate)).rests and run.method.noise.is_there:
        chance = "noise" if run.method.noise.deviation else "batches"
        does = "a line fits all points"
        if keeps_moving(run, valley.bottom):
            does = f"kept moving by {chance}"
    else:
        does, factor = nearby.value, f"{law.factor(rate):.3g}" if nearby.rests else ""
    at = "" if law is None or run.method.schedule.is_constant else ", at this rate"
    times = f"each step multiplies the distance by {factor}" if factor not in ("", "0", "1") else ""
    return f"near w* = {tick(valley.bottom)}{at}: {does}", f"near w*: {does}", times
