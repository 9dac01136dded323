"""Files as a person wants them: whole or not at all, and none overwritten that is not meant to be.

What is written goes to a file beside the one that is wanted, which takes its name at the end.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from gdtui.engine.values import quoted

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotSavedError(Exception):
    """Why a file could not be written, in words."""


class ExistsError(NotSavedError):
    """There is a file of that name, and nobody has said that it may go."""


def kind_of(mode: int) -> str:
    """What lies at a place, by the mode that `stat` gives."""
    return _KINDS.get(stat.S_IFMT(mode), "no plain file")


def ending(name: str, endings: Iterable[str]) -> str:
    """Which of some endings a name has. Raises ValueError where it has none of them."""
    *others, last = endings
    found = next((each for each in (*others, last) if name.lower().endswith(f".{each}")), None)
    if found is None:
        known = f"{', '.join(f'.{each}' for each in others)} or .{last}"
        raise ValueError(f"a file name must end in {known}, not {quoted(name)!r}")
    return found


def free_name(stem: str, suffix: str) -> str:
    """A name in the present folder that no file has: stem-1, stem-2, …"""
    number = 1
    while os.path.lexists(f"{stem}-{number}.{suffix}"):
        number += 1
    return f"{stem}-{number}.{suffix}"


def save(name: str, text: Iterable[str], *, over: bool = False) -> Path:
    """Write a file, and give its place. Raises NotSavedError, and nothing is changed then.

    `over` is whether it may take the place of one that is there.
    """
    from pathlib import Path

    try:
        path = Path(name).expanduser()
        # A link stays one: what it leads to is written.
        place = path.resolve()
        mode = _mode_of(path, place, over)
        if not place.parent.is_dir():
            while path.is_symlink():
                path = path.parent / path.readlink()
            raise NotSavedError(f"there is no folder {quoted(str(path.parent))}")
        beside = place.with_name(f".gdtui-{os.urandom(6).hex()}.part")
        try:
            with beside.open("x", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.writelines(text)
            if mode is not None:
                beside.chmod(mode)
            beside.replace(place)
        finally:
            # It is gone where all went well.
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or "there is no such place"
        raise NotSavedError(f"cannot write {quoted(name)}: {why.lower()}") from None
    return place


def _mode_of(path: Path, place: Path, over: bool) -> int | None:
    """The rights of the file that is to go; None where there is none."""
    if not os.path.lexists(place):
        return None
    mode = place.stat().st_mode
    if not stat.S_ISREG(mode):
        raise NotSavedError(f"{quoted(str(path))} is {kind_of(mode)}")
    if not over:
        raise ExistsError(f"there is a file {quoted(str(path))} already")
    if not os.access(place, os.W_OK):
        raise NotSavedError(f"cannot write {quoted(str(path))}: permission denied")
    return stat.S_IMODE(mode)
