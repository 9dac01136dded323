"""Panes: a list, a control, the set-up, the lessons, sentences in their room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_cases import shown
from text_tables import rows_of

from gdtui.engine.rules.stability import Law
from gdtui.engine.runs.setup import DEFAULTS
from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course
from gdtui.guide.guide import Rank, Sentence
from gdtui.guide.lessons import CHAPTERS, LESSONS
from gdtui.plot.axes.ranges import rates_of
from gdtui.plot.bowl.window import window_of
from gdtui.plot.cells.picture import KEY, PLAIN, STRONG
from gdtui.plot.cells.text import measure, setting
from gdtui.plot.panes.control import Control, Field, complaint_rows
from gdtui.plot.panes.lesson_list import KNOWN, lesson_list
from gdtui.plot.panes.list import Line, List, room_in
from gdtui.plot.panes.sentences import (
    draw_guide,
    draw_words,
    without_marks,
)
from gdtui.plot.shows import Shows

SIZES = st.lists(st.integers(1, 3), min_size=1, max_size=30)


@given(SIZES, st.integers(0, 29), st.integers(2, 60), st.integers(3, 20))
def test_the_chosen_entry_is_seen_whole_and_marks_say_where_there_is_more(
    sizes: list[int], chosen: int, width: int, height: int
) -> None:
    chosen = min(chosen, len(sizes) - 1)
    lines = [
        Line(((0, chr(0x4E00 + entry) + "x" * width, PLAIN),), entry)
        for entry, size in enumerate(sizes)
        for _ in range(size)
    ]
    listed = List.around(lines, chosen, width, height)
    drawn = listed.draw()
    assert drawn.size == (width, height)
    seen = [listed.entry_at(y) for y in range(height)]
    assert seen.count(chosen) == sizes[chosen]
    assert [entry for entry in seen if entry is not None] == [
        line.entry for line in lines[listed.first : listed.first + height]
    ]
    for row, entry in zip(drawn.rows, seen, strict=True):
        assert row[: room_in(width)] == (
            " " if entry is None else chr(0x4E00 + entry) + "x" * (width - 2)
        ).ljust(room_in(width))
    assert {row[-1] for row in drawn.rows} <= {*" ▲▼"}
    assert (drawn.rows[0][-1] == "▲") == (listed.first > 0)
    assert (drawn.rows[-1][-1] == "▼") == (listed.first + height < len(lines))
    assert listed.entry_at(-1) is listed.entry_at(height) is None


WEIGHTS = window_of(DEFAULTS.race(), Shows()).room


@pytest.mark.parametrize(
    ("value", "typed", "cursor", "complaint", "size", "rows"), rows_of(__file__, "controls.txt")
)
def test_a_control_has_its_rows_a_complaint_its_own_and_a_field_its_cursor_in_sight(
    value, typed, cursor, complaint, size, rows
) -> None:
    field = Field(typed, int(cursor), complaint=complaint) if typed else None
    control = Control("weight w", float(value), setting, WEIGHTS, field)
    picture = control.draw(*map(int, size.split("x")))
    assert [row.rstrip() for row in picture.rows] == rows.split("/")
    assert len(complaint_rows(field, 26)) == (2 if complaint else 0)


def test_a_value_beside_the_present_one_is_marked_and_told_in_the_last_row() -> None:
    track = rates_of([Law(2.0)])
    control = Control("learning rate η", 0.3, measure, track, None, 0.6, "set 0.6, cosine")
    picture = control.draw(26, 4)
    assert [row.rstrip() for row in picture.rows] == [
        "learning rate η     0.3000",
        "┝━━━━━●━━━┿━○━━━━━━━━┿━━━┥",
        "0        0.5         1",
        "         ○ set 0.6, cosine",
    ]
    lower = control.draw(26, 3)
    assert lower.rows == (*picture.rows[:2], picture.rows[3])


# Sentences: what is cut ends in three dots, and never within a word


ROOMY = [(76, 4), (48, 5), (39, 7)]
"""The guide at 80×24, at 50×16, and beside the bowl at 120 columns."""
SMALL = (38, 4)
"""The guide at 40×12."""
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=20)


@given(WORDS, st.integers(11, 80), st.integers(1, 3))
def test_as_many_words_are_shown_as_there_is_room_for(words, width, height) -> None:
    picture, said = (
        draw_words((" ".join(words),), each, None, width, height) for each in (False, True)
    )
    assert picture.rows == said.rows
    assert picture.size == (width, height)
    shown = " ".join(picture.rows).split()
    assert shown == words or (shown[-1] == "…" and shown[:-1] == words[: len(shown) - 1])
    if len(" ".join(words)) <= width:
        assert shown == words


def test_keys_are_set_off_and_formulas_in_a_prompt_but_not_in_what_was_typed() -> None:
    text = "`n` steps on {w^2}, as `space` does"
    shown = "n steps on w², as space does"
    guide = draw_guide((Sentence(Rank.CORE, text),), 40, 1)
    prompt, said = (draw_words((text,), is_said, None, 40, 1) for is_said in (False, True))
    for picture in (said, prompt, guide):
        assert picture.rows[0].rstrip() == (shown if picture is prompt else without_marks(text))
        keys = "".join(text for text, ink in picture.pieces(0, 0, 40) if ink == KEY)
        assert keys.split() == ["n", "space"]
    typed = "` does {x} `y z`"
    assert draw_words((typed,), True, None, 40, 1).rows[0].rstrip() == typed


def words(of: Course | Challenge, size: tuple[int, int]) -> str:
    return " ".join(" ".join(draw_guide(of.guide.sentences, *size).rows).split())


@pytest.mark.parametrize("number", range(len(LESSONS)), ids=lambda k: str(k + 1))
def test_a_lesson_has_room_and_what_matters_now_is_the_brightest(number: int) -> None:
    lesson, asks = LESSONS[number], Course(number)
    wrong = next(k for k in range(3) if lesson.choices[k] != shown(asks).answer.happened)
    tries, tells = asks.predict(wrong), shown(asks.predict(wrong))
    for size in (*ROOMY, SMALL):
        thought = (lesson.thought,) * (size != SMALL)
        question = (lesson.question,) * (size != SMALL)
        for course, parts in (
            (asks, (*thought, lesson.question, *lesson.choices)),
            (tries, (*thought, *question, without_marks(lesson.hint))),
            (tells, (lesson.reason, "; you said: ", *["It was: "] * (size != SMALL))),
        ):
            said = words(course, size)
            assert [part for part in parts if part not in said] == [], size
    for course, text in ((asks, lesson.question), (tries, lesson.question), (tells, lesson.reason)):
        picture = draw_guide(course.guide.sentences, 74, 5)
        pieces = (piece for row in range(5) for piece in picture.pieces(row, 0, 74))
        strong = " ".join(" ".join(part for part, ink in pieces if ink == STRONG).split())
        assert strong.startswith(text)


@pytest.mark.parametrize("size", [*ROOMY, SMALL])
def test_the_challenge_has_room_for_its_task_the_best_and_the_score(size: tuple[int, int]) -> None:
    challenge = Challenge(1, is_foggy=size[0] > 40)
    assert "which rate needs the fewest epochs to zero loss?" in words(challenge, size)
    for rate in (0.1, 0.2, 0.3, 0.4, 0.9, 1.0, 1.1):
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    assert "Best: 0.2, epoch 6. " in words(challenge, size)
    assert " steps in 7 tries so far." in words(challenge, size)
    race = challenge.setup.race().with_learning_rate(0.16)
    solved = words(challenge.look(race.forward()), size)
    end = "in 8 tries: a = 3.125, and at 1/(2a) = 0.16 one step is enough, from any weight."
    assert end in solved


# The list of the lessons


def test_each_lesson_has_a_mark_and_words_for_how_its_prediction_went() -> None:
    first = [lesson.title for lesson in LESSONS].index("the minus sign")
    course = course_of([-1] * first + [1, 0, 3])
    course = course.to(first + 3).predict(2)
    seen = [row.rstrip() for row in lesson_list(course, first + 1, 75, 30, knows=False).draw().rows]
    top = next(row for row, text in enumerate(seen) if "the minus sign" in text)
    assert [row[1:].strip() for row in seen[top : top + 5]] == [
        f"{first + 1} ✓ the minus sign         down, as you said",
        f"{first + 2} ✗ the derivative         10; you said: 5",
        f"{first + 3} — the length of a step   shown: shorter",
        f"{first + 4} · a large rate           you say: no, it grows",
        f"{first + 5} · two starts             not yet",
    ]
    headings = [row.strip() for row in seen if row[1:2].strip()]
    assert headings == [chapter.title for chapter in CHAPTERS]
    narrow = " ".join(lesson_list(course, first, 38, 7, knows=False).draw().rows)
    assert f"{first + 3} — the length of a step   shown" in narrow
    last = lesson_list(course, KNOWN, 38, 2, knows=False).draw().rows
    assert last[1].rstrip() == "▶      what I know now"


COURSES = st.lists(st.integers(-1, 4), min_size=len(LESSONS), max_size=len(LESSONS))


def course_of(answers: list[int]) -> Course:
    """-1: not seen; 0 to 2: predicted; 3 and more: shown."""
    course = Course()
    for number, answer in enumerate(answers):
        course = course.to(number)
        course = course.predict(answer) if answer in range(3) else course
        course = shown(course) if answer >= 0 else course
    return course


@settings(deadline=None, max_examples=60)
@given(
    COURSES | COURSES.map(lambda answers: [max(0, answer) for answer in answers]),
    *(st.integers(0, KNOWN), st.booleans(), st.integers(20, 120), st.integers(3, 40)),
)
def test_the_chosen_row_is_seen_and_met_at_every_size_with_the_mark_of_its_answer(
    answers: list[int], row: int, knows: bool, width: int, height: int
) -> None:
    course, row = course_of(answers), min(row, KNOWN - knows)
    listed = lesson_list(course, row, width, height, knows=knows)
    picture = listed.draw()
    assert picture.size == (width, height)
    (y,) = [y for y, text in enumerate(picture.rows) if text.startswith("▶")]
    assert listed.entry_at(y) == row
    assert listed.entry_at(height) is None
    if row < KNOWN:
        given, answer = answers[row], course.answers[row]
        predicted = "✓" if answer.predicted == answer.happened else "✗"
        assert picture.rows[y][5] == {-1: "·", 3: "—", 4: "—"}.get(given, predicted)
    known = lesson_list(course, 0, max(40, width), 99, knows=True).draw().rows
    assert not any(row.rstrip().endswith("=") for row in known)
    text, told = " ".join(" ".join(known).split()), iter(course.answers)
    for chapter in CHAPTERS:
        own = [next(told).is_told for _ in chapter.lessons]
        for lesson, is_told in zip(chapter.lessons, own, strict=True):
            assert (lesson.reason in text) == is_told
            assert (f"{lesson.title}: not seen yet" in text) != is_told
        assert (chapter.summary in text) == all(own)
