"""What happens, in spoken words: for a lecturer's projector, a sentence or two at a time.

Each says one thing that is seen in the picture above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gdtui.engine.runs.step import Move, Step
from gdtui.engine.theory.reasons import Cause, cause_of
from gdtui.guide.words import (
    HEIGHTS,
    Words,
    at_the_end,
    lands,
    no_step,
    off_by,
    spoken_cause,
)
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.shows import Beat


def captions(seen: Seen) -> list[str]:
    """The sentences of the moment, the more important first.

    Why a marble goes where it goes, and what comes of it where that is worth a word. They are about
    the next step, which is being taken while marbles move; a guide that hides it hides them until
    then.
    """
    if beat := seen.shows.beat:
        return [meaning(beat, seen.shows.steps_apart(seen.race))[0]]
    if seen.race.is_over:
        return [at_the_end(seen.race).spoken]
    if not seen.sight.ahead and not seen.aloft:
        return ["What will the next step do?"]
    steps = [run.step for run in seen.race.runs]
    if len(steps) > 1 and all(step.move is not Move.STAYS for step in steps):
        return [_why_both_go(steps)]
    step, words = steps[0], [spoken_cause(steps[0])]
    if step.move is not Move.STAYS and step.landing in step.landscape.minima:
        words.append("The step is exactly as long as the way to the bottom.")
    elif step.move is not Move.STAYS and step.landing is not None and step.crosses:
        words.append(f"The step leads over the bottom, and lands {HEIGHTS[step.trend]}.")
    return words


def _why_both_go(steps: Sequence[Step]) -> str:
    causes, ways = {cause_of(step) for step in steps}, where(steps, _goes_right)
    is_one_way = ways.startswith("to")
    if not is_one_way and not causes & {Cause.CURVED_DOWN, Cause.CURVED_DOWN_BY_CHANCE}:
        noun = steps[0].lead.noun
        return f"Each marble goes against its own {noun}: one rule sends both {ways}."
    if not is_one_way or causes != {Cause.SLOPE}:
        return f"One rule sends both {ways}."
    uphill = where(steps, _rises_right)
    return f"For both uphill is {uphill}, so both go {ways.removeprefix('to the ')}."


def meaning(beat: Beat, steps: Sequence[Step]) -> Words:
    """What a beat of a step means, or why there is no step: as it is spoken, and in few words."""
    if beat.is_slope:
        return _of_the_slope(steps)
    if (term := steps[0].rule.terms[beat.term]).means:
        return f"{term.name.capitalize()}: {term.means}.", term.means
    moving = moved(steps)
    if forms := no_step(moving[0]):
        return forms
    is_one, ways = len(moving) == 1, {step.climbs for step in moving}
    way = ("uphill" if ways.pop() else "downhill") if len(ways) == 1 else ""
    if beat.is_scaled:
        points = "it points" if is_one else "both point"
        ends = {"downhill": f", but {points} uphill", "uphill": f"; {points} downhill"}
        says = f"as long as the step will be{ends.get(way, '')}"
        return f"{term.name.replace('η', 'the learning rate').capitalize()}: {says}.", says
    if beat.is_turned:
        ends_at = where(moving, _goes_right)
        both = ends_at if ends_at.startswith("to") else f"both {ends_at}"
        few = f"turned round: {way or 'one downhill, one uphill'}, {both}"
        if is_one:
            return f"The minus sign turns it round: now it points {way}, {ends_at}.", few
        turned = f"they point {way}, {ends_at}" if way else f"one points uphill, both {ends_at}"
        return f"The minus sign turns both round: now {turned}.", few
    if is_one:
        return (lands(moving[0]),)
    if len({step.trend for step in steps}) > 1:
        return ("Both have landed.",)
    return (f"Both land {HEIGHTS[steps[0].trend]} than before.".replace("high than", "high as"),)


def _of_the_slope(steps: Sequence[Step]) -> Words:
    sloping = [step for step in steps if step.slope]
    if not sloping:
        none = ", and there is no step" * (steps[0].move is Move.STAYS)
        return f"The slope is zero: the ground is flat{none}.", "flat: there is no way down"
    uphill, is_noisy = where(sloping, _rises_right), any(step.is_noisy for step in steps)
    noise, seems = (f" {off_by(sloping[0])}", "seems") if is_noisy else ("", "is")
    given = "by the batch" if sloping[0].is_of_batch else "with noise"
    few = f"{given}, " * is_noisy + f"uphill {seems} {uphill}"
    if not uphill.startswith("to"):
        few += " on both sides"
        return f"Each marble asks for its slope: uphill is {uphill} on both sides.", few
    sign = "positive" if sloping[0].slope > 0 else "negative"
    return f"First the slope{noise}: it is {sign}, so uphill {seems} {uphill}.", few


def moved(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps that have something to go against; all where none has."""
    return [step for step in steps if step.lead.value] or steps


def where(steps: Sequence[Step], is_right: Callable[[Step], bool]) -> str:
    """To the right or the left; of two marbles that part or meet, outwards or inwards."""
    right = [is_right(step) for step in steps]
    if len(set(right)) == 1:
        return "to the right" if right[0] else "to the left"
    return "outwards" if is_right(max(steps, key=lambda step: step.weight)) else "inwards"


def _rises_right(step: Step) -> bool:
    """Whether the slope that the rule is given rises to the right."""
    return step.slope > 0


def _goes_right(step: Step) -> bool:
    """Whether the step goes to the right; one that is too small for floats, as its rule has it."""
    return (step.taken or step.lead.value) < 0
