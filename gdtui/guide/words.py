"""All that is said of why a step goes where it goes, and of what a run does: looked up here alone.

A sentence is said in several lengths, so that there is one for every room. In it a key stands
between backticks and a formula in braces; how both look is up to the picture.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscapes.landscape import BOTTOM, Landscape
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.step import Step, Trend
from gdtui.engine.theory.parabola import Regime, theory_for
from gdtui.engine.theory.reasons import (
    AT_A_BOTTOM,
    Cause,
    Ending,
    Observed,
    came_out,
    cause_of,
    is_standing,
)
from gdtui.engine.values import written

Words = tuple[str, ...]
"""The same in several lengths, the longest first."""


def both(first: Words, second: Words) -> Words:
    """Two sentences one after the other; where there is no room the second alone."""
    pairs = tuple(f"{one} {other}" for one in first for other in second)
    return (*sorted(pairs, key=len, reverse=True), *second) if first else second


# Why a step goes where it goes


def table(text: str) -> dict[str, list[Words]]:
    """The lines below each name, each in its lengths; what is further in goes on a line.

    What several names have in common stands below all of them. Raises ValueError for a name that
    stands twice.
    """
    found: dict[str, list[Words]] = {}
    for block in text.strip().split("\n\n"):
        names, *lines = block.replace("\n    ", " ").split("\n")
        for name in names.split(", "):
            if name in found:
                raise ValueError(f"{name} stands twice")
            found[name] = [tuple(line.split(" | ")) for line in lines]
    return found


CAUSES = table("""
FLAT
the {noun} is 0
The {noun} is zero: the ground is flat, and {end}.

LEAD_IS_ZERO
the {noun} is 0
The {noun} is zero: {end}.

RATE_IS_ZERO
the rate is 0
The learning rate is 0: {end}, however steep it is.

NO_CURVATURE
no curvature
There is no curvature to divide by: {end}.

TOO_SMALL
step too small
The step is too small for the computer's numbers: {end}.

SLOPE
{noun} {than} 0
The slope is {sign}: uphill is to the {uphill}, so the marble goes {goes}.

NOISY_SLOPE, EARLIER_SLOPES
{noun} {than} 0
The {noun}{noisy} is {sign}, so the marble goes {goes}.

CHANCE
{off}{noun} {than} 0
The {noun}{noisy} is {sign}, so the marble goes {goes}, uphill.
Uphill: by chance the slope that it was given points the other way. | Upwards, by chance.

CARRIED_UPHILL
{noun} {than} 0
The {noun} is {sign}, so the marble goes {goes}, uphill.
Up the slope: earlier slopes carry it on against the present one. | Earlier slopes carry it uphill.

CURVED_DOWN
curvature < 0
The curvature is negative: the step goes uphill, to the {goes}.
Up the slope: the curvature is below 0, and the step is divided by it. |
    Curved downwards: it climbs.

CURVED_DOWN_BY_CHANCE
curvature < 0
The curvature is negative: the step goes downhill, to the {goes}.
""")
"""A cause in a few characters, as it is spoken, and in a sentence where it is worth one."""


def _reason(step: Step, end: str = "the marble stays") -> tuple[str, str]:
    """Why a step goes where it goes, in a few characters and as it is spoken."""
    noun, value = step.lead
    is_slope = noun == "slope"
    fields = {
        "noun": noun,
        "than": ">" if value > 0 else "<",
        "sign": "positive" if value > 0 else "negative",
        "goes": step.move.value,
        "uphill": "right" if step.slope > 0 else "left",
        "noisy": f" {off_by(step)}" * is_slope,
        "off": ("batch " if step.is_of_batch else "noisy ") * is_slope,
        "end": end,
    }
    (cell,), (spoken,), *_ = CAUSES[cause_of(step).name]
    return cell.format_map(fields), spoken.format_map(fields)


def off_by(step: Step) -> str:
    """What makes the slope that a rule is given another than that of the landscape."""
    return "of the batch" if step.is_of_batch else "with its noise"


def why(step: Step) -> Words:
    """Where a step moves the weight, and why, in a few words."""
    side, (reason, _) = step.move.value, _reason(step)
    if step.stays:
        return f"stays: {reason}", "stays"
    moves = f"moves {side}"
    if cause_of(step) is Cause.CURVED_DOWN:
        return f"climbs {side}: {reason}", f"climbs: {reason}", moves, side
    return f"{moves}: {reason}", f"{side}: {reason}", moves, side


def no_step(step: Step) -> Words:
    """Why there is no step, as it is spoken and in few words; nothing where there is one."""
    if cause_of(step) is Cause.TOO_SMALL or not step.stays:
        return ()
    few, whole = _reason(step, "there is no step")
    return whole, f"{few}: no step"


def spoken_cause(step: Step) -> str:
    """Why a marble goes where it goes, or stays, as it is spoken."""
    return _reason(step)[1]


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
    if step.stays:
        stands = "The marble stays where it is.", "It stays."
        return stands if is_standing(run) else ("The step did not move it.", "It did not move.")
    if step.trend is not Trend.GROWS and came_out(run).ending in AT_A_BOTTOM:
        if cause_of(run.step) is Cause.FLAT:
            return ("At the bottom the slope is 0, and steps end.", "At the bottom.")
        the = _the_bottom(run)
        return (f"Within 0.00005 of {the}: too little to print.", f"Within 0.00005 of {the}.")
    if sentence := CAUSES[cause_of(step).name][2:]:
        return sentence[0]
    if step.trend is Trend.GROWS:
        if blames_the_rate(step):
            return ("The step landed higher: the rate is too large.", "Higher: too large a rate.")
        without_noise = Step.at(step.landscape, step.weight, step.learning_rate)
        if step.rule.is_plain and without_noise.trend in (Trend.FALLS, Trend.STAYS):
            return ("The step landed higher: its slope is off by chance.", "Higher, by chance.")
        beyond = ", beyond the bottom" * step.crosses
        return (f"The step landed higher{beyond}.", "It landed higher.")
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


def blames_the_rate(step: Step) -> bool:
    """Whether a step that does not lower the loss has but one reason: the rate."""
    return step.rule.is_plain and not step.is_noisy


# What a run does, and how it came out


class EndingWords(NamedTuple):
    """What a run does: a word for a column, in a few words, in a sentence, and as it is spoken."""

    word: str
    texts: Words
    sentence: Words
    spoken: str


ENDINGS = table("""
moving
moving

not there yet
moving
{goal} not reached
{epochs} {were} too few for {the_goal}. | {run.at} {were} too few.
After {steps} it is lower, but not yet at the bottom.

at the bottom
rests
{at_goal}{since} | {at_goal}
{Goal}{comes_first} at epoch {first}.
It has arrived at {the_bottom}, first at epoch {first}.

at the bottom from the start
rests
{at_goal}{since} | {at_goal}
{Goal}{comes_first} at epoch {first}.
It was at {the_bottom} from the start.

within 0.00005
near
within 0.00005 since epoch {found.since} | within 0.00005
Within 0.00005 of {the_bottom} since epoch {found.since}. |
    Within 0.00005 since epoch {found.since}.
It is within 0.00005 of {the_bottom} since epoch {found.since}, and may leave it again.

around the bottom
around
around {the_bottom} since epoch {found.since} | around {the_bottom}
{It_goes} to and fro around {the_bottom}. | To and fro around {the_bottom}.

in a cycle
cycle {found.period}
a cycle of {found.period} since epoch {found.since} | a cycle of {found.period}
It is in a cycle of {found.period}: the same {found.period} weights come again and again. |
    It is in a cycle of {found.period}.

standing
stays
has not moved since epoch {found.since} | stays where it is
It stays where it is{nowhere}. | It stays where it is.

wandering
wanders
wandering: no weight has come back | wandering
It wanders: no weight has come back. | It wanders.

on a plateau
plateau
on a plateau since epoch {found.since} | on a plateau
It is so flat here that no step can be seen. | Too flat to move.

higher than at the start
moving
the loss has grown
The loss has grown.
After {steps} it is higher than at the start{too_long}.

as high as at the start
moving
the loss has not changed
The loss is as high as at the start. | As high as at the start.
After {steps} it is as high as at the start{to_and_fro}.

where it started
stays
the loss has not changed
The loss is as high as at the start. | As high as at the start.
After {steps} it has not moved.

away from the bottom again
moving
away from the bottom again
It was at {the_goal} at epoch {first}, and has left it again. | It has left it again.
It was at the bottom at epoch {first}, and has left it again.

lower than at the start
moving
the loss has fallen
The loss has fallen{not_there}. | The loss has fallen.
After {steps} the loss has fallen{not_there}.

left the floats
ends
the next step is too large to compute | the next step is too large
The next step is too large to compute. | Too large to compute.
The next step is too long for the computer's numbers.

left the landscape
ends
the next weight has no loss
The next step leads where there is no loss. | No loss there.
""")
"""The lines of an ending, as EndingWords has them; where none is spoken, the sentence is."""
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
    valley = landscape.valley_at(run.weight) or run.valley
    lowest = min((loss(minimum) for minimum in landscape.minima), default=0.0)
    is_lowest = valley is None or loss(valley.bottom) < lowest + BOTTOM
    return "the bottom" if is_lowest else "a bottom"


def ending_words(run: Run, now: Observed | None = None) -> EndingWords:
    """What is said of what a run does `now`, each form filled in, or else of how it came out."""
    found = now or came_out(run)
    landscape, method, what = run.landscape, run.method, goal(run.landscape)
    theory, the_bottom = theory_for(run), _the_bottom(run)
    is_trapped = theory is not None and theory.regime(run.learning_rate) is Regime.TRAP
    noise, is_bottom, first = method.noise, what == "bottom", _first_there(run, found)
    chance = "Noise moves it" if noise.deviation else "Each batch moves it"
    fields = {
        "run": run,
        "found": found,
        "It_goes": chance if noise.is_there else "It goes",
        "were": "was" if run.at == 1 else "were",
        "not_there": f", but not to {the_bottom}" * bool(landscape.minima),
        "epochs": counted(run.at, "epoch"),
        "steps": counted(run.at, "step"),
        "first": first,
        "comes_first": " first" * (theory is None and first != found.since),
        "goal": what,
        "Goal": what.capitalize(),
        "the_bottom": the_bottom,
        "the_goal": the_bottom if is_bottom else what,
        "at_goal": f"at {the_bottom}" if is_bottom or theory else what,
        "since": f" since epoch {found.since}" * (theory is None),
        "to_and_fro": ": it only goes from side to side" * is_trapped,
        "too_long": ": the steps are too long" * (method.rule.is_plain and not noise.is_there),
        "nowhere": ", which is no bottom" * bool(landscape.minima),
    }
    name = found.ending.value
    if found.ending is Ending.CYCLE and found.period == 1:
        name = "standing"
    elif found.ending is Ending.AT_THE_BOTTOM and run.valley and run.valley.holds(run.extremes):
        name = "at the bottom from the start"
    lines = ENDINGS[name]
    filled = (tuple(form.format_map(fields) for form in forms) for forms in lines)
    (word,), texts, sentence, spoken = (*filled, (), (), ())[:4]
    return EndingWords(word, texts, sentence, "".join((spoken or sentence)[:1]))


def _first_there(run: Run, found: Observed) -> int | None:
    """The first epoch at the bottom that a run is at, or else at any that is known."""
    first, valley_at = run.zero_loss, run.landscape.valley_at
    if found.ending not in AT_A_BOTTOM:
        return first
    # It may have been at another bottom before, or be at one that was not surveyed.
    is_here = first is not None and valley_at(run.weight_at(first)) == valley_at(run.weight)
    return first if is_here else found.since


def counted(number: float, noun: str) -> str:
    """A number of things: 1 step, 2 steps."""
    return f"{written(number)} {noun}{'s' * (number != 1)}"


def at_the_end(race: Race) -> EndingWords:
    """How a race came out: of two runs what is spoken is of both, the sentence where it can be."""
    if race.cut_short:
        return ending_words(race.cut_short)
    first, *others = race.runs
    found, steps = came_out(first), counted(first.at, "step")
    words = ending_words(first)
    if first.at == 0:
        words = words._replace(sentence=("A run of 0 epochs: it has only its start.", "No epochs."))
    if not others:
        return words
    there = [
        _first_there(run, how)
        for run in race.runs
        # One that has climbed there from nearer to the bottom has not arrived.
        if run.is_at_bottom and (how := came_out(run)).ending is not Ending.HIGHER
    ]
    epochs = " and ".join(dict.fromkeys(map(str, there)))
    spoken = (
        f"After {steps} neither of them is at the bottom.",
        f"After {steps} one of them is at the bottom, the other is not.",
        f"Both have arrived at the bottom, first at epoch {epochs}.",
    )[len(there)]
    if first.at and found.ending is Ending.AT_THE_BOTTOM:
        the_goal = goal(*race.landscapes).replace("bottom", "the bottom")
        at = f"at {the_goal} at epoch {there[0]}."
        both = f"Both {at}", f"Both at epoch {there[0]}."
        are_one = there[1:] == there[:1]
        words = words._replace(sentence=both if are_one else (f"The first marble was {at}",))
    return words._replace(spoken=spoken)
