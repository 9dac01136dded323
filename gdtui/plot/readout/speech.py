"""What is said of a race in sentences: when it arrives, what happens, and a whole run aloud.

For a projector each says one thing that is seen above it; for a screen reader only the telling
epochs are told, and signs become words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.step import Step, Trend
from gdtui.engine.theory.parabola import Regime, theory_for
from gdtui.engine.theory.reasons import AT_A_BOTTOM, Cause, cause_of, observed
from gdtui.engine.values import count, written
from gdtui.guide.words import (
    HEIGHTS,
    TELLING,
    Words,
    at_the_end,
    counted,
    ending_words,
    goal,
    lands,
    no_step,
    off_by,
    spoken_cause,
)
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells.text import ABOUT, measure, shortened, trimmed
from gdtui.plot.readout.identity import behind_shapes
from gdtui.plot.shows import Beat

_NEVER = {
    Regime.FROZEN: "the rate is 0",
    Regime.TRAP: "the loss stays",
    Regime.DIVERGENCE: "the loss grows",
}
"""Why a loss is never zero."""
_NEVER_AT, _NOT, _YET_TO_COME = "never", "no", "not yet"
_FIRST = 3
"""So many epochs at the start are told, whatever they bring."""
_ROUND = ("1", "2", "5")
"""And those that are such a number, or ten or a hundred or more times such a number."""
_SIGNS = (
    (ABOUT, "about "),
    (r"(\d)e\+?(?=-?\d)", r"\1 times 10 to the power "),
    (r"(?<![\w.])[-−](?=[\d.])", "minus "),
)
_FORMULA_SIGNS = (
    (r"(?<=\d)(?=[a-z(])|(?<=\))(?=[\w(])", " "),
    (r"\^2(?![\d.])", " squared"),
    (r"\^3(?![\d.])", " cubed"),
    (r"\^", " to the power "),
    (r"[*·]", " times "),
    ("/", " over "),
    (r"\+", " plus "),
    ("-", " minus "),
    ("  +", " "),
    (r"\( ", "("),
)


# When it arrives


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


# A moment


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
    if len(steps) > 1 and all(not step.stays for step in steps):
        return [_why_both_go(steps)]
    step, words = steps[0], [spoken_cause(steps[0])]
    if step.stays or step.landing is None:
        return words
    if step.landing in step.landscape.minima:
        words.append("The step is exactly as long as the way to the bottom.")
    elif step.crosses:
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
        none = ", and there is no step" * steps[0].stays
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


# A run


def narration(runs: Sequence[Run]) -> Iterator[str]:
    """The runs up to their present epochs, one after the other, a line for each thing told."""
    for number, run in enumerate(runs, 1):
        if len(runs) > 1:
            yield from ("",) * (number > 1)
            yield f"Run {number} of {len(runs)}."
        yield from map(spoken, _sentences(run))


def spoken(text: str) -> str:
    """A sentence with words for its signs: -3.2 is minus 3.2."""
    return _with_words(_SIGNS, text)


def spoken_formula(text: str) -> str:
    """A formula as one reads it out: w^2/2 is w squared over 2."""
    return _with_words(_FORMULA_SIGNS, text).strip()


def _with_words(signs: Iterable[tuple[str, str]], text: str) -> str:
    for sign, words in signs:
        text = re.sub(sign, words, text)
    return text


def _sentences(run: Run) -> Iterator[str]:
    """The start; then the epochs that are told, each with its place and what is new; the end.

    Told are the first ones, round ones, the last one, those at which the rate is changed and the
    bottom is reached, and the first one of each way to land: lower or higher, across the bottom or
    not.
    """
    start = run.to(0)
    *lines, landing = _start(start)
    yield from (*lines, landing)
    place, rate, ways = _place(start), _rate(start), set[tuple[Trend, bool]]()
    telling = {*range(_FIRST + 1), run.at, run.zero_loss, *(change for change, _ in run.changes)}
    for epoch in range(1, run.at + 1):
        step, known = run.step_from(epoch - 1), len(ways)
        ways.add((step.trend, step.crosses))
        is_round = str(epoch).rstrip("0") in _ROUND
        if len(ways) == known and epoch not in telling and not is_round:
            continue
        now, news, before = run.to(epoch), [], place
        place = _place(now)
        came = spoken_cause(step) if step.stays else lands(step)
        if came != landing:
            landing = came
            news.append(landing)
        if epoch == run.zero_loss:
            is_exact = theory_for(run) is not None
            first = f"{goal(run.landscape)} first at epoch {epoch}"
            news.append(_sentence(zero_loss(now)[0] if is_exact else first))
        if not now.is_over and (_rate(now) != rate or now.change_at(epoch)):
            rate = _rate(now)
            news.append(f"The learning rate is now {rate}.")
        if news or place != before or epoch == run.at:
            yield " ".join([f"Epoch {epoch}: {place}.", *news])
    if run.is_over:
        race = Race((run,))
        yield f"{_sentence(epochs_done(race))} {at_the_end(race).spoken}"


def _start(run: Run) -> Iterator[str]:
    """What the run starts from, what theory says of it, and why it goes where it goes."""
    rule, schedule, noise = run.method
    yield f"The loss is {spoken_formula(run.landscape.told)}."
    yield f"The marble starts at {_place(run)}."
    values = " and ".join(f"{each.name} {each.value:g}" for each in rule.parameters)
    yield f"The rule is {rule.name}{' with ' * bool(values)}{values}."
    follows = "" if schedule.is_constant else f", and follows the schedule {schedule.name}"
    yield f"The learning rate is {shortened(run.rate_set, 8)}{follows}."
    if noise.batch:
        drawn = f"drawn from {len(run.landscape.points)}, seed {noise.seed}"
        yield f"Each slope is that of {counted(noise.batch, 'point')} {drawn}."
    if noise.deviation:
        yield f"Each slope has noise of deviation {written(noise.deviation)}, seed {noise.seed}."
    if theory := theory_for(run):
        yield f"The regime is {theory.regime(run.learning_rate).value}."
        yield _sentence(next(form for form in zero_loss(run) if ";" not in form))
    if not run.is_over:
        yield spoken_cause(run.step)


def _place(run: Run) -> str:
    weight, loss = (trimmed(measure(number)) for number in (run.weight, run.loss))
    return f"weight {weight}, loss {loss}"


def _rate(run: Run) -> str:
    """The rate of the next step, in a few digits where a schedule makes it a long number."""
    return shortened(run.learning_rate, 8)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
