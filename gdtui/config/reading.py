"""What the entries of the file of preferences come to; a wrong one is named, and counts for naught.

The setup is read by the readers of the command line, and there is no other list of what it takes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gdtui.cli.asked import PARTS, asked_setup
from gdtui.cli.parsing import BadInputError, read
from gdtui.config.file import Complaint, Entries, Names, entries_of
from gdtui.config.wishes import Texts, Wishes
from gdtui.engine.values import MOST_WEIGHTS, most_like, quoted
from gdtui.options import explorer_parser
from gdtui.ui.screen.theme import THEMES

_OWNERS = {"weight": "landscape", "beta": "rule", "beta2": "rule"}
"""What follows from another option: it is left alone where that one is given anew."""
_READ_FIRST = ("landscape", "rule")
_MOST_DIGITS = 400

Complain = Callable[[Names, Exception], None]
"""Told where an entry stands, and what is wrong with it."""


def wishes_in(path: Path) -> tuple[Wishes, list[Complaint]]:
    """What a file comes to, and what is wrong with it, line by line."""
    entries, complaint = entries_of(path)
    wishes, complaints = wishes_of(entries)
    return wishes, [complaint, *complaints] if complaint else complaints


def wishes_of(entries: Entries) -> tuple[Wishes, list[Complaint]]:
    """What entries come to, and what is wrong with them, line by line."""
    wishes, complaints = Wishes(), list[Complaint]()

    def complain(names: Names, error: Exception) -> None:
        complaints.append(Complaint(str(BadInputError(str(error))), entries.lines.get(names)))

    for name, value in entries.values.items():
        try:
            wishes = _with(wishes, name, value, complain)
        except ValueError as error:
            complain((name,), error)
    return wishes, sorted(complaints, key=lambda complaint: complaint.line or 0)


def _with(wishes: Wishes, name: str, value: Any, complain: Complain) -> Wishes:
    """The wishes with one more entry, or table of entries."""
    _known("entry", name, Wishes._fields)
    if name == "theme":
        return wishes._replace(theme=_theme(value))
    if name == "speed":
        return wishes._replace(speed=_speed(value))
    if name == "motion":
        return wishes._replace(motion=_motion(value))
    if not isinstance(value, dict):
        raise ValueError(f"{name} must be a table: [{name}] in a line of its own")
    if name == "setup":
        return wishes._replace(setup=_setup(value, complain))
    return wishes._replace(keys=_keys(value, complain))


def arguments_beside(wishes: Wishes, typed: argparse.Namespace) -> list[str]:
    """The setup wished for as it would be typed, but for what was typed, or brings its own."""
    own_starts = typed.experiment, typed.lesson, typed.challenge
    if any(start is not None for start in own_starts):
        return []
    given = {name for name in PARTS if getattr(typed, name) is not None}
    return [
        argument
        for name, texts in wishes.setup
        if not given & {name, _OWNERS.get(name)}
        for argument in _arguments(name, texts)
    ]


def with_wishes(wishes: Wishes, typed: argparse.Namespace) -> argparse.Namespace:
    """What was typed, with the setup wished for where nothing was."""
    beside = read(explorer_parser(()), arguments_beside(wishes, typed))
    wished = {name: getattr(beside, name) for name in PARTS}
    given = {name: value for name, value in vars(typed).items() if value is not None}
    return argparse.Namespace(**{**vars(typed), **wished, **given})


def _arguments(name: str, texts: Texts) -> list[str]:
    return [f"--{name}={text}" for text in texts]


def _known(kind: str, name: str, names: Sequence[str]) -> None:
    if name not in names:
        raise ValueError(
            f"there is no {kind} {quoted(name)!r}: the nearest is {most_like(name, names)}"
        )


# The entries by themselves


def _theme(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"theme must be one of {', '.join(THEMES)}")
    _known("theme", value, [*THEMES])
    return value


def _speed(value: object) -> float:
    from gdtui.ui.screen.pace import PACES

    if value in PACES and not isinstance(value, bool):
        return PACES[PACES.index(value)]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("speed must be a number of epochs a second")
    nearest = min(PACES, key=lambda pace: abs(pace - max(PACES[0], min(value, PACES[-1]))))
    given = f"{value:g}" if isinstance(value, float) else quoted(_text("speed", value))
    raise ValueError(f"there is no speed {given}: the nearest is {nearest:g}")


def _motion(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("motion must be true or false")
    return value


# The setup


def _setup(table: Mapping[str, Any], complain: Complain) -> tuple[tuple[str, Texts], ...]:
    """The options that can be taken together, those first that others follow from."""
    kept: dict[str, Texts] = {}
    parser = explorer_parser(())
    for name in sorted(table, key=lambda name: name not in _READ_FIRST):
        try:
            _known("option of a setup", name, PARTS)
            texts = _texts(name, table[name])
            together = [*kept.items(), (name, texts)]
            arguments = [each for pair in together for each in _arguments(*pair)]
            asked_setup(read(parser, arguments))
            kept[name] = texts
        except (ValueError, BadInputError) as error:
            words = str(error).removeprefix(f"argument --{name}: ").removeprefix("--")
            complain(("setup", name), ValueError(words))
    return tuple(kept.items())


def _texts(name: str, value: object) -> Texts:
    """A value as it would be typed; several where it is a list of weights."""
    if name == "weight" and isinstance(value, list):
        if not 1 <= len(value) <= MOST_WEIGHTS:
            raise ValueError(f"weight must be one number or {MOST_WEIGHTS}, not {len(value)}")
        return tuple(_text(name, each) for each in value)
    return (_text(name, value),)


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} must be a number or a text")
    if isinstance(value, int) and abs(value) >= 10**_MOST_DIGITS:
        raise ValueError(f"{name} must not have more than {_MOST_DIGITS} digits")
    return repr(value)


# The keys


def _keys(table: Mapping[str, Any], complain: Complain) -> tuple[tuple[str, Texts], ...]:
    """The commands whose keys are not the usual ones."""
    from gdtui.ui.commands.keymap import ALWAYS, USUAL, keys_by_name

    chosen: dict[str, Texts] = {}
    for name, value in table.items():
        try:
            _known("command", name, [*USUAL])
            keys = tuple(dict.fromkeys(_keys_of(value)))
            for key in keys:
                _is_free(key, name, ALWAYS | {k: other for other in chosen for k in chosen[other]})
        except ValueError as error:
            complain(("keys", name), error)
        else:
            chosen[name] = keys
    for key, name in ALWAYS.items():
        if name in chosen:
            chosen[name] = tuple(dict.fromkeys([*chosen[name], key]))
    now = keys_by_name(tuple(chosen.items()))
    return tuple((name, keys) for name, keys in now.items() if keys != USUAL[name])


def _is_free(key: str, name: str, owners: Mapping[str, str]) -> None:
    from gdtui.ui.keys import typed_as

    if owners.get(key, name) != name:
        raise ValueError(f"the key {typed_as(key)} is that of {owners[key]!r}")


def _keys_of(value: object) -> Iterable[str]:
    from gdtui.ui.keys import read_key

    texts = value if isinstance(value, list) else [value]
    keys = [read_key(text) for text in texts if isinstance(text, str)]
    if len(keys) < len(texts):
        raise ValueError('a command has a key or a list of keys, as "n" or ["n", "enter"]')
    return keys
