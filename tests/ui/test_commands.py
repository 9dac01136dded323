"""Every key of the promises, pressed."""

from dataclasses import replace

import pytest
from keys_pressed import START, pressed, typed, view_of
from scenes import TURNED

from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import RULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.guide.guide import Action, Look
from gdtui.ui.command_line import PACES
from gdtui.ui.commands.catalogue import BY_KEY, COMMANDS
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.view import Request


def rate(keys, view=START):
    return pressed(keys, view).race.lead.learning_rate


def weights(keys, view=START):
    return [run.weight for run in pressed(keys, view).race.runs]


def test_no_key_stands_for_two_commands():
    keys = [key for entry in COMMANDS for command in entry.commands for key in command.keys]
    assert len(keys) == len(set(keys)) == len(BY_KEY)


def test_n_and_b_go_one_epoch_forward_and_back():
    view = pressed("nnnb")
    assert view.race.at == 2
    assert view.race.lead.weight == pytest.approx(6.4)


def test_end_and_home_go_to_both_ends_of_the_run():
    assert [pressed(keys).race.at for keys in (["end"], ["end", "n"], ["end", "home", "b"])] == [
        50,
        50,
        0,
    ]


def test_a_key_after_end_acts_on_the_end_however_far_it_is():
    far = view_of(Setup((10.0,), 1.0, 1_000_000))
    assert pressed(["end", "b"], far).race.at == 999_999
    assert pressed(["end", "p", "home"], far).race.pinned[0].at == 1_000_000
    assert pressed(["end", "t", "home"], far).race.at == 0


def test_pieces_of_a_long_way_lead_to_its_end():
    view = after_key(view_of(Setup((10.0,), 1.0, 1_000_000)), "end", None)
    pieces = 0
    while view.target is not None:
        view, pieces = view.nearer(20_000), pieces + 1
    assert (view.race.at, pieces) == (1_000_000, 50)


def test_space_plays_and_pauses_and_at_the_end_plays_again_with_the_present_rate():
    assert (pressed(" ").playing, pressed("  ").playing) == (True, False)
    view = pressed(["end", "up", "space"])
    assert (view.playing, view.race.at, view.race.lead.learning_rate) == (True, 1, 0.11)
    assert view.race.lead.changes == ()
    assert not pressed(" ", view_of(Setup(epochs=0))).playing


@pytest.mark.parametrize(
    ("before", "weights"),
    [
        (["end"], [7.8]),
        (["3", "end"], [10 - 0.21 * 20, 15 - 0.21 * 30]),
        (["m", "end"], [7.8, -7.8]),
        (["p", "end"], [7.8]),
        ("a" * 200, [7.8]),
        (["n", "up", "end", "down"], [8.0]),
    ],
)
def test_a_rate_set_at_the_end_is_that_of_another_run_which_space_plays(before, weights):
    at_the_end = pressed([*before, *(["home", "end"] if before == ["p", "end"] else [])])
    view = at_the_end if before[-1] == "down" else pressed(["up"], at_the_end)
    assert (view.race.at, view.race.lead.changes, view.shows.beat) == (0, (), None)
    assert view.said == f"a new run with learning rate {view.race.lead.learning_rate}"
    playing = pressed(["space"], view)
    assert (playing.playing, playing.race.at) == (True, 1)
    assert [run.weight for run in playing.race.runs] == pytest.approx(weights)
    assert playing.race.pinned[:1] == view.race.to(1).pinned[:1]


def test_space_plays_again_after_a_divergence_and_a_smaller_rate_arrives():
    view = pressed(["end"], view_of(Setup((10.0,), 2.0, 1000)))
    assert 0 < view.race.at < 1000
    assert pressed(["space"], view).race.at == 1
    view = pressed(["e", *typed("0.1"), "end"], view)
    assert (view.race.lead.zero_loss, view.race.lead.changes) == (33, ())


def test_space_on_the_way_to_the_end_plays_again_as_at_the_end():
    far = after_key(view_of(Setup((10.0,), 1.0, 1_000_000)), "end", None)
    view = after_key(far, "space", " ")
    assert (view.playing, view.race.at, view.target) == (True, 1, None)


def test_back_from_the_end_the_rate_is_that_of_the_run():
    view = pressed(["2", "end", "b", "down", "b", "n", "n"])
    assert [change.epoch for change in view.race.lead.changes] == [49]
    assert pressed(["down", "b"], view).said == "at the start already"
    assert pressed(["down", "z"], view).race == view.race


def test_two_rates_from_one_weight_take_p_a_new_rate_and_space():
    view = pressed(["end", "p", "K", "space"])
    assert [run.learning_rate for run in view.race.runs + view.race.pinned] == [0.2, 0.1]
    assert {run.weight_at(0) for run in view.race.runs + view.race.pinned} == {10.0}
    assert (view.playing, view.race.at) == (True, 1)


def test_r_starts_again_with_the_present_rate():
    view = pressed(["n", "n", "up", "r"])
    assert (view.race.at, view.race.lead.weight, view.race.lead.learning_rate) == (0, 10.0, 0.11)


@pytest.mark.parametrize(
    ("keys", "learning_rate"),
    [
        (["up"], 0.11),
        ("kj", 0.1),
        (["down"], 0.09),
        (["shift+up"], 0.2),
        (["shift+down"], 0.0),
        (["J", "down"], 0.0),
        ("K" * 9, 1.0),
        ("]", 0.5),
        ("]]]", 1.0),
        ("]]k[", 1.0),
    ],
)
def test_the_learning_rate_is_changed_in_exact_decimals(keys, learning_rate):
    assert rate(keys) == learning_rate


@pytest.mark.parametrize(
    ("keys", "weight"),
    [
        (["right"], 10.5),
        ("lhh", 9.5),
        (["shift+right"], 15.0),
        (["shift+left"], 5.0),
        ("H", 5.0),
        (["n", "right"], 8.0),
        (["n", "left"], 7.5),
        (["n", "shift+right"], 10.0),
    ],
)
def test_the_weight_is_moved_from_where_it_is_and_the_run_starts_anew(keys, weight):
    view = pressed(["up", *keys])
    assert (view.race.at, view.race.lead.weight, view.race.lead.learning_rate) == (0, weight, 0.11)


def test_a_change_of_the_rate_leaves_the_run_where_it_is():
    view = pressed([*"nnnnnnn", "up", "n"])
    change = view.race.change_at(7)
    assert (view.race.at, change.before, change.after) == (8, 0.1, 0.11)
    assert rate("bb", view) == 0.1
    assert rate("bbn", view) == 0.11


@pytest.mark.parametrize(
    ("key", "starts", "learning_rate"),
    [("1", [10.0], 0.1), ("2", [10.0], 1.0), ("3", [10.0, 15.0], 0.2), ("0", [10.0], 0.1)],
)
def test_digits_set_up_the_experiments_and_their_thought(key, starts, learning_rate):
    view = pressed(["n", "up", "L", key])
    assert [run.weight for run in view.race.runs] == starts
    assert view.race.lead.learning_rate == learning_rate
    assert (view.race.at, view.race.epochs) == (0, 50)
    thoughts = [FREE.thought, *(experiment.thought for experiment in EXPERIMENTS)]
    assert view.thought == thoughts[int(key)]
    assert pressed(["up"], view).thought == FREE.thought


def test_both_marbles_of_the_third_experiment_are_at_zero_loss_in_epoch_15():
    assert [run.zero_loss for run in pressed(["3", "end"]).race.runs] == [15, 15]


@pytest.mark.parametrize(
    ("key", "look"),
    [("s", Look.SECANT), ("g", Look.GHOST), ("u", Look.UPHILL)],
)
def test_a_key_switches_on_and_off(key, look):
    assert look in pressed(key).shows.looks
    assert look not in pressed(key * 2).shows.looks
    assert pressed("t").shows.looks == frozenset()


def test_the_secant_begins_across_the_bowl_and_its_gap_shrinks_and_grows():
    def gap(keys):
        view = pressed(keys)
        return view.shows.secant_gap(view.race)

    assert gap("") is None
    assert [gap("s"), gap("s,,"), gap("s,,."), gap(",")] == [-16, -4, -8, -8]
    assert [gap("ns"), gap("s,,ssn"), gap("hhhhhhhhhhhhhhhhhhhhhs")] == [-12, -12, 0.75]


def test_the_pace_goes_faster_and_slower_within_its_range():
    assert [pressed(keys).speed for keys in ("+", "=", "-", "-----", "+" * 20)] == [
        5.0,
        5.0,
        1.0,
        PACES[0],
        PACES[-1],
    ]


def test_a_takes_a_step_apart_and_b_goes_a_beat_back():
    view, beats = START, []
    for key in "aaaaabbbbb":
        view = pressed(key, view)
        beats.append((view.shows.beat.place if view.shows.beat else 0, view.race.at))
    assert beats == [
        *[(1, 0), (2, 0), (3, 0), (4, 1), (1, 1)],
        *[(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)],
    ]
    assert pressed(["end", "a"]).shows.beat is None
    assert pressed("aan").shows.beat is None
    assert pressed("aaa").shows.beat == TURNED


def test_m_adds_a_mirror_marble_and_takes_it_away_and_the_run_stays():
    view = pressed(["n", "up", "m", "n"])
    first, second = (run.weight for run in view.race.runs)
    assert (view.race.at, second) == (2, -first)
    assert view.race.lead == pressed(["n", "up", "n"]).race.lead
    assert len(pressed("m", view).race.runs) == 1
    assert weights("3m") == [10, -10]
    assert weights("3mm") == [10]


def test_p_pins_up_to_eight_runs_which_stay_through_experiments():
    view = pressed(["p", "up"] * 8)
    assert len(view.race.pinned) == len(pressed("p", view).race.pinned) == 8
    assert len(pressed("zpzp", view).race.pinned) == 7
    assert len(pressed("2p", view).race.pinned) == 8


def test_the_log_scrolls_and_follows_the_run_again():
    view = pressed(["end", "pageup"], replace(START, log_rows=5))
    assert view.earlier == 5
    assert [pressed(key, view).earlier for key in (["pagedown"], "b", ["home"])] == [0, 0, 0]
    assert pressed(["n", "pageup"]).earlier == 1


def test_q_asks_to_quit_after_which_nothing_is_taken():
    for key in ("q", "ctrl+q"):
        view = pressed([key, "n", "e"])
        assert (view.request, view.race.at, view.top) == (Request.QUIT, 0, None)


# Typing


def test_an_exact_learning_rate_and_an_exact_weight_can_be_typed():
    view = pressed(["n", "e", *typed("0.12345")])
    assert (view.race.at, view.race.lead.learning_rate, view.top) == (1, 0.12345, None)
    view = pressed(["n", "w", *typed("-7.25")])
    assert (view.race.at, view.race.lead.weight, view.top) == (0, -7.25, None)


def test_a_typed_weight_and_the_way_to_the_end_stop_the_playing():
    assert pressed(["space"]).playing
    assert not pressed(["space", "w", *typed("5")]).playing
    assert not pressed(["space", "end"]).playing
    assert pressed(["space", "e", *typed("0.3")]).playing


def test_the_field_holds_the_present_number_selected():
    assert rate(["e", "1", "enter"]) == 1.0
    assert rate(["e", "end", "5", "enter"]) == 0.15
    assert rate(["e", "left", "delete", "2", "enter"]) == 2.1


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("12", "12"),
        (["1", "2", "backspace"], "1"),
        (["1", "2", "left", "3"], "132"),
        (["1", "2", "home", "3", "end", "4"], "3124"),
        (["1", "2", "left", "ctrl+u"], "2"),
        (["1", "2", "home", "ctrl+k", "7"], "7"),
        (["1", "tab", "f5", "ctrl+c", "alt+x", "2"], "12"),
        (["1", " ", "2"], "1 2"),
    ],
)
def test_a_field_is_edited_as_lines_are(keys, text):
    assert pressed(["e", *keys]).top.entry.field.text == text


@pytest.mark.parametrize(
    ("key", "text", "complaint"),
    [
        ("e", "abc", "must be a number"),
        ("e", "", "must be a number"),
        ("e", "-1", "must be 0 or more"),
        ("e", "nan", "must be a finite number"),
        ("e", "inf", "must be a finite number"),
        ("w", "1e400", "must be a finite number"),
        ("w", "1e200", "must be from -1.34"),
    ],
)
def test_the_field_says_what_is_wrong_keeps_what_was_typed_and_loses_no_run(key, text, complaint):
    view = pressed(["n", key, *typed(text)])
    assert complaint in view.top.entry.field.complaint
    assert view.top.entry.field.text == text
    assert view.race == pressed("n").race
    assert pressed(["escape"], view) == pressed("n")
    assert pressed("1", view).top.entry.field.complaint == ""


def test_more_than_a_field_can_hold_is_refused_in_words():
    view = after_paste(pressed("w"), "1" * 2000)
    assert "at most 1000 characters" in view.top.entry.field.complaint
    assert after_paste(pressed("w"), "7\nrubbish").top.entry.field.text == "7"
    assert after_paste(START, "nnn").saying("") == START


@pytest.mark.parametrize("typed_in", ["日", "−5", "e\u0301"])
def test_what_is_no_plain_digit_is_refused_and_nothing_of_it_is_kept(typed_in):
    view = after_paste(pressed(["e", "ctrl+u", "2"]), typed_in)
    assert view.top.entry.field.text == "2"
    assert "plain digits" in view.top.entry.field.complaint


def test_what_a_guide_has_nothing_against_is_free():
    assert {command.action for entry in COMMANDS for command in entry.commands} == set(Action)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_beats_of_every_rule_go_back_as_they_came(rule):
    beats = len(rule.terms) + 3
    views = [pressed("nn", view_of(Setup(method=Method(rule))))]
    for _ in range(2 * beats):
        views.append(pressed("a", views[-1]))
    assert [view.race.at for view in views] == [2] * beats + [3] * beats + [4]
    places = [view.shows.beat.place for view in views[1:]]
    assert places == [*range(1, beats + 1)] * 2
    view = views[beats]
    for earlier in reversed(views[:beats]):
        view = pressed("b", view)
        assert (view.race, view.shows, view.window) == (earlier.race, earlier.shows, earlier.window)
