"""Part three of the lessons, as data: why each rule was invented, and where it fails.

Two marbles with different rules stand side by side; what is told is a fact of their runs.
"""

from __future__ import annotations

from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.rules.schedule import schedule_of
from gdtui.engine.runs.setup import Setup
from gdtui.guide import seen
from gdtui.guide import seen_any_rule as judged
from gdtui.guide.guide import Clue, Kind
from gdtui.guide.lesson import STEPS, Deed, Lesson

_TELLING = frozenset({Clue.THEORY, Clue.NEXT, Clue.RATIO})
_BOTH_STEP = frozenset({Kind.STEP})
"""Two rules are not taken apart at once."""


def _by(rule: str, **parameters: str) -> Method:
    return Method(rule_of(rule).tuned(parameters))


ON_ANY_RULE = (
    Lesson(
        "memory",
        Setup((10.0,), 0.1, 200, method=_by("momentum")),
        "L(w) = w²/20 + sin(2w): many valleys. Momentum keeps 0.9 of its velocity at every step.",
        "● with momentum, ◆ without: who goes past the first valley?",
        ("both", "only ●", "neither"),
        judged.rolls_past,
        judged.ended,
        "press end, or space.",
        Deed(200),
        "Plain descent has no memory: it stops where the slope does. A velocity carries on, here"
        " to 2.299.",
        _TELLING,
        lets=_BOTH_STEP,
        landscape="ripples",
        second=PLAIN,
    ),
    Lesson(
        "how much memory",
        Setup((10.0,), 0.1, 100, method=_by("momentum")),
        "On w² plain descent at η = 0.1 takes 33 epochs. Momentum keeps β of its velocity.",
        "● keeps β = 0.9, ◆ 0.3. Which is first at zero loss?",
        ("● 0.9", "◆ 0.3", "both at once"),
        seen.first_there,
        judged.arrivals_by_memory,
        "press end, or space.",
        Deed(100),
        "Too long a memory runs past and swings. The best β for a rate is (1−√(ηc))²: here 0.31.",
        _TELLING,
        lets=_BOTH_STEP,
        second=_by("momentum", beta="0.3"),
    ),
    Lesson(
        "its own length",
        Setup((8.0,), 0.3, 150, method=_by("adam")),
        "From 8 plain descent needs 1826 steps. adam steps η·slope/usual slope, sign steps η.",
        "● adam, ◆ sign, at η = 0.3: who comes to rest at the bottom?",
        ("both", "only ●", "neither"),
        judged.who_rests,
        judged.at_last,
        "press end, or space.",
        Deed(150),
        "adam is used since one η does for steep and flat. The price: at the bottom it swings, and"
        " sign hops.",
        _TELLING,
        lets=_BOTH_STEP,
        landscape="plateau",
        second=_by("sign"),
    ),
    Lesson(
        "noise",
        Setup((10.0,), 0.1, 200, method=Method(noise=Noise(5.0))),
        "From a part of the data at a time a slope is right on average, and wrong each time.",
        "Each slope is off by S = 5 or so, at η = 0.1. Will it come to rest?",
        ("yes", "never", "it leaves"),
        judged.rests,
        judged.spread_found,
        "press end, or space.",
        Deed(200),
        "A fixed rate never settles: its spread is ηS²/(c(2−ηc)). At η = 0.02 it is 0.13, calm but"
        " slow.",
        _TELLING,
        lets=STEPS,
    ),
    Lesson(
        "a rate that falls",
        Setup((10.0,), 0.2, 100, method=Method(noise=Noise(5.0, 1))),
        "The same noise shakes both: one at η = 0.2, one at a rate that falls to 0 like a cosine.",
        "● keeps its rate, ◆'s falls. Who is nearer to 0 in the last 20 epochs?",
        ("● fixed", "◆ falling", "as near"),
        judged.nearer_at_last,
        judged.distances,
        "press end, or space.",
        Deed(100),
        "Large steps to get there, small ones to settle. A small fixed rate would do too: it only"
        " takes longer.",
        _TELLING,
        lets=_BOTH_STEP,
        second=Method(schedule=schedule_of("cosine"), noise=Noise(5.0, 1)),
    ),
    Lesson(
        "slope over curvature",
        Setup((2.0, 0.3), 1.0, 20, method=_by("newton")),
        "newton's step is slope over curvature: 1/c by itself, so on a parabola one step lands.",
        "Two wells, a hill at 0. ● starts at 2, ◆ at 0.3. Where do they go?",
        ("both down", "◆ up", "both up"),
        judged.who_climbs,
        judged.climbed,
        "press n five times.",
        Deed(5),
        "Where c < 0 it climbs: it finds what is level, a hilltop too. And c of a million weights"
        " is out of reach.",
        _TELLING,
        landscape="double-well",
    ),
)
