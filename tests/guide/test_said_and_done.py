"""Every sentence on what was and what will be, held against a run that goes on for itself."""

import math
import random
import re
from collections.abc import Sequence
from typing import NamedTuple

import pytest

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import CONSTANT, RULES, SCHEDULES, Method, Noise
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.theory.parabola import theory_for
from gdtui.engine.theory.reasons import Cause, Ending
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.prompts import Deed, prompt
from gdtui.guide.words import CAUSES, ENDINGS, Words, at_the_end, table
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.readout.speech import captions, narration, outcome_words, zero_loss

TYPED = (
    *("log(w) + 1/w", "w*log(w)", "sin(w)", "exp(w)", "abs(w) + w^2", "w^3", "(w-3)^2 + 2"),
    *("sin(3w) + w^2/10", "log(1+w^2)", "w^4 - w^3", "relu(w)", "1e-3*w^2", "50w^2", "5"),
)
FARTHEST = 100_000
THOUGHTS = [experiment.thought for experiment in EXPERIMENTS]
RATES = (0.0, 0.05, 0.1, 0.5, 1.0, 1.25, 1.9, 2.0, 2.1)


class Going(NamedTuple):
    """A run as far as it is told of, and so many epochs beyond."""

    run: Run
    far: int

    @property
    def land(self) -> Landscape:
        return self.run.landscape

    def later(self) -> Sequence[float]:
        """The weights from now on; where a schedule ends nothing comes after it."""
        run, is_steady = self.run, self.run.method.schedule.is_constant
        return run.weights(run.at, run.at + self.far if is_steady else max(run.at, run.epochs))

    def was(self, epoch: int) -> bool:
        """Whether it was at a bottom at an epoch."""
        return self.land.is_bottom(self.run.weight_at(epoch))

    def first(self) -> int | None:
        """The first epoch at a bottom so far."""
        return next(
            (k for k, weight in enumerate(self.since(0)) if self.land.is_bottom(weight)), None
        )

    def since(self, epoch: int) -> Sequence[float]:
        """The weights from an epoch until now."""
        return self.run.weights(epoch, self.run.at)

    def has_left(self) -> bool:
        """Whether the run goes no further than it has come."""
        return len(self.run.weights(self.run.at, self.run.at + 1)) == 1

    def rises(self) -> float:
        """How much higher than at the start the loss is now."""
        return self.run.loss - self.run.to(0).loss


def same(weights: list[float], period: int) -> bool:
    pairs = zip(weights, weights[period:], strict=False)
    return all(math.isclose(a, b, rel_tol=3e-9, abs_tol=1e-300) for a, b in pairs)


def rests(going: Going, epoch: int) -> bool:
    seen = {*going.since(epoch), *going.later()}
    return all(map(going.land.is_bottom, (min(seen), max(seen))))


def is_around(going: Going, epoch: int) -> bool:
    """Whether the run has been on both sides of the bottom that is nearest, and not gone on."""
    seen, minima = going.since(epoch), going.land.minima
    nearest = min(minima, key=lambda minimum: abs(minimum - seen[-1]))
    return min(seen[-256:]) <= nearest <= max(seen[-256:])


def comes_there(going: Going, epoch: int) -> bool:
    """Whether the run is at a bottom at an epoch; one too far to count is for theory to say."""
    if epoch > FARTHEST:
        return theory_for(going.run) is not None
    return [*map(going.land.is_bottom, going.run.weights(epoch, epoch))] == [True]


def last_step(going: Going) -> tuple[float, float]:
    """The weights before and after the last step; of the first one before it is taken."""
    landing = max(1, going.run.at)
    before, after = going.run.weights(landing - 1, landing)
    return before, after


def last_rise(going: Going) -> float:
    before, after = map(going.land.loss, last_step(going))
    return after - before


def climbs(going: Going) -> float:
    before, after = last_step(going)
    return (after - before) * going.land.slope(before)


def crosses(going: Going) -> bool:
    low, high = sorted(last_step(going))
    return any(low < minimum < high for minimum in going.land.minima)


def is_less_steep(going: Going) -> bool:
    """Whether it is less steep where the last step landed; of the first one before it is taken."""
    before, after = map(going.land.slope, last_step(going))
    return abs(after) < abs(before)


BOTTOMS = r"(?:zero loss|(?:the |a )?bottom)"
LAWS = (
    (rf"^(?:at )?{BOTTOMS} since epoch (\d+)", lambda it, n: rests(it, int(n))),
    (r"^at (?:the|a) bottom$|^zero loss$|^rests$", lambda it: rests(it, it.run.at)),
    (
        rf"within 0\.00005 (?:of {BOTTOMS} )?since epoch (\d+)",
        lambda it, n: all(map(it.land.is_bottom, it.since(int(n)))),
    ),
    (r"within 0\.00005|^near$", lambda it: it.was(it.run.at)),
    (r"the slope is 0, and steps end", lambda it: rests(it, it.run.at)),
    (r"cycle (?:of )?(\d+)", lambda it, n: same(it.later(), int(n))),
    (r"cycle of (\d+) since epoch (\d+)", lambda it, n, k: same(it.since(int(k)), int(n))),
    (r"stays where it is|^stays$", lambda it: same(it.later(), 1)),
    (r"has not moved since epoch (\d+)", lambda it, k: same(it.since(int(k)), 1)),
    (r"which is no bottom", lambda it: bool(it.land.minima) and not it.was(it.run.at)),
    (r"no weight has come back", lambda it: len({*it.since(it.run.rate_since)}) > 64),
    (r"^around (?:the|a) bottom since epoch (\d+)", lambda it, n: is_around(it, int(n))),
    (r"[Nn]oise moves it", lambda it: it.run.method.noise.deviation > 0),
    (r"^around|to and fro around", lambda it: is_around(it, max(0, it.run.at - 256))),
    (r"on a plateau|so flat here", lambda it: abs(it.run.step.slope) < 0.001),
    (rf"^{BOTTOMS} (?:first )?at epoch (\d+)", lambda it, n: comes_there(it, int(n))),
    (
        rf"^(?:{BOTTOMS} first|passed the bottom) at epoch (\d+)",
        lambda it, n: it.first() == int(n),
    ),
    (
        r"arrived at (?:the|a) bottom, first at epoch (\d+)",
        lambda it, n: it.was(int(n)) and rests(it, it.run.at),
    ),
    (r"at (?:the|a) bottom from the start", lambda it: rests(it, 0)),
    (r"not reached|not in \d+ epochs|not yet|so far|too few", lambda it: it.first() is None),
    (r"not yet at|not to (?:the|a) bottom|too few", lambda it: not it.was(it.run.at)),
    (r"by theory at epoch|never", lambda it: theory_for(it.run) is not None),
    (r"no bottom is known", lambda it: not it.land.minima),
    (r"has grown|higher than at the start", lambda it: it.rises() > 0),
    (r"has fallen|lower than at the start|it is lower", lambda it: it.rises() < 0),
    (r"has not changed|as high as at the start", lambda it: it.rises() == 0),
    (r"only goes from side to side", lambda it: same(it.later(), 2)),
    (r"has not moved(?! since)", lambda it: len({*it.since(0)}) == 1),
    (
        r"has left it again|away from the bottom again",
        lambda it: it.first() is not None and not it.was(it.run.at),
    ),
    (r"was at .* at epoch (\d+)", lambda it, n: it.was(int(n))),
    (r"next step is too l|leads where there is no loss|has no loss|^ends", Going.has_left),
    (r"less steep", lambda it: is_less_steep(it) and climbs(it) < 0),
    (r"landed higher", lambda it: last_rise(it) > 0),
    (r"landed higher: the rate|landed higher, beyond", lambda it: crosses(it) and climbs(it) < 0),
    (r"landed higher: its slope", lambda it: climbs(it) <= 0),
    (r"landed higher$|makes no difference", lambda it: not crosses(it)),
    (r"yet lands lower", lambda it: last_rise(it) < 0),
    (r"just as high|makes no difference", lambda it: abs(last_rise(it)) <= 1e-9 * abs(it.run.loss)),
    (r"(?:past|beyond) the bottom|the other wall", crosses),
    (r"up the slope|uphill: by chance", lambda it: climbs(it) > 0),
    (r"downhill, against", lambda it: climbs(it) < 0 and last_rise(it) <= 0),
    (r"slope was 0", lambda it: climbs(it) == 0 and len({*last_step(it)}) == 2),
    (r"did not move it", lambda it: len({*last_step(it)}) == 1),
    (r"curvature is below 0", lambda it: it.land.curvature(last_step(it)[0]) < 0),
    (r"off by chance", lambda it: it.run.method.noise.deviation > 0),
    (r"earlier slopes", lambda it: bool(it.run.method.rule.init)),
)
NEUTRAL = re.compile(
    r"^\d+ epochs? done$|^A run of 0|^The marble"
    r"|^The (?:slope|\w+|curvature) is|o curvature|^The learning rate|too small|[Tt]oo large|^Never"
    r"|^The loss (?:stays|grows)|^Moving$|^Plateau$|^Wander|^In \d+"
)


def random_run(dice: random.Random, longest: int) -> Run | None:
    landscape = landscape_of(dice.choice((*NAMES, *TYPED)))
    rule = dice.choice(RULES[:1] * 4 + RULES)
    if rule.parameters and dice.random() < 0.5:
        rule = rule.with_values(tuple(dice.choice((0.0, 0.3, 0.9, 0.99)) for _ in rule.parameters))
    deviation = dice.choice((0.0, 0.0, 0.0, 1e-4, 1.0))
    schedule = dice.choice((CONSTANT, CONSTANT, CONSTANT, *SCHEDULES))
    rate = dice.choice((dice.choice(RATES), dice.uniform(0, 3), 10 ** dice.uniform(-6, 2)))
    weight = dice.choice(
        (dice.uniform(-3, 3), dice.uniform(-20, 20), dice.choice((0.0, 1.0, 0.001)))
    )
    if not landscape.is_inside(weight):
        return None
    epochs = dice.choice((0, 1, 2, 5, 50, 300, dice.randint(3, longest)))
    run = Run.start(landscape, weight, rate, epochs, Method(rule, schedule, Noise(deviation, 3)))
    return run.to(dice.choice((epochs, epochs, dice.randint(0, epochs))))


def told(run: Run) -> list[str]:
    """All that is said of where a run stands: the prompt, readout and projector, at full length."""
    race = Race((run,))
    said = [prompt(race, is_playing=not run.is_over)[0], *zero_loss(run)]
    if run.is_over:
        said += [*outcome_words(race), *captions(Seen(race)), [*narration([run])][-1]]
    return [re.sub("[`{}]", "", text) for text in said]


def random_prompt(dice: random.Random, run: Run) -> Words:
    race = dice.choice((Race((run,)), Race((run,)).mirrored()))
    shown = frozenset(dice.sample([*Deed], dice.randint(0, 3)))
    others = dice.random() < 0.3, dice.choice((*[None] * 9, 50)), dice.choice((*[None] * 9, 0, 1))
    return prompt(race, dice.choice((*THOUGHTS, *[()] * 9)), shown, *others)


def broken(forms: Sequence[str]) -> list[str]:
    """The forms of a sentence that are not whole, or the first where there is none for a room."""
    sizes = [len(re.sub("[`{}]", "", form)) for form in forms]
    is_there = min(sizes) <= 38 and any(size <= 78 for size in sizes) and sizes[0] >= sizes[-1]
    halves = [form for form in forms if form[-1] not in ".?" or form.count("`") % 2]
    return [*halves, *forms[: not is_there]]


def clauses(text: str) -> list[str]:
    parts = re.split(r"(?<=[a-z\d])[.;] |(?<=done): |\.$", text)
    parts = [
        part
        for part in parts
        if part and not re.search("`|space|raises|lowers|lists|put the marble", part)
    ]
    return [part[0].lower() + part[1:] for part in parts]


def contradictions(seed: int, far: int) -> list[str]:
    run = random_run(random.Random(seed), far // 2)
    if run is None:
        return []
    wrong, dice = [], random.Random(seed)
    for now in (run, *(run.to(dice.randint(0, run.at)) for _ in range(9))):
        going = Going(now, far)
        for clause in (each for text in told(now) for each in clauses(text)):
            found = [(law, match) for law in LAWS if (match := re.search(law[0], clause))]
            wrong += [clause for law, match in found if not law[1](going, *match.groups())]
            if not found and not NEUTRAL.search(clause[0].upper() + clause[1:]):
                wrong.append(f"nothing is known of: {clause}")
        wrong += broken(random_prompt(dice, now))
        next_one = prompt(Race((now,)))[0]
        if "lowers" in next_one and not now.method.rule.is_plain:
            wrong.append(next_one)
    return [f"{seed}: {each}: {describe(run)}" for each in dict.fromkeys(wrong)]


def describe(run: Run) -> str:
    rule, schedule, noise = run.method
    return (
        f"{run.landscape.formula} from {run.weight_at(0)!r} by {rule.name} {rule.values} at"
        f" {run.rate_set!r} {schedule.name} noise {noise.deviation}, epoch {run.at} of {run.epochs}"
    )


def test_there_are_words_for_every_cause_and_ending():
    assert {*CAUSES} == {cause.name for cause in Cause}
    others = {"standing", "at the bottom from the start"}
    assert {*ENDINGS} == {ending.value for ending in Ending} | others
    with pytest.raises(ValueError, match="moving stands twice"):
        table("moving\nmoving\n\nrests, moving\nrests")


@pytest.mark.parametrize("part", range(8))
def test_no_sentence_is_contradicted_by_what_the_run_has_done_and_goes_on_to_do(part: int) -> None:
    seeds = range(part * 25, part * 25 + 25)
    assert [each for seed in seeds for each in contradictions(seed, 3000)] == []


def test_what_is_said_of_two_is_so_of_each() -> None:
    heard = set()
    for seed in range(300):
        first, dice = random_run(random.Random(seed), 300), random.Random(-seed)
        weight = dice.choice((dice.uniform(-3, 3), -4.712388, 142.9424))
        if first is None or not first.landscape.is_inside(weight):
            continue
        race = Race((first.to(0), first.to(0).put_at(weight))).to(first.epochs)
        if race.cut_short or race.at == 0:
            continue
        said, spoken = at_the_end(race).sentence[0], at_the_end(race).spoken
        there = [
            run.landscape.is_bottom(run.weight)
            and not (theory_for(run) and run.loss > run.to(0).loss)
            for run in race.runs
        ]
        for words, runs in ((said, race.runs[: 1 + said.startswith("Both")]), (spoken, race.runs)):
            epochs = [int(number) for number in re.findall(r"(?:epoch|and) (\d+)", words)]
            if words.startswith(("Both", "The first marble")):
                each = epochs if len(epochs) == len(runs) else epochs * len(runs)
                for run, epoch in zip(runs, each, strict=True):
                    assert run.landscape.is_bottom(run.weight_at(epoch)), describe(run)
        heard.add(
            how := next(k for k, word in enumerate(("neither", "one of", "Both")) if word in spoken)
        )
        assert how == sum(there), (spoken, describe(race.lead), weight)
    assert heard == {0, 1, 2}
