"""What is to be said in free exploration: what is seen now, and what to press next.

It follows from the run and from what a person has done so far, so that it is never out of date.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome
from gdtui.engine.runs.step import Step, Trend
from gdtui.engine.values import written
from gdtui.guide.deeds import Deed, next_deed
from gdtui.guide.doing import doing, is_at_bottom
from gdtui.guide.goal import goal
from gdtui.guide.words import Words, both

_HAS_BEGUN = frozenset({Deed.RUN, Deed.RATE, Deed.WEIGHT, Deed.EXPERIMENT})
"""After these a person knows what lies ready at the start."""


class Moment(NamedTuple):
    """What a sentence depends on."""

    race: Race
    thought: Words = ()
    """What the experiment that is on shows."""
    done: frozenset[Deed] = frozenset()
    is_playing: bool = False
    target: int | None = None
    """The epoch that the run is on its way to."""
    beats_left: int | None = None
    """How many beats of a step that is taken apart are still to come."""

    @property
    def is_too_much(self) -> bool:
        """Whether the rate alone kept the last step from lowering the loss."""
        step = self.race.lead.last_step
        if step is None or step.landing == step.weight or step.trend is Trend.FALLS:
            return False
        return _blames_the_rate(step)


def prompt(now: Moment) -> Words:
    """A sentence or two, in several lengths."""
    race = now.race
    if now.target is not None:
        return (f"On the way to epoch {now.target}: the next key acts there.", "On the way.")
    if now.beats_left is not None:
        return _beat(now)
    if race.is_over and not now.is_playing:
        return both(_came_out(race), _next(now))
    if now.is_playing:
        return both(_shows(now), ("`space` pauses.",))
    if race.at == 0:
        return _at_start(now)
    if race.change_at(race.at):
        rate = written(race.lead.learning_rate)
        return both((f"The next step has η = {rate}.",), _GOES_ON)
    return both(_shows(now), _next(now))


_GOES_ON = ("`space` plays on, `r` starts again with it.", "`space` plays on.")


def _next(now: Moment) -> Words:
    return next_deed(now.done, is_over=now.race.is_over, is_too_much=now.is_too_much)


def _beat(now: Moment) -> Words:
    """The readout says what the beat means; here stands how to go on."""
    if now.beats_left:
        return ("`a` is the next beat of this step, `b` goes a beat back.", "`a` is the next beat.")
    if now.race.is_over:
        return ("That was the last step: `space` plays all again.", "`space` plays all again.")
    return (
        "The step is done: `a` takes the next one apart, `space` plays on.",
        "`a` takes the next step apart.",
    )


def _at_start(now: Moment) -> Words:
    """What lies ready, and how it is let go."""
    race, lead = now.race, now.race.lead
    if now.thought:
        return both(now.thought, ("`space` plays.",))
    if lead.step.slope == 0:
        return (
            "It is flat here: no step leads away. `→` puts the marble elsewhere.",
            "It is flat here: `→` moves the marble.",
        )
    rate, weight = written(lead.rate_set), written(lead.weight)
    if lead.learning_rate == 0:
        return (
            "With a learning rate of 0 no step is taken. `↑` raises it.",
            "The rate is 0: `↑` raises it.",
        )
    if now.done & _HAS_BEGUN:
        asks = "What will the marble do? `space` plays."
        return (f"From w = {weight} with η = {rate}: what will the marble do? `space` plays.", asks)
    marble, it = ("A marble", "it") if len(race.runs) == 1 else ("Two marbles", "them")
    loss = f"the loss L(w) = {{{lead.landscape.formula}}}"
    return f"{marble} on {loss}. `space` lets {it} go.", f"{marble}: `space` lets {it} go."


def _shows(now: Moment) -> Words:
    """The thought that is shown, unless the rule itself has just turned a step uphill."""
    step = now.race.lead.last_step
    is_turned = step is not None and step.taken * step.slope < 0 and not step.rule.state
    return _happens(now.race) if is_turned else now.thought or _happens(now.race)


def _happens(race: Race) -> Words:
    """What the last step of the first marble was like; of the first one while it is taken."""
    lead = race.lead
    step = lead.last_step or lead.step
    if step.landing == step.weight:
        return ("The marble stays where it is.", "It stays.")
    if is_at_bottom(lead):
        return ("At the bottom the slope is 0, and steps end.", "At the bottom.")
    if uphill := _uphill(step):
        return uphill
    if step.trend is Trend.GROWS:
        return _grows(step)
    if step.trend is Trend.STAYS and not step.crosses:
        return ("The step makes no difference to the loss.", "The loss stays.")
    if step.trend is Trend.STAYS:
        return ("The step landed on the other wall, just as high.", "Just as high as before.")
    if step.crosses:
        return (
            "The step went past the bottom, and yet lands lower.",
            "Past the bottom, yet lower.",
        )
    is_shorter = race.at == 0 or abs(lead.step.gap or 0.0) < abs(step.gap or 0.0)
    if is_shorter and lead.method.is_plain:
        return ("Lower down it is less steep: the steps get shorter.", "Steps get shorter.")
    return ("The step went downhill, against the slope.", "It went downhill.")


def _blames_the_rate(step: Step) -> bool:
    """Whether a step that does not lower the loss has but one reason: the rate."""
    return step.rule.is_plain and not step.is_noisy


def _grows(step: Step) -> Words:
    """Why a step with the slope against it landed higher."""
    if _blames_the_rate(step):
        return ("The step landed higher: the rate is too large.", "Higher: too large a rate.")
    if step.rule.is_plain:
        return ("The step landed higher: its slope is off by chance.", "Higher, by chance.")
    return ("The step landed higher, beyond the bottom.", "It landed higher.")


def _uphill(step: Step) -> Words:
    """Why a step goes the way that the slope rises; nothing where it does not."""
    if not step.climbs:
        return ()
    if step.taken * step.slope > 0:
        return (
            "Up the slope: the slope that it was given is off by chance.",
            "Upwards, by chance.",
        )
    if step.rule.state:
        return (
            "Up the slope: earlier slopes carry it on against the present one.",
            "Earlier slopes carry it uphill.",
        )
    return (
        "Up the slope: the curvature is below 0, and the step is divided by it.",
        "Curved downwards: it climbs.",
    )


def _came_out(race: Race) -> Words:
    """How a run that is over has come out."""
    lead = race.lead
    if race.outcome is Outcome.LEFT_THE_LANDSCAPE:
        return ("The next step leads where there is no loss.", "No loss there.")
    if race.outcome is not Outcome.COMPLETE:
        return ("The loss has grown too large to compute.", "Too large to compute.")
    if race.at == 0:
        return ("A run of 0 epochs: it has only its start.", "No epochs.")
    found = doing(lead)
    if found and found.sentence:
        return found.sentence
    first, *others = (run.zero_loss for run in race.runs)
    what = goal(lead.landscape)
    at = "the bottom" if what == "bottom" else what
    if is_at_bottom(lead):
        if not others:
            return (f"{what.capitalize()} at epoch {first}.",)
        if others == [first]:
            return (f"Both at {at} at epoch {first}.", f"Both at epoch {first}.")
        return (f"The first marble was at {at} at epoch {first}.",)
    before, after = lead.landscape.loss(lead.weight_at(0)), lead.loss
    if after > before:
        return ("The loss has grown.",)
    if after == before:
        return ("The loss is as high as at the start.", "As high as at the start.")
    if not lead.landscape.minima:
        return ("The loss falls on and on.",)
    if found:
        return (f"After {race.at} epochs it is still on its way.", "Still on its way.")
    return (f"{race.at} epochs were too few for {at}.", f"{race.at} were too few.")
