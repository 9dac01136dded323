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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gdtui.cli.parsers import BadInputError
from gdtui.config.preferences import Preferences, place
from gdtui.engine.runs.setup import DEFAULTS, GIVEN_AGAIN, Setup
from gdtui.engine.values import most_like, quoted, written
from gdtui.files import kind_of
from gdtui.options import NAMES, PART, PARTS
from gdtui.ui.command_line import PACES, read_pace
from gdtui.ui.commands.catalogue import ALWAYS, BY_NAME, keys_by_name
from gdtui.ui.keys import Chosen, read_key, typed_as
from gdtui.ui.screen.theme import THEMES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LARGEST = 65_536
_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")

Names = tuple[str, ...]
"""Where an entry stands: the names of its tables, then its own."""
Wrong = list[tuple[Names, Exception]]
"""What is wrong with entries."""


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
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Complaint("not UTF-8", data.count(b"\n", 0, error.start) + 1)


def _no_toml(text: str, error: Exception) -> Complaint:
    """Why a text is no TOML."""
    if isinstance(error, RecursionError):
        return Complaint("no TOML: too many brackets in each other")
    is_toml = not isinstance(error, tomllib.TOMLDecodeError)
    words = "a number has too many digits" if is_toml else str(error)
    found = _LINE.search(words)
    last = text.count("\n", 0, len(text.rstrip("\n"))) + 1
    words = _LINE.sub("", words)
    complaint = f"no TOML: {words[:1].lower()}{words[1:]}"
    return Complaint(complaint, int(found[1] or last) if found else None)


def lines_of(text: str) -> dict[Names, int]:
    """The line in which each entry and each table of a TOML text begins."""
    lines: dict[Names, int] = {}
    table: Names = ()
    statement, first = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        if not statement:
            first = number
        statement += line + "\n"
        try:
            found = tomllib.loads(statement)
        except ValueError:
            # It goes on in the next line.
            continue
        if is_header := statement.lstrip().startswith("["):
            table = max(_names(found), key=len)
        for names in _names(found):
            lines.setdefault(names if is_header else table + names, first)
        statement = ""
    return lines


def _names(values: Mapping[str, Any]) -> Iterator[Names]:
    for name, value in values.items():
        yield (name,)
        if isinstance(value, dict):
            yield from ((name, *names) for names in _names(value))


# What the entries come to


def preferences_in(path: Path) -> tuple[Preferences, list[Complaint]]:
    """What a file comes to, and what is wrong with it, line by line."""
    found = text_in(path)
    return (Preferences(), [found]) if isinstance(found, Complaint) else preferences_in_text(found)


def preferences_in_text(text: str) -> tuple[Preferences, list[Complaint]]:
    """What a text comes to, and what is wrong with it."""
    try:
        values = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        return Preferences(), [_no_toml(text, error)]
    return preferences_of(values, text)


def preferences_of(values: Mapping[str, Any], text: str) -> tuple[Preferences, list[Complaint]]:
    """What the entries of a text come to, and what is wrong with them."""
    preferences, wrong = Preferences(), Wrong()
    for name, value in values.items():
        try:
            preferences = _with(preferences, name, value, wrong)
        except ValueError as error:
            wrong.append(((name,), error))
    lines = lines_of(text) if wrong else {}
    found = [Complaint(str(BadInputError(str(e))), lines.get(names)) for names, e in wrong]
    return preferences, sorted(found, key=lambda complaint: complaint.line or 0)


def _with(preferences: Preferences, name: str, value: Any, wrong: Wrong) -> Preferences:
    """The preferences with one more entry, or table of entries."""
    _known("entry", name, Preferences._fields)
    if name in _READ:
        return preferences._replace(**{name: _READ[name](value)})
    if not isinstance(value, dict):
        raise ValueError(f"{name} must be a table: [{name}] in a line of its own")
    return preferences._replace(**{name: _READ_TABLE[name](value, wrong)})


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
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("speed must be a number of epochs a second")
    return read_pace(written(value))


def _motion(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("motion must be true or false")
    return value


# The setup


def _setup(table: Mapping[str, Any], wrong: Wrong) -> Setup:
    """The usual setup with those parts that can be taken, what they follow from first."""
    setup = DEFAULTS
    for name in (*(name for name in table if name not in PART), *(n for n in PART if n in table)):
        try:
            _known("option of a setup", name, NAMES)
            value = table[name]
            several = value if isinstance(value, list) and name in GIVEN_AGAIN else [value]
            setup = PART[name].read(",".join(_text(name, each) for each in several), setup)
        except ValueError as error:
            wrong.append((("setup", name), error))
    return setup


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} must be a number or a text")
    return repr(value)


# The keys


def _keys(table: Mapping[str, Any], wrong: Wrong) -> Chosen:
    """The commands whose keys are not the usual ones."""
    chosen: dict[str, tuple[str, ...]] = {}
    owners = {**ALWAYS}
    for name, value in table.items():
        try:
            _known("command", name, [*BY_NAME])
            always = (key for key, owner in ALWAYS.items() if owner == name)
            keys = tuple(dict.fromkeys([*_keys_of(value), *always]))
            for key in keys:
                if owners.get(key, name) != name:
                    raise ValueError(f"the key {typed_as(key)} is that of {owners[key]!r}")
        except ValueError as error:
            wrong.append((("keys", name), error))
        else:
            owners |= dict.fromkeys(keys, name)
            chosen[name] = keys
    return tuple((name, keys) for name, keys in chosen.items() if keys != BY_NAME[name].keys)


def _keys_of(value: object) -> Iterable[str]:
    texts = value if isinstance(value, list) else [value]
    keys = [read_key(text) for text in texts if isinstance(text, str)]
    if len(keys) < len(texts):
        raise ValueError('a command has a key or a list of keys, as "n" or ["n", "enter"]')
    return keys


_READ: dict[str, Callable[[Any], Any]] = {"theme": _theme, "speed": _speed, "motion": _motion}
_READ_TABLE: dict[str, Callable[[Any, Wrong], Any]] = {"setup": _setup, "keys": _keys}


# The file that would say what is in force


def in_force() -> tuple[Iterator[str], list[str]]:
    """The lines of a file that says all that is in force; and what is wrong in the present one."""
    path = place()
    preferences, complaints = preferences_in(path)
    lines = file_of(preferences, path, is_there=os.path.lexists(path))
    return lines, [complaint.placed(path) for complaint in complaints]


def file_of(preferences: Preferences, path: Path, *, is_there: bool) -> Iterator[str]:
    """The lines of a file that says all that is in force, and where it is to lie."""
    yield f"# {path}"
    if not is_there:
        yield "# It is not there: this is what holds without it. All of it may be left out."
    yield ""
    yield f"# {', '.join(THEMES)}"
    yield _entry("theme", preferences.theme)
    yield f"# epochs a second: {', '.join(f'{pace:g}' for pace in PACES)}"
    yield _entry("speed", preferences.speed)
    yield "# whether marbles roll"
    yield _entry("motion", preferences.motion)
    yield ""
    yield "# What the explorer starts from; what is typed on the command line comes first."
    yield "[setup]"
    for part in PARTS:
        if text := part.text(preferences.setup):
            is_number = part.quantity and "@" not in text
            several = f"[{text}]" if "," in text else text
            yield f"{part.name} = {several if is_number else json.dumps(text, ensure_ascii=False)}"
    yield ""
    yield "# The keys of each command, in place of all that it had."
    yield "[keys]"
    for name, keys in keys_by_name(preferences.keys).items():
        texts = [typed_as(key) for key in keys]
        yield _entry(name, texts[0] if len(texts) == 1 else texts)


def _entry(name: str, value: object) -> str:
    key = name if name.replace("_", "").isalnum() else json.dumps(name)
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
