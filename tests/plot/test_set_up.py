"""The picture of the set-up as exact text, and at every size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES as LANDSCAPE_NAMES
from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise, Rule
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.options import NAMES, PART
from gdtui.plot.cells.picture import CURSOR, ERROR
from gdtui.plot.cells.text import to_ascii, worded
from gdtui.plot.panes.control import Field
from gdtui.plot.panes.set_up import Form, draw_set_up, place_at

SIZES = [(78, 20), (118, 32), (198, 56), (48, 12), (38, 8)]
LANDSCAPES = [*map(named, LANDSCAPE_NAMES)]
USUAL = ["landscape", "weight", "lr", "epochs"]
MORE = [*USUAL, "rule", "beta", "beta2", "schedule", "noise", "seed"]
LABELS = [PART[name].label for name in MORE]


def form(landscape: Landscape, at: int = 0, complaint: str = "", typed: str = "") -> Form:
    texts = [typed or landscape.name, "1.5", "0.1", "50"]
    fields = [Field(text, len(text), is_selected=not complaint) for text in texts]
    fields[at] = fields[at]._replace(complaint=complaint)
    places = [*map(NAMES.index, USUAL)]
    setup = Setup((start_on(landscape),), landscapes=(landscape,))
    return Form(tuple(zip(places, fields, strict=True)), places[at], setup)


def long_form(rule: Rule, at: int) -> Form:
    """Ten fields, of which one is typed into."""
    setup = Setup(method=Method(rule, SCHEDULES[3], Noise(0.5, 1)))
    places = [*map(NAMES.index, MORE)]
    return Form(tuple((place, Field("1", 1)) for place in places), places[at], setup)


WELL = form(named("double-well"))


def left(each: Form, width: int, height: int, columns: int) -> list[str]:
    return [row[:columns].rstrip() for row in draw_set_up(each, width, height).rows]


def test_fields_and_list_stand_at_the_left(snapshot) -> None:
    assert snapshot == "\n".join(left(WELL, 78, 20, 42)[:15])


@pytest.mark.parametrize("size", SIZES)
def test_a_complaint_moves_nothing_below_it(size: tuple[int, int]) -> None:
    right, wrong = (
        draw_set_up(form(named("quartic"), 0, complaint), *size).rows
        for complaint in ("", "w is missing")
    )
    assert right[2:] == wrong[2:]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 9), st.integers(30, 200), st.integers(5, 56), st.booleans())
def test_the_open_field_is_always_there_and_each_is_met_where_it_is_seen(
    at: int, width: int, height: int, wrong: bool
) -> None:
    each = long_form(RULES[5], at)
    if wrong:
        place, field = each.fields[at]
        fields = list(each.fields)
        fields[at] = place, field._replace(complaint="sin needs parentheses")
        each = each._replace(fields=tuple(fields))
    picture = draw_set_up(each, width, height)
    (open_row,) = [y for y, inks in enumerate(picture.inks) if CURSOR in inks]
    assert picture.rows[open_row][1:15].rstrip() == LABELS[at]
    seen = {y: row[1:15].rstrip() for y, row in enumerate(picture.rows)}
    shown = [label for label in seen.values() if label in LABELS]
    first = LABELS.index(shown[0])
    assert shown == LABELS[first : first + len(shown)]
    for y, label in seen.items():
        if label in LABELS:
            assert place_at(each, 2, y, width, height)[0] == NAMES.index(MORE[LABELS.index(label)])
    said = "".join(
        text for row in range(height) for text, ink in picture.pieces(row, 0, width) if ink == ERROR
    )
    assert "".join(said.split()) == "sinneedsparentheses" * wrong
    assert wrong == (ERROR in picture.inks[open_row + 1])


def told_beside(each: Form, size: tuple[int, int]) -> str:
    """What stands beside fields and list, without blanks."""
    left = 44 if size[0] == 78 else max(42, 2 * size[0] // 5) + 2
    return "".join(row[min(left, 66) :] for row in draw_set_up(each, *size).rows).replace(" ", "")


@pytest.mark.parametrize("size", SIZES[:3])
def test_what_is_chosen_is_marked_and_told_by_formula_purpose_and_picture(size) -> None:
    for each, name, *parts in (
        *((form(land), land.name, "L(w)=", "L′(w)=", land.purpose[0]) for land in LANDSCAPES),
        *((long_form(r, 4), r.name, r.formula.split("; ")[-1], r.purpose[0]) for r in RULES),
    ):
        assert any(row.startswith(f" ▶ {name}") for row in draw_set_up(each, *size).rows)
        told = told_beside(each, size)
        assert [part for part in parts if part.replace(" ", "") not in told] == []
        assert any("⠁" <= cell <= "⣿" for cell in told)
    for schedule in SCHEDULES:
        setup = Setup(learning_rate=0.3, method=Method(schedule=schedule))
        told = told_beside(WELL._replace(setup=setup, at=NAMES.index("schedule")), size)
        assert schedule.formula.replace(" ", "") in told
        assert "┤⠉" in told or "η│" in told


@pytest.mark.usefixtures("in_ascii")
def test_a_formula_has_a_cell_for_each_character_and_all_of_it_in_ascii() -> None:
    for each in (*RULES, *SCHEDULES):
        assert all(character.isprintable() for character in each.formula)
        assert "?" not in to_ascii(worded(each.formula))


FORMULAS = st.sampled_from(["w^2", "1/w", "tan(w)", "sqrt(w - 3)", "exp(-w)", "3", "w^20 - w"])


@settings(deadline=None, max_examples=60)
@given(FORMULAS, st.integers(0, 3), st.text(max_size=60), st.integers(1, 210), st.integers(1, 60))
def test_every_form_can_be_drawn_at_every_size(
    formula: str, at: int, complaint: str, width: int, height: int
) -> None:
    picture = draw_set_up(form(landscape_of(formula), at, complaint, formula), width, height)
    assert picture.size == (width, height)
