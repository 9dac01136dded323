"""What the commands print: lines on stdout, and a line on stderr.

Either may be closed, full, or read by something that has had enough; none of it is a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

_ASCII_TERMS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt520")
"""Terminals whose fonts have no braille patterns; their variants have a hyphen after the name."""


def plain(text: str) -> str:
    """A text in one line, with escapes for what cannot be printed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _drop(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or the interpreter would complain at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(message: str) -> None:
    """A line on stderr; nothing where that is closed or cannot be written.

    A closed one is looked for, since print() would take stdout instead.
    """
    if sys.stderr is None:
        return
    try:
        print(f"gdtui: {plain(message)}", file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def fault(error: Exception) -> str:
    """What went wrong inside, in a line."""
    if isinstance(error, MemoryError):
        return "out of memory"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    from pathlib import Path
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"internal fault: {type(error).__name__}: {error}{place}".replace("\n", " ")


def print_lines(lines: Iterable[str]) -> int:
    """Print lines on stdout, with escapes for what its encoding lacks; gives the exit code."""
    if sys.stdout is None:
        tell("error: cannot write: stdout is closed")
        return 1
    try:
        for line in lines:
            try:
                sys.stdout.write(line + "\n")
            except UnicodeEncodeError:
                coding = sys.stdout.encoding
                sys.stdout.write(line.encode(coding, "backslashreplace").decode(coding) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        from signal import SIGPIPE

        # The reader has what it wanted.
        _drop(sys.stdout)
        return 128 + SIGPIPE
    except OSError as error:
        _drop(sys.stdout)
        tell(f"error: cannot write: {error.strerror}")
        return 1
    return 0


def needs_ascii(encoding: str, kind: str) -> bool:
    """Whether an encoding, or a kind of terminal as TERM names it, has no more than ASCII."""
    is_utf_8 = encoding.lower().replace("-", "") == "utf8"
    return not is_utf_8 or kind.partition("-")[0] in _ASCII_TERMS
