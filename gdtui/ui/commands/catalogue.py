"""Every command of the explorer, once, in groups: all that keys, bar, help, list and README say.

What lies over the screen has keys of its own. A person may give a command other keys; then one that
it came with is without it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gdtui.guide.guide import Action, Look
from gdtui.plot.panes.log import epochs_of_page
from gdtui.ui.commands.command import Command, giving, row
from gdtui.ui.commands.guided import choose, fog, leave, previous, seek
from gdtui.ui.commands.looking import (
    in_fog,
    leafed,
    next_theme,
    scaled_gap,
    scrolled_log,
    toggled,
)
from gdtui.ui.commands.setting import (
    RATE,
    WEIGHT,
    mirrored,
    no_lower_rate,
    no_mirror,
    no_pin,
    pinned,
    to_landmark,
)
from gdtui.ui.commands.stepping import (
    back,
    next_beat,
    no_beat,
    no_past,
    no_play,
    no_step,
    play,
    restart,
    step,
    to_end,
    to_start,
    with_pace,
)
from gdtui.ui.commands.undo import no_change, redo, undo
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


def _listed(view: View, opener: str) -> View:
    """The list of all commands, as help or to run one; away again, where it is on top as such."""
    from gdtui.ui.overlays.reference import Reference

    top = view.top
    if isinstance(top, Reference) and top.opener == opener:
        return view.uncovered
    commands = tuple(
        (title, each)
        for title, own in GROUPS.items()
        for each in own
        if each.in_kiosk or not view.is_kiosk
    )
    return view.laid(Reference(commands=commands, opener=opener))


def _paged_log(view: View, is_up: bool) -> View:
    """A page of the log further up or down; no line is left out between two pages."""
    view = view.near()
    log = layout(view).get("log")
    if log is None:
        return view.saying("the log is not seen here")
    last = view.race.at - view.earlier
    epochs = epochs_of_page(view.race, last, log.inside.height, is_up=is_up)
    return scrolled_log(view, epochs if is_up else -epochs)


def _copied(view: View) -> View:
    """The command line of what is shown, on its way to the clipboard."""
    from gdtui.ui.way_back import line_of

    return view.saying(f"copied: {line_of(view.known())}").ask(Request.COPY)


GROUPS: dict[str, tuple[Command, ...]] = {
    "moving": (
        row(
            "play | space | play, pause; at the end play again with the present rate"
            " | run animate go start stop pause roll",
            play,
            Action.STEP,
            no_play,
        ),
        row(
            "step | n | one epoch forward | next forward iteration update epoch",
            step,
            Action.STEP,
            no_step,
        ),
        row(
            "back | b | one epoch back, or one beat | previous step epoch rewind",
            back,
            Action.STEP,
            no_past,
        ),
        row(
            "beat | a | the step taken apart, beat by beat"
            " | explain arrows slope minus sign parts apart slowly",
            next_beat,
            Action.BEAT,
            no_beat,
        ),
        row(
            "start | home | to the start of the run | beginning first home rewind",
            to_start,
            Action.STEP,
            no_past,
        ),
        row(
            "end | end | to the end of the run | last jump finish",
            to_end,
            Action.STEP,
            no_step,
        ),
        row(
            "restart | r | start again: the same weight and rate, epoch 0 | reset again anew",
            restart,
            Action.STEP,
        ),
        row(
            "faster | plus equals_sign | play faster | speed pace tempo",
            giving(with_pace, 1),
            at_once=True,
        ),
        row(
            "slower | minus | play slower | speed pace tempo",
            giving(with_pace, -1),
            at_once=True,
        ),
    ),
    "setting": (
        row(
            "rate up | up k | learning rate up to the next hundredth"
            f" | {_OF_RATE} raise larger increase faster",
            giving(RATE.stepped, "0.01"),
            Action.RATE,
        ),
        row(
            "rate down | down j | learning rate down to the next hundredth"
            f" | {_OF_RATE} lower smaller decrease slower",
            giving(RATE.stepped, "-0.01"),
            Action.RATE,
            no_lower_rate,
        ),
        row(
            "rate far up | shift+up K | learning rate up to the next tenth"
            f" | {_OF_RATE} raise larger increase tenth",
            giving(RATE.stepped, "0.1"),
            Action.RATE,
        ),
        row(
            "rate far down | shift+down J | learning rate down to the next tenth"
            f" | {_OF_RATE} lower smaller decrease tenth",
            giving(RATE.stepped, "-0.1"),
            Action.RATE,
            no_lower_rate,
        ),
        row(
            "landmark before | left_square_bracket | "
            f"learning rate to the landmark before: on w² 0, 0.5, 1 | {_OF_RATE} regime lower",
            giving(to_landmark, False),
            Action.LANDMARK,
        ),
        row(
            "landmark after | right_square_bracket | learning rate to the next landmark:"
            f" on w² 0, 0.5, 1 | {_OF_RATE} regime raise best critical",
            giving(to_landmark, True),
            Action.LANDMARK,
        ),
        row(
            "weight left | left h | weight down to the next half: there the run starts anew"
            f" | {_OF_WEIGHT} lower",
            giving(WEIGHT.stepped, "-0.5"),
            Action.WEIGHT,
        ),
        row(
            "weight right | right l | weight up to the next half: there the run starts anew"
            f" | {_OF_WEIGHT} raise",
            giving(WEIGHT.stepped, "0.5"),
            Action.WEIGHT,
        ),
        row(
            "weight far left | shift+left H | weight down to the next multiple of 5"
            f" | {_OF_WEIGHT} lower",
            giving(WEIGHT.stepped, "-5"),
            Action.WEIGHT,
        ),
        row(
            "weight far right | shift+right L | weight up to the next multiple of 5"
            f" | {_OF_WEIGHT} raise",
            giving(WEIGHT.stepped, "5"),
            Action.WEIGHT,
        ),
        row(
            "type rate | e | type an exact learning rate (enter takes, escape leaves it)"
            f" | {_OF_RATE} number exact enter set",
            giving(open_entry, RATE),
            Action.RATE,
        ),
        row(
            f"type weight | w | type an exact weight | {_OF_WEIGHT} number exact enter set",
            giving(open_entry, WEIGHT),
            Action.WEIGHT,
        ),
        row(
            "set up | o | set up landscape, formula or data, rule, schedule, noise"
            " | setup weights function loss options data points file batch",
            _set_up,
            Action.SETUP,
        ),
        row(
            "undo | z | undo what was changed last | back again revert mistake",
            undo,
            lacks=no_change,
        ),
        row("redo | Z | redo what was undone last | again repeat", redo),
        row(
            "defaults | 0 | back to the defaults | reset clear new",
            giving(choose, 0),
            Action.CHOOSE,
        ),
    ),
    "looking": (
        row(
            "tangent | t | tangent on, off | line slope derivative gradient",
            giving(toggled, Look.TANGENT),
            Action.TANGENT,
            in_fog,
        ),
        row(
            "secant | s | secant on, off; it begins across the bowl"
            " | line slope chord difference quotient derivative",
            giving(toggled, Look.SECANT),
            Action.LOOK,
            in_fog,
        ),
        row(
            "gap halved | comma | halve the secant's gap h: it becomes the tangent"
            f" | {_OF_GAP} smaller",
            giving(scaled_gap, -1),
            Action.GAP,
            in_fog,
        ),
        row(
            f"gap doubled | full_stop | double the secant's gap h | {_OF_GAP} larger",
            giving(scaled_gap, 1),
            Action.GAP,
            in_fog,
        ),
        row(
            "next landing | g | the next landing, before it is taken | preview ghost",
            giving(toggled, Look.LANDING),
            Action.LOOK,
            in_fog,
        ),
        row(
            "uphill | u | where the rule would lead without its minus sign | ascent climb step",
            giving(toggled, Look.UPHILL),
            Action.LOOK,
            in_fog,
        ),
        row(
            "closer | i | closer: the window follows the marble; again: all of it"
            " | zoom axes near bottom",
            giving(toggled, Look.CLOSER),
            Action.LOOK,
        ),
        row(
            "bowl alone | B | the bowl alone, large, for a projector; again: everything"
            " | lecture talk big presentation",
            giving(toggled, Look.ALONE),
        ),
        row(
            "next picture | v | the next picture in place of the bowl: epochs by η, …"
            " | plot graph eta rates map",
            giving(leafed, 1),
            Action.WHOLE,
        ),
        row(
            "previous picture | V | the picture before | plot graph map",
            giving(leafed, -1),
            Action.WHOLE,
        ),
        row(
            "log up | pageup | earlier lines of the log | scroll history page",
            giving(_paged_log, True),
        ),
        row(
            "log down | pagedown | later lines of the log | scroll history page",
            giving(_paged_log, False),
        ),
    ),
    "comparing": (
        row(
            "mirror | m | a second marble that started at −w, and away again | twin two other side",
            mirrored,
            Action.WEIGHT,
            no_mirror,
        ),
        row(
            "pin | p | pin this run; on a pinned run: unpin it"
            " | keep compare table remember remove",
            pinned,
            Action.PIN,
            no_pin,
        ),
    ),
    "learning": (
        row(
            "slow | 1 | experiment: slow convergence; in a lesson a prediction | example demo",
            giving(choose, 1),
            Action.CHOOSE,
        ),
        row(
            "trap | 2 | experiment: oscillation trap; in a lesson a prediction"
            " | example demo bounce",
            giving(choose, 2),
            Action.CHOOSE,
        ),
        row(
            "proportional | 3 | experiment: proportional stepping; in a lesson a prediction"
            " | example demo two marbles",
            giving(choose, 3),
            Action.CHOOSE,
        ),
        row(
            "lessons | y | the list of the lessons; again: out of them"
            " | teach learn tutorial why explain course",
            lessons,
        ),
        row("challenge | c | the challenge: find the best learning rate | game goldilocks", seek),
        row("fog | f | the challenge in the fog | game goldilocks blind", fog),
        row(
            "onwards | enter | what happens, the next lesson; in the challenge a new weight"
            " | continue show",
            onwards,
            Action.ONWARDS,
        ),
        row("previous lesson | backspace | the lesson before | back", previous, Action.BACK),
        row(
            "leave | escape | leave a picture, B, a lesson, the challenge; stop on the way"
            " | back out",
            leave,
        ),
    ),
    "program": (
        row(
            "commands | colon ctrl+p | find and run a command, a landscape, a rule, a lesson"
            " | palette search actions menu name",
            giving(_listed, "commands"),
            at_once=True,
        ),
        row(
            "save | S | save the run (.csv, .json) or its picture (.svg, .txt)"
            " | export write file screenshot text",
            giving(View.ask, Request.SAVE),
            in_kiosk=False,
        ),
        row(
            "copy | C | copy the command line that brings back what is shown"
            " | share clipboard link url save state",
            _copied,
        ),
        row(
            "next colours | d | the next colours: dark, light, high contrast, the terminal's"
            " | color theme white black ansi",
            next_theme,
            at_once=True,
        ),
        row(
            "suspend | ctrl+z | to the shell; fg comes back | terminal background stop",
            giving(View.ask, Request.SUSPEND),
            at_once=True,
            in_kiosk=False,
        ),
        row(
            "help | question_mark f1 | every key and what the words mean"
            " | manual search legend glossary",
            giving(_listed, "help"),
            at_once=True,
        ),
        row(
            "quit | q ctrl+q | quit | exit close end leave",
            giving(View.ask, Request.QUIT),
            at_once=True,
        ),
    ),
}
"""The commands that are listed under each title."""


BY_NAME = {command.name: command for own in GROUPS.values() for command in own}
GONE = {
    "x": ("secant", "`s` begins across the bowl, `,` and `.` change the gap"),
    "P": ("pin", "`p` unpins a pinned run, `z` undoes"),
    "D": ("next colours", "`d` leads through all colours"),
}
"""Keys of earlier versions: the command that does now what they did, and its keys in words."""
ALWAYS = {"ctrl+q": "quit"}
"""Keys that no other command can have: the way out."""


@lru_cache(maxsize=4)
def commands_by_key(chosen: Chosen) -> dict[str, Command]:
    """The commands by the keys in force."""
    return {key: command for command in BY_NAME.values() for key in command.keys_in(chosen)}


@lru_cache(maxsize=64)
def in_force_in(chosen: Chosen, sentence: str) -> str:
    """A sentence whose keys, between backticks, are those in force; a usual one, where it is so."""
    now = {}
    for key, command in commands_by_key(()).items():
        keys = command.keys_in(chosen)
        now[key_name(key)] = key_name(key if key in keys else keys[0]) if keys else NO_KEY
    return re.sub(r"`([^\s`]+)`", lambda key: f"`{now.get(key[1], key[1])}`", sentence)
