"""Every key of the promises, pressed: what is there then, and what is said; none in vain."""

import random
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import START, keys_of, pressed, typed, view_of
from random_input import something
from textual.keys import _character_to_key

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.method import SCHEDULES, Method, Noise, schedule_of
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import LEARNING_RATE
from gdtui.guide.guide import Action
from gdtui.guide.lessons.course import LESSONS
from gdtui.ui.commands.catalogue import BY_KEY, BY_NAME
from gdtui.ui.commands.stepping import played
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.overlays.set_up import SetUp
from gdtui.ui.overlays.typed import OpenField
from gdtui.ui.view import Request, View
from gdtui.ui.way_back import line_of

TABLE = """
nnnb             | --at 2                            |
end              | --at 50                           |
end n            | --at 50                           | at the end already: `space` plays again
end end          | --at 50                           | at the end already: `space` plays again
end a            | --at 50                           | at the end already: `space` plays again
end home b       |                                   | at the start already
home             |                                   | at the start already
r                |                                   | at the start already
nn up r          | --lr 0.11                         |
space            | --at 1 (playing)                  |
space space      | --at 1                            |
space n          | --at 2                            |
space w=5        | --weight 5                        |
space end        | --at 50                           |
space e=0.3      | --lr 0.1,0.3@1 --at 1 (playing)   |
2 end b down b n | --lr 1,0.99@49 --at 49            |
2 end b down b b | --lr 1,0.99@49 --at 47            |

up               | --lr 0.11                         |
kj               |                                   |
down             | --lr 0.09                         |
shift+up         | --lr 0.2                          |
shift+down       | --lr 0                            |
JJ               | --lr 0                            | 0 is the smallest learning rate
K*9              | --lr 1                            |
]                | --lr 0.5                          |
]]]              | --lr 1                            | 1 is the last landmark
]]k[             | --lr 1                            |
[[               | --lr 0                            | 0 is the first landmark
nnnnnnn up n     | --lr 0.1,0.11@7 --at 8            |
nnnnnnn up n bb  | --lr 0.1,0.11@7 --at 6            |
nnnkbbkn         | --lr 0.1,0.11@1 --at 2            |
nnnnknbbb        | --lr 0.1,0.11@4 --at 2            |
e=0.12345        | --lr 0.12345                      |
n e=0.12345      | --lr 0.1,0.12345@1 --at 1         |
e enter          |                                   | the learning rate is 0.1 already
e=1e300 K        | --lr 1e+300                       | too large for 0.1 to make a difference
e=1e300 n        | --lr 1e+300                       | the run ends at once: the next step is too large
e=1e5 end n      | --lr 100000 --at 28               | the run ends here: the next step is too large
end up           | --lr 0.11                         | a new run with learning rate 0.11
3 end up         | --lr 0.21 --weight 10 --weight 15 | a new run with learning rate 0.21
p end home end k | --lr 0.11 --pin "--at 50"         | a new run with learning rate 0.11
a*200 up         | --lr 0.11                         | a new run with learning rate 0.11
n up end down    |                                   | a new run with learning rate 0.1
end up space     | --lr 0.11 --at 1 (playing)        |
m end up space   | --lr 0.11 --weight 10 --weight -10 --at 1 (playing) |
end p K space    | --lr 0.2 --at 1 --pin "--at 50" (playing) |

right            | --weight 10.5                     |
lhh              | --weight 9.5                      |
shift+right      | --weight 15                       |
shift+left       | --weight 5                        |
H                | --weight 5                        |
n right          | --weight 8.5                      |
n left           | --weight 7.5                      |
n up L           | --lr 0.11                         |
n w=-7.25        | --weight -7.25                    |
w enter          |                                   | the marble starts at 10 already
w=1e150 l        | --weight 1e+150                   | too far out for 0.5 to make a difference
w=1.3407807929942596e154 L | --weight 1.3407807929942596e+154 | the landscape ends here

0                |                                   | free exploration is set up already
1                | --experiment slow                 |
3                | --experiment proportional         |
2 2              | --experiment trap                 | oscillation trap is set up already
n up L 2 nn      | --experiment trap --at 2          |
2 up             | --lr 1.01                         |
n p K 0          | --pin "--at 1"                    |

t                | --show nothing                    | tangent: off
tt               |                                   | tangent: on
s                | --show tangent,secant             | secant: on
ss               |                                   | secant: off
g                | --show tangent,landing            | next landing: on
gg               |                                   | next landing: off
u                | --show tangent,uphill             | without the minus sign: on
s,,              | --show tangent,secant,gap=-4      | secant, gap h: -4
s,,.             | --show tangent,secant,gap=-8      | secant, gap h: -8
,                | --show tangent,secant,gap=-8      | secant, gap h: -8
n,               | --at 1 --show tangent,secant,gap=-6 | secant, gap h: -6
x                |                                   | `s` begins across the bowl, `,` and `.` change the gap
a                | --show tangent,beat=1             |
aaa              | --show tangent,beat=3             |
aaaa             | --at 1 --show tangent,beat=4      |
aaaaa            | --at 1 --show tangent,beat=1      |
aaaab            | --show tangent,beat=3             |
aab              | --show tangent,beat=1             |
aan              | --at 1                            |
m                | --weight 10 --weight -10          | a second marble, from -10
mm               |                                   | the second marble is gone
n up m n         | --lr 0.1,0.11@1 --weight 10 --weight -10 --at 2 |
3m               | --lr 0.2 --weight 10 --weight -10 | a second marble, from -10
3mm              | --lr 0.2                          | the second marble is gone
w=0 m            | --weight 0                        | w = 0 has no mirror
p                | --pin ""                          | pinned as ■a
pnnp             | --at 2                            | ■a is no longer pinned
3pp              | --experiment proportional         | ■a and ▲b are no longer pinned
pkp              | --lr 0.11 --pin "" --pin "--lr 0.11" | pinned as ▲b
pkpp             | --lr 0.11 --pin ""                | ▲b is no longer pinned
P                |                                   | `p` unpins a pinned run, `z` undoes

+                | --speed 5                         | 5 epochs a second
=                | --speed 5                         | 5 epochs a second
---              | --speed 0.5                       | at the slowest pace
+*8              | --speed 10000                     | at the fastest pace
d                | --theme light                     | light theme
d*6              |                                   | dark theme
D                |                                   | `d` leads through all colours
pagedown         |                                   | the log ends here
pageup           |                                   | the log begins here
escape           |                                   | there is nothing to leave: `q` quits
v escape         |                                   | the bowl
vv               | --picture long-run                | the weights that are visited in the long run, for every learning rate
vV               |                                   | the bowl
B escape         |                                   | the bowl alone: off
f                | --seed 0 --challenge fog          |
ft               | --seed 0 --challenge fog          | the fog leaves the tangent alone
y3               | --lesson 3                        |
y3c              | --seed 0 --challenge clear        | lesson 3 waits: `escape` comes back to it
y1 backspace     | --lesson 1                        | this is the first lesson
y1 0             | --lesson 1                        | predict with a digit from 1 to 3
f5               |                                   | f5 does nothing here: `?` lists the keys
e tab            |                                   | `enter` takes the number, `escape` leaves it
o up             |                                   | `enter` takes it, `escape` leaves it
nkpC             | --lr 0.1,0.11@1 --at 1 --pin "--lr 0.1,0.11@1" | copied: gdtui --lr 0.1,0.11@1 --at 1 --pin "--lr 0.1,0.11@1"

z                |                                   | nothing to undo
Z                |                                   | nothing to redo
nnbaab z         | --at 1 --show tangent,beat=1      | nothing to undo
space space end r z |                                | nothing to undo
d + - ? escape z | --theme light                     | nothing to undo
up z             |                                   | undone: learning rate 0.11 → 0.1
up zZ            | --lr 0.11                         | redone: learning rate 0.1 → 0.11
l z              |                                   | undone: starting weight 10.5 → 10
m zZ             | --weight 10 --weight -10          | redone: second marble none → -10
p z              |                                   | undone: pinned ■a → none
t z              |                                   | undone: tangent off → on
, z              |                                   | undone: secant on → off, gap h -8 → across
3 z              |                                   | undone: learning rate 0.2 → 0.1, second marble 15 → none
vv z             | --picture map                     | undone: picture long run by η → epochs by η
y1 z             |                                   | undone: lesson 1 of LESSONS → free exploration
y1 zZ            | --lesson 1                        | redone: free exploration → lesson 1 of LESSONS
y1 escape z      | --lesson 1                        | undone: free exploration → lesson 1 of LESSONS
c z              |                                   | undone: goldilocks → free exploration
n up n r z       | --lr 0.1,0.11@1 --at 2            | undone: the run as it was
kkk zz           | --lr 0.11                         | undone: learning rate 0.12 → 0.11
kkk zz l Z       | --lr 0.11 --weight 10.5           | nothing to redo

o=quartic nnp o=ripples | --landscape "w^2/20 + sin(2w)"   |
end o escape     | --at 50                           |
3L o tab*4 momentum enter | --rule momentum --lr 0.2 --weight 15 --weight 15 |
:momentum enter z |                                  | undone: rule momentum β 0.9 → descent
:adam enter np2  | --experiment trap --pin "--rule adam --at 1" |
:adam enter np0  | --pin "--rule adam --at 1"        |
o=quartic ]      | --landscape "w^4"                 | no rate is special: the bottom is flat
o=double-well ]] | --landscape "w^4/4 - w^2/2" --lr 1 | 1 is 2/c near w* = 1
o=tilted-well w=-1.5 J] | --landscape "w^4/4 - w^2/2 + w/5" --lr 0.3919334762556135 --weight -1.5 | ≈0.391933 is 1/c near w* = -1.08803
o=absolute [     | --landscape "abs(w)" --lr 0.3     | no rate is special: a kink, not a bowl
o=log(w) ]       | --landscape "log(w)"              | no rate is special: no bottom is known
o=log(w) e=1e5 n | --landscape "log(w)" --lr 100000  | the run ends at once: the next weight has no loss
:momentum enter [ | --rule momentum --lr 0.001316701949486202 | ≈0.001316: ripples begin near w* = 0
:momentum enter ] | --rule momentum --lr 1.8986832980505137 | ≈1.898683: ripples end near w* = 0
:momentum enter ]] | --rule momentum --lr 1.9          | 1.9: the limit near w* = 0
:momentum enter ]]] | --rule momentum --lr 1.9          | 1.9 is the last landmark
:nester enter ]  | --rule nesterov --lr 0.5          | 0.5: two steps are enough near w* = 0
:newton enter o=double-well ] | --landscape "w^4/4 - w^2/2" --rule newton --lr 1 | 1: one step is enough near w* = 1
:newton enter o=double-well ]] | --landscape "w^4/4 - w^2/2" --rule newton --lr 2 | 2: the limit near w* = 1
:adam enter ]    | --rule adam                       | adam has no landmarks: its step is not in proportion to the slope
:adam enter o=quartic ] | --landscape "w^4" --rule adam     | adam has no landmarks: its step is not in proportion to the slope
:momentum enter o=quartic ] | --landscape "w^4" --rule momentum | no rate is special: the bottom is flat
:warmup enter e=0.1 | --schedule warmup                 | the learning rate is set to 0.1 already
:warmup enter up | --schedule warmup --lr 0.11       |
:cosine enter e=0.1 | --schedule cosine                 | the learning rate is 0.1 already
:cosine enter end e=0.1 | --schedule cosine --at 50         | the learning rate is set to 0.1 already
:cosine enter end up | --schedule cosine --lr 0.11       | a new run with learning rate 0.11
:cosine enter n*10 up | --schedule cosine --lr 0.1,0.1@10 --at 10 |
o tab*5 step enter n*10 e=0.05 | --schedule step --at 10           | the learning rate is 0.05 already
"""  # noqa: E501
"""Keys; the options of the line that C copies then, and whether it plays; what is said."""

ROWS = [
    [part.strip() for part in row.split("|")]
    for row in TABLE.replace("LESSONS", str(len(LESSONS))).splitlines()
    if row
]


@pytest.mark.parametrize(("keys", "options", "said"), ROWS, ids=[row[0] for row in ROWS])
def test_a_key_does_what_it_is_for_and_says_so(keys: str, options: str, said: str) -> None:
    view = pressed(keys_of(keys))
    line = f"gdtui {options.removesuffix('(playing)')}".strip()
    assert (line_of(view), view.playing, view.said) == (line, options.endswith(")"), said)


def test_no_key_stands_for_two_commands_and_a_guide_can_refuse_each_kind() -> None:
    commands = [*BY_NAME.values()]
    keys = [key for command in commands for key in command.keys]
    assert len(keys) == len(set(keys)) == len(BY_KEY)
    assert {command.action for command in commands} == set(Action)


# The end of a run


def test_space_plays_again_after_a_divergence_and_a_smaller_rate_arrives() -> None:
    view = pressed(["end"], view_of(Setup((10.0,), 2.0, 1000)))
    assert 0 < view.race.at < 1000
    assert pressed(["space"], view).race.at == 1
    view = pressed(keys_of("e=0.1 end"), view)
    assert (view.race.lead.zero_loss, view.race.lead.changes) == (33, ())
    assert not pressed(" ", view_of(Setup(epochs=0))).playing


# The rate in hand


@settings(max_examples=40)
@given(
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.sampled_from([0.0, 0.05, 0.1, 0.37]),
    st.integers(0, 20),
    st.sampled_from(["up", "down"]),
)
def test_an_arrow_goes_to_the_next_mark_from_the_rate_in_hand(rule, schedule, rate, at, key):
    setup = Setup((1.0,), rate, 20, method=Method(rule, schedule))
    view = pressed(["n"] * at, view_of(setup))
    in_hand = view.race.rate_in_hand
    wanted = LEARNING_RATE.stepped(in_hand, "0.01" if key == "up" else "-0.01")
    changed = pressed([key], view)
    assert changed.race.rate_in_hand == wanted
    assert changed.race.lead.rate_set == (wanted if wanted != in_hand else view.race.lead.rate_set)
    assert (changed.race is view.race) == (changed.said == "0 is the smallest learning rate")
    assert changed.race.lead.method == setup.method


def scheduled(name, rate=0.1):
    return view_of(Setup(learning_rate=rate, method=Method(schedule=schedule_of(name))))


def test_the_rate_that_is_set_is_the_one_in_hand_and_its_schedule_starts_anew():
    view = pressed([*"nnnnnnnnnn", "up"], scheduled("cosine"))
    assert view.race.lead.step_from(9).learning_rate == pytest.approx(0.0922, abs=1e-4)
    assert view.race.lead.learning_rate == view.race.lead.rate_set == 0.1
    assert pressed("n", view).race.lead.learning_rate < 0.1
    start = scheduled("warmup")
    assert start.race.lead.learning_rate == pytest.approx(0.02)
    assert pressed(["up"], start).race.lead.rate_set == 0.11


def test_what_is_typed_takes_its_start_from_the_rate_in_hand():
    assert pressed("e", scheduled("warmup")).top.entry.field.text == "0.1"
    assert pressed("nnnnnnnnnne", scheduled("step")).top.entry.field.text == "0.05"


def test_the_pane_shows_the_present_rate_and_the_one_set(explorer):
    setup = Setup(learning_rate=0.5, method=Method(schedule=schedule_of("cosine")))
    for size, has_scale in (((80, 24), False), ((120, 36), True)):
        app = explorer(setup).sized(size)
        start = app.rows
        app.press(*"nnnnnnnnnn")
        later = app.rows
        assert any("learning rate η" in row and "0.5000" in row for row in start)
        assert any("learning rate η" in row and "0.4523" in row for row in later)
        assert any("○ set 0.5, cosine" in row for row in later)
        assert any(re.search(r"0 +0\.5 +1 ", row) for row in later) == has_scale
        assert not any("set 0.5" in row for row in start)
        assert any("●○" in row or "●━○" in row for row in later)


# Looks, beats, pins, the log


def test_the_secant_begins_across_the_bowl_and_its_gap_shrinks_and_grows() -> None:
    views = map(pressed, ("", "s", "s,,", "s,,.", "ns", "s,,ssn", "h" * 21 + "s"))
    gaps = [view.shows.secant_gap(view.race) for view in views]
    assert gaps == [None, -16, -4, -8, -12, -12, 0.75]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_beats_of_every_rule_go_back_as_they_came(rule) -> None:
    beats = len(rule.terms) + 3
    views = [pressed("nn", view_of(Setup(method=Method(rule))))]
    for _ in range(2 * beats):
        views.append(pressed("a", views[-1]))
    assert [view.race.at for view in views] == [2] * beats + [3] * beats + [4]
    assert [view.shows.beat.place for view in views[1:]] == [*range(1, beats + 1)] * 2
    view = views[beats]
    for earlier in reversed(views[:beats]):
        view = pressed("b", view)
        assert (view.race, view.shows, view.window) == (earlier.race, earlier.shows, earlier.window)


def test_eight_runs_can_be_pinned_and_stay_through_experiments() -> None:
    view = pressed(["p", "up"] * 8)
    assert len(view.race.pinned) == len(pressed("p", view).race.pinned) == 8
    assert pressed("p", view).said == "8 runs are pinned: `p` on one of them unpins it"
    assert len(pressed("zpzp", view).race.pinned) == 7
    assert len(pressed("2p", view).race.pinned) == 8


def test_the_log_scrolls_and_follows_the_run_again() -> None:
    view = pressed(["end", "pageup"], replace(START, size=(80, 32)))
    assert 2 < view.earlier < 20
    assert [pressed(key, view).earlier for key in (["pagedown"], "b", ["home"])] == [0, 0, 0]
    assert pressed(["n", "pageup"]).earlier == 1


def test_q_asks_to_quit_after_which_nothing_is_taken() -> None:
    for key in ("q", "ctrl+q"):
        view = pressed([key, "n", "e"])
        assert (view.request, view.race.at, view.top) == (Request.QUIT, 0, None)


@pytest.mark.parametrize("keys", ["p", "t", "s", "v", "g", ","])
def test_a_change_that_did_not_touch_the_run_is_undone_where_the_run_is(keys: str) -> None:
    before = pressed("kkkpnn")
    playing = pressed(["space"], pressed(keys, before))
    view = pressed("zZz", played(playing, 3))
    assert (view.race.at, view.playing) == (playing.race.at + 3, True)
    assert view.race.lead.is_same(before.race.lead)
    assert view.shows == before.shows
    assert len(view.race.pinned) == len(before.race.pinned)


# Typing


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("1", "1"),
        ("end 5", "0.15"),
        ("left delete 2", "2.1"),
        ("1 2 backspace", "1"),
        ("1 2 left 3", "132"),
        ("1 2 home 3 end 4", "3124"),
        ("1 2 left ctrl+u", "2"),
        ("1 2 home ctrl+k 7", "7"),
        ("1 tab f5 ctrl+c alt+x 2", "12"),
        ("1 space 2", "1 2"),
    ],
)
def test_a_field_holds_the_present_number_selected_and_is_edited_as_lines_are(keys, text) -> None:
    assert pressed(["e", *keys_of(keys)]).top.entry.field.text == text


@pytest.mark.parametrize(
    ("key", "text", "complaint"),
    [
        ("e", "", "must be a number"),
        ("e", "-1", "must be 0 or more"),
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


def test_a_paste_is_a_line_of_plain_digits_and_more_than_a_field_can_hold_is_refused() -> None:
    view = after_paste(pressed("w"), "1" * 2000)
    assert "at most 1000 characters" in view.top.entry.field.complaint
    for ending in ("\n", "\r", "\r\n"):
        assert after_paste(pressed("w"), f"7{ending}8").top.entry.field.text == "7"
    assert after_paste(START, "nnn").saying("") == START
    for odd in ("日", "−5", "e\u0301"):
        view = after_paste(pressed(["e", "ctrl+u", "2"]), odd)
        assert view.top.entry.field.text == "2"
        assert "plain digits" in view.top.entry.field.complaint


# In vain


KEYS = [key for command in BY_NAME.values() for key in command.keys]
NO_COMMANDS = ["tab", "f5", "ctrl+c", "5", "7", "shift+tab", "ctrl+u", "delete", "9"]
CHARACTERS = {_character_to_key(each): each for each in string.printable if each.isprintable()}
STARTS = [
    START,
    view_of(Setup(epochs=0)),
    view_of(Setup((0.0,), 0.5)),
    view_of(Setup((10.0,), 1e300)),
    view_of(Setup((10.0,), 5.0)),
    view_of(Setup((1e150, -3.0), 0.0)),
    view_of(Setup((1.0,), landscapes=(named("double-well"),))),
    view_of(Setup(method=Method(rule_of("momentum"), schedule_of("warmup")))),
    view_of(Setup(method=Method(schedule=schedule_of("cosine"), noise=Noise(0.5)))),
    *map(pressed, ("v", "o", "y", ["y", "end", "enter"], "y1", "c", "?", "e", "a", "pp")),
]


def words(view: View) -> str:
    """What there is to read of the last key: a line, or what is wrong with a typed number."""
    top = view.top
    if isinstance(top, OpenField):
        return view.said or top.entry.field.complaint
    return view.said or (isinstance(top, SetUp) and top.entries[top.at].field.complaint)


@pytest.mark.parametrize("seed", range(len(STARTS)))
def test_no_key_is_pressed_in_vain(seed: int) -> None:
    dice, view = random.Random(seed), STARTS[seed]
    for _ in range(200):
        key = dice.choice(KEYS + NO_COMMANDS + ["n", "b", "z", "Z", "space", "end", "escape"] * 2)
        now = after_key(view, key, CHARACTERS.get(key))
        is_seen = replace(now, said="", request=None) != replace(view, said="", request=None)
        assert is_seen or words(now) or now.request, key
        view = replace(now, request=None).arrived()


@pytest.mark.parametrize("seed", range(3))
def test_on_the_screen_every_key_is_answered(explorer, seed: int) -> None:
    dice = random.Random(seed)
    app = explorer()
    before = app.sheet()
    for _ in range(120):
        view = app.view
        done = something(dice)
        if done.startswith(b"\x1b[<"):
            continue
        app.send(done)
        after = app.sheet()
        # What said the same before says it again.
        assert after != before or words(app.view), (done, view)
        app.view = replace(app.view, request=None)
        before = after


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (50, 16), (40, 12)])
def test_what_is_said_is_read_in_every_size_until_the_next_key(explorer, size) -> None:
    app = explorer().sized(size)
    for keys, said in (
        ("p", "pinned as ■a"),
        ("b", "at the start already"),
        ("k", ""),
        ("z", "undone: learning rate 0.11 → 0.1"),
        ("y1", ""),
        ("z", f"undone: lesson 1 of {len(LESSONS)} →"),
    ):
        app.press(*keys)
        assert said in app.text
        assert app.view.said.startswith(said)
