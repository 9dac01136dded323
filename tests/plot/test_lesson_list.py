"""The list of the lessons and what is known now, as exact text; the chosen row is always seen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.guide.lessons.course import CHAPTERS, LESSONS, Course
from gdtui.plot.panes.lesson_list import KNOWN, Page, lesson_list


def rows(course: Course, page: Page, width: int, height: int) -> list[str]:
    return [row.rstrip() for row in lesson_list(course, page, width, height).draw().rows]


def some() -> Course:
    """One predicted right, one otherwise, one shown, one begun, the others not yet."""
    course = Course().predict(1).shown().to(1).predict(0).shown().to(2).shown()
    return course.to(3).predict(2)


def test_each_lesson_has_a_mark_and_words_for_how_its_prediction_went() -> None:
    shown = rows(some(), Page(1), 75, 22)
    assert shown[:7] == [
        " the parabola",
        "   1 ✓ the minus sign         right: down",
        "▶  2 ✗ the derivative         otherwise: 10; you said: 5",
        "   3 — the length of a step   shown: shorter",
        "   4 · a large rate           you say: no, it grows",
        "   5 · two starts             not yet",
        "   6 · the balance            not yet",
    ]
    assert shown[-2:] == ["       what I know now", ""]
    headings = [row.strip() for row in shown if row[1:2].strip()]
    assert headings == [chapter.title for chapter in CHAPTERS]


def test_where_it_is_narrow_and_low_the_words_are_short_and_the_rows_scroll() -> None:
    assert rows(some(), Page(0), 38, 7) == [
        " the parabola",
        "▶  1 ✓ the minus sign     right: down",
        "   2 ✗ the derivative   otherwise: 10",
        "   3 — the length of a step   shown",
        "   4 · a large rate           begun",
        "   5 · two starts             not yet",
        "   6 · the balance            not yet▼",
    ]
    assert rows(some(), Page(KNOWN), 38, 2) == [
        "  17 · slope over curvature   not yet▲",
        "▶      what I know now",
    ]


def test_what_is_known_is_told_and_what_was_not_seen_is_said() -> None:
    assert rows(some(), Page(0, knows=True), 75, 10)[:4] == [
        "▶  1 ✓ ● went left, from 8 to 6.4; ◆ right, from -8 to -6.4 (shown)",
        "   2 ✗ At w = 5 with h = -0.03125 the slope of the secant is 9.969 (shown)",
        "   3 — At η = 0.2 from 10 the first steps were 4 and 2.4 long (shown)",
        "   4 · a large rate: not seen yet",
    ]


def test_what_a_part_comes_to_is_told_once_all_its_lessons_have_told() -> None:
    firsts = [sum(len(each.lessons) for each in CHAPTERS[:k]) for k in range(len(CHAPTERS) + 1)]
    for missing in (None, *range(len(LESSONS))):
        course = course_of([-1 if k == missing else 3 for k in range(len(LESSONS))])
        text = " ".join(" ".join(rows(course, Page(0, knows=True), 76, 60)).split())
        for chapter, first, end in zip(CHAPTERS, firsts[:-1], firsts[1:], strict=True):
            is_whole = missing is None or not first <= missing < end
            assert (chapter.summary in text) == is_whole


COURSES = st.lists(st.integers(-1, 3), min_size=len(LESSONS), max_size=len(LESSONS))


def course_of(answers: list[int]) -> Course:
    """-1: not seen; 0 to 2: predicted; 3: shown."""
    course = Course()
    for number, answer in enumerate(answers):
        course = course.to(number)
        course = course.predict(answer) if answer in range(3) else course
        course = course.shown() if answer >= 0 else course
    return course


@settings(deadline=None)
@given(COURSES, st.integers(-3, KNOWN + 3), st.booleans(), st.integers(20, 120), st.integers(3, 40))
def test_the_chosen_row_is_seen_and_met_at_every_size_with_the_mark_of_its_answer(
    answers: list[int], row: int, knows: bool, width: int, height: int
) -> None:
    course, page = course_of(answers), Page(0, knows).to(row)
    assert page.row == max(0, min(row, KNOWN - knows))
    listed = lesson_list(course, page, width, height)
    picture = listed.draw()
    assert picture.size == (width, height)
    (y,) = [y for y, text in enumerate(picture.rows) if text.startswith("▶")]
    assert listed.entry_at(y) == page.row
    assert listed.entry_at(height) is None
    if page.row < KNOWN:
        given, answer = answers[page.row], course.answers[page.row]
        predicted = "✓" if given == answer.happened else "✗"
        assert picture.rows[y][5] == {-1: "·", 3: "—"}.get(given, predicted)
