"""When a run arrives at zero loss, by theory and in the run, and how it came out at its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gdtui.engine.runs.run import Race, Run
from gdtui.engine.theory.parabola import Regime, theory_for
from gdtui.engine.theory.reasons import AT_A_BOTTOM, observed
from gdtui.engine.values import count, written
from gdtui.guide.words import (
    TELLING,
    Words,
    counted,
    ending_words,
    goal,
)
from gdtui.plot.readout.identity import behind_shapes

_NEVER = {
    Regime.FROZEN: "the rate is 0",
    Regime.TRAP: "the loss stays",
    Regime.DIVERGENCE: "the loss grows",
}
"""Why a loss is never zero."""
_NEVER_AT, _NOT, _YET_TO_COME = "never", "no", "not yet"


def epoch_reached(run: Run) -> str:
    """The epoch of zero loss that the run has come to."""
    if run.zero_loss is not None:
        return count(run.zero_loss)
    return _NOT if run.is_over else _YET_TO_COME


def epoch_or_ending(run: Run) -> str:
    """The epoch of zero loss by theory; where that is silent, the one that the run has come to.

    Or what it does, where that is something else than to come there.
    """
    if theory := theory_for(run):
        number = theory.zero_loss_of(run)
        return _NEVER_AT if number is None else count(number)
    found = observed(run)
    is_other = found.ending in TELLING and found.ending not in AT_A_BOTTOM
    return ending_words(run, found).word if is_other else epoch_reached(run)


def zero_loss_of(runs: Sequence[Run], tells: bool) -> Words:
    """When the losses of all runs are zero, by theory where that `tells` it, each beside its shape.

    Of two in one sentence.
    """
    if len(runs) == 1:
        return zero_loss(runs[0], tells)
    reached = [*map(epoch_reached, runs)]
    found = [*map(epoch_or_ending, runs)] if tells else reached
    what, epochs = goal(*(run.landscape for run in runs)), _beside_shapes(found)
    if not tells or not all(map(theory_for, runs)):
        if {*found} in ({_YET_TO_COME}, {_NOT}):
            return (f"{what} not reached{' yet' * (found[0] == _YET_TO_COME)}",)
        return f"{what} at epoch: {epochs}", f"{what}: {epochs}"
    says = f"{what} by theory: {epochs}"
    if reached == found:
        return f"{says}; reached", says
    if {*reached} - {_NOT, _YET_TO_COME}:
        return f"{says}; reached: {_beside_shapes(reached)}", says
    if {*found} == {_NEVER_AT}:
        return f"{what} never, by theory", f"{what} never"
    return f"{says}; not reached" if runs[0].is_over else f"{says}; not yet", says


def zero_loss(run: Run, tells: bool = True) -> Words:
    """When the loss of a run is zero, by theory where that `tells` it, and in the run itself.

    Where no exact theory holds, what the run is seen to do, and when it came to a bottom that it
    has left again. At its end what it does is said before this, and nothing is left to say of one
    that rests.
    """
    number, what, yet = run.zero_loss, goal(run.landscape), "" if run.is_over else " yet"
    theory = theory_for(run) if tells else None
    if tells and theory is None:
        found = observed(run)
        words = ending_words(run, found)
        if found.ending in AT_A_BOTTOM and (run.is_over or number == found.since):
            return ("",) if run.is_over else (*words.texts, words.word)
        first = "passed the bottom" if what == "bottom" else f"{what} first"
        came = () if number is None else (f"{first} at epoch {count(number)}",)
        if found.ending in TELLING and not run.is_over:
            return *(f"{words.texts[0]}; {each}" for each in came), *words.texts, words.word
        if came:
            return came
        yet = yet and " so far"
    by_theory = theory and theory.zero_loss_of(run)
    if number is not None:
        at = f"{what} at epoch {count(number)}"
        if by_theory is None:
            return (at,)
        says = "as theory says" if by_theory == number else f"by theory at {count(by_theory)}"
        return f"{at}, {says}", at
    if not run.landscape.minima:
        return ("no bottom is known",)
    if theory is None:
        return (f"{what} not reached{yet}",)
    if by_theory is None:
        coming = [change for change in run.changes if change[0] > run.at]
        reason = _NEVER.get(theory.regime(run.learning_rate), "")
        if coming:
            epoch, rate = coming[0]
            reason = f"at epoch {epoch} the rate becomes {written(rate)}"
        return f"{what} never: {reason}", f"{what} never"
    at = f"{what} at epoch {count(by_theory)} by theory"
    if run.is_over:
        return f"{at}; not in {run.at} epochs", at
    return f"{at}; not reached yet", f"{at}; not yet", at


def _beside_shapes(texts: Iterable[str]) -> str:
    return ", ".join(behind_shapes(texts))


def outcome_words(race: Race) -> Words:
    """That a race is over, and how it came out, for all runs or for each behind its shape."""
    if race.cut_short:
        texts = ending_words(race.cut_short).texts
        return f"ends at epoch {race.at}: {texts[0]}", f"ends here: {texts[-1]}"
    found = [ending_words(run).texts for run in race.runs]
    forms = found[0] if len(set(found)) == 1 else (_beside_shapes(texts[0] for texts in found),)
    return tuple(f"{epochs_done(race)}: {form}" for form in forms)


def epochs_done(race: Race) -> str:
    """How many epochs a complete race has had."""
    return f"{counted(race.at, 'epoch')} done"
