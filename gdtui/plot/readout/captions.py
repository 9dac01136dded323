"""What happens, in spoken words: for a lecturer's projector, a sentence or two at a time.

Each says one thing that is seen in the picture above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome
from gdtui.engine.runs.step import Move, Step, lead
from gdtui.engine.theory.causes import Cause, cause_of
from gdtui.guide.words import (
    HEIGHTS,
    cut_short,
    lands,
    spoken_at_the_end,
    spoken_cause,
    spoken_no_step,
)
from gdtui.plot.readout import pointing
from gdtui.plot.shows import Beat, Shows, Sight


def captions(race: Race, shows: Shows, sight: Sight, is_moving: bool = False) -> list[str]:
    """The sentences of the moment, the more important first.

    They are about the next step, which is being taken while marbles move; a guide that hides it
    hides them until then.
    """
    if shows.beat:
        return _of_a_beat(shows.beat, shows.steps_apart(race))
    if race.is_over:
        if race.outcome is Outcome.COMPLETE:
            return [spoken_at_the_end(race.runs)]
        return [cut_short(race).spoken]
    if not sight.ahead and not is_moving:
        return ["What will the next step do?"]
    return _of_a_step([run.step for run in race.runs])


def _of_a_step(steps: Sequence[Step]) -> list[str]:
    """Why a marble goes where it goes, and what comes of it where that is worth a word."""
    first = steps[0]
    if len(steps) > 1 and all(step.move is not Move.STAYS for step in steps):
        return [_why_both_go(steps)]
    words = [spoken_cause(first)]
    if first.move is Move.STAYS:
        return words
    if first.landing in first.landscape.minima:
        words.append("The step is exactly as long as the way to the bottom.")
    elif first.landing is not None and first.crosses:
        words.append(f"The step leads over the bottom, and lands {HEIGHTS[first.trend]}.")
    return words


def _why_both_go(steps: Sequence[Step]) -> str:
    causes, where = {cause_of(step) for step in steps}, pointing.where(steps, pointing.onwards)
    is_one_way = where.startswith("to")
    if not is_one_way and not causes & {Cause.CURVED_DOWN, Cause.CURVED_DOWN_BY_CHANCE}:
        return (
            f"Each marble goes against its own {lead(steps[0]).noun}: one rule sends both {where}."
        )
    if not is_one_way or causes != {Cause.SLOPE}:
        return f"One rule sends both {where}."
    uphill = pointing.where(steps, pointing.uphill)
    return f"For both uphill is {uphill}, so both go {where.removeprefix('to the ')}."


def _of_a_beat(beat: Beat, steps: Sequence[Step]) -> list[str]:
    """What a beat of a step means."""
    first, moving = steps[0], pointing.moving(steps)
    if beat.is_slope:
        return [_of_the_slope(steps)]
    term = first.rule.terms[beat.term]
    if not (beat.is_scaled or beat.is_turned or beat.is_landed):
        return [f"{term.name.capitalize()}: {term.means}."]
    if reason := spoken_no_step(moving[0]):
        return [reason]
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
    if len(steps) == 1:
        return [lands(first)]
    if len({step.trend for step in steps}) > 1:
        return ["Both have landed."]
    return [f"Both land {HEIGHTS[first.trend]} than before.".replace("high than", "high as")]


def _of_the_slope(steps: Sequence[Step]) -> str:
    sloping = [step for step in steps if step.slope]
    if not sloping:
        no_step = ", and there is no step" * (steps[0].move is Move.STAYS)
        return f"The slope is zero: the ground is flat{no_step}."
    where = pointing.where(sloping, pointing.uphill)
    if not where.startswith("to"):
        return f"Each marble asks for its slope: uphill is {where} on both sides."
    sign = "positive" if sloping[0].slope > 0 else "negative"
    if any(step.is_noisy for step in steps):
        return f"First the slope with its noise: it is {sign}, so uphill seems {where}."
    return f"First the slope: it is {sign}, so uphill is {where}."


def landed(step: Step) -> str:
    """What has come of the step of one marble."""
    return spoken_cause(step) if step.move is Move.STAYS else lands(step)
