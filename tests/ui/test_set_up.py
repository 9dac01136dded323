"""The set-up: what its keys do, what it says, and that nothing is touched before it is taken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import START, keys_of, pressed, view_of
from random_setups import setups
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.data import landscape_of_data
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, RULES, SCHEDULES, Method, Noise, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.options import PARTS
from gdtui.ui.door import after_paste
from gdtui.ui.screen.panes import words_of


def texts(view):
    return [view.top.fields[place].text for place in view.top.there]


def labels(view):
    return [PARTS[place].label for place in view.top.there]


def complaints(view):
    return [view.top.fields[place].complaint for place in view.top.there]


def at(view):
    """Which of the fields from above is the present one."""
    return view.top.there.index(view.top.at)


def to_field(view, label):
    """The set-up at a field, reached by the keys."""
    for _ in PARTS:
        if PARTS[view.top.at].label == label:
            return view
        view = pressed(["tab"], view)
    raise AssertionError(f"there is no field {label}")


def filled(view, **typed):
    """The set-up with texts typed into some fields, by label."""
    for label, text in typed.items():
        view = pressed(["ctrl+u", *text], to_field(view, label))
    return view


def text_of(view, label):
    return dict(zip(labels(view), texts(view), strict=True))[label]


@pytest.mark.parametrize("name", NAMES)
def test_each_landscape_can_be_chosen_from_the_list_and_starts_where_there_is_one(name):
    view = pressed(["o", *["down"] * NAMES.index(name)])
    assert texts(view)[0] == name
    taken = pressed(["enter"], view)
    assert taken.race.lead.landscape == named(name)
    assert taken.race.at == 0
    if name != "parabola":
        assert words_of(taken)[0] == f"{named(name).purpose[0]} `space` plays."


@pytest.mark.parametrize(("keys", "label", "text"), rows_of(__file__, "set_up.txt"))
def test_numbers_step_as_their_keys_do_and_what_no_person_typed_is_proposed(keys, label, text):
    assert text_of(pressed(keys_of(f"o {keys}")), label) == text


@pytest.mark.parametrize(
    "keys", ["sin space w", "tab*3 2.5", "tab*4 adam tab*2 x", "tab*6 1 tab x"]
)
def test_what_is_wrong_is_said_at_once_and_enter_goes_there(keys):
    view = pressed(keys_of(f"o {keys}"))
    refused = pressed(["tab", "enter"], view)
    assert refused.race == START.race
    assert at(refused) == at(view)
    assert complaints(refused)[at(view)] == complaints(view)[at(view)] != ""


def test_the_last_landscape_that_could_be_read_stays_while_one_types():
    view = pressed(["o", "ctrl+u", *"w^4 + ("])
    assert view.top.read.landscape == landscape_of("w^4")


def test_only_the_parameters_of_the_rule_and_the_seed_of_a_noise_are_asked_for():
    assert labels(pressed(["o"]))[4:] == ["rule", "schedule", "noise", "data"]
    for each in RULES:
        symbols = [parameter.symbol for parameter in each.parameters]
        view = filled(pressed(["o"]), rule=each.name)
        assert labels(view)[4:] == ["rule", *symbols, "schedule", "noise", "data"]
        assert labels(filled(view, noise="0.5"))[-2] == "seed"


@pytest.mark.parametrize("rule", ["descent", "momentum", "adam"])
def test_tab_goes_round_all_fields_that_are_there_and_shift_tab_the_other_way(rule):
    view = to_field(filled(pressed(["o"]), rule=rule, noise="1"), "landscape")
    count = len(view.top.there)
    assert [at(pressed(["tab"] * k, view)) for k in range(count + 1)] == [*range(count), 0]
    assert [at(pressed(["shift+tab"] * k, view)) for k in range(count)] == [
        -k % count for k in range(count)
    ]


def test_nothing_that_was_typed_is_lost_when_another_field_changes():
    view = filled(pressed(["o"]), **{"learning rate": "0.37", "rule": "adam", "β": "0.5"})
    view = filled(view, noise="0.5", seed="7")
    away = filled(view, rule="descent", noise="0", landscape="quartic")
    assert "β" not in labels(away)
    assert "seed" not in labels(away)
    back = filled(away, rule="momentum", noise="1")
    texts = [text_of(back, label) for label in ("learning rate", "β", "noise", "seed")]
    assert texts == ["0.37", "0.5", "1", "7"]
    # What was not typed is the usual one of the rule.
    assert text_of(filled(back, rule="adam"), "β₂") == "0.999"


def test_what_is_wrong_in_a_field_that_is_gone_is_in_nobodys_way():
    view = filled(pressed(["o"]), **{"rule": "momentum", "β": "2"})
    assert pressed(["enter"], view).top is not None
    taken = pressed(["enter"], filled(view, rule="sign"))
    assert taken.race.lead.method.rule == rule_of("sign")
    assert "below 1" in "".join(complaints(filled(filled(view, rule="sign"), rule="adam")))


def as_typed(setup):
    """A setup without what its form has no field for: later rates, the seed of no noise."""
    method = setup.method if setup.method.noise.deviation else setup.method._replace(noise=Noise())
    return setup._replace(method=method, changes=())


SETUPS = setups(has_data=False).map(as_typed)


@settings(deadline=None, max_examples=30)
@given(SETUPS)
def test_any_setup_that_is_typed_is_the_one_that_is_taken(setup):
    view = pressed(["o"])
    while True:
        part, field = PARTS[view.top.at], view.top.fields[view.top.at]
        assert field.is_selected or not field.text
        view = pressed(["ctrl+u", *part.text(setup), "tab"], view)
        if at(view) == 0:
            break
    assert Setup.of(pressed(["enter"], view).race) == setup


@settings(deadline=None, max_examples=40)
@given(SETUPS, st.lists(st.sampled_from("nnbkKjJlLhH[]m"), max_size=9))
def test_the_set_up_of_any_run_can_be_taken_as_it_is_and_is_that_run_anew(setup, keys):
    view = pressed(keys, view_of(setup))
    taken = pressed(["o", "enter"], view)
    assert (taken.top, taken.race.at) == (None, 0)
    assert Setup.of(taken.race) == Setup.anew(view.race)
    assert keys or Setup.of(taken.race) == setup


@settings(deadline=None, max_examples=30)
@given(SETUPS, st.lists(st.sampled_from(["tab", "shift+tab", "up", "down", "shift+up"])))
def test_arrows_choose_nothing_that_could_not_be_typed(setup, keys):
    view = pressed(["o", *keys], view_of(setup))
    assert not any(complaints(view))
    read = view.top.read
    assert [PARTS[place].text(read) for place in view.top.there] == texts(view)


def test_rates_by_epoch_are_typed_as_on_the_command_line_and_those_to_come_are_kept():
    view = pressed(["enter"], filled(pressed(["o"]), **{"learning rate": "0.1,0.5@10, 0.2@20"}))
    assert Setup.of(view.race).changes == ((10, 0.5), (20, 0.2))
    for steps, text in ((0, "0.1, 0.5@10, 0.2@20"), (10, "0.5, 0.2@20"), (20, "0.2")):
        opened = pressed([*"n" * steps, "o"], view)
        assert text_of(opened, "learning rate") == text
    assert Setup.of(pressed(["o", "enter"], view).race) == Setup.of(view.race)
    assert text_of(pressed(["o", "tab", "tab", "up"], view), "learning rate") == (
        "0.11, 0.5@10, 0.2@20"
    )


@pytest.mark.parametrize("guide", [["y", "enter"], "c", "f"])
def test_guides_begin_with_plain_descent_and_give_the_rule_back(guide):
    before = pressed("nnp", view_of(Setup(method=Method(rule_of("adam"), SCHEDULES[3]))))
    view = pressed(guide, before)
    assert view.race.lead.method == PLAIN
    assert pressed(["escape"], view).race == before.race


@pytest.mark.parametrize(
    "keys", ["r", "m", "l", "[", "]", ["up"], "p", "nnb", ["e", *"0.3", "enter"]]
)
@pytest.mark.parametrize("rule", ["momentum", "adam", "newton"])
def test_what_a_person_does_to_a_run_keeps_its_rule(rule, keys):
    method = Method(rule_of(rule), SCHEDULES[1], Noise(0.5, 3))
    view = pressed(keys, pressed("nn", view_of(Setup(method=method))))
    assert {run.method for run in view.race.runs} == {method}


def test_a_paste_goes_into_the_field_and_signs_of_the_screen_are_those_of_the_keyboard():
    view = after_paste(pressed(["o"]), "w³/3 − 2·w\nrubbish")
    assert texts(view)[0] == "w^3/3 - 2*w"
    assert not any(complaints(view))
    assert "plain letters" in complaints(after_paste(view, "日"))[0]
    assert "plain digits" in complaints(after_paste(pressed(["o", "tab"]), "²"))[1]


def test_it_fills_the_window_and_a_click_goes_to_a_field_or_takes_a_choice(explorer):
    app = explorer(Setup())
    app.press("n", "o")
    assert app.place("over")[2:4] == (78, 20)
    for word in ("plateau", "epochs", "schedule", "exponential", "noise", "rule", "momentum"):
        rows = app.picture("over").rows
        app.click("over", (5, next(y for y, text in enumerate(rows) if word in text[:42])))
        named = {"plateau": "landscape", "exponential": "schedule", "momentum": "rule"}
        label = named.get(word, word)
        assert labels(app.view)[at(app.view)] == label
        assert word == label or text_of(app.view, label) == word
    app.press("escape")
    assert app.view.race == pressed("n").race
    assert app.place("over") is None


# Points of one's own


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "My Points.csv"
    path.write_text("1,3\n2,6\n")
    return str(path)


def test_a_file_of_points_takes_the_place_of_the_landscape_and_has_batches(points):
    view = filled(pressed(["o"]), data=points)
    assert labels(view)[:4] == ["weight w", "learning rate", "epochs", "rule"]
    assert [text_of(view, label) for label in ("weight w", "learning rate")] == ["10", "0.05"]
    taken = pressed(["enter"], filled(view, batch="2", seed="7"))
    assert taken.race.lead.landscape == landscape_of_data(points)
    assert taken.race.lead.method.noise == Noise(0.0, 7, 2)
    opened = pressed(["o"], taken)
    assert (PARTS[opened.top.at].label, text_of(opened, "data")) == ("data", points)
    for key in ("up", "shift+down"):
        assert text_of(pressed([key], opened), "data") == points
    without = pressed(["ctrl+u", "backspace"], opened)
    assert labels(without)[0] == "landscape"
    assert "batch" not in labels(without)
    left = pressed(["enter"], without).race.lead
    assert (left.landscape, left.method.noise) == (PARABOLA, Noise(0.0, 7, 0))


def test_a_file_that_is_no_points_is_complained_of_and_a_kiosk_has_no_field_for_one(points):
    view = filled(pressed(["o"]), data=points[:-1])
    assert "cannot be read: no such file" in "".join(complaints(view))
    assert pressed(["enter"], view).top is not None
    kiosk = pressed(["o"], replace(START, is_kiosk=True))
    assert "data" not in labels(kiosk)
    assert pressed(["shift+tab", *points, "enter"], kiosk).race.lead.landscape.file == ""
