"""What a person does in each lesson, and what may not be seen before: the table lessons.txt."""

from itertools import zip_longest
from typing import NamedTuple

from text_tables import rows_of

from gdtui.guide.course import Course
from gdtui.guide.lessons import LESSONS

THEORY = ("theory", "near w*", "r = ", "on its way", "convergence", "trap", "settle", "special")
"""Words by which the end of a run would be told."""
STEP = ("moves", "next w", "same side", "crosses", "loss falls", "loss stays", "loss grows")
"""Words by which the next step would be told."""
CURVES = set(map(chr, range(0x2801, 0x2900)))
"""The characters that a curve is drawn with."""


class Case(NamedTuple):
    """The keys that make the answer happen, the answer, and what would tell it."""

    keys: list[str]
    answer: str
    secrets: list[str]
    numbers: list[str]
    """Those in its sentences that the screen does not have."""
    hidden: list[str]
    """What of the picture would tell it: the tangent, the bowl, the curve of the whole."""


def _case(keys: str, answer: str, *parts: str) -> Case:
    times = (key.partition("*")[::2] for key in keys.split())
    pressed = [key for key, count in times for _ in range(int(count or 1))]
    secrets, numbers, hidden = (
        [each for each in (part or "").split(", ") if each]
        for part, _ in zip_longest(parts, range(3))
    )
    return Case(pressed, answer, [*STEP, *THEORY, *secrets], numbers, hidden)


CASES = {title: _case(*parts) for title, *parts in rows_of(__file__, "lessons.txt")}


def shown(course: Course) -> Course:
    """A course once its lesson has shown what happens."""
    return course.showing(course.lesson.moves)[0]


def keys_to(title: str) -> tuple[str, ...]:
    """The keys that open a lesson."""
    titles = [lesson.title for lesson in LESSONS]
    return ("y", "home", *("down",) * titles.index(title), "enter")
