"""What happens, in spoken words: for a lecturer's projector, a sentence or two at a time.

Each says one thing that is seen in the picture above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.step import Move, Step, Trend, has_no_curvature, lead
from gdtui.guide.doing import doing, is_at_bottom
from gdtui.plot.readout import pointing
from gdtui.plot.shows import Beat, Shows, Sight

_NO_STEP = ", and there is no step"
_HEIGHTS = {Trend.FALLS: "lower", Trend.STAYS: "exactly as high", Trend.GROWS: "higher"}


def captions(race: Race, shows: Shows, sight: Sight, is_moving: bool = False) -> list[str]:
    """The sentences of the moment, the more important first.

    They are about the next step, which is being taken while marbles move; a guide that hides it
    hides them until then.
    """
    if shows.beat:
        return _of_a_beat(shows.beat, shows.steps_apart(race))
    if race.is_over:
        return _at_the_end(race)
    if not sight.ahead and not is_moving:
        return ["What will the next step do?"]
    return _of_a_step([run.step for run in race.runs])


def _of_a_step(steps: Sequence[Step]) -> list[str]:
    """Why a marble goes where it goes, and what comes of it where that is worth a word."""
    first = steps[0]
    if len(steps) > 1 and all(step.move is not Move.STAYS for step in steps):
        return [_why_both_go(steps)]
    if first.move is Move.STAYS:
        return [_why_it_stays(first)]
    words = [_why_it_goes(first)]
    if first.landing in first.landscape.minima:
        words.append("The step is exactly as long as the way to the bottom.")
    elif first.landing is not None and first.crosses:
        words.append(f"The step leads over the bottom, and lands {_HEIGHTS[first.trend]}.")
    return words


def _why_both_go(steps: Sequence[Step]) -> str:
    noun, where = lead(steps[0]).noun, pointing.where(steps, pointing.onwards)
    if not where.startswith("to") and all(map(_goes_against, steps)):
        return f"Each marble goes against its own {noun}: one rule sends both {where}."
    is_turned = any(step.climbs or step.is_noisy for step in steps)
    if noun != "slope" or is_turned or not where.startswith("to"):
        return f"One rule sends both {where}."
    uphill = pointing.where(steps, pointing.uphill)
    return f"For both uphill is {uphill}, so both go {where.removeprefix('to the ')}."


def _goes_against(step: Step) -> bool:
    """Whether a step goes against its lead, as none does that a curvature below 0 has turned."""
    return (lead(step).value > 0) == (step.move is Move.LEFT)


def _why_it_goes(step: Step) -> str:
    noun, value = lead(step)
    goes, sign = step.move.value, "positive" if value > 0 else "negative"
    if not _goes_against(step):
        return f"The curvature is negative: the step goes {pointing.way([step])}, to the {goes}."
    if noun != "slope" or step.is_noisy:
        noisy = " with its noise" * (noun == "slope")
        uphill = ", uphill" * step.climbs
        return f"The {noun}{noisy} is {sign}, so the marble goes {goes}{uphill}."
    uphill = pointing.where([step], pointing.uphill)
    return f"The slope is {sign}: uphill is {uphill}, so the marble goes {goes}."


def _why_it_stays(step: Step) -> str:
    noun, value = lead(step)
    if value == 0:
        ground = "the ground is flat, and " * (step.slope == 0)
        return f"The {noun} is zero: {ground}the marble stays."
    if step.learning_rate == 0:
        return "The learning rate is 0: the marble stays, however steep it is."
    if has_no_curvature(step):
        return "There is no curvature to divide by: the marble stays."
    return "The step is too small for the computer's numbers: the marble stays."


def _of_a_beat(beat: Beat, steps: Sequence[Step]) -> list[str]:
    """What a beat of a step means."""
    first, moving = steps[0], pointing.moving(steps)
    if beat.is_slope:
        return [_of_the_slope(steps)]
    term = first.rule.terms[beat.term]
    if not (beat.is_scaled or beat.is_turned or beat.is_landed):
        return [f"{term.name.capitalize()}: {term.means}."]
    if lead(moving[0]).value == 0:
        return [f"The {_flat(moving[0])}, and there is no step."]
    if first.learning_rate == 0:
        return ["The learning rate is 0: there is no step."]
    if has_no_curvature(moving[0]):
        return ["There is no curvature to divide by: there is no step."]
    way = pointing.way(moving)
    if beat.is_scaled:
        points = "it points" if len(steps) == 1 else "both point"
        ends = {"downhill": f", but {points} uphill", "uphill": f"; {points} downhill"}
        name = term.name.replace("η", "the learning rate").capitalize()
        return [f"{name}: as long as the step will be{ends.get(way, '')}."]
    if beat.is_turned:
        where = pointing.where(moving, pointing.onwards)
        if len(steps) == 1:
            return [f"The minus sign turns it round: now it points {way}, {where}."]
        ways = f"they point {way}, {where}" if way else f"one points uphill, both {where}"
        return [f"The minus sign turns both round: now {ways}."]
    return [_where_it_lands(first) if len(steps) == 1 else _where_both_land(steps)]


def _flat(step: Step) -> str:
    noun = lead(step).noun
    return f"{noun} is zero" + ": the ground is flat" * (step.slope == 0 and noun == "slope")


def _of_the_slope(steps: Sequence[Step]) -> str:
    sloping = [step for step in steps if step.slope]
    if not sloping:
        return f"The slope is zero: the ground is flat{_NO_STEP * _has_no_memory(steps[0])}."
    where = pointing.where(sloping, pointing.uphill)
    if not where.startswith("to"):
        return f"Each marble asks for its slope: uphill is {where} on both sides."
    sign = "positive" if sloping[0].slope > 0 else "negative"
    if any(step.is_noisy for step in steps):
        return f"First the slope with its noise: it is {sign}, so uphill seems {where}."
    return f"First the slope: it is {sign}, so uphill is {where}."


def _has_no_memory(step: Step) -> bool:
    return lead(step).noun == "slope"


def _where_it_lands(step: Step) -> str:
    if step.trend is Trend.ENDS:
        return "It would land where there is no loss."
    if step.landing is None:
        return "It would land where no number of the computer reaches."
    height = _HEIGHTS[step.trend]
    side = "on the other side of the bottom" if step.crosses else "on the same side"
    return f"It lands {height} than before, {side}.".replace("high than", "high as")


def _where_both_land(steps: Sequence[Step]) -> str:
    if all(step.trend is steps[0].trend for step in steps):
        return f"Both land {_HEIGHTS[steps[0].trend]} than before.".replace("high than", "high as")
    return "Both have landed."


def landed(step: Step) -> str:
    """What has come of the step of one marble."""
    return _why_it_stays(step) if step.move is Move.STAYS else _where_it_lands(step)


def _at_the_end(race: Race) -> list[str]:
    """How a run came out, and what can be learned from it."""
    if race.outcome is Outcome.LEFT_THE_FLOATS:
        if race.lead.method.is_plain:
            return ["Each step was longer than the one before: the loss has left all numbers."]
        return ["The next step is too long: the loss would leave all numbers."]
    if race.outcome is Outcome.LEFT_THE_LANDSCAPE:
        return ["The next step leads where there is no loss."]
    if len(race.runs) > 1:
        return [_how_both_came_out(race, _steps(race))]
    return [_how_it_came_out(race.lead, _steps(race))]


def _how_both_came_out(race: Race, steps: str) -> str:
    arrived = [run for run in race.runs if is_at_bottom(run)]
    if len(arrived) == len(race.runs):
        epochs = dict.fromkeys(str(run.zero_loss) for run in race.runs)
        return f"Both have arrived at the bottom, first at epoch {' and '.join(epochs)}."
    if arrived:
        return f"After {steps} one of them is at the bottom, the other is not."
    return f"After {steps} neither of them is at the bottom."


def _steps(race: Race) -> str:
    return f"{race.at} step{'s' * (race.at != 1)}"


def _how_it_came_out(run: Run, steps: str) -> str:
    before, now = run.landscape.loss(run.weight_at(0)), run.loss
    if (found := doing(run)) and found.sentence:
        return found.sentence[0]
    if is_at_bottom(run):
        if run.zero_loss == 0:
            return "It was at the bottom from the start."
        return f"It has arrived at the bottom, first at epoch {run.zero_loss}."
    if now > before:
        rule, _, noise = run.method
        why = ": the steps are too long" * (rule.is_plain and not noise.deviation)
        return f"After {steps} it is higher than at the start{why}."
    is_at_start = run.weight == run.weight_at(0)
    if now == before and is_at_start and not (run.at and run.step.crosses):
        return f"After {steps} it has not moved."
    if now == before:
        return f"After {steps} it is as high as at the start: it only goes from side to side."
    return f"After {steps} it is lower, but not yet at the bottom."
