"""The list of the lessons and what is known now, as exact text; the chosen row is always seen."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_cases import shown

from gdtui.guide.lessons.course import CHAPTERS, LESSONS, Course
from gdtui.plot.panes.lesson_list import KNOWN, Page, lesson_list


def rows(course: Course, page: Page, width: int, height: int) -> list[str]:
    return [row.rstrip() for row in lesson_list(course, page, width, height).draw().rows]


def some() -> Course:
    """One predicted right, one otherwise, one shown, one begun, the others not yet."""
    course = at("the minus sign")
    course = shown(course.predict(1)).to(course.at + 1)
    course = shown(course.predict(0)).to(course.at + 1)
    course = shown(course).to(course.at + 1)
    return course.predict(2)


def at(title: str) -> Course:
    return Course([lesson.title for lesson in LESSONS].index(title))


def test_each_lesson_has_a_mark_and_words_for_how_its_prediction_went() -> None:
    first = at("the minus sign").at
    seen = rows(some(), Page(first + 1), 75, 30)
    assert [row[1:].strip() for row in seen[first + 1 : first + 6]] == [
        f"{first + 1} ✓ the minus sign         down, as you said",
        f"{first + 2} ✗ the derivative         10; you said: 5",
        f"{first + 3} — the length of a step   shown: shorter",
        f"{first + 4} · a large rate           you say: no, it grows",
        f"{first + 5} · two starts             not yet",
    ]
    assert seen[first + 2][0] == "▶"
    headings = [row.strip() for row in seen if row[1:2].strip()]
    assert headings == [chapter.title for chapter in CHAPTERS]
    narrow = rows(some(), Page(first), 38, 7)
    assert f"{first + 3} — the length of a step   shown" in " ".join(narrow)
    last = rows(some(), Page(KNOWN), 38, 2)
    assert last[1] == "▶      what I know now"


def test_what_is_known_is_told_and_what_was_not_seen_is_said() -> None:
    known = " ".join(" ".join(rows(some(), Page(0, knows=True), 75, 60)).split())
    told = at("the minus sign").at
    for number, lesson in enumerate(LESSONS):
        is_told = told <= number < told + 3
        assert (lesson.reason in known) == is_told
        assert (f"{lesson.title}: not seen yet" in known) != is_told


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
        course = shown(course) if answer >= 0 else course
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
