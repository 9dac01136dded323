"""All lessons, in two parts: the parabola, and what it alone would teach wrongly."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.guide.lesson import Lesson
from gdtui.guide.on_any_landscape import ON_ANY_LANDSCAPE
from gdtui.guide.on_the_parabola import ON_THE_PARABOLA


class Chapter(NamedTuple):
    """Some lessons that belong together."""

    title: str
    lessons: tuple[Lesson, ...]


CHAPTERS = (
    Chapter("the parabola", ON_THE_PARABOLA),
    Chapter("any landscape", ON_ANY_LANDSCAPE),
)
LESSONS = tuple(lesson for chapter in CHAPTERS for lesson in chapter.lessons)
"""By their numbers, the first being 1."""
