"""A run told in sentences that a screen reader can speak: of many epochs only the telling ones.

The words are those of the projector and the readout; here is chosen which epochs are told, and
every sign becomes a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.step import Move, Trend
from gdtui.engine.theory.parabola import theory_for
from gdtui.engine.values import written
from gdtui.guide.words import at_the_end, counted, goal, lands, spoken_cause
from gdtui.plot.cells.numerals import ABOUT, measure, shortened, trimmed
from gdtui.plot.readout.arrival import epochs_done, zero_loss
from gdtui.plot.shows import Sight

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
        came = spoken_cause(step) if step.move is Move.STAYS else lands(step)
        if came != landing:
            landing = came
            news.append(landing)
        if epoch == run.zero_loss:
            is_exact = theory_for(run) is not None
            first = f"{goal(run.landscape)} first at epoch {epoch}"
            news.append(_sentence(zero_loss(now, Sight())[0] if is_exact else first))
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
        yield _sentence(next(form for form in zero_loss(run, Sight()) if ";" not in form))
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
