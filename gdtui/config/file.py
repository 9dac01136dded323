"""The file of preferences: its text, what its entries come to, and the file that would say it.

Nothing that is wrong with it is raised: a wrong entry comes as a complaint with its line, and the
rest holds. The setup is read as the command line reads it.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from gdtui.cli.parsers import BadInputError
from gdtui.config.preferences import Preferences, place
from gdtui.engine.runs.setup import DEFAULTS, GIVEN_AGAIN, Setup
from gdtui.engine.values import PACES, most_like, quoted, read_pace, written
from gdtui.files import kind_of
from gdtui.options import NAMES, PART, PARTS, Part
from gdtui.ui.commands.catalogue import ALWAYS, BY_NAME
from gdtui.ui.keys import Chosen, read_key, typed_as
from gdtui.ui.screen.theme import THEMES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LARGEST = 65_536

Names = tuple[str, ...]
"""Where an entry stands: the names of its tables, then its own."""
Wrong = dict[Names, str]
"""What is wrong with entries, in words."""


class Complaint(NamedTuple):
    """What is wrong, and in which line; no line where it is wrong with the file as a whole."""

    words: str
    line: int | None = None

    def placed(self, path: Path | str) -> str:
        """The complaint with its place."""
        return f"{path}:{self.line}: {self.words}" if self.line else f"{path}: {self.words}"


def text_in(path: Path) -> str | Complaint:
    """The text of a file, an empty one where there is no file."""
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            return Complaint(f"this is {kind_of(kind)}, not a file")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return Complaint(f"cannot be read: {error.strerror}")
    if len(data) > _LARGEST:
        return Complaint(f"longer than {_LARGEST} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Complaint("not UTF-8", data.count(b"\n", 0, error.start) + 1)


def _no_toml(text: str, error: Exception) -> Complaint:
    """Why a text is no TOML."""
    if isinstance(error, RecursionError):
        return Complaint("no TOML: too many brackets in each other")
    if not isinstance(error, tomllib.TOMLDecodeError):
        return Complaint("no TOML: a number has too many digits")
    words, _, place = str(error).partition(" (at ")
    # Without a number it is the end.
    number = re.search("[0-9]+", place)
    line = int(number[0]) if number else text.rstrip("\n").count("\n") + 1
    return Complaint(f"no TOML: {words[:1].lower()}{words[1:]}", line)


def lines_of(text: str) -> dict[Names, int]:
    """The line in which each entry of a TOML text begins, and each of a table in it."""
    lines: dict[Names, int] = {}
    header, statement, first = "", "", 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        try:
            found = tomllib.loads(header + statement)
        except ValueError:
            # It goes on in the next line.
            continue
        for name, value in found.items():
            lines.setdefault((name,), first)
            for inner in value if isinstance(value, dict) else ():
                lines.setdefault((name, inner), first)
        if statement.lstrip().startswith("["):
            header = statement
        statement, first = "", number + 1
    return lines


# What the entries come to


def preferences_in(path: Path) -> tuple[Preferences, list[Complaint]]:
    """What a file comes to, and what is wrong with it, line by line."""
    found = text_in(path)
    return (Preferences(), [found]) if isinstance(found, Complaint) else preferences_in_text(found)


def preferences_in_text(text: str) -> tuple[Preferences, list[Complaint]]:
    """What a text comes to, and what is wrong with it."""
    fields: dict[str, Any] = {}
    wrong: Wrong = {}
    try:
        values = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        return Preferences(), [_no_toml(text, error)]
    for name, value in values.items():
        with _noting(wrong, name):
            _known("entry", name, Preferences._fields)
            if name in ("setup", "keys") and not isinstance(value, dict):
                raise ValueError(f"{name} must be a table: [{name}] in a line of its own")
            fields[name] = _READ[name](value, wrong)
    lines = lines_of(text) if wrong else {}
    found = [Complaint(words, lines.get(names)) for names, words in wrong.items()]
    return Preferences(**fields), sorted(found, key=lambda complaint: complaint.line or 0)


@contextmanager
def _noting(wrong: Wrong, *names: str) -> Iterator[None]:
    """Leave out the entry of some names where it is wrong."""
    try:
        yield
    except ValueError as error:
        wrong[names] = str(BadInputError(str(error)))


def _known(kind: str, name: str, names: Sequence[str]) -> None:
    if name not in names:
        raise ValueError(
            f"there is no {kind} {quoted(name)!r}: the nearest is {most_like(name, names)}"
        )


def _theme(value: object, _: Wrong) -> str:
    if not isinstance(value, str):
        raise ValueError(f"theme must be one of {', '.join(THEMES)}")
    _known("theme", value, [*THEMES])
    return value


def _speed(value: object, _: Wrong) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("speed must be a number of epochs a second")
    return read_pace(written(value))


def _motion(value: object, _: Wrong) -> bool:
    if not isinstance(value, bool):
        raise ValueError("motion must be true or false")
    return value


def _setup(table: Mapping[str, Any], wrong: Wrong) -> Setup:
    """The usual setup with those parts that can be taken, what they follow from first."""
    setup = DEFAULTS
    for name in sorted(table, key=lambda name: name in PART and NAMES.index(name)):
        with _noting(wrong, "setup", name):
            _known("option of a setup", name, NAMES)
            value = table[name]
            several = value if isinstance(value, list) and name in GIVEN_AGAIN else [value]
            setup = PART[name].read(",".join(_text(name, each) for each in several), setup)
    return setup


def _text(name: str, value: object) -> str:
    """A value as it would be typed."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} must be a number or a text")
    return repr(value)


def _keys(table: Mapping[str, Any], wrong: Wrong) -> Chosen:
    """The commands whose keys are not the usual ones."""
    chosen: dict[str, tuple[str, ...]] = {}
    owners = {**ALWAYS}
    for name, value in table.items():
        with _noting(wrong, "keys", name):
            _known("command", name, [*BY_NAME])
            texts = value if isinstance(value, list) else [value]
            keys = dict.fromkeys(read_key(text) for text in texts if isinstance(text, str))
            if not all(isinstance(text, str) for text in texts):
                raise ValueError('a command has a key or a list of keys, as "n" or ["n", "enter"]')
            for key in keys:
                if owners.get(key, name) != name:
                    raise ValueError(f"the key {typed_as(key)} is that of {owners[key]!r}")
            keys |= {key: None for key, owner in ALWAYS.items() if owner == name}
            owners |= dict.fromkeys(keys, name)
            chosen[name] = (*keys,)
    return tuple((name, keys) for name, keys in chosen.items() if keys != BY_NAME[name].keys)


_READ: dict[str, Callable[[Any, Wrong], Any]] = {
    "theme": _theme,
    "speed": _speed,
    "motion": _motion,
    "setup": _setup,
    "keys": _keys,
}


# The file that would say what is in force


def in_force() -> tuple[list[str], list[str]]:
    """The lines of a file that says all that is in force; and what is wrong in the present one."""
    path = place()
    preferences, complaints = preferences_in(path)
    head = [f"# {path}"]
    if not os.path.lexists(path):
        head += ["# It is not there: this is what holds without it. All of it may be left out."]
    lines = [*head, *file_of(preferences).splitlines()]
    return lines, [complaint.placed(path) for complaint in complaints]


def file_of(preferences: Preferences) -> str:
    """The text of a file that says all that some preferences are."""
    texts = {part: part.text(preferences.setup) for part in PARTS}
    parts = [f"{part.name} = {_value(part, text)}" for part, text in texts.items() if text]
    keys = []
    for name, command in BY_NAME.items():
        several = [*map(typed_as, command.keys_in(preferences.keys))]
        value = json.dumps(several[0] if len(several) == 1 else several)
        keys.append(f"{name if name.isalnum() else json.dumps(name)} = {value}")
    setup, commands = "\n".join(parts), "\n".join(keys)
    return f"""
# {", ".join(THEMES)}
theme = {json.dumps(preferences.theme)}
# epochs a second: {", ".join(f"{pace:g}" for pace in PACES)}
speed = {preferences.speed}
# whether marbles roll
motion = {json.dumps(preferences.motion)}

# What the explorer starts from; what is typed on the command line comes first.
[setup]
{setup}

# The keys of each command, in place of all that it had.
[keys]
{commands}
"""


def _value(part: Part, text: str) -> str:
    if part.steps and "@" not in text:
        return f"[{text}]" if "," in text else text
    return json.dumps(text, ensure_ascii=False)
