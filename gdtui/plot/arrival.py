"""When a run arrives at zero loss, by theory and counted, and how it came out at its end."""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.race import Race
from gdtui.engine.run import Outcome, Run
from gdtui.engine.theory import Regime, theory_of
from gdtui.engine.values import written
from gdtui.plot.facts import NO_FLOAT, NONE, Fact, Part
from gdtui.plot.goal import cut_short, goal
from gdtui.plot.marks import SHAPES
from gdtui.plot.numerals import count, exponent, index, measure
from gdtui.plot.picture import DIM, GROWS, MARBLES, STRONG
from gdtui.plot.rows import Row, row
from gdtui.plot.shows import Sight


def predicted(run: Run) -> str:
    """The epoch of zero loss by theory, where there is one."""
    theory = theory_of(run.landscape)
    if theory is None:
        return NONE
    epoch = theory.zero_loss_of(run)
    return "never" if epoch is None else count(epoch)


def counted(run: Run, sight: Sight) -> str:
    """The epoch of zero loss that was counted in the run; theory knows where none will come."""
    if run.zero_loss is not None:
        return count(run.zero_loss)
    is_known = sight.theory and predicted(run) == "never"
    return NONE if run.is_over or is_known or not run.landscape.minima else "not yet"


def zero_loss(runs: Sequence[Run], sight: Sight) -> list[tuple[str, list[str]]]:
    """When the loss of each run is zero: by theory where that may be seen, and counted."""
    lines = [("counted", [counted(run, sight) for run in runs])]
    if sight.theory and theory_of(runs[0].landscape):
        lines.insert(0, ("theory", [predicted(run) for run in runs]))
    return lines


def never(run: Run) -> str | None:
    """Why the loss is never zero, by theory; None where it will be, or theory says nothing."""
    theory = theory_of(run.landscape)
    if theory is None or theory.zero_loss_of(run) is not None:
        return None
    coming = [change for change in run.changes if change.epoch > run.at]
    if coming:
        return f"at epoch {coming[0].epoch} the rate becomes {written(coming[0].after)}"
    regime = theory.regime(run.learning_rate)
    if regime is Regime.FROZEN:
        return "the rate is 0: no step, a frozen loss"
    if regime is Regime.TRAP:
        return "a frozen loss is not convergence"
    if regime.loss_falls:
        return None
    end = theory.end_of(run)
    return None if end is None else f"by theory no float from epoch {count(end)} on"


def closed_form(run: Run) -> Row | None:
    """The present weight by theory, from the epoch at which the rate was last changed."""
    theory = theory_of(run.landscape)
    if theory is None or theory.bottom != 0:
        return None
    since, weight = theory.rate_since(run), theory.weight_of(run)
    power = "ᵏ" if since == 0 else "ᵏ⁻" + exponent(since)
    value = NO_FLOAT if weight is None else measure(weight, 9)
    return row(f"w{index(since)}·r{power} by theory", value)


def at_the_end(run: Run) -> str:
    """How a run that has had its epochs came out, as it was observed."""
    before, now = run.landscape.loss(run.weight_at(0)), run.loss
    if run.landscape.is_bottom(run.weight):
        return f"{goal(run.landscape)} at epoch {run.zero_loss}"
    if not run.landscape.minima and now < before:
        return "the loss has fallen"
    if now > before:
        return "the loss has grown"
    return "the loss has stayed" if now == before else f"not at {goal(run.landscape)}"


def over(race: Race) -> list[Fact]:
    """That a race is over, how it came out, and what can be done."""
    if race.outcome is not Outcome.COMPLETE:
        return [
            (
                Part.OUTCOME,
                [
                    row(f"ends at epoch {race.at}:", ink=STRONG),
                    row(cut_short(race.outcome), ink=GROWS),
                ],
            )
        ]
    said = [at_the_end(run) for run in race.runs]
    lines = [row(said[0], ink=STRONG)]
    if len(set(said)) > 1:
        lines = [
            Row(((shape, ink), (f" {words}", STRONG)))
            for shape, ink, words in zip(SHAPES, MARBLES, said, strict=True)
        ]
    return [
        (Part.OUTCOME, [row(f"{done(race)}:", ink=STRONG), *lines]),
        (Part.KEYS, [row("r: start again  b: back", ink=DIM)]),
    ]


def done(race: Race) -> str:
    """How many epochs a complete race has had."""
    return f"{race.at} epoch{'s' * (race.at != 1)} done"
