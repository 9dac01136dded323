"""Every command of the explorer, once, in groups: all that keys, bar, help, list and README say.

What lies over the screen has keys of its own. A person may give a command other keys; then one that
it came with is without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from gdtui.guide.guide import Action, Look
from gdtui.ui.commands.command import Change, Command, Entry, Group, giving
from gdtui.ui.commands.guided import choose, fog, leave, previous, seek
from gdtui.ui.commands.looking import (
    has_secant,
    is_clear,
    leafed,
    next_theme,
    paged_log,
    scaled_gap,
    toggled,
)
from gdtui.ui.commands.setting import (
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
from gdtui.ui.overlays.typed import Setting, open_entry
from gdtui.ui.view import Request, View

_RATE = "eta η lr learning step size stepsize alpha"
_WEIGHT = "w move put marble position start"
_GAP = "h secant limit derivative"


def _entry(label: str, short: str, *commands: Command, in_kiosk: bool = True) -> Entry:
    return Entry(label, short, commands, in_kiosk)


def _does(
    name: str,
    keys: str,
    action: Action,
    change: Change,
    also: str,
    can: Callable[[View], bool] = lambda _: True,
    label: str = "",
) -> Command:
    return Command(name, tuple(keys.split()), action, change, also, can, label=label)


def _at_once(name: str, keys: str, change: Change, also: str, label: str = "") -> Command:
    return _does(name, keys, Action.FREE, change, also, label=label)._replace(at_once=True)


# What needs more than the first screen is imported when it is asked for.


def _set_up(view: View) -> View:
    """The set-up of the present run, to be changed."""
    from gdtui.ui.overlays.set_up import SetUp

    return view.laid(SetUp.of(view.race))


def _palette(view: View) -> View:
    """The list of the commands, in which one searches by name; away again, where it is on top."""
    from gdtui.ui.overlays.palette import Palette

    is_open = isinstance(view.top, Palette)
    return view.uncovered if is_open else view.laid(Palette(_groups_in(view)))


def _help(view: View) -> View:
    """The help; away again, where it is on top."""
    from gdtui.ui.overlays.help import Help

    return view.uncovered if isinstance(view.top, Help) else view.laid(Help(_groups_in(view)))


def _groups_in(view: View) -> tuple[Group, ...]:
    """The groups; in a kiosk without what leads out of the program."""
    if not view.is_kiosk:
        return GROUPS
    return tuple(
        Group(title, tuple(entry for entry in entries if entry.in_kiosk))
        for title, entries in GROUPS
    )


def _quit(view: View) -> View:
    return view.ask(Request.QUIT)


def _outside(view: View, request: Request) -> View:
    """Ask for what leads out of the program, which a kiosk does not give."""
    return view.saying("not in a kiosk") if view.is_kiosk else view.ask(request)


def _copied(view: View) -> View:
    """The command line of what is shown, on its way to the clipboard."""
    from gdtui.ui.way_back import line_of

    return view.saying(f"copied: {line_of(view)}").ask(Request.COPY)


_MOVING = (
    _entry(
        "play, pause; at the end of a run play it again with the present rate",
        "play, pause, play again",
        _does(
            "play",
            "space",
            Action.STEP,
            play,
            "run animate go start stop pause roll",
            can_play,
            label="play, pause, play again",
        ),
    ),
    _entry(
        "one epoch forward",
        "one epoch forward",
        _does("step", "n", Action.STEP, step, "next forward iteration update epoch", has_step),
    ),
    _entry(
        "one epoch back, or one beat",
        "an epoch, a beat back",
        _does("back", "b", Action.STEP, back, "previous step epoch rewind", has_past),
    ),
    _entry(
        "the step taken apart, a beat a key; b goes a beat back",
        "a step, beat by beat",
        _does(
            "beat",
            "a",
            Action.BEAT,
            next_beat,
            "explain arrows slope minus sign parts apart slowly",
            has_beat,
            label="the step taken apart, beat by beat",
        ),
    ),
    _entry(
        "to the start, to the end of the run",
        "to the start, the end",
        _does(
            "start",
            "home",
            Action.STEP,
            to_start,
            "beginning first home rewind",
            label="to the start of the run",
        ),
        _does(
            "end",
            "end",
            Action.STEP,
            to_end,
            "last jump finish",
            has_step,
            label="to the end of the run",
        ),
    ),
    _entry(
        "start again: the same weight and rate, epoch 0",
        "start again",
        _does(
            "restart",
            "r",
            Action.STEP,
            restart,
            "reset again anew",
            label="start again from epoch 0",
        ),
    ),
    _entry(
        "play faster, slower",
        "faster, slower",
        _at_once(
            "faster",
            "plus equals_sign",
            giving(with_pace, 1),
            "speed pace tempo",
            label="play faster",
        ),
        _at_once(
            "slower",
            "minus",
            giving(with_pace, -1),
            "speed pace tempo",
            label="play slower",
        ),
    ),
)
_SETTING = (
    _entry(
        "learning rate to the next hundredth, up or down",
        "rate ± 0.01",
        _does(
            "rate up",
            "up k",
            Action.RATE,
            giving(moved_rate, "0.01"),
            f"{_RATE} raise larger increase faster",
            label="learning rate up to the next hundredth",
        ),
        _does(
            "rate down",
            "down j",
            Action.RATE,
            giving(moved_rate, "-0.01"),
            f"{_RATE} lower smaller decrease slower",
            can_fall,
            label="learning rate down to the next hundredth",
        ),
    ),
    _entry(
        "learning rate to the next tenth",
        "rate ± 0.1",
        _does(
            "rate far up",
            "shift+up K",
            Action.RATE,
            giving(moved_rate, "0.1"),
            f"{_RATE} raise larger increase tenth",
            label="learning rate up to the next tenth",
        ),
        _does(
            "rate far down",
            "shift+down J",
            Action.RATE,
            giving(moved_rate, "-0.1"),
            f"{_RATE} lower smaller decrease tenth",
            label="learning rate down to the next tenth",
        ),
    ),
    _entry(
        "learning rate to the landmark before, to the next: on w² 0, 0.5, 1",
        "rate to a landmark",
        _does(
            "landmark before",
            "left_square_bracket",
            Action.LANDMARK,
            giving(to_landmark, False),
            f"{_RATE} regime lower",
            label="learning rate to the landmark before",
        ),
        _does(
            "landmark after",
            "right_square_bracket",
            Action.LANDMARK,
            giving(to_landmark, True),
            f"{_RATE} regime raise best critical",
            label="learning rate to the next landmark",
        ),
    ),
    _entry(
        "weight to the next half; the marble is put there and the run starts anew",
        "weight ± 0.5",
        _does(
            "weight left",
            "left h",
            Action.WEIGHT,
            giving(moved_weight, "-0.5"),
            f"{_WEIGHT} lower",
            label="weight down to the next half",
        ),
        _does(
            "weight right",
            "right l",
            Action.WEIGHT,
            giving(moved_weight, "0.5"),
            f"{_WEIGHT} raise",
            label="weight up to the next half",
        ),
    ),
    _entry(
        "weight to the next multiple of 5",
        "weight ± 5",
        _does(
            "weight far left",
            "shift+left H",
            Action.WEIGHT,
            giving(moved_weight, "-5"),
            f"{_WEIGHT} lower",
            label="weight down to the next multiple of 5",
        ),
        _does(
            "weight far right",
            "shift+right L",
            Action.WEIGHT,
            giving(moved_weight, "5"),
            f"{_WEIGHT} raise",
            label="weight up to the next multiple of 5",
        ),
    ),
    _entry(
        "type an exact learning rate, an exact weight (enter takes it, escape leaves it)",
        "type a rate, a weight",
        _does(
            "type rate",
            "e",
            Action.RATE,
            giving(open_entry, Setting.RATE),
            f"{_RATE} number exact enter set",
            label="type an exact learning rate",
        ),
        _does(
            "type weight",
            "w",
            Action.WEIGHT,
            giving(open_entry, Setting.WEIGHT),
            f"{_WEIGHT} number exact enter set",
            label="type an exact weight",
        ),
    ),
    _entry(
        "set up: landscape or formula, weights, rate, epochs, rule, schedule, noise",
        "set up: landscape, …",
        _does(
            "set up",
            "o",
            Action.SETUP,
            _set_up,
            "setup landscape formula epochs weights function loss rule options",
            label="set up landscape, weights, rule, noise",
        ),
    ),
    _entry(
        "undo what was changed last, redo it",
        "undo, redo",
        _does(
            "undo",
            "z",
            Action.FREE,
            undo,
            "back again revert mistake",
            can_undo,
            label="undo what was changed last",
        ),
        _does(
            "redo",
            "Z",
            Action.FREE,
            redo,
            "again repeat",
            label="redo what was undone last",
        ),
    ),
    _entry(
        "back to the defaults",
        "back to the defaults",
        _does("defaults", "0", Action.CHOOSE, giving(choose, 0), "reset clear new"),
    ),
)
_LOOKING = (
    _entry(
        "tangent, secant on and off; the secant begins across the bowl",
        "tangent, secant",
        _does(
            "tangent",
            "t",
            Action.TANGENT,
            giving(toggled, Look.TANGENT),
            "line slope derivative gradient",
            label="tangent on, off",
        ),
        _does(
            "secant",
            "s",
            Action.LOOK,
            giving(toggled, Look.SECANT),
            "line slope chord difference quotient derivative",
            is_clear,
            label="secant on, off; it begins across the bowl",
        ),
    ),
    _entry(
        "halve and double the secant's gap h: it becomes the tangent",
        "halve, double its gap h",
        _does(
            "gap halved",
            "comma",
            Action.GAP,
            giving(scaled_gap, -1),
            f"{_GAP} smaller",
            has_secant,
            label="halve the secant's gap h: it becomes the tangent",
        ),
        _does(
            "gap doubled",
            "full_stop",
            Action.GAP,
            giving(scaled_gap, 1),
            f"{_GAP} larger",
            has_secant,
            label="double the secant's gap h",
        ),
    ),
    _entry(
        "the next landing, before it is taken",
        "the next landing",
        _does(
            "next landing", "g", Action.LOOK, giving(toggled, Look.GHOST), "preview ghost", is_clear
        ),
    ),
    _entry(
        "where the rule would lead without its minus sign",
        "without the minus sign",
        _does(
            "uphill",
            "u",
            Action.LOOK,
            giving(toggled, Look.UPHILL),
            "minus sign ascent climb",
            is_clear,
            label="the step without its minus sign",
        ),
    ),
    _entry(
        "closer: the window follows the marble; again: all of it",
        "closer to the marble",
        _does(
            "closer",
            "i",
            Action.LOOK,
            giving(toggled, Look.CLOSER),
            "zoom window axes near bottom",
            label="closer: the window follows the marble",
        ),
    ),
    _entry(
        "the bowl alone, large, for a projector, played beat by beat; again: everything",
        "the bowl alone, large",
        _does(
            "bowl alone",
            "B",
            Action.FREE,
            giving(toggled, Look.ALONE),
            "projector lecture talk large big presentation",
            label="the bowl alone, large, for a projector",
        ),
    ),
    _entry(
        "the next picture in place of the bowl, the one before: epochs by η, the long run by η,"
        " basins, cobweb, line and data, settling by η and β",
        "pictures of the whole",
        _does(
            "next picture",
            "v",
            Action.WHOLE,
            giving(leafed, 1),
            "plot graph eta η rates map",
            label="the next picture in place of the bowl",
        ),
        _does(
            "previous picture",
            "V",
            Action.WHOLE,
            giving(leafed, -1),
            "plot graph map",
            label="the picture before",
        ),
    ),
    _entry(
        "earlier and later lines of the log",
        "log lines up, down",
        _does(
            "log up",
            "pageup",
            Action.FREE,
            giving(paged_log, True),
            "scroll history page earlier",
            label="earlier lines of the log",
        ),
        _does(
            "log down",
            "pagedown",
            Action.FREE,
            giving(paged_log, False),
            "scroll history page later",
            label="later lines of the log",
        ),
    ),
)
_COMPARING = (
    _entry(
        "a second marble that started at −w, and away again; the run stays",
        "a second marble at −w",
        _does(
            "mirror",
            "m",
            Action.WEIGHT,
            mirrored,
            "twin two second marble other side",
            can_mirror,
            label="a second marble at −w, and away again",
        ),
    ),
    _entry(
        "pin this run; on a pinned run: unpin it",
        "pin this run, unpin it",
        _does("pin", "p", Action.PIN, pinned, "unpin keep compare table remember remove", can_pin),
    ),
)
_LEARNING = (
    _entry(
        "the experiments slow convergence, oscillation trap, proportional stepping;"
        " in a lesson the predictions",
        "the three experiments",
        _does(
            "slow",
            "1",
            Action.CHOOSE,
            giving(choose, 1),
            "experiment example demo slow convergence",
        ),
        _does(
            "trap",
            "2",
            Action.CHOOSE,
            giving(choose, 2),
            "experiment example demo oscillation bounce",
        ),
        _does(
            "proportional",
            "3",
            Action.CHOOSE,
            giving(choose, 3),
            "experiment example demo two marbles",
        ),
    ),
    _entry(
        "the list of the lessons, where arrows and enter or a digit open one; again: out of them",
        "the lessons: list, out",
        _does(
            "lessons",
            "y",
            Action.FREE,
            lessons,
            "teach learn tutorial why explain course",
            label="the list of the lessons",
        ),
    ),
    _entry(
        "the challenge, the same in the fog",
        "the challenge, with fog",
        _does(
            "challenge",
            "c",
            Action.FREE,
            seek,
            "game goldilocks find best",
            label="the challenge: find the best learning rate",
        ),
        _does(
            "fog",
            "f",
            Action.FREE,
            fog,
            "game goldilocks blind challenge",
            label="the challenge in the fog",
        ),
    ),
    _entry(
        "in a lesson show what happens without predicting, then the next lesson; the one before;"
        " in the challenge a new weight once it is solved",
        "next lesson, one before",
        _does(
            "onwards",
            "enter",
            Action.ONWARDS,
            onwards,
            "next lesson continue show",
            label="show what happens, or the next lesson",
        ),
        _does(
            "previous lesson",
            "backspace",
            Action.BACK,
            previous,
            "backspace",
            label="the lesson before",
        ),
    ),
    _entry(
        "leave a picture, the bowl alone, a lesson, the challenge: what was before comes back",
        "leave what is on",
        _does(
            "leave",
            "escape",
            Action.FREE,
            leave,
            "back out lesson challenge picture bowl",
            label="leave picture, lesson or challenge",
        ),
    ),
)
_PROGRAM = (
    _entry(
        "the commands by name, also landscapes, rules, schedules, lessons, experiments",
        "commands by name",
        _at_once(
            "commands",
            "colon ctrl+p",
            _palette,
            "palette search find actions menu",
            label="the commands by name",
        ),
    ),
    _entry(
        "save the run (.csv, .json) or its picture (.svg, .txt), by the name that one types",
        "save run or picture",
        _does(
            "save",
            "S",
            Action.FREE,
            giving(_outside, Request.SAVE),
            "export write file csv json svg txt text screenshot picture",
            label="save the run or its picture",
        ),
        in_kiosk=False,
    ),
    _entry(
        "copy the command line that brings back what is shown",
        "copy the command line",
        _does(
            "copy",
            "C",
            Action.FREE,
            _copied,
            "share clipboard link url command line save state",
            label="copy the command line of what is shown",
        ),
    ),
    _entry(
        "the next colours: dark, light; in high contrast; those of the terminal",
        "the next colours",
        _at_once(
            "next colours",
            "d",
            next_theme,
            "color theme dark light white black contrast ansi terminal",
            label="the next colours of all that there are",
        ),
    ),
    _entry(
        "to the shell; fg comes back",
        "to the shell (fg: back)",
        _at_once(
            "suspend", "ctrl+z", giving(_outside, Request.SUSPEND), "shell terminal background stop"
        ),
        in_kiosk=False,
    ),
    _entry(
        "every key and what the words mean",
        "this help",
        _at_once("help", "question_mark f1", _help, "keys manual search legend words glossary"),
    ),
    _entry(
        "quit",
        "quit",
        _at_once("quit", "q ctrl+q", _quit, "exit close end leave"),
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

COMMANDS = tuple(entry for group in GROUPS for entry in group.entries)
BY_NAME = {command.name: command for entry in COMMANDS for command in entry.commands}
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
    if not chosen:
        return BY_KEY
    return {key: BY_NAME[name] for name, keys in keys_by_name(chosen).items() for key in keys}


def key_told(chosen: Chosen, name: str, usual: str = "") -> str:
    """A key in force of a command as a person knows it: a usual one, where that is one of them."""
    keys = BY_NAME[name].keys_in(chosen)
    return key_name(usual if usual in keys else keys[0]) if keys else NO_KEY


@lru_cache(maxsize=64)
def in_force_in(chosen: Chosen, sentence: str) -> str:
    """A sentence whose usual keys, between backticks, are those in force."""
    now = {key_name(key): key_told(chosen, each.name, key) for key, each in BY_KEY.items()}
    return re.sub(r"`([^\s`]+)`", lambda key: f"`{now.get(key[1], key[1])}`", sentence)
