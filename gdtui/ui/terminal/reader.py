"""What the bytes that the terminal sends mean: keys, pastes and the mouse.

Textual's parser is kept from what it cannot cope with; plain characters and pastes go around it,
for both come by the hundred thousand.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Sequence

# Textual promises no parser; there is no other that makes its events.
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Event as TextualEvent
from textual.events import Key, Paste, Resize
from textual.message import Message

from gdtui.ui.keys import key_of

LONGEST_PASTE = 100_000
"""Characters of a paste that are kept; no field takes as many."""
_PATIENCE = 10
"""Times of silence in which a paste that has begun must come to its end."""
_PIECES = re.compile(r"[ -~]+|[^ -~]")


class Keyboard:
    """The parser, started anew where it fails or waits for the end of a paste in vain."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._tail = ""
        self._paste: str | None = None
        self._silent = 0

    def read(self, data: bytes) -> list[Message]:
        """The messages in some bytes, none being silence; what cannot be understood is left out."""
        messages: list[Message] = []
        text = self._decode(data)
        while text:
            text = (
                self._pasted(text, messages)
                if self._paste is not None
                else self._typed(text, messages)
            )
        self._silent += not data
        if self._paste is not None and self._silent > _PATIENCE:
            self._start_anew()
        # Keys that are complete because nothing followed them.
        return [*messages, *self._parser.tick()]

    def _typed(self, text: str, messages: list[Message]) -> str:
        """Add the messages of a text up to the start of a paste; gives what follows that."""
        for found in _PIECES.finditer(text):
            piece = found[0]
            # The parser waits with a time limit only within an escape sequence.
            if " " <= piece[0] <= "~" and self._parser._awaiting.timeout is None:
                messages += [Key(key_of(character), character) for character in piece]
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

    def _start_anew(self) -> None:
        self._parser, self._paste = XTermParser(), None


class Arrived(TextualEvent, bubble=False):
    """Keys, pastes and mouse events that were read together; `on_event` of the app takes them.

    Then it calls `taken`, and more is read: what waits lies in the line and not in memory.
    """

    def __init__(self, arrived: Sequence[TextualEvent], taken: Callable[[], None]) -> None:
        super().__init__()
        self.events = arrived
        self.taken = taken
