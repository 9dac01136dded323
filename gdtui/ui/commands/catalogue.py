"""Every command of the explorer, once, in groups: all that keys, bar, help, list and README say.

What lies over the screen has keys of its own. A person may give a command other keys; then one that
it came with is without it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gdtui.guide.guide import Action, Look
from gdtui.plot.panes.log import epochs_of_page
from gdtui.ui.commands.command import Command, Group, giving
from gdtui.ui.commands.guided import choose, fog, leave, previous, seek
from gdtui.ui.commands.looking import (
    has_secant,
    is_clear,
    leafed,
    next_theme,
    scaled_gap,
    scrolled_log,
    toggled,
)
from gdtui.ui.commands.setting import (
    RATE,
    WEIGHT,
    can_fall,
    can_mirror,
    can_pin,
    mirrored,
    moved_rate,
    moved_weight,
    pinned,
    to_landmark,
)
from gdtui.ui.commands.stepping import (
    back,
    can_play,
    has_beat,
    has_past,
    has_step,
    next_beat,
    play,
    restart,
    step,
    to_end,
    to_start,
    with_pace,
)
from gdtui.ui.commands.undo import can_undo, redo, undo
from gdtui.ui.keys import NO_KEY, Chosen, key_name
from gdtui.ui.overlays.lessons import lessons, onwards
from gdtui.ui.overlays.typed import open_entry
from gdtui.ui.screen.layout import layout
from gdtui.ui.view import Request, View

_OF_RATE = "eta η lr learning step size stepsize alpha"
_OF_WEIGHT = "w move put marble position start"
_OF_GAP = "h secant limit derivative"


# What needs more than the first screen is imported when it is asked for.


def _set_up(view: View) -> View:
    """The set-up of the present run, to be changed."""
    from gdtui.ui.overlays.set_up import SetUp

    return view.laid(SetUp.of(view.known().race, has_files=not view.is_kiosk))


def _listed(view: View, is_help: bool) -> View:
    """The list of all commands, as help or to run one; away again, where it is on top as such."""
    from gdtui.ui.overlays.reference import Reference

    top = view.top
    if isinstance(top, Reference) and top.is_help == is_help:
        return view.uncovered
    groups = (
        Group(title, tuple(each for each in own if each.in_kiosk or not view.is_kiosk))
        for title, own in GROUPS
    )
    return view.laid(Reference(groups=(*groups,), is_help=is_help))


def _paged_log(view: View, is_up: bool) -> View:
    """A page of the log further up or down; no line is left out between two pages."""
    view = view.near()
    log = layout(view).get("log")
    if log is None:
        return view.saying("the log is not seen here")
    last = view.race.at - view.earlier
    epochs = epochs_of_page(view.race, last, log.inside.height, is_up=is_up)
    return scrolled_log(view, epochs if is_up else -epochs)


def _outside(view: View, request: Request) -> View:
    """Ask for what leads out of the program, which a kiosk does not give."""
    return view.saying("not in a kiosk") if view.is_kiosk else view.ask(request)


def _copied(view: View) -> View:
    """The command line of what is shown, on its way to the clipboard."""
    from gdtui.ui.way_back import line_of

    return view.saying(f"copied: {line_of(view.known())}").ask(Request.COPY)


_MOVING = (
    Command(
        "play",
        "space",
        "play, pause; at the end play again with the present rate",
        play,
        "run animate go start stop pause roll",
        Action.STEP,
        can_play,
    ),
    Command(
        "step",
        "n",
        "one epoch forward",
        step,
        "next forward iteration update epoch",
        Action.STEP,
        has_step,
    ),
    Command(
        "back",
        "b",
        "one epoch back, or one beat",
        back,
        "previous step epoch rewind",
        Action.STEP,
        has_past,
    ),
    Command(
        "beat",
        "a",
        "the step taken apart, beat by beat",
        next_beat,
        "explain arrows slope minus sign parts apart slowly",
        Action.BEAT,
        has_beat,
    ),
    Command(
        "start",
        "home",
        "to the start of the run",
        to_start,
        "beginning first home rewind",
        Action.STEP,
    ),
    Command(
        "end", "end", "to the end of the run", to_end, "last jump finish", Action.STEP, has_step
    ),
    Command(
        "restart",
        "r",
        "start again: the same weight and rate, epoch 0",
        restart,
        "reset again anew",
        Action.STEP,
    ),
    Command(
        "faster",
        "plus equals_sign",
        "play faster",
        giving(with_pace, 1),
        "speed pace tempo",
        at_once=True,
    ),
    Command(
        "slower", "minus", "play slower", giving(with_pace, -1), "speed pace tempo", at_once=True
    ),
)
_SETTING = (
    Command(
        "rate up",
        "up k",
        "learning rate up to the next hundredth",
        giving(moved_rate, "0.01"),
        f"{_OF_RATE} raise larger increase faster",
        Action.RATE,
    ),
    Command(
        "rate down",
        "down j",
        "learning rate down to the next hundredth",
        giving(moved_rate, "-0.01"),
        f"{_OF_RATE} lower smaller decrease slower",
        Action.RATE,
        can_fall,
    ),
    Command(
        "rate far up",
        "shift+up K",
        "learning rate up to the next tenth",
        giving(moved_rate, "0.1"),
        f"{_OF_RATE} raise larger increase tenth",
        Action.RATE,
    ),
    Command(
        "rate far down",
        "shift+down J",
        "learning rate down to the next tenth",
        giving(moved_rate, "-0.1"),
        f"{_OF_RATE} lower smaller decrease tenth",
        Action.RATE,
    ),
    Command(
        "landmark before",
        "left_square_bracket",
        "learning rate to the landmark before: on w² 0, 0.5, 1",
        giving(to_landmark, False),
        f"{_OF_RATE} regime lower",
        Action.LANDMARK,
    ),
    Command(
        "landmark after",
        "right_square_bracket",
        "learning rate to the next landmark: on w² 0, 0.5, 1",
        giving(to_landmark, True),
        f"{_OF_RATE} regime raise best critical",
        Action.LANDMARK,
    ),
    Command(
        "weight left",
        "left h",
        "weight down to the next half: there the run starts anew",
        giving(moved_weight, "-0.5"),
        f"{_OF_WEIGHT} lower",
        Action.WEIGHT,
    ),
    Command(
        "weight right",
        "right l",
        "weight up to the next half: there the run starts anew",
        giving(moved_weight, "0.5"),
        f"{_OF_WEIGHT} raise",
        Action.WEIGHT,
    ),
    Command(
        "weight far left",
        "shift+left H",
        "weight down to the next multiple of 5",
        giving(moved_weight, "-5"),
        f"{_OF_WEIGHT} lower",
        Action.WEIGHT,
    ),
    Command(
        "weight far right",
        "shift+right L",
        "weight up to the next multiple of 5",
        giving(moved_weight, "5"),
        f"{_OF_WEIGHT} raise",
        Action.WEIGHT,
    ),
    Command(
        "type rate",
        "e",
        "type an exact learning rate (enter takes, escape leaves it)",
        giving(open_entry, RATE),
        f"{_OF_RATE} number exact enter set",
        Action.RATE,
    ),
    Command(
        "type weight",
        "w",
        "type an exact weight",
        giving(open_entry, WEIGHT),
        f"{_OF_WEIGHT} number exact enter set",
        Action.WEIGHT,
    ),
    Command(
        "set up",
        "o",
        "set up landscape, formula or data, rule, schedule, noise",
        _set_up,
        "setup weights function loss options data points file batch",
        Action.SETUP,
    ),
    Command(
        "undo", "z", "undo what was changed last", undo, "back again revert mistake", can=can_undo
    ),
    Command("redo", "Z", "redo what was undone last", redo, "again repeat"),
    Command(
        "defaults", "0", "back to the defaults", giving(choose, 0), "reset clear new", Action.CHOOSE
    ),
)
_LOOKING = (
    Command(
        "tangent",
        "t",
        "tangent on, off",
        giving(toggled, Look.TANGENT),
        "line slope derivative gradient",
        Action.TANGENT,
    ),
    Command(
        "secant",
        "s",
        "secant on, off; it begins across the bowl",
        giving(toggled, Look.SECANT),
        "line slope chord difference quotient derivative",
        Action.LOOK,
        is_clear,
    ),
    Command(
        "gap halved",
        "comma",
        "halve the secant's gap h: it becomes the tangent",
        giving(scaled_gap, -1),
        f"{_OF_GAP} smaller",
        Action.GAP,
        has_secant,
    ),
    Command(
        "gap doubled",
        "full_stop",
        "double the secant's gap h",
        giving(scaled_gap, 1),
        f"{_OF_GAP} larger",
        Action.GAP,
        has_secant,
    ),
    Command(
        "next landing",
        "g",
        "the next landing, before it is taken",
        giving(toggled, Look.GHOST),
        "preview ghost",
        Action.LOOK,
        is_clear,
    ),
    Command(
        "uphill",
        "u",
        "where the rule would lead without its minus sign",
        giving(toggled, Look.UPHILL),
        "ascent climb step",
        Action.LOOK,
        is_clear,
    ),
    Command(
        "closer",
        "i",
        "closer: the window follows the marble; again: all of it",
        giving(toggled, Look.CLOSER),
        "zoom axes near bottom",
        Action.LOOK,
    ),
    Command(
        "bowl alone",
        "B",
        "the bowl alone, large, for a projector; again: everything",
        giving(toggled, Look.ALONE),
        "lecture talk big presentation",
    ),
    Command(
        "next picture",
        "v",
        "the next picture in place of the bowl: epochs by η, …",
        giving(leafed, 1),
        "plot graph eta rates map",
        Action.WHOLE,
    ),
    Command(
        "previous picture",
        "V",
        "the picture before",
        giving(leafed, -1),
        "plot graph map",
        Action.WHOLE,
    ),
    Command(
        "log up",
        "pageup",
        "earlier lines of the log",
        giving(_paged_log, True),
        "scroll history page",
    ),
    Command(
        "log down",
        "pagedown",
        "later lines of the log",
        giving(_paged_log, False),
        "scroll history page",
    ),
)
_COMPARING = (
    Command(
        "mirror",
        "m",
        "a second marble that started at −w, and away again",
        mirrored,
        "twin two other side",
        Action.WEIGHT,
        can_mirror,
    ),
    Command(
        "pin",
        "p",
        "pin this run; on a pinned run: unpin it",
        pinned,
        "keep compare table remember remove",
        Action.PIN,
        can_pin,
    ),
)
_LEARNING = (
    Command(
        "slow",
        "1",
        "experiment: slow convergence; in a lesson a prediction",
        giving(choose, 1),
        "example demo",
        Action.CHOOSE,
    ),
    Command(
        "trap",
        "2",
        "experiment: oscillation trap; in a lesson a prediction",
        giving(choose, 2),
        "example demo bounce",
        Action.CHOOSE,
    ),
    Command(
        "proportional",
        "3",
        "experiment: proportional stepping; in a lesson a prediction",
        giving(choose, 3),
        "example demo two marbles",
        Action.CHOOSE,
    ),
    Command(
        "lessons",
        "y",
        "the list of the lessons; again: out of them",
        lessons,
        "teach learn tutorial why explain course",
    ),
    Command(
        "challenge", "c", "the challenge: find the best learning rate", seek, "game goldilocks"
    ),
    Command("fog", "f", "the challenge in the fog", fog, "game goldilocks blind"),
    Command(
        "onwards",
        "enter",
        "what happens, the next lesson; in the challenge a new weight",
        onwards,
        "continue show",
        Action.ONWARDS,
    ),
    Command("previous lesson", "backspace", "the lesson before", previous, "back", Action.BACK),
    Command(
        "leave",
        "escape",
        "leave a picture, B, a lesson, the challenge; stop on the way",
        leave,
        "back out",
    ),
)
_PROGRAM = (
    Command(
        "commands",
        "colon ctrl+p",
        "find and run a command, a landscape, a rule, a lesson",
        giving(_listed, False),
        "palette search actions menu name",
        at_once=True,
    ),
    Command(
        "save",
        "S",
        "save the run (.csv, .json) or its picture (.svg, .txt)",
        giving(_outside, Request.SAVE),
        "export write file screenshot text",
        in_kiosk=False,
    ),
    Command(
        "copy",
        "C",
        "copy the command line that brings back what is shown",
        _copied,
        "share clipboard link url save state",
    ),
    Command(
        "next colours",
        "d",
        "the next colours: dark, light, high contrast, the terminal's",
        next_theme,
        "color theme white black ansi",
        at_once=True,
    ),
    Command(
        "suspend",
        "ctrl+z",
        "to the shell; fg comes back",
        giving(_outside, Request.SUSPEND),
        "terminal background stop",
        at_once=True,
        in_kiosk=False,
    ),
    Command(
        "help",
        "question_mark f1",
        "every key and what the words mean",
        giving(_listed, True),
        "manual search legend glossary",
        at_once=True,
    ),
    Command(
        "quit",
        "q ctrl+q",
        "quit",
        giving(View.ask, Request.QUIT),
        "exit close end leave",
        at_once=True,
    ),
)
GROUPS = (
    Group("moving", _MOVING),
    Group("setting", _SETTING),
    Group("looking", _LOOKING),
    Group("comparing", _COMPARING),
    Group("learning", _LEARNING),
    Group("program", _PROGRAM),
)

BY_NAME = {command.name: command for group in GROUPS for command in group.commands}
BY_KEY = {key: command for command in BY_NAME.values() for key in command.keys}
"""By the keys that they come with."""
GONE = {
    "x": "`s` begins across the bowl, `,` and `.` change the gap",
    "P": "`p` unpins a pinned run, `z` undoes",
    "D": "`d` leads through all colours",
}
"""Keys of earlier versions, and which do now what they did."""
ALWAYS = {"ctrl+q": "quit"}
"""Keys that no other command can have: the way out."""


def keys_by_name(chosen: Chosen) -> dict[str, tuple[str, ...]]:
    """The keys in force of every command, by its name."""
    return {name: command.keys_in(chosen) for name, command in BY_NAME.items()}


@lru_cache(maxsize=4)
def commands_by_key(chosen: Chosen) -> dict[str, Command]:
    """The commands by the keys in force."""
    return {key: command for command in BY_NAME.values() for key in command.keys_in(chosen)}


@lru_cache(maxsize=64)
def in_force_in(chosen: Chosen, sentence: str) -> str:
    """A sentence whose keys, between backticks, are those in force; a usual one, where it is so."""
    now = {}
    for key, command in BY_KEY.items():
        keys = command.keys_in(chosen)
        now[key_name(key)] = key_name(key if key in keys else keys[0]) if keys else NO_KEY
    return re.sub(r"`([^\s`]+)`", lambda key: f"`{now.get(key[1], key[1])}`", sentence)
