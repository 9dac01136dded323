"""Every command of the explorer, once: its keys, what it does, and when it may be done.

The keys, the key bar and the help come from it, and a test compares the README's table; an open
field and the open help have keys of their own. A person may give a command other keys (keymap.py).
"""

from __future__ import annotations

from gdtui.guide.guide import Kind, Look
from gdtui.ui.commands import seldom
from gdtui.ui.commands.command import Command, Entry
from gdtui.ui.commands.guided import fog, leave, previous, seek
from gdtui.ui.commands.looking import (
    leafed,
    next_colours,
    other_side,
    other_theme,
    scaled_gap,
    toggled,
)
from gdtui.ui.commands.made import choice, free, landmark, log, look, rate, typing, weight
from gdtui.ui.commands.request import Request
from gdtui.ui.commands.setting import mirrored, pinned, unpinned
from gdtui.ui.commands.stepping import (
    back,
    next_beat,
    play,
    restart,
    step,
    to_end,
    to_start,
    with_pace,
)
from gdtui.ui.commands.undo import redo, undo
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.lessons import lessons, onwards

PALETTE = free("commands", lambda view: seldom.palette(view, COMMANDS), "colon", "ctrl+p")
LESSONS = Command("lessons", ("y",), Kind.FREE, lessons)
HELP = free("help", lambda view: seldom.help_on(view, COMMANDS), "question_mark", "f1")
QUIT = free("quit", lambda view: view.ask(Request.QUIT), "q", "ctrl+q")
SUSPEND = free("suspend", lambda view: seldom.outside(view, Request.SUSPEND), "ctrl+z")

COMMANDS: tuple[Entry, ...] = (
    Entry(
        "play, pause; at the end of a run play it again with the present rate",
        "play, pause, play again",
        (Command("play", ("space",), Kind.STEP, play),),
    ),
    Entry("one epoch forward", "one epoch forward", (Command("step", ("n",), Kind.STEP, step),)),
    Entry(
        "one epoch back, or one beat",
        "an epoch, a beat back",
        (Command("back", ("b",), Kind.STEP, back),),
    ),
    Entry(
        "the step taken apart, a beat a key; b goes a beat back",
        "a step, beat by beat",
        (Command("beat", ("a",), Kind.BEAT, next_beat),),
    ),
    Entry(
        "to the start, to the end of the run",
        "to the start, the end",
        (
            Command("start", ("home",), Kind.STEP, to_start),
            Command("end", ("end",), Kind.STEP, to_end),
        ),
    ),
    Entry(
        "start again: the same weight and rate, epoch 0",
        "start again",
        (Command("restart", ("r",), Kind.STEP, restart),),
    ),
    Entry(
        "play faster, slower",
        "faster, slower",
        (
            free("faster", lambda view: with_pace(view, 1), "plus", "equals_sign"),
            free("slower", lambda view: with_pace(view, -1), "minus"),
        ),
    ),
    Entry(
        "learning rate to the next hundredth, up or down",
        "rate ± 0.01",
        (rate("rate up", "0.01", "up", "k"), rate("rate down", "-0.01", "down", "j")),
    ),
    Entry(
        "learning rate to the next tenth",
        "rate ± 0.1",
        (
            rate("rate far up", "0.1", "shift+up", "K"),
            rate("rate far down", "-0.1", "shift+down", "J"),
        ),
    ),
    Entry(
        "learning rate to the landmark before, to the next: on w² 0, 0.5, 1",
        "rate to a landmark",
        (
            landmark("landmark before", "left_square_bracket", is_up=False),
            landmark("landmark after", "right_square_bracket", is_up=True),
        ),
    ),
    Entry(
        "weight to the next half; the marble is put there and the run starts anew",
        "weight ± 0.5",
        (weight("weight left", "-0.5", "left", "h"), weight("weight right", "0.5", "right", "l")),
    ),
    Entry(
        "weight to the next multiple of 5",
        "weight ± 5",
        (
            weight("weight far left", "-5", "shift+left", "H"),
            weight("weight far right", "5", "shift+right", "L"),
        ),
    ),
    Entry(
        "type an exact learning rate, an exact weight (enter takes it, escape leaves it)",
        "type a rate, a weight",
        (
            typing("type rate", Setting.RATE, Kind.RATE, "e"),
            typing("type weight", Setting.WEIGHT, Kind.WEIGHT, "w"),
        ),
    ),
    Entry(
        "set up: landscape or formula, weights, rate, epochs, rule, schedule, noise",
        "set up: landscape, …",
        (Command("set up", ("o",), Kind.SETUP, seldom.set_up),),
    ),
    Entry(
        "undo what was changed last, redo it",
        "undo, redo",
        (Command("undo", ("z",), Kind.FREE, undo), Command("redo", ("Z",), Kind.FREE, redo)),
    ),
    Entry("back to the defaults", "back to the defaults", (choice("defaults", 0),)),
    Entry(
        "tangent, secant on and off; the secant begins as that of the next step",
        "tangent, secant",
        (look("tangent", Look.TANGENT, "t"), look("secant", Look.SECANT, "s")),
    ),
    Entry(
        "halve and double the secant's gap h",
        "halve, double its gap h",
        (
            Command("gap halved", ("comma",), Kind.GAP, lambda view: scaled_gap(view, -1)),
            Command("gap doubled", ("full_stop",), Kind.GAP, lambda view: scaled_gap(view, 1)),
        ),
    ),
    Entry(
        "the gap on the other side",
        "h to the other side",
        (Command("gap turned", ("x",), Kind.GAP, other_side),),
    ),
    Entry(
        "the next landing, before it is taken",
        "the next landing",
        (look("next landing", Look.GHOST, "g"),),
    ),
    Entry(
        "where the rule would lead without its minus sign",
        "without the minus sign",
        (look("uphill", Look.UPHILL, "u"),),
    ),
    Entry(
        "closer: the window follows the marble; again: all of it",
        "closer to the marble",
        (look("closer", Look.CLOSER, "i"),),
    ),
    Entry(
        "the bowl alone, large, for a projector, played beat by beat; again: everything",
        "the bowl alone, large",
        (Command("bowl alone", ("B",), Kind.FREE, lambda view: toggled(view, Look.ALONE)),),
    ),
    Entry(
        "the next picture in place of the bowl, the one before: epochs by η, the long run by η,"
        " basins, cobweb, line and data, settling by η and β",
        "pictures of the whole",
        (
            Command("next picture", ("v",), Kind.WHOLE, lambda view: leafed(view, 1)),
            Command("previous picture", ("V",), Kind.WHOLE, lambda view: leafed(view, -1)),
        ),
    ),
    Entry(
        "earlier and later lines of the log",
        "log lines up, down",
        (
            log("log up", "pageup", is_up=True),
            log("log down", "pagedown", is_up=False),
        ),
    ),
    Entry(
        "a second marble that started at −w, and away again; the run stays",
        "a second marble at −w",
        (Command("mirror", ("m",), Kind.WEIGHT, mirrored),),
    ),
    Entry(
        "pin this run, take the last pinned one away",
        "pin this run, unpin one",
        (Command("pin", ("p",), Kind.PIN, pinned), Command("unpin", ("P",), Kind.PIN, unpinned)),
    ),
    Entry(
        "the experiments slow convergence, oscillation trap, proportional stepping;"
        " in a lesson the predictions",
        "the three experiments",
        (choice("slow", 1), choice("trap", 2), choice("proportional", 3)),
    ),
    Entry(
        "the list of the lessons, where arrows and enter or a digit open one; again: out of them",
        "the lessons: list, out",
        (LESSONS,),
    ),
    Entry(
        "the challenge, the same in the fog",
        "the challenge, with fog",
        (
            Command("challenge", ("c",), Kind.FREE, seek),
            Command("fog", ("f",), Kind.FREE, fog),
        ),
    ),
    Entry(
        "in a lesson show what happens without predicting, then the next lesson; the one before;"
        " in the challenge a new weight once it is solved",
        "next lesson, one before",
        (
            Command("onwards", ("enter",), Kind.ONWARDS, onwards),
            Command("previous lesson", ("backspace",), Kind.BACK, previous),
        ),
    ),
    Entry(
        "leave lesson or challenge: what was there before comes back",
        "leave lesson, challenge",
        (Command("leave", ("escape",), Kind.LEAVE, leave),),
    ),
    Entry(
        "the commands by name, also landscapes, rules, schedules, lessons, experiments",
        "commands by name",
        (PALETTE,),
    ),
    Entry(
        "save the run (.csv, .json) or its picture (.svg, .txt), by the name that one types",
        "save run or picture",
        (Command("save", ("S",), Kind.FREE, lambda view: seldom.outside(view, Request.SAVE)),),
        in_kiosk=False,
    ),
    Entry(
        "copy the command line that brings back what is shown",
        "copy the command line",
        (Command("copy", ("C",), Kind.FREE, seldom.copied),),
    ),
    Entry(
        "dark theme, light theme; the next kind of colours: gdtui's own, high contrast,"
        " the terminal's own",
        "dark, light; colours",
        (free("dark or light", other_theme, "d"), free("next colours", next_colours, "D")),
    ),
    Entry("to the shell; fg comes back", "to the shell (fg: back)", (SUSPEND,), in_kiosk=False),
    Entry("every key and what the words mean", "this help", (HELP,)),
    Entry("quit", "quit", (QUIT,)),
)

BY_KEY = {key: command for entry in COMMANDS for command in entry.commands for key in command.keys}
"""By the keys that they come with."""
