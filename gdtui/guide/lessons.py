"""All lessons, in three parts: the parabola, what it alone would teach wrongly, other rules."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.guide.lesson import Lesson
from gdtui.guide.on_any_landscape import ON_ANY_LANDSCAPE
from gdtui.guide.on_any_rule import ON_ANY_RULE
from gdtui.guide.on_the_parabola import ON_THE_PARABOLA


class Chapter(NamedTuple):
    """Some lessons that belong together."""

    title: str
    lessons: tuple[Lesson, ...]
    known: str
    """What they come to; it is said once all of them have told."""


CHAPTERS = (
    Chapter(
        "the parabola",
        ON_THE_PARABOLA,
        "Against the slope, by η times the slope: too small a rate takes for ever, too large a one"
        " never arrives.",
    ),
    Chapter(
        "any landscape",
        ON_ANY_LANDSCAPE,
        "What a rate does follows from the curvature at the bottom: below 2/c it rests. Start and"
        " rate decide at which bottom.",
    ),
    Chapter(
        "any rule",
        ON_ANY_RULE,
        "Why Adam? One η does for steep and flat, and nobody need know c. Yet plain descent with a"
        " small rate would do: it only takes longer, and noise shakes it less.",
    ),
)
LESSONS = tuple(lesson for chapter in CHAPTERS for lesson in chapter.lessons)
"""By their numbers, the first being 1."""
