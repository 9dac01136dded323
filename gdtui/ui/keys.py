"""Every key of the explorer, in one place: the bindings, the key bar and the help are made of it.

`show` puts a key on the bar; a group shares one label there. The tooltip is the help's text.
"""

from __future__ import annotations

from itertools import groupby

from textual.binding import Binding

_RATE = Binding.Group("rate", compact=True)
_WEIGHT = Binding.Group("weight", compact=True)
_EXPERIMENTS = Binding.Group("experiments", compact=True)


def _shown(key: str, action: str, label: str, does: str, **more: object) -> Binding:
    return Binding(key, action, label, tooltip=does, **more)  # type: ignore[arg-type]


def _hidden(key: str, action: str, does: str) -> Binding:
    return Binding(key, action, does, show=False, tooltip=does)


KEYS = [
    _shown("space", "play", "play", "play, pause"),
    _shown("n", "step", "step", "one epoch forward"),
    _shown("b", "back", "back", "one epoch back"),
    _hidden("home", "first", "to the start"),
    _hidden("end", "last", "to the end of the run"),
    _hidden("r", "restart", "start again"),
    _hidden("plus,equals_sign", "pace(1)", "play faster"),
    _hidden("minus", "pace(-1)", "play slower"),
    _shown("up,k", "rate('0.01')", "rate", "learning rate + 0.01", group=_RATE),
    _shown("down,j", "rate('-0.01')", "rate", "learning rate − 0.01", group=_RATE),
    _hidden("shift+up,K", "rate('0.1')", "learning rate + 0.1"),
    _hidden("shift+down,J", "rate('-0.1')", "learning rate − 0.1"),
    _hidden("right_square_bracket", "landmark(True)", "up to 0, 0.5 or 1"),
    _hidden("left_square_bracket", "landmark(False)", "down to 1, 0.5 or 0"),
    _shown("left,h", "weight('-0.5')", "weight", "weight − 0.5", group=_WEIGHT),
    _shown("right,l", "weight('0.5')", "weight", "weight + 0.5", group=_WEIGHT),
    _hidden("shift+left,H", "weight('-5')", "weight − 5"),
    _hidden("shift+right,L", "weight('5')", "weight + 5"),
    _hidden("e", "enter_rate", "type a learning rate"),
    _hidden("w", "enter_weight", "type a weight"),
    _shown("1", "experiment(1)", "1", "slow convergence", group=_EXPERIMENTS),
    _shown("2", "experiment(2)", "2", "oscillation trap", group=_EXPERIMENTS),
    _shown("3", "experiment(3)", "3", "proportional stepping", group=_EXPERIMENTS),
    _hidden("0", "experiment(0)", "back to the defaults"),
    _hidden("t", "tangent", "tangent on, off"),
    _hidden("s", "secant", "secant on, off"),
    _hidden("comma", "gap(-1)", "halve the secant's gap"),
    _hidden("full_stop", "gap(1)", "double it"),
    _hidden("x", "other_side", "gap to the other side"),
    _hidden("g", "ghost", "show the next landing"),
    _hidden("v", "map", "map of the learning rate"),
    _hidden("pageup", "earlier", "earlier log lines"),
    _hidden("pagedown", "later", "later log lines"),
    _hidden("d", "app.theme", "dark, light"),
    _hidden("ctrl+z", "app.suspend_process", "to the shell; fg returns"),
    _shown("question_mark,f1", "help", "help", "this help"),
    _shown("q,ctrl+q", "app.quit", "quit", "quit"),
]

_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "comma": ",",
    "full_stop": ".",
    "question_mark": "?",
    "f1": "F1",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def key_names(binding: Binding) -> list[str]:
    """The keys of a binding as a person knows them."""
    names = []
    for key in binding.key.split(","):
        *modifiers, last = key.split("+")
        names.append("+".join([*modifiers, _NAMES.get(last, last)]))
    return names


def bar_entries() -> list[tuple[str, str, list[str]]]:
    """The key bar: what each entry's keys are called, its label, and the action of each key."""
    entries = []
    shown = [binding for binding in KEYS if binding.show]
    for _, bindings in groupby(shown, key=lambda b: b.group or b.action):
        members = list(bindings)
        names = [key_names(binding)[0] for binding in members]
        keys = f"{names[0]}-{names[-1]}" if len(names) > 2 else "".join(names)
        label = members[0].group.description if members[0].group else members[0].description
        entries.append((keys, label, [binding.action for binding in members]))
    return entries
