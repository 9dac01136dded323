"""All that is said of why a step goes where it goes, and of what a run does: looked up here alone.

A sentence is said in several lengths, so that there is one for every room. In it a key stands
between backticks and a formula in braces; how both look is up to the picture.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscapes.landscape import BOTTOM, Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.step import Move, Step, Trend, lead
from gdtui.engine.theory.parabola import Regime, theory_of
from gdtui.engine.theory.reasons import (
    AT_A_BOTTOM,
    Cause,
    Ending,
    Observed,
    came_out,
    cause_of,
    is_standing,
    observed,
)

Words = tuple[str, ...]
"""The same in several lengths, the longest first."""


def both(first: Words, second: Words) -> Words:
    """Two sentences one after the other; where there is no room the second alone."""
    pairs = tuple(f"{one} {other}" for one in first for other in second)
    return (*sorted(pairs, key=len, reverse=True), *second) if first else second


# Why a step goes where it goes


class _Why(NamedTuple):
    """A cause in a few characters, as it is spoken, and in a sentence where it is worth one."""

    cell: str
    spoken: str
    sentence: Words = ()


_CAUSES = {
    Cause.FLAT: _Why("the {noun} is 0", "The {noun} is zero: the ground is flat, and {end}."),
    Cause.LEAD_IS_ZERO: _Why("the {noun} is 0", "The {noun} is zero: {end}."),
    Cause.RATE_IS_ZERO: _Why(
        "the rate is 0", "The learning rate is 0: {end}, however steep it is."
    ),
    Cause.NO_CURVATURE: _Why("no curvature", "There is no curvature to divide by: {end}."),
    Cause.TOO_SMALL: _Why(
        "step too small", "The step is too small for the computer's numbers: {end}."
    ),
    Cause.SLOPE: _Why(
        "{noun} {than} 0",
        "The slope is {sign}: uphill is to the {uphill}, so the marble goes {goes}.",
    ),
    **dict.fromkeys(
        (Cause.NOISY_SLOPE, Cause.EARLIER_SLOPES),
        _Why("{noun} {than} 0", "The {noun}{noisy} is {sign}, so the marble goes {goes}."),
    ),
    Cause.CHANCE: _Why(
        "{off}{noun} {than} 0",
        "The {noun}{noisy} is {sign}, so the marble goes {goes}, uphill.",
        (
            "Uphill: by chance the slope that it was given points the other way.",
            "Upwards, by chance.",
        ),
    ),
    Cause.CARRIED_UPHILL: _Why(
        "{noun} {than} 0",
        "The {noun} is {sign}, so the marble goes {goes}, uphill.",
        (
            "Up the slope: earlier slopes carry it on against the present one.",
            "Earlier slopes carry it uphill.",
        ),
    ),
    Cause.CURVED_DOWN: _Why(
        "curvature < 0",
        "The curvature is negative: the step goes uphill, to the {goes}.",
        (
            "Up the slope: the curvature is below 0, and the step is divided by it.",
            "Curved downwards: it climbs.",
        ),
    ),
    Cause.CURVED_DOWN_BY_CHANCE: _Why(
        "curvature < 0", "The curvature is negative: the step goes downhill, to the {goes}."
    ),
}


def _filled(text: str, step: Step, end: str = "the marble stays") -> str:
    noun, value = lead(step)
    is_slope = noun == "slope"
    return text.format(
        noun=noun,
        than=">" if value > 0 else "<",
        sign="positive" if value > 0 else "negative",
        goes=step.move.value,
        uphill="right" if step.slope > 0 else "left",
        noisy=f" {of_what(step)}" * is_slope,
        off=("batch " if step.is_of_batch else "noisy ") * is_slope,
        end=end,
    )


def of_what(step: Step) -> str:
    """What makes the slope that a rule is given another than that of the landscape."""
    return "of the batch" if step.is_of_batch else "with its noise"


def why(step: Step) -> Words:
    """Where a step moves the weight, and why, in a few words."""
    cause, side = cause_of(step), step.move.value
    reason = _filled(_CAUSES[cause].cell, step)
    if step.move is Move.STAYS:
        return f"stays: {reason}", "stays"
    moves = f"moves {side}"
    if cause is Cause.CURVED_DOWN:
        return f"climbs {side}: {reason}", f"climbs: {reason}", moves, side
    return f"{moves}: {reason}", f"{side}: {reason}", moves, side


def no_step(step: Step) -> Words:
    """Why there is no step, as it is spoken and in few words; nothing where there is one."""
    cause = cause_of(step)
    if cause is Cause.TOO_SMALL or step.move is not Move.STAYS:
        return ()
    told = _CAUSES[cause]
    few = f"{_filled(told.cell, step)}: no step"
    return _filled(told.spoken, step, "there is no step"), few


def spoken_cause(step: Step) -> str:
    """Why a marble goes where it goes, or stays, as it is spoken."""
    return _filled(_CAUSES[cause_of(step)].spoken, step)


# What comes of a step

HEIGHTS = {Trend.FALLS: "lower", Trend.STAYS: "as high", Trend.GROWS: "higher"}


def lands(step: Step) -> str:
    """Where a step lands, as it is spoken."""
    if step.trend is Trend.ENDS:
        return "It would land where there is no loss."
    if step.landing is None:
        return "It would land where no number of the computer reaches."
    side = "on the other side of the bottom" if step.crosses else "on the same side"
    than = "as" if step.trend is Trend.STAYS else "than"
    return f"It lands {HEIGHTS[step.trend]} {than} before, {side}."


def happened(run: Run) -> Words:
    """What the last step of a run was like; at its start the first one, while it is taken."""
    step = run.last_step or run.step
    cause = cause_of(step)
    if step.move is Move.STAYS:
        if is_standing(run):
            return ("The marble stays where it is.", "It stays.")
        return ("The step did not move it.", "It did not move.")
    if step.trend is not Trend.GROWS and came_out(run).ending in AT_A_BOTTOM:
        if cause_of(run.step) is Cause.FLAT:
            return ("At the bottom the slope is 0, and steps end.", "At the bottom.")
        the = _the_bottom(run)
        return (f"Within 0.00005 of {the}: too little to print.", f"Within 0.00005 of {the}.")
    if sentence := _CAUSES[cause].sentence:
        return sentence
    if step.trend is Trend.GROWS:
        return _grew(step)
    if step.trend is Trend.STAYS:
        if step.crosses:
            return ("The step landed on the other wall, just as high.", "Just as high as before.")
        return ("The step makes no difference to the loss.", "The loss stays.")
    if step.crosses:
        return (
            "The step went past the bottom, and yet lands lower.",
            "Past the bottom, yet lower.",
        )
    landing = step.weight if step.landing is None else step.landing
    if run.method.is_plain and abs(step.landscape.slope(landing)) < abs(step.true_slope):
        return ("Lower down it is less steep: the steps get shorter.", "Steps get shorter.")
    if step.true_slope == 0:
        moved = "chance" if step.is_noisy else "earlier slopes"
        return (f"The slope was 0: {moved} moved it.", f"Moved by {moved}.")
    return ("The step went downhill, against the slope.", "It went downhill.")


def _grew(step: Step) -> Words:
    """Why a step with the slope against it landed higher."""
    if blames_the_rate(step):
        return ("The step landed higher: the rate is too large.", "Higher: too large a rate.")
    without_noise = Step.at(step.landscape, step.weight, step.learning_rate)
    if step.rule.is_plain and without_noise.trend in (Trend.FALLS, Trend.STAYS):
        return ("The step landed higher: its slope is off by chance.", "Higher, by chance.")
    beyond = ", beyond the bottom" * step.crosses
    return (f"The step landed higher{beyond}.", "It landed higher.")


def blames_the_rate(step: Step) -> bool:
    """Whether a step that does not lower the loss has but one reason: the rate."""
    return step.rule.is_plain and not step.is_noisy


# What a run does, and how it came out


class Said(NamedTuple):
    """What a run does: a word for a column, in a few words, in a sentence, and as it is spoken."""

    word: str
    texts: Words = ()
    sentence: Words = ()
    spoken: str = ""


_ENDINGS = {
    Ending.MOVING: Said("moving"),
    Ending.TOO_FEW_EPOCHS: Said(
        "moving",
        ("{goal} not reached",),
        ("{epochs} {were} too few for {the_goal}.", "{at} {were} too few."),
        "After {steps} it is lower, but not yet at the bottom.",
    ),
    Ending.AT_THE_BOTTOM: Said(
        "rests",
        ("{at_goal} since epoch {since}", "{at_goal}"),
        ("{Goal} at epoch {first}.",),
        "It has arrived at {the_bottom}, first at epoch {first}.",
    ),
    Ending.NEAR_THE_BOTTOM: Said(
        "near",
        ("within 0.00005 since epoch {since}", "within 0.00005"),
        (
            "Within 0.00005 of {the_bottom} since epoch {since}.",
            "Within 0.00005 since epoch {since}.",
        ),
        "It is within 0.00005 of {the_bottom} since epoch {since}, and may leave it again.",
    ),
    Ending.AROUND_THE_BOTTOM: Said(
        "around",
        ("around {the_bottom} since epoch {since}", "around {the_bottom}"),
        ("{It_goes} to and fro around {the_bottom}.", "To and fro around {the_bottom}."),
    ),
    Ending.CYCLE: Said(
        "cycle {period}",
        ("a cycle of {period} since epoch {since}", "a cycle of {period}"),
        (
            "It is in a cycle of {period}: the same {period} weights come again and again.",
            "It is in a cycle of {period}.",
        ),
    ),
    Ending.WANDERING: Said(
        "wanders",
        ("wandering: no weight has come back", "wandering"),
        ("It wanders: no weight has come back.", "It wanders."),
    ),
    Ending.ON_A_PLATEAU: Said(
        "plateau",
        ("on a plateau since epoch {since}", "on a plateau"),
        ("It is so flat here that no step can be seen.", "Too flat to move."),
    ),
    Ending.HIGHER: Said(
        "moving",
        ("the loss has grown",),
        ("The loss has grown.",),
        "After {steps} it is higher than at the start{too_long}.",
    ),
    Ending.AS_HIGH: Said(
        "moving",
        ("the loss has not changed",),
        ("The loss is as high as at the start.", "As high as at the start."),
        "After {steps} it is as high as at the start{to_and_fro}.",
    ),
    Ending.UNMOVED: Said(
        "stays",
        ("the loss has not changed",),
        ("The loss is as high as at the start.", "As high as at the start."),
        "After {steps} it has not moved.",
    ),
    Ending.LEFT_THE_BOTTOM: Said(
        "moving",
        ("away from the bottom again",),
        ("It was at {the_goal} at epoch {first}, and has left it again.", "It has left it again."),
        "It was at the bottom at epoch {first}, and has left it again.",
    ),
    Ending.FALLEN: Said(
        "moving",
        ("the loss has fallen",),
        ("The loss has fallen{not_there}.", "The loss has fallen."),
        "After {steps} the loss has fallen{not_there}.",
    ),
    Ending.LEFT_THE_FLOATS: Said(
        "ends",
        ("the next step is too large to compute", "the next step is too large"),
        ("The next step is too large to compute.", "Too large to compute."),
        "The next step is too long for the computer's numbers.",
    ),
    Ending.LEFT_THE_LANDSCAPE: Said(
        "ends",
        ("the next weight has no loss",),
        ("The next step leads where there is no loss.", "No loss there."),
    ),
}
_STANDING = Said(
    "stays",
    ("has not moved since epoch {since}", "stays where it is"),
    ("It stays where it is{nowhere}.", "It stays where it is."),
)
"""A cycle of one weight."""
TELLING = AT_A_BOTTOM | {
    *(Ending.AROUND_THE_BOTTOM, Ending.CYCLE, Ending.WANDERING, Ending.ON_A_PLATEAU)
}
"""What a run does that is worth a word while it is under way."""


def goal(*landscapes: Landscape) -> str:
    """What the bottom is called: where the loss is no 0 there, zero loss would be wrong."""
    return "zero loss" if all(each.is_zero_at_bottom for each in landscapes) else "bottom"


def _the_bottom(run: Run) -> str:
    """What the bottom is called that a run is near: a bottom, where another one is deeper."""
    landscape, loss = run.landscape, run.landscape.loss
    valley = landscape.valley_at(run.weight) or landscape.valley_near(run.weight)
    lowest = min((loss(minimum) for minimum in landscape.minima), default=0.0)
    is_lowest = valley is None or loss(valley.bottom) < lowest + BOTTOM
    return "the bottom" if is_lowest else "a bottom"


def seen(run: Run) -> Observed | None:
    """What a run is seen to do; None where exact theory says it beforehand."""
    return None if theory_of(run.landscape, run.method) else observed(run)


def is_at_bottom(run: Run) -> bool:
    """Whether a run is within BOTTOM of a minimum, and has not climbed there from nearer to it."""
    return run.landscape.is_bottom(run.weight) and came_out(run).ending is not Ending.HIGHER


def said(run: Run, found: Observed) -> Said:
    """What is said of a run that was seen to do something, each form filled in."""
    entry, what = _ENDINGS[found.ending], goal(run.landscape)
    if found.ending is Ending.CYCLE and found.period == 1:
        entry = _STANDING
    is_plain = run.method.rule.is_plain and not run.method.noise.is_there
    theory, the_bottom = theory_of(run.landscape, run.method), _the_bottom(run)
    is_trapped = theory is not None and theory.regime(run.learning_rate) is Regime.TRAP
    chance = "Noise" if run.method.noise.deviation else "Each batch"
    fields: dict[str, object] = {
        "It_goes": f"{chance} moves it" if run.method.noise.is_there else "It goes",
        "at": run.at,
        "were": "was" if run.at == 1 else "were",
        "not_there": f", but not to {the_bottom}" * bool(run.landscape.minima),
        "epochs": counted(run.at, "epoch"),
        "steps": counted(run.at, "step"),
        "since": found.since,
        "period": found.period,
        "first": _first_there(run, found),
        "goal": what,
        "Goal": what.capitalize(),
        "the_bottom": the_bottom,
        "the_goal": the_bottom if what == "bottom" else what,
        "at_goal": f"at {the_bottom}" if what == "bottom" else what,
        "to_and_fro": ": it only goes from side to side" * is_trapped,
        "too_long": ": the steps are too long" * is_plain,
        "nowhere": ", which is no bottom" * bool(run.landscape.minima),
    }

    def filled(*forms: str) -> Words:
        return tuple(form.format_map(fields) for form in forms)

    word, spoken = filled(entry.word, entry.spoken or "".join(entry.sentence[:1]))
    return Said(word, filled(*entry.texts), filled(*entry.sentence), spoken)


def _first_there(run: Run, found: Observed) -> int | None:
    """The first epoch at the bottom that a run is at, or else at any that is known."""
    first, valley_at = run.zero_loss, run.landscape.valley_at
    if found.ending not in AT_A_BOTTOM:
        return first
    # It may have been at another bottom before, or be at one that was not surveyed.
    is_here = first is not None and valley_at(run.weight_at(first)) == valley_at(run.weight)
    return first if is_here else found.since


def counted(number: int, noun: str) -> str:
    """A number of things: 1 step, 2 steps."""
    return f"{number} {noun}{'s' * (number != 1)}"


def cut_short(race: Race) -> Said:
    """What is said of a race that has no next epoch, where there should be one."""
    is_gap = race.outcome is Outcome.LEFT_THE_LANDSCAPE
    ending = Ending.LEFT_THE_LANDSCAPE if is_gap else Ending.LEFT_THE_FLOATS
    run = next((run for run in race.runs if run.outcome is race.outcome), race.lead)
    return said(run, Observed(ending, run.at))


def said_at_the_end(run: Run) -> Said:
    """How a run that has had its epochs came out."""
    found = came_out(run)
    words = said(run, found)
    if found.ending is not Ending.AT_THE_BOTTOM:
        return words
    valley = run.landscape.valley_near(run.weight)
    if valley and valley.holds(run.extremes):
        words = words._replace(spoken=f"It was at {_the_bottom(run)} from the start.")
    return words if seen(run) else words._replace(texts=("at the bottom",))


def sentence_at_the_end(race: Race) -> Words:
    """How the first run of a race came out, and the second where both are at the bottom."""
    if race.outcome is not Outcome.COMPLETE:
        return cut_short(race).sentence
    first, *others = race.runs
    if first.at == 0:
        return ("A run of 0 epochs: it has only its start.", "No epochs.")
    sentence, found = said_at_the_end(first).sentence, came_out(first)
    if not others or found.ending is not Ending.AT_THE_BOTTOM:
        return sentence
    theirs = _first_there(first, found)
    the_goal = goal(*race.landscapes).replace("bottom", "the bottom")
    if all(is_at_bottom(run) and _first_there(run, came_out(run)) == theirs for run in others):
        return (f"Both at {the_goal} at epoch {theirs}.", f"Both at epoch {theirs}.")
    return (f"The first marble was at {the_goal} at epoch {theirs}.",)


def spoken_at_the_end(race: Race) -> str:
    """How one run came out, or both of two, as it is spoken."""
    runs = race.runs
    if race.outcome is not Outcome.COMPLETE:
        return cut_short(race).spoken
    if len(runs) == 1:
        return said_at_the_end(runs[0]).spoken
    steps, arrived = counted(runs[0].at, "step"), [*filter(is_at_bottom, runs)]
    if len(arrived) == len(runs):
        epochs = dict.fromkeys(str(_first_there(run, came_out(run))) for run in runs)
        return f"Both have arrived at the bottom, first at epoch {' and '.join(epochs)}."
    if arrived:
        return f"After {steps} one of them is at the bottom, the other is not."
    return f"After {steps} neither of them is at the bottom."
