"""The lessons, each below its judge: it sets up a race, asks, and judges which answer came true.

On the parabola all is known exactly; other landscapes mend beliefs that it alone would leave
behind; then come other rules and what each costs, at last what a part of the data does.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import DATA, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Points
from gdtui.engine.rules.method import PLAIN, Method, Noise, rule_of
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Move
from gdtui.engine.theory.reasons import Ending, observed
from gdtui.engine.values import written
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import AHEAD, Action, Clue, Look

STEPS = Action.STEP | Action.BEAT
_SAME = 1e-6
"""No two numbers are told apart on the screen that differ by less."""


class Trial(NamedTuple):
    """What was made of a lesson's race so far, and the gap of the secant on the screen."""

    race: Race
    gap: float | None = None

    @property
    def run(self) -> Run:
        """The first marble's run."""
        return self.race.lead


Judge = Callable[[Trial], str | None]
"""The first words of what came true; those of no choice, and None, where that is not seen yet."""


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the judge of which came true.

    Until that is known, only what the lesson `lets` be done changes the race, so that it judges
    what it has set up itself, and what the lesson `hides` is not seen.
    """

    title: str
    """It is read before the answer is known, and says nothing of it."""
    thought: str
    question: str
    choices: tuple[str, ...]
    hint: str
    """The keys that make the answer happen."""
    reason: str
    """Why it happened: what is known from then on, by itself."""
    then: str
    """What is worth trying once it is known; it may be empty."""
    start: Setup
    judge: Judge
    answer_at: int = 0
    """The epoch at which the answer is seen, and before which it is not judged."""
    answers: tuple[float, ...] = ()
    """What is set one after the other before that, where the start will not do: rates, weights or
    gaps of the secant, whichever may be set."""
    hides: Clue = Clue(0)
    """What would tell the answer until it is told, besides what AHEAD is in every lesson."""
    keeps: Clue = Clue.RATIO
    """What stays hidden: it would tell a later answer, or take the room of what is told."""
    lets: Action = STEPS
    """What may be done to make it happen."""
    looks: Look = Look.TANGENT
    """What is switched on."""
    answer_looks: Look = Look(0)
    """What is switched on besides, once it has happened."""
    whole: str | None = None
    """The picture of the whole that it is about."""
    answer_whole: str | None = None
    """The picture of the whole that takes the place of the other, once it has happened."""
    gap: float | None = None
    """The gap of the secant at the start."""
    landscape: str = PARABOLA.name
    """A name or a formula, which is read only when the lesson is opened; two with a comma."""
    points: Points = ()
    """Those of which the landscape is made, where it has no name."""
    second: Method | None = None
    """How a second marble is moved from the same start, beside the first."""

    @property
    def race(self) -> Race:
        """The race at its start."""
        return _race_of(self)

    @property
    def moves(self) -> int:
        """How many moves make the answer seen: something is set, or an epoch goes by."""
        return len(self.answers) + self.answer_at

    def shown(self, moves: int) -> Trial:
        """The trial after some of those moves."""
        race, gap, answers = self.race, self.gap, self.answers[:moves]
        if answers and Action.RATE in self.lets:
            race = race.with_learning_rate(answers[-1])
        elif answers and Action.WEIGHT in self.lets:
            race = race.with_weight(answers[-1])
        elif answers:
            gap = answers[-1]
        return Trial(race.to(moves - len(answers)), gap)

    def judged(self, trial: Trial) -> str | None:
        """The choice that came true in a trial, once it has gone on for long enough."""
        if trial.race.at < self.answer_at and not trial.race.is_over:
            return None
        began = tuple(f"{self.judge(trial)}{end}" for end in " ,")
        return next((choice for choice in self.choices if f"{choice} ".startswith(began)), None)


def lesson_words(text: str) -> tuple[str, str, str, tuple[str, ...], str, str, str]:
    """The words of a lesson in the order of its fields, a line each; one further in goes on."""
    lines = text.strip().replace("\n        ", " ").split("\n    ")
    title, thought, question, choices, hint, reason, *then = lines
    return title, thought, question, tuple(choices.split(" | ")), hint, reason, "".join(then)


@lru_cache(maxsize=2)
def _race_of(lesson: Lesson) -> Race:
    """Kept: each move of an answer that is played goes on from there."""
    if lesson.points:
        from gdtui.engine.landscapes.data import fitted

        setup = lesson.start._replace(landscapes=(fitted(lesson.points),))
    else:
        texts = lesson.landscape.split(",")
        setup = lesson.start._replace(landscapes=tuple(map(landscape_of, texts)))
    beside = setup._replace(method=lesson.second).race().runs if lesson.second else ()
    return Race((*setup.race().runs, *beside))


class Chapter(NamedTuple):
    """Some lessons that belong together."""

    title: str
    lessons: tuple[Lesson, ...]
    summary: str
    """What they come to; it is said once all of them have told."""


def who(is_so: Callable[[Run], bool]) -> Judge:
    """The judge that says of which of two marbles something is so."""

    def judge(trial: Trial) -> str:
        first, second = map(is_so, trial.race.runs)
        if first == second:
            return "both" if first else "neither"
        return "only ●" if first else "only ◆"

    return judge


def whose(number: Callable[[Run], float]) -> Judge:
    """The judge that says which of two marbles has the smaller number, as far as that is seen."""

    def judge(trial: Trial) -> str:
        first, second = map(number, trial.race.runs)
        if math.isclose(first, second, abs_tol=_SAME):
            return "both"
        return "●" if first < second else "◆"

    return judge


# The parabola, in the order of the explanation: the weight as the slope of a line through points,
# minus sign, derivative, learning rate, experiments.

_STEEP = 6.0


def _falls_and_rises(trial: Trial) -> str | None:
    loss, steep = trial.run.landscape.loss, trial.run.first_weight
    if steep != _STEEP:
        return None
    falls, rises = loss(steep / 2) < loss(0), loss(steep) > loss(steep / 2)
    return ", ".join(["falls"] * falls + ["rises"] * rises)


_TURNING = Lesson(
    *lesson_words("""
    turning a line
    A line y = w·x misses the points by the dashed lines. Their mean square is the loss.
    The line is turned from w = 0 to w = 6. What does the loss do?
    falls | falls, rises | rises
    turn it with `→`, to 6.
    Too flat or too steep, it misses the points. The loss of every w, side by side, is the bowl.
    `v` shows it.
    """),
    start=Setup((0.0,), 0.1),
    landscape="regressor",
    judge=_falls_and_rises,
    answers=tuple(turn / 2 for turn in range(1, int(2 * _STEEP) + 1)),
    hides=Clue.BOWL,
    keeps=AHEAD | Clue.SLOPE,
    lets=Action.WEIGHT,
    whole="data",
)


def _first_moves(trial: Trial) -> str:
    first, second = (run.step_from(0).move for run in trial.race.runs)
    if first is second:
        return first.value
    return "down" if first is Move.LEFT else "up"


_MINUS_SIGN = Lesson(
    *lesson_words("""
    the minus sign
    The loss is a landscape, the weight a marble in it. The slope says how steeply it rises to
        the right.
    w ← w − η·slope: which way will ● and ◆ go?
    left | down | up
    press `a`, beat by beat, or `n`.
    A positive slope leads left, a negative one right. Without the minus sign both would climb,
        to △ and ▽.
    """),
    start=Setup((8.0, -8.0), 0.1),
    judge=_first_moves,
    answer_at=1,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY | Clue.RATIO,
    looks=Look(0),
    answer_looks=Look.TANGENT | Look.UPHILL,
)


def _slope_of_secant(trial: Trial) -> str | None:
    run, gap = trial.run, trial.gap or math.inf
    slope = run.landscape.secant(run.weight, gap) if abs(gap) < 0.05 else None
    return None if slope is None else str(round(slope))


_DERIVATIVE = Lesson(
    *lesson_words("""
    the derivative
    A line through two points of the bowl is a secant. Between the points lies the gap h.
    w = 5, h = −8: its slope is 2. What does it come to as h shrinks?
    5 | 10 | 25
    press `,` till h is tiny.
    The secant has the slope 2w + h. As h vanishes that is 2w, 10 at w = 5: the secant has become
        the tangent.
    """),
    start=Setup((5.0,), 0.1),
    judge=_slope_of_secant,
    answers=tuple(-8 / 2**k for k in range(1, 9)),
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    lets=Action.GAP,
    looks=Look.SECANT,
    answer_looks=Look.TANGENT,
    gap=-8.0,
)


def _second_length(trial: Trial) -> str:
    before, between, after = map(trial.run.weight_at, range(3))
    first, second = abs(between - before), abs(after - between)
    if math.isclose(first, second):
        return "as long"
    return "longer" if second > first else "shorter"


_LENGTH = Lesson(
    *lesson_words("""
    the length of a step
    The learning rate η scales the slope: a step is as long as η times the slope.
    Will the second step be as long as the first?
    shorter | as long | longer
    press `n` twice.
    Lower down it is less steep, so at one rate the steps shrink by themselves.
    `a` three times, then `shift+↑`: the arrow grows.
    """),
    start=Setup((10.0,), 0.2),
    judge=_second_length,
    answer_at=2,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    answer_looks=Look.LANDING,
)


def _loss_in_the_end(trial: Trial) -> str:
    run = trial.run
    if run.zero_loss is not None:
        return "yes"
    return "no, it stays" if run.loss == run.epoch(0).loss else "no, it grows"


_LARGE_RATE = Lesson(
    *lesson_words("""
    a large rate
    Now η = 1. From w = 10 a step is 1 × 20 long.
    Will the loss come down to zero?
    yes | no, it stays | no, it grows
    press `n` four times, or `space`.
    At η = 1 each step lands on the opposite wall, just as high: the oscillation trap.
    """),
    start=TRAP.setup,
    judge=_loss_in_the_end,
    answer_at=4,
)


_TWO_STARTS = Lesson(
    *lesson_words("""
    two starts
    ● starts at 10, ◆ at 15, both with η = 0.2. Below 0.00005 a loss prints as 0.0000: zero loss.
    Which one is at zero loss first?
    ● | ◆ | both at once
    press `n`, or `space` to play.
    At η = 0.2 a step keeps 0.6 of both weights, so their ratio stays 1.5. From 16 it takes one
        epoch more.
    """),
    start=PROPORTIONAL.setup,
    judge=whose(lambda run: run.zero_loss or math.inf),
    answer_at=15,
    hides=Clue.RATIO,
    keeps=Clue.NEXT,
)


_OF_A_TENTH = 33
"""The epochs that the rate 0.1 takes."""


def _mirror_image(trial: Trial) -> str | None:
    is_one = trial.run.restart().to_end().zero_loss == _OF_A_TENTH
    return written(trial.run.learning_rate) if is_one else None


_BALANCE = Lesson(
    *lesson_words("""
    the balance
    The map shows how many epochs a rate takes: small steps take many, too large ones never
        arrive.
    η = 0.1 takes 33. Which other takes as many?
    0.2 | 0.9 | 1.1
    raise η with `shift+↑`.
    On w² η and 1 − η are mirror images: 0.9 is as slow as 0.1, but zigzags from wall to wall.
    """),
    start=SLOW.setup,
    judge=_mirror_image,
    answers=tuple(k / 10 for k in range(2, 10)),
    hides=Clue.COUNTS,
    lets=STEPS | Action.RATE,
    whole="map",
)


# Any landscape


def _bottoms(trial: Trial) -> str:
    bottoms = {observed(run).bottom for run in trial.race.runs}
    return "at none" if None in bottoms else "yes" if len(bottoms) == 1 else "no"


_TWO_VALLEYS = Lesson(
    *lesson_words("""
    two valleys
    Two valleys, the left one deeper: L(w) = w⁴/4 − w²/2 + w/5.
    ● starts at 1.5, ◆ at −1.5. Will they end at the same bottom?
    yes | no | at none
    press `n`, or `space` to play.
    The start decides: 1.5 leads to 0.88, −1.5 to −1.09. A bottom is found, not always the
        lowest.
    With η = 0.7 (`e`, then `r`, `space`) ● leaps over the hill to the deeper one.
    """),
    start=Setup((1.5, -1.5), 0.2),
    landscape="tilted-well",
    judge=_bottoms,
    answer_at=20,
)


def _lands_at_once(trial: Trial) -> str | None:
    step = trial.run.last_step
    if step is None or step.landscape.is_bottom(step.weight) or not trial.run.is_at_bottom:
        return None
    return written(step.learning_rate)


_ANOTHER_BOWL = Lesson(
    *lesson_words("""
    another bowl
    How fast the slope changes is the curvature c: 2 on w², 4 on 2(w − 3)² + 1.
    On w² η = 0.5 lands in one step. Which rate does here?
    0.25 | 0.5 | 1
    set η with `↑` or `e`, press `n`.
    η = 1/c lands in one step, and from 2/c on it does not settle: 0.25 and 0.5 here, 0.5 and 1
        on w².
    """),
    start=Setup((8.0,), 0.2),
    landscape="2(w-3)^2 + 1",
    judge=_lands_at_once,
    answer_at=1,
    answers=(0.25,),
    lets=STEPS | Action.RATE,
)


def _hops(trial: Trial) -> str:
    now = observed(trial.run)
    if now.period == 2:
        return "it hops"
    return "yes" if now.ending is Ending.AT_THE_BOTTOM else "it leaves"


_KINK = Lesson(
    *lesson_words("""
    a kink
    L(w) = |w|: the slope is 1 right of 0 and −1 left of it, however near.
    With η = 0.3: will it come to rest at 0?
    yes | it hops | it leaves
    press `n`, or `space` to play.
    |w| is as steep near 0 as far out, so no step shrinks: each is 0.3 long, and it hops between
        0.1 and −0.2.
    """),
    start=Setup((2.2,), 0.3),
    landscape="absolute",
    judge=_hops,
    answer_at=10,
)
_FAR_OUT = Lesson(
    *lesson_words("""
    far out
    A dip in a wide plain: L(w) = w²/(1 + w²), lowest at 0.
    ● starts at 8, ◆ at 1. Whose first step is longer?
    ● from 8 | ◆ from 1 | both as long
    press `n`: one step.
    A small slope is not near the bottom: at 8 it is flat and far. With this rate ● needs 5476
        steps, ◆ 30.
    """),
    start=Setup((8.0, 1.0), 0.1),
    landscape="plateau",
    judge=whose(lambda run: -abs(run.weight_at(1) - run.first_weight)),
    answer_at=1,
    hides=Clue.SLOPE,
    looks=Look(0),
    answer_looks=Look.TANGENT,
)

_ORDERS = {
    Ending.CYCLE: "16",
    Ending.WANDERING: "no order",
    Ending.LEFT_THE_FLOATS: "it leaves",
    Ending.LEFT_THE_LANDSCAPE: "it leaves",
}
_BEYOND = Lesson(
    *lesson_words("""
    beyond 2/c
    At both bottoms c = 2, so 2/c = 1. At a higher rate w hops: between 2 weights at η = 1.1, 4
        at 1.25, 8 at 1.2885.
    And at η = 1.5?
    16 | no order | it leaves
    press `end`.
    At η = 1.5 no weight comes back: chaos. From 1.598 on it leaps over the hill too.
    """),
    start=Setup((0.5,), 1.5, 300),
    landscape="double-well",
    judge=lambda trial: _ORDERS.get(observed(trial.run).ending),
    answer_at=300,
    answer_whole="long-run",
)


# Any rule. Along the axes of a loss of many weights each descends for itself, the steep and the
# flat ones by the same rate: so two marbles do, each in a bowl of its own.

_RAVINE = "w^2, w^2/20"
_RATE = Lesson(
    *lesson_words("""
    steep and flat
    All weights of a loss share one η: ● is where it is steep, w², ◆ where it is flat, w²/20.
    At η = 0.1 ◆ crawls. Now η = 1.1: which will come down?
    both | only ● | only ◆
    press `n`, or `space` to play.
    η must stay below 2/c of the steep bowl, 1. There the flat one crawls: a step keeps 0.9 of
        its weight.
    `[` goes to 1, and again to the η that is best for both.
    """),
    start=Setup((10.0, 10.0), 1.1),
    landscape=_RAVINE,
    judge=who(lambda run: run.loss < run.epoch(0).loss),
    answer_at=6,
)
_ADAM = Lesson(
    *lesson_words("""
    the usual size
    The same two bowls. adam divides the mean slope by its usual size.
    Who will be nearer to the bottom after 10 steps?
    ●, steep | ◆, flat | both as near
    press `n`, or `space` to play.
    Slope and usual size are both 20 times as large: adam's steps are alike.
    One η does for both. `space` goes on: near the bottom they swing.
    """),
    start=Setup((10.0, 10.0), 0.5, method=Method(rule_of("adam"))),
    landscape=_RAVINE,
    judge=whose(lambda run: abs(run.weight)),
    answer_at=10,
    lets=Action.STEP,
)


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    before = [bottom for bottom in run.landscape.minima if bottom < run.first_weight]
    return run.valley is not None and run.valley.bottom < max(before)


_MEMORY = Lesson(
    *lesson_words("""
    memory
    L(w) = w²/20 + sin(2w): many valleys. Momentum keeps 0.9 of its velocity at every step.
    ● with momentum, ◆ without: who goes past the first valley?
    both | only ● | neither
    press `n`, or `space` to play.
    A velocity carries the marble on where plain descent stops. The price: it swings for long.
    `space` goes on.
    """),
    start=Setup((10.0,), 0.1, 200, method=Method(rule_of("momentum"))),
    second=PLAIN,
    landscape="ripples",
    judge=who(_is_past),
    answer_at=15,
    lets=Action.STEP,
)


# A part of the data


def _rests(run: Run) -> bool:
    """Whether the last weights were all at the bottom."""
    return all(map(run.landscape.is_bottom, run.recent(9)))


def _of(size: int) -> Method:
    return Method(noise=Noise(batch=size))


_IN_PARTS = Lesson(
    *lesson_words("""
    in parts
    The slope of a million points takes long. ● takes it from one point a step, ◆ from 8, drawn
        by chance.
    Which of them will come to rest at the bottom?
    both | only ◆ | neither
    press `n`, or `space` to play.
    One point, or 8, never say quite what all say: the marbles go on around the bottom, ◆ closer
        to it.
    `space` goes on.
    """),
    start=Setup((9.0,), 0.1, 100, method=_of(1)),
    second=_of(8),
    landscape="regressor",
    judge=who(_rests),
    answer_at=34,
    lets=Action.STEP,
)
_ON_A_LINE = Lesson(
    *lesson_words("""
    points on a line
    Now all points lie on the line y = 3x. Again each step takes its slope from one of them.
    Will the marble come to rest at the bottom?
    yes | it goes on | it leaves
    press `n`, or `space` to play.
    At w = 3 the slope of each point is 0, whichever is drawn: where a line fits all, single
        points settle too.
    """),
    start=Setup((9.0,), 0.1, 100, method=_of(1)),
    points=tuple((x, 3 * x) for x, _ in DATA),
    judge=lambda trial: "yes" if _rests(trial.run) else "it goes on",
    answer_at=50,
    lets=Action.STEP,
)


CHAPTERS = (
    Chapter(
        "the parabola",
        (_TURNING, _MINUS_SIGN, _DERIVATIVE, _LENGTH, _LARGE_RATE, _TWO_STARTS, _BALANCE),
        "The bowl is how far each line misses the points. A step goes against the slope, by η times"
        " the slope: too small a rate takes long, too large a one never arrives.",
    ),
    Chapter(
        "any landscape",
        (_TWO_VALLEYS, _ANOTHER_BOWL, _KINK, _FAR_OUT, _BEYOND),
        "What a rate does follows from the curvature at the bottom: below 2/c it settles. Start and"
        " rate decide at which bottom.",
    ),
    Chapter(
        "any rule",
        (_RATE, _ADAM, _MEMORY),
        "The steep bowl limits η, and the flat one crawls: that is why there are other rules, each"
        " with its price.",
    ),
    Chapter(
        "a part of the data",
        (_IN_PARTS, _ON_A_LINE),
        "A batch is right on average. Where no line fits all points it keeps the marble moving;"
        " where one does, it settles.",
    ),
)
LESSONS = tuple(lesson for chapter in CHAPTERS for lesson in chapter.lessons)
"""By their numbers, the first being 1."""
