"""Every command of the explorer, once: its keys, what it does, and when it may be done.

The keys, the key bar and the help come from it, and a test compares the README's table; an open
field and the open help have keys of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gdtui.guide.guide import Kind, Look
from gdtui.ui.command import Command, Entry
from gdtui.ui.entry import Setting
from gdtui.ui.guided import choose, fog, leave, lessons, onwards, previous, seek
from gdtui.ui.looking import leafed, other_side, other_theme, paged_log, scaled_gap, toggled
from gdtui.ui.reading import Reading
from gdtui.ui.request import Request
from gdtui.ui.setting import mirrored, moved_rate, moved_weight, pinned, to_landmark, unpinned
from gdtui.ui.stepping import back, next_beat, play, restart, step, to_end, to_start, with_pace
from gdtui.ui.typed import open_entry
from gdtui.ui.undo import redo, undo
from gdtui.ui.view import View


def _rate(by: str, *keys: str) -> Command:
    return Command(keys, Kind.RATE, lambda view: moved_rate(view, by))


def _weight(by: str, *keys: str) -> Command:
    return Command(keys, Kind.WEIGHT, lambda view: moved_weight(view, by))


def _choice(number: int) -> Command:
    return Command((str(number),), Kind.CHOOSE, lambda view: choose(view, number))


def _look(look: Look, key: str) -> Command:
    kind = Kind.TANGENT if look is Look.TANGENT else Kind.LOOK
    return Command((key,), kind, lambda view: toggled(view, look))


def _set_up(view: View) -> View:
    from gdtui.ui.setting_up import open_set_up

    return open_set_up(view)


def _ask(view: View, request: Request) -> View:
    """Ask for what a kiosk does not give."""
    return view.saying("not in a kiosk") if view.is_kiosk else view.ask(request)


def _free(change: Callable[[View], View], *keys: str) -> Command:
    return Command(keys, Kind.FREE, change, at_once=True)


LESSONS = Command(("y",), Kind.FREE, lessons)
HELP = _free(lambda view: replace(view, reading=Reading()), "question_mark", "f1")
QUIT = _free(lambda view: view.ask(Request.QUIT), "q", "ctrl+q")
SUSPEND = _free(lambda view: _ask(view, Request.SUSPEND), "ctrl+z")

COMMANDS = (
    Entry(
        "play, pause; at the end of a run play it again with the present rate",
        "play, pause, play again",
        (Command(("space",), Kind.STEP, play),),
    ),
    Entry("one epoch forward", "one epoch forward", (Command(("n",), Kind.STEP, step),)),
    Entry(
        "one epoch back, or one beat",
        "an epoch, a beat back",
        (Command(("b",), Kind.STEP, back),),
    ),
    Entry(
        "to the start, to the end of the run",
        "to the start, the end",
        (
            Command(("home",), Kind.STEP, to_start),
            Command(("end",), Kind.STEP, to_end),
        ),
    ),
    Entry(
        "start again: the same weight and rate, epoch 0",
        "start again",
        (Command(("r",), Kind.STEP, restart),),
    ),
    Entry(
        "play faster, slower",
        "faster, slower",
        (
            _free(lambda view: with_pace(view, 1), "plus", "equals_sign"),
            _free(lambda view: with_pace(view, -1), "minus"),
        ),
    ),
    Entry(
        "learning rate to the next hundredth, up or down",
        "rate ± 0.01",
        (_rate("0.01", "up", "k"), _rate("-0.01", "down", "j")),
    ),
    Entry(
        "learning rate to the next tenth",
        "rate ± 0.1",
        (_rate("0.1", "shift+up", "K"), _rate("-0.1", "shift+down", "J")),
    ),
    Entry(
        "learning rate to the landmark before, to the next: on w² 0, 0.5, 1",
        "rate to a landmark",
        (
            Command(("left_square_bracket",), Kind.LANDMARK, lambda view: to_landmark(view, False)),
            Command(("right_square_bracket",), Kind.LANDMARK, lambda view: to_landmark(view, True)),
        ),
    ),
    Entry(
        "weight to the next half; the marble is put there and the run starts anew",
        "weight ± 0.5",
        (_weight("-0.5", "left", "h"), _weight("0.5", "right", "l")),
    ),
    Entry(
        "weight to the next multiple of 5",
        "weight ± 5",
        (_weight("-5", "shift+left", "H"), _weight("5", "shift+right", "L")),
    ),
    Entry(
        "type an exact learning rate, an exact weight (enter takes it, escape leaves it)",
        "type a rate, a weight",
        (
            Command(("e",), Kind.RATE, lambda view: open_entry(view, Setting.RATE)),
            Command(("w",), Kind.WEIGHT, lambda view: open_entry(view, Setting.WEIGHT)),
        ),
    ),
    Entry(
        "set up: landscape or formula, weights, learning rate, epochs",
        "set up: landscape, …",
        (Command(("o",), Kind.SETUP, _set_up),),
    ),
    Entry(
        "undo what was changed last, redo it",
        "undo, redo",
        (Command(("z",), Kind.FREE, undo), Command(("Z",), Kind.FREE, redo)),
    ),
    Entry(
        "the experiments slow convergence, oscillation trap, proportional stepping;"
        " in a lesson the predictions",
        "the three experiments",
        (_choice(1), _choice(2), _choice(3)),
    ),
    Entry("back to the defaults", "back to the defaults", (_choice(0),)),
    Entry(
        "the step taken apart, a beat a key; b goes a beat back",
        "a step, beat by beat",
        (Command(("a",), Kind.BEAT, next_beat),),
    ),
    Entry("the next landing, before it is taken", "the next landing", (_look(Look.GHOST, "g"),)),
    Entry(
        "where the rule would lead without its minus sign",
        "without the minus sign",
        (_look(Look.UPHILL, "u"),),
    ),
    Entry(
        "a second marble that started at −w, and away again; the run stays",
        "a second marble at −w",
        (Command(("m",), Kind.WEIGHT, mirrored),),
    ),
    Entry(
        "tangent, secant on and off; the secant begins as that of the next step",
        "tangent, secant",
        (_look(Look.TANGENT, "t"), _look(Look.SECANT, "s")),
    ),
    Entry(
        "halve and double the secant's gap h",
        "halve, double its gap h",
        (
            Command(("comma",), Kind.GAP, lambda view: scaled_gap(view, -1)),
            Command(("full_stop",), Kind.GAP, lambda view: scaled_gap(view, 1)),
        ),
    ),
    Entry(
        "the gap on the other side", "h to the other side", (Command(("x",), Kind.GAP, other_side),)
    ),
    Entry(
        "closer: the window follows the marble; again: all of it",
        "closer to the marble",
        (_look(Look.CLOSER, "i"),),
    ),
    Entry(
        "pin this run, take the last pinned one away",
        "pin this run, unpin one",
        (Command(("p",), Kind.PIN, pinned), Command(("P",), Kind.PIN, unpinned)),
    ),
    Entry(
        "the bowl alone, large, for a projector, played beat by beat; again: everything",
        "the bowl alone, large",
        (Command(("B",), Kind.FREE, lambda view: toggled(view, Look.ALONE)),),
    ),
    Entry(
        "the next picture in place of the bowl, the one before: epochs by η, the long run by η,"
        " basins, cobweb, line and data",
        "pictures of the whole",
        (
            Command(("v",), Kind.WHOLE, lambda view: leafed(view, 1)),
            Command(("V",), Kind.WHOLE, lambda view: leafed(view, -1)),
        ),
    ),
    Entry(
        "the list of the lessons, where arrows and enter or a digit open one; again: out of them",
        "the lessons: list, out",
        (LESSONS,),
    ),
    Entry(
        "the challenge, the same in the fog",
        "the challenge, with fog",
        (Command(("c",), Kind.FREE, seek), Command(("f",), Kind.FREE, fog)),
    ),
    Entry(
        "in a lesson show what happens without predicting, then the next lesson; the one before;"
        " in the challenge a new weight once it is solved",
        "next lesson, one before",
        (
            Command(("enter",), Kind.ONWARDS, onwards),
            Command(("backspace",), Kind.BACK, previous),
        ),
    ),
    Entry(
        "leave lesson or challenge: what was there before comes back",
        "leave lesson, challenge",
        (Command(("escape",), Kind.LEAVE, leave),),
    ),
    Entry(
        "earlier and later lines of the log",
        "log lines up, down",
        (
            Command(("pageup",), Kind.FREE, lambda view: paged_log(view, is_up=True)),
            Command(("pagedown",), Kind.FREE, lambda view: paged_log(view, is_up=False)),
        ),
    ),
    Entry(
        "save the run (.csv, .json) or its picture (.svg, .txt), by the name that one types",
        "save run or picture",
        (Command(("S",), Kind.FREE, lambda view: _ask(view, Request.SAVE)),),
        in_kiosk=False,
    ),
    Entry("dark theme, light theme", "dark, light", (_free(other_theme, "d"),)),
    Entry("to the shell; fg comes back", "to the shell (fg: back)", (SUSPEND,), in_kiosk=False),
    Entry("every key and what the words mean", "this help", (HELP,)),
    Entry("quit", "quit", (QUIT,)),
)

BY_KEY = {key: command for entry in COMMANDS for command in entry.commands for key in command.keys}
