"""Which way the slopes and steps of one marble or two point, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gdtui.engine.runs.step import Step, lead, terms_of


def where(steps: Sequence[Step], to_the_right: Callable[[Step], bool]) -> str:
    """To the right or the left; of two marbles that part or meet, outwards or inwards."""
    right = [to_the_right(step) for step in steps]
    if len(set(right)) == 1:
        return "to the right" if right[0] else "to the left"
    rightmost = max(range(len(steps)), key=lambda each: steps[each].weight)
    return "outwards" if right[rightmost] else "inwards"


def uphill(step: Step) -> bool:
    """Whether the slope that the rule is given rises to the right."""
    return step.slope > 0


def onwards(step: Step) -> bool:
    """Whether the step goes to the right; one that is too small for floats, as its rule has it."""
    return (step.taken or lead(step).value) < 0


def moving(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps that have something to go against; all where none has."""
    return [step for step in steps if lead(step).value] or steps


def way(steps: Sequence[Step]) -> str:
    """Downhill or uphill; nothing where one marble goes down and the other up."""
    ways = {"uphill" if step.climbs else "downhill" for step in steps}
    return ways.pop() if len(ways) == 1 else ""


def against(steps: Sequence[Step], place: int) -> str:
    """Where a term points that points against the slope at every marble; else nothing."""
    values = [terms_of(step)[place].value for step in steps]
    if any(value * step.slope >= 0 for value, step in zip(values, steps, strict=True)):
        return ""
    directions = dict(zip(steps, values, strict=True))
    return where(steps, lambda step: directions[step] > 0)
