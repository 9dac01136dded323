"""A program in a real pseudo-terminal: its keys, and what it writes with the time of each piece.

Reading only stores bytes and times; the screen is drawn from them when somebody looks at it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pyte

GDTUI = [sys.executable, "-m", "gdtui"]
SIZES = ((80, 24), (200, 60))
KEYS = {"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "end": "\x1b[F"}
LEAVE = b"\x1b[?1049l"
QUIET = 0.06
"""Seconds without a byte after which an answer counts as complete."""

TICK = 1 / os.sysconf("SC_CLK_TCK")
"""The seconds that processor time is counted in."""

PATIENCE = 60
"""Seconds after which what does not come is a failure, on a machine that is busy with others."""
SOON = 5
"""Seconds in which a process is gone that nothing keeps, on such a machine."""

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([><])[0-9]*u")
_ON_AT_FIRST = ("7", "25")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]")
_QUESTION = re.compile(rb"\x1b\[([56])n")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Piece(NamedTuple):
    """Bytes that arrived together."""

    time: float
    data: bytes


def left_on(written: bytes) -> set[str]:
    """The private modes that differ from those of a fresh terminal after some output.

    A fresh terminal shows its cursor and wraps long lines; the keyboard protocol is a stack.
    """
    found: dict[str, bool] = {}
    stack = 0
    for modes, switch in _MODE.findall(written):
        for mode in modes.decode().split(";"):
            found[mode] = (switch == b"h") != (mode in _ON_AT_FIRST)
    for push in _KEYBOARD.findall(written):
        stack = max(0, stack + (1 if push == b">" else -1))
    return {mode for mode, differs in found.items() if differs} | ({"keyboard"} if stack else set())


def size_of(pieces: Sequence[Piece]) -> int:
    """The bytes in all pieces."""
    return sum(len(piece.data) for piece in pieces)


class Terminal:
    """A program that was started at `started`, in a terminal of some columns and rows."""

    answers = True
    """Whether it says when it has drawn what came before a question."""
    late = 0.0
    """Seconds that an answer is under way."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], **variables: str) -> None:
        columns, rows = size
        self._asked = 0
        self._answers: deque[tuple[float, bytes]] = deque()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._undrawn: deque[Piece] = deque()
        self.written = bytearray()
        self.exit_code: int | None = None
        self.ended = False
        self.at_first = fresh_settings()
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
                # Whoever runs the tests in the background has it ignore some.
                signal.signal(number, signal.SIG_DFL)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(command[0], list(command), environment() | variables)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def press(self, key: str) -> float:
        """Press a key; gives the time."""
        now = time.monotonic()
        self._type(KEYS.get(key, key).encode())
        return now

    def _type(self, data: bytes) -> None:
        # What has just ended takes nothing more.
        with contextlib.suppress(OSError):
            os.write(self.fd, data)

    def send(self, data: bytes) -> None:
        """Send bytes as a keyboard might, and read meanwhile, so that neither side waits."""
        end = time.monotonic() + PATIENCE
        while data:
            assert time.monotonic() < end, "the program does not read what is sent"
            data = data[self.send_at_once(data) :]
            self.piece(0)

    def send_at_once(self, data: bytes) -> int:
        """Send what the line takes within a tenth of a second; gives how many bytes that are."""
        if not select.select([], [self.fd], [], 0.1)[1]:
            return 0
        os.set_blocking(self.fd, False)
        try:
            return os.write(self.fd, data[:1024])
        finally:
            os.set_blocking(self.fd, True)

    def piece(self, seconds: float, most: int = 65536) -> Piece | None:
        """The next piece; None when nothing comes for so long, or when the program has ended."""
        end = time.monotonic() + max(0.0, seconds)
        while not self.ended and not select.select([self.fd], [], [], self._until(end))[0]:
            if time.monotonic() >= end:
                return None
        if self.ended:
            return None
        now = time.monotonic()
        try:
            data = os.read(self.fd, most)
        except OSError:
            self.ended = True
            return None
        piece = Piece(now, data)
        self._undrawn.append(piece)
        self.written += data
        self._answer()
        return piece

    def _answer(self) -> None:
        """Answer what was asked: whether all is well, and where the cursor is."""
        for found in _QUESTION.finditer(self.written, self._asked):
            self._asked = found.end()
            if self.answers:
                answer = b"\x1b[0n" if found[1] == b"5" else b"\x1b[1;1R"
                self._answers.append((time.monotonic() + self.late, answer))
        self._until(0.0)

    def _until(self, end: float) -> float:
        """Send the answers that have arrived; gives the seconds to the next one, or to the end."""
        now = time.monotonic()
        while self._answers and self._answers[0][0] <= now:
            self._type(self._answers.popleft()[1])
        return max(0.0, min(end, self._answers[0][0] if self._answers else end) - now)

    def listen(self, seconds: float) -> list[Piece]:
        """All that comes in a span of time."""
        end = time.monotonic() + seconds
        pieces = []
        while (left := end - time.monotonic()) > 0 and not self.ended:
            if piece := self.piece(left):
                pieces.append(piece)
        return pieces

    def settle(self, quiet: float = QUIET, first: float = 2.0) -> list[Piece]:
        """All that comes until nothing comes for `quiet` seconds, or for `first` at the start."""
        pieces: list[Piece] = []
        while piece := self.piece(quiet if pieces else first):
            pieces.append(piece)
        return pieces

    def answer(self, key: str) -> tuple[float, list[Piece]]:
        """Press a key; gives the seconds to the last byte of the answer, and the answer."""
        pressed = self.press(key)
        pieces = self.settle()
        if not pieces:
            raise RuntimeError(f"no answer to {key!r}; the screen is\n{self.text}")
        return pieces[-1].time - pressed, pieces

    def shown(self, test: Callable[[str], bool]) -> float | None:
        """The time at which the screen first passed a test, among what is not yet drawn."""
        while self._undrawn:
            time_drawn = self._draw_piece()
            if test("\n".join(self.screen.display)):
                return time_drawn
        return None

    def seconds_to(self, key: str, test: Callable[[str], bool]) -> float:
        """Press a key; gives the seconds until the screen passes a test, drawn now and then."""
        pressed = self.press(key)
        while time.monotonic() < pressed + PATIENCE:
            self.listen(0.1)
            if (shown := self.shown(test)) is not None:
                return shown - pressed
        raise RuntimeError(f"nothing of it after {key!r}; the screen is\n{self.text}")

    def opened(self) -> Terminal:
        """Wait until the first screen is there and nothing more comes."""
        self.settle(quiet=0.4, first=10)
        return self

    def trickle(self, speed: int, is_so: Callable[[], bool]) -> int:
        """Read as a line of so many bytes a second does until something is so; gives the bytes.

        On a busy machine the line is slower, never quicker.
        """
        seen, before = len(self.written), time.monotonic()
        end = before + PATIENCE
        while not is_so():
            assert not self.ended, self.text
            assert before < end, self.text
            time.sleep(0.01)
            now = time.monotonic()
            self.piece(0, max(1, min(int((now - before) * speed), speed // 50)))
            before = now
        return len(self.written) - seen

    def wait_for(self, text: str) -> None:
        """Read until the screen shows `text`."""
        self.wait_until(lambda: text in self.text, text)

    def wait_for_bytes(self, words: str, since: int) -> None:
        """Read until some text was written after the first `since` bytes."""
        self.wait_until(lambda: words.encode() in self.written[since:], words)

    def wait_until(self, is_so: Callable[[], bool], what: str = "sign of it") -> None:
        """Read until something is so, which may be so with no byte more."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert not self.ended, f"it ended with no {what!r}; the screen is\n{self.text}"
            assert time.monotonic() < end, f"no {what!r}; the screen is\n{self.text}"
            self.piece(0.05)

    def quit_to_bash(self) -> None:
        """Press q, and read until the shell that started the program asks again."""
        seen = len(self.written)
        self.press("q")
        self.wait_for_bytes(LEAVE.decode(), seen)
        self.wait_for_bytes("bash-", self.written.rfind(LEAVE))

    def wait_exit(self) -> int:
        """Read to the end; gives the exit code, negative after a signal that was not handled."""
        self.wait_until(lambda: self.ended, "end")
        self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.exit_code

    def is_given_back(self, code: int) -> None:
        """Read to the end; the exit code is this one, and the terminal as it was at first."""
        assert self.wait_exit() == code
        assert self.left_on == set()
        assert self.settings == self.at_first

    @property
    def bytes_sent(self) -> int:
        """The bytes that the program has written, whether they were read or not."""
        text = Path(f"/proc/{self.pid}/io").read_text(encoding="ascii")
        return int(dict(line.split(": ") for line in text.splitlines())["wchar"])

    def foreground(self) -> int:
        """The process that runs here in the end, whatever started it."""
        pid = self.pid
        while children := Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split():
            pid = int(children[0])
        return pid

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by the kernel."""
        self.drawn().resize(rows, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def threads(self) -> int:
        """How many threads the program has."""
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    @property
    def left_on(self) -> set[str]:
        """The ledger: modes that the program switched on, or off, and not back again."""
        return left_on(bytes(self.written))

    @property
    def settings(self) -> list[object]:
        """The terminal's settings as the kernel has them."""
        return termios.tcgetattr(self.fd)

    def set(self, settings: list[object]) -> None:
        """Give the terminal other settings, as a shell does."""
        termios.tcsetattr(self.fd, termios.TCSANOW, settings)  # type: ignore[arg-type]

    def drawn(self) -> pyte.Screen:
        """The screen, brought up to date."""
        while self._undrawn:
            self._draw_piece()
        return self.screen

    def _draw_piece(self) -> float:
        piece = self._undrawn.popleft()
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", piece.data))
        return piece.time

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.drawn().display)

    @property
    def cpu(self) -> float:
        """The processor seconds that the program has used so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    @property
    def memory(self) -> int:
        """The resident bytes of the program."""
        return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE


def fresh_settings() -> list[object]:
    """The settings of a terminal that nobody has changed yet."""
    here, there = os.openpty()
    try:
        return termios.tcgetattr(there)
    finally:
        os.close(here)
        os.close(there)


def is_gone(pid: int, seconds: float = SOON) -> bool:
    """Whether a process ends in some seconds that may be nobody's child."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        except OSError:
            return True
        if stat.rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.01)
    return False


def environment() -> dict[str, str]:
    """The environment of every program here: a truecolor terminal, and no settings of a person."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "LC_")) and name not in ("NO_COLOR", "LINES", "COLUMNS")
    }
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": "/nowhere",
        "XDG_STATE_HOME": "/dev/null",
    }
