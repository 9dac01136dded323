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
    _shown("n", "put('step')", "step", "one epoch forward"),
    _hidden("b", "put('back')", "an epoch, a beat back"),
    _hidden("home", "put('first')", "to the start, the end"),
    _hidden("end", "last", "to the start, the end"),
    _hidden("r", "put('restart')", "start again"),
    _hidden("plus,equals_sign", "pace(1)", "faster, slower"),
    _hidden("minus", "pace(-1)", "faster, slower"),
    _shown("up,k", "set('rate', '0.01')", "rate", "rate ± 0.01", group=_RATE),
    _shown("down,j", "set('rate', '-0.01')", "rate", "rate ± 0.01", group=_RATE),
    _hidden("shift+up,K", "set('rate', '0.1')", "rate ± 0.1"),
    _hidden("shift+down,J", "set('rate', '-0.1')", "rate ± 0.1"),
    _hidden("left_square_bracket", "set('landmark', False)", "rate to 0, 0.5 or 1"),
    _hidden("right_square_bracket", "set('landmark', True)", "rate to 0, 0.5 or 1"),
    _shown("left,h", "put('shift', '-0.5')", "weight", "weight ± 0.5", group=_WEIGHT),
    _shown("right,l", "put('shift', '0.5')", "weight", "weight ± 0.5", group=_WEIGHT),
    _hidden("shift+left,H", "put('shift', '-5')", "weight ± 5"),
    _hidden("shift+right,L", "put('shift', '5')", "weight ± 5"),
    _hidden("e", "enter_rate", "type a rate, a weight"),
    _hidden("w", "enter_weight", "type a rate, a weight"),
    _shown("1", "put('answer', 1)", "1", "slow convergence", group=_EXPERIMENTS),
    _shown("2", "put('answer', 2)", "2", "oscillation trap", group=_EXPERIMENTS),
    _shown("3", "put('answer', 3)", "3", "proportional stepping", group=_EXPERIMENTS),
    _hidden("0", "put('answer', 0)", "back to the defaults"),
    _hidden("a", "put('beat')", "a step, beat by beat"),
    _hidden("g", "set('toggle', 'ghost')", "the next landing"),
    _hidden("u", "set('toggle', 'uphill')", "without the minus sign"),
    _hidden("m", "put('mirror')", "a second marble at −w"),
    _hidden("t", "set('toggle', 'tangent')", "tangent, secant"),
    _hidden("s", "set('toggle', 'secant')", "tangent, secant"),
    _hidden("comma", "set('gap', -1)", "halve, double its gap h"),
    _hidden("full_stop", "set('gap', 1)", "halve, double its gap h"),
    _hidden("x", "set('other_side')", "h to the other side"),
    _hidden("p", "set('pin')", "pin this run, unpin one"),
    _hidden("P", "set('unpin')", "pin this run, unpin one"),
    _hidden("v", "set('toggle_map')", "map of the learning rate"),
    _shown("y", "put('lessons')", "why", "lessons: in, out"),
    _hidden("c", "put('challenge')", "challenge, with fog"),
    _hidden("f", "put('fog')", "challenge, with fog"),
    _hidden("enter", "put('onwards', 1)", "lesson: next, previous"),
    _hidden("backspace", "put('onwards', -1)", "lesson: next, previous"),
    _hidden("escape", "put('leave')", "leave lesson, challenge"),
    _hidden("pageup", "earlier", "log lines up, down"),
    _hidden("pagedown", "later", "log lines up, down"),
    _hidden("d", "app.theme", "dark, light"),
    _hidden("ctrl+z", "app.suspend_process", "to the shell (fg: back)"),
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
    "backspace": "⌫",
}


def key_names(binding: Binding) -> list[str]:
    """The keys of a binding as a person knows them."""
    names = []
    for key in binding.key.split(","):
        *modifiers, last = key.split("+")
        names.append("+".join([*modifiers, _NAMES.get(last, last)]))
    return names


def help_entries() -> list[tuple[str, str, str]]:
    """The help: keys, what they do, and the action; neighbours of one purpose in one entry."""
    entries = []
    for does, bindings in groupby(KEYS, key=lambda binding: binding.tooltip):
        alike = list(bindings)
        names = [name for binding in alike for name in key_names(binding)]
        entries.append((" ".join(names), does, alike[0].action))
    return entries


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
