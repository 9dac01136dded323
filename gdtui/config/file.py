"""The file of preferences as it lies there: its text, its entries and their lines.

Nothing that is wrong with it is raised: it comes as a complaint, beside what can be read.
"""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LARGEST = 65_536
_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")

Names = tuple[str, ...]
"""Where an entry stands: the names of its tables, then its own."""


class Complaint(NamedTuple):
    """What is wrong, and in which line; no line where it is wrong with the file as a whole."""

    words: str
    line: int | None = None

    def told(self, path: Path | str) -> str:
        """The complaint with its place."""
        return f"{path}:{self.line}: {self.words}" if self.line else f"{path}: {self.words}"


@dataclass(frozen=True)
class Entries:
    """What the file says."""

    values: Mapping[str, Any]
    text: str

    @cached_property
    def lines(self) -> Mapping[Names, int]:
        """The line in which each entry begins: looked for only where something is wrong."""
        return lines_of(self.text)


NOTHING = Entries({}, "")


def entries_of(path: Path) -> tuple[Entries, Complaint | None]:
    """The entries of a file, none where there is no file."""
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            return NOTHING, Complaint("this is a directory" if stat.S_ISDIR(kind) else "no file")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING, None
    except OSError as error:
        return NOTHING, Complaint(f"cannot be read: {error.strerror}")
    if len(data) > _LARGEST:
        return NOTHING, Complaint(f"longer than {_LARGEST} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return NOTHING, Complaint("not UTF-8", data.count(b"\n", 0, error.start) + 1)
    return read_entries(text)


def read_entries(text: str) -> tuple[Entries, Complaint | None]:
    """The entries of a text. One that is no TOML has none."""
    text = text.replace("\r\n", "\n")
    try:
        return Entries(tomllib.loads(text), text), None
    except RecursionError:
        return NOTHING, Complaint("no TOML: too many brackets in each other")
    except ValueError as error:
        is_toml = not isinstance(error, tomllib.TOMLDecodeError)
        words = "a number has too many digits" if is_toml else str(error)
        found = _LINE.search(words)
        last = text.count("\n", 0, len(text.rstrip("\n"))) + 1
        line = int(found[1] or last) if found else None
        words = _LINE.sub("", words)
        return NOTHING, Complaint(f"no TOML: {words[:1].lower()}{words[1:]}", line)


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
