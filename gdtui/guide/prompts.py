"""What is to be said in free exploration: what is seen now, and what to press next.

It follows from what is shown: what is worth trying next is the suggestion after the last one that
is followed there.
"""

from __future__ import annotations

from enum import Enum

from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Trend
from gdtui.engine.theory.reasons import Cause, Ending, came_out, cause_of
from gdtui.engine.values import written
from gdtui.guide.experiments import thought_of
from gdtui.guide.words import (
    Words,
    at_the_end,
    blames_the_rate,
    both,
    happened,
)

RAISE = (
    "`↑` raises the learning rate, `shift+↑` by more, `e` to any.",
    "`↑` raises the learning rate.",
    "`↑` raises the rate.",
)
LOWER = (
    "`↓` lowers the learning rate, `shift+↓` by more, `e` to any.",
    "`↓` lowers the learning rate.",
    "`↓` lowers the rate.",
)
TO_LANDMARK = (
    "`[` lowers the learning rate to the next landmark on its track.",
    "`[` lowers it to a landmark.",
)
"""What to do about a rate that is too large, and where it is so by far."""


class Deed(Enum):
    """Something that a person can do, and that is seen then; with the words that lead to it."""

    RATE = RAISE
    EXPERIMENT = (
        "`1` `2` and `3` are experiments, each with one thought.",
        "Try `1` `2` `3`.",
    )
    BEATS = ("`a` takes the next step apart, beat by beat.", "`a` takes a step apart.")
    LESSON = ("`y` opens the lessons: predict, try, compare.", "`y` opens the lessons.")
    SECANT = ("`s` shows a secant, and `,` makes a tangent of it.", "`s` shows a secant.")
    UPHILL = (
        "`u` shows where the step goes without its minus sign.",
        "`u` leaves out the minus.",
    )
    WEIGHT = (
        "`←` and `→` put the marble on another weight.",
        "`←` and `→` move the marble.",
    )
    MIRROR = ("`m` adds a marble on the other side.", "`m` adds a second marble.")
    PIN = ("`p` keeps this run, to compare the next one with it.", "`p` keeps this run.")
    WHOLE = ("`v` shows pictures of all learning rates.", "`v` shows all rates.")
    CHALLENGE = ("`c` is a challenge: find the best rate yourself.", "`c` is a challenge.")


_A_LITTLE = 0.01
"""By so much `↓` lowers a rate."""

NEED_A_STEP = {Deed.BEATS, Deed.SECANT, Deed.UPHILL}
"""There is nothing to be seen by these once a run is over."""
NOTHING_LEFT = ("`?` lists every key and what the words mean.", "`?` lists every key.")

_IS_SET = {Deed.RATE, Deed.WEIGHT}
"""Where a person has set these, the start is their own."""


def prompt(
    race: Race,
    thought: Words = (),
    done: frozenset[Deed] = frozenset(),
    is_playing: bool = False,
    target: int | None = None,
    beats_left: int | None = None,
) -> Words:
    """A sentence or two, in several lengths.

    The `thought` is what the experiment that is on shows, and `done` what was done so that it is
    seen now. `target` is the epoch that the run is on its way to; of a step that is taken apart so
    many beats are still to come.
    """
    if target is not None:
        stops = "`escape` stops."
        return (f"On the way to epoch {target}: {stops}", f"On the way: {stops}")
    # The readout says what a beat means; here stands how to go on.
    if beats_left:
        return ("`a` is the next beat of this step, `b` goes a beat back.", "`a` is the next beat.")
    if beats_left == 0 and race.is_over:
        return ("That was the last step: `space` plays all again.", "`space` plays all again.")
    if beats_left == 0:
        return (
            "The step is done: `a` takes the next one apart, `space` plays on.",
            "`a` takes the next step apart.",
        )
    if race.is_over and not is_playing:
        return both(at_the_end(race).sentence, _next(race, done))
    if is_playing:
        return both(_seen(race.lead, thought), ("`space` pauses.",))
    if race.at == 0:
        return _at_start(race, thought, done)
    if race.lead.change_at(race.at):
        rate = written(race.lead.learning_rate)
        goes_on = ("`space` plays on, `r` starts again with it.", "`space` plays on.")
        return both((f"The next step has η = {rate}.",), goes_on)
    return both(_seen(race.lead, thought), _next(race, done))


def _next(race: Race, done: frozenset[Deed]) -> Words:
    """What is worth trying next: a lower rate, where this one alone kept the loss from falling."""
    is_over, lead = race.is_over, race.lead
    if cause_of(lead.step) is Cause.FLAT and not lead.is_at_bottom:
        return Deed.WEIGHT.value
    deeds = [deed for deed in Deed if not (is_over and deed in NEED_A_STEP)]
    after = max((at for at, deed in enumerate(deeds, 1) if deed in done), default=0)
    words: Words = [*(deed.value for deed in deeds), NOTHING_LEFT][after]
    step, ending = lead.last_step, came_out(lead).ending if is_over else None
    if ending is Ending.TOO_FEW_EPOCHS or lead.rate_set == 0:
        words = RAISE
    elif ending is Ending.AROUND_THE_BOTTOM and lead.method.rule.is_plain:
        words = LOWER
    elif step and not step.stays and blames_the_rate(step):
        law = lead.law
        is_restless = ending in (Ending.CYCLE, Ending.WANDERING) or (
            law is not None and not law.nearby(lead.learning_rate).rests
        )
        rests = step.trend is Trend.STAYS and lead.is_at_bottom
        if is_restless or not (rests or step.trend is Trend.FALLS):
            words = TO_LANDMARK if law and law.landmarks[-1] < _A_LITTLE else LOWER
    again = f"{words[1][:-1]}, `space` plays again."
    return (again, *words[1:]) if is_over and words in (RAISE, LOWER, TO_LANDMARK) else words


def _at_start(race: Race, thought: Words, done: frozenset[Deed]) -> Words:
    """What lies ready, and how it is let go."""
    lead, plays = race.lead, ("`space` plays.",)
    if thought:
        return both(thought, plays)
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
    if done & _IS_SET and len(race.runs) == 1:
        asks = "What will the marble do? `space` plays."
        return (f"From w = {weight} with η = {rate}: what will the marble do? `space` plays.", asks)
    if thought := thought_of(Setup.of(race)):
        return both(thought, plays)
    marble, it = ("A marble", "it") if len(race.runs) == 1 else ("Two marbles", "them")
    loss = f"the loss L(w) = {{{lead.landscape.told}}}"
    return f"{marble} on {loss}. `space` lets {it} go.", f"{marble}: `space` lets {it} go."


def _seen(run: Run, thought: Words) -> Words:
    """The thought, unless the rule itself has just turned a step uphill; else what happened."""
    is_turned = run.last_step and cause_of(run.last_step) is Cause.CURVED_DOWN
    return happened(run) if is_turned else thought or happened(run)
