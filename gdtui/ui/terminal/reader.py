"""The thread that reads what the terminal says, and what that means as keys, pastes and the mouse.

It reads as fast as the app takes it and no faster, and looks at whether the terminal is still
there: where it is gone, the process ends. Textual's parser is kept from what it cannot cope with;
plain characters and pastes go around it, for both come by the hundred thousand.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Event, Thread

# Textual promises no parser; there is no other that makes its events.
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Event as TextualEvent
from textual.events import Key, Paste, Resize
from textual.message import Message

LONGEST_PASTE = 100_000
"""Characters of a paste that are kept; no field takes as many."""
_PATIENCE = 10
"""Ticks of silence in which a paste that has begun must come to its end."""
_PIECES = re.compile(r"[ -~]+|[^ -~]")


@lru_cache(maxsize=1)
def plain_keys() -> dict[str, tuple[str, str | None]]:
    """Key and character of each printable character of ASCII, as the parser has them."""
    found = {}
    for character in map(chr, range(32, 127)):
        (event,) = XTermParser().feed(character)
        assert isinstance(event, Key)
        found[character] = (event.key, event.character)
    return found


class Keyboard:
    """The parser, started anew where it fails or waits for the end of a paste in vain."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._tail = ""
        self._paste: str | None = None
        self._silent = 0

    def read(self, data: bytes) -> list[Message]:
        """The messages in some bytes; what cannot be understood is left out."""
        messages: list[Message] = []
        text = self._decode(data)
        while text:
            text = (
                self._pasted(text, messages)
                if self._paste is not None
                else self._typed(text, messages)
            )
        return messages

    def _typed(self, text: str, messages: list[Message]) -> str:
        """Add the messages of a text up to the start of a paste; gives what follows that."""
        keys = plain_keys()
        for found in _PIECES.finditer(text):
            piece = found[0]
            # The parser waits with a time limit only within an escape sequence.
            if piece >= " " and piece[0] in keys and self._parser._awaiting.timeout is None:
                messages += [Key(*keys[character]) for character in piece]
                continue
            for place, character in enumerate(piece, found.start()):
                self._tail = (self._tail + character)[-len(BRACKETED_PASTE_START) :]
                self._feed(character, messages)
                if self._tail == BRACKETED_PASTE_START:
                    self._paste, self._tail, self._silent = "", "", 0
                    return text[place + 1 :]
        return ""

    def _pasted(self, text: str, messages: list[Message]) -> str:
        """Keep a text for the paste, up to its end; gives what follows that.

        The parser would take an escape sequence in it for one that was typed.
        """
        pasted, end, rest = ((self._paste or "") + text).partition(BRACKETED_PASTE_END)
        if end:
            self._start_anew()
            messages.append(Paste(pasted[:LONGEST_PASTE].replace("\0", "")))
            return rest
        border = max(LONGEST_PASTE, len(pasted) - len(BRACKETED_PASTE_END) + 1)
        self._paste = pasted[:LONGEST_PASTE] + pasted[border:]
        return ""

    def _feed(self, character: str, messages: list[Message]) -> None:
        try:
            for message in self._parser.feed(character):
                if isinstance(message, Resize):
                    # Nobody asked for it: the size comes with a signal.
                    raise ValueError(message)
                messages.append(message)
        except Exception:
            self._start_anew()

    def tick(self, is_silent: bool) -> list[Message]:
        """The keys that are complete because nothing followed them."""
        self._silent += is_silent
        if self._paste is not None and self._silent > _PATIENCE:
            self._start_anew()
        return list(self._parser.tick())

    def _start_anew(self) -> None:
        self._parser, self._paste = XTermParser(), None


HUNG_UP = 128 + signal.SIGHUP

_PIECE = 1024
"""Bytes of input that are looked at together; more of it waits in the line."""
_TICK = 0.1
"""Seconds between looks at whether to stop, and at keys that may be complete."""


class Arrived(TextualEvent, bubble=False):
    """Keys, pastes and mouse events that were read together; `on_event` of the app takes them.

    The reader goes on once they are taken, so that what waits lies in the line and not in memory.
    """

    def __init__(self, arrived: Sequence[TextualEvent]) -> None:
        super().__init__()
        self.events = arrived
        self.taken = Event()
        """Set once all of them are applied."""


class Reader(Thread):
    """Reads until it is stopped; `take` gets the messages of each piece, `fail` what went wrong.

    `heard` takes the answers of the terminal out of what it sends.
    """

    def __init__(
        self,
        descriptor: int,
        heard: Callable[[bytes], bytes],
        take: Callable[[Iterable[Message]], None],
        fail: Callable[[Exception], None],
    ) -> None:
        super().__init__(name="input", daemon=True)
        self._descriptor = descriptor
        self._heard, self._take, self._fail = heard, take, fail
        self._takes_no_more, self._leaving = Event(), Event()

    def take_no_more(self) -> None:
        """Read on, for answers alone: what is typed is forgotten."""
        self._takes_no_more.set()

    def stop(self) -> None:
        """Read no more, and forget what was typed ahead."""
        self.take_no_more()
        self._leaving.set()
        self.join()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def wait_for(self, arrived: Arrived) -> None:
        """Wait until the app has taken a batch, or nobody waits for more any longer."""
        line = select.poll()
        line.register(self._descriptor, 0)
        while not self._takes_no_more.is_set() and not arrived.taken.wait(_TICK):
            if any(happened & (select.POLLHUP | select.POLLERR) for _, happened in line.poll(0)):
                os._exit(HUNG_UP)

    def run(self) -> None:
        keyboard = Keyboard()
        try:
            while not self._leaving.is_set():
                ready = select.select([self._descriptor], [], [], _TICK)[0]
                messages = keyboard.read(self._heard(self._read() if ready else b""))
                messages += keyboard.tick(is_silent=not ready)
                if not self._takes_no_more.is_set():
                    self._take(messages)
        except Exception as error:
            self._fail(error)

    def _read(self) -> bytes:
        """What the terminal sent; when it is gone, the process ends."""
        try:
            data = os.read(self._descriptor, _PIECE)
        except OSError:
            data = b""
        if not data:
            os._exit(HUNG_UP)
        return data
