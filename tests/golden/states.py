"""The states that have a sheet, by groups: what is typed behind `gdtui`, what is pressed, a size.

A state is made as a user makes it, and knows nothing of how the program is made inside.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import NamedTuple

NORMAL, LARGE, VAST, SMALL, SMALLEST = (80, 24), (120, 36), (200, 60), (50, 16), (40, 12)
SIZES = (NORMAL, LARGE, VAST, SMALL, SMALLEST)


class State(NamedTuple):
    """Arguments in one text, keys in the words of `gdtui record --keys`, columns and rows."""

    typed: str
    keys: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """The line that names it."""
        columns, rows = self.size
        return f"{columns}x{rows} gdtui {self.typed} · {self.keys}".replace("  ", " ").strip()

    @property
    def arguments(self) -> list[str]:
        """The arguments one by one."""
        return shlex.split(self.typed)


def _all(states: Iterable[tuple[str, str]], *sizes: tuple[int, int]) -> list[State]:
    """Each state at each size, at 80×24 where none is named."""
    return [State(typed, keys, size) for typed, keys in states for size in sizes or (NORMAL,)]


LANDSCAPES = (
    *("parabola", "double-well", "tilted-well", "quartic", "absolute", "log-cosh", "plateau"),
    *("ripples", "regressor"),
)
RULES = ("momentum", "nesterov", "adagrad", "rmsprop", "adam", "sign", "newton")
SCHEDULES = ("step", "exponential", "cosine", "warmup")
THEMES = ("dark", "light", "contrast-dark", "contrast-light", "ansi-dark", "ansi-light")
LESSON_KEYS = (
    *("a*4", ",*9", "n*2", "n*3", "n*15", "K*8", "end", "end", "k*5 n"),
    *("end", "end", "n", "end", "end", "end", "end", "n*5"),
)
"""The keys that make each lesson's answer happen."""

GROUPS: dict[str, list[State]] = {
    "free": [
        *_all([("", ""), ("", "n*3"), ("", "end")], *SIZES),
        *_all(
            [
                ("", "n*3 b"),
                ("", "end space"),
                ("", "end K space"),
                ("", "n*5 home"),
                ("", "up n up n up n"),
                ("", "K*4 n*7 J*4 n*7"),
                ("", "] n*2 ] n*2 ] n*2"),
                ("", "right*3 H"),
                ("", "n*3 s"),
                ("", "n*3 s ,*3"),
                ("", "n*3 x"),
                ("", "n*3 t g"),
                ("", "u"),
                ("", "n*30 pageup*2"),
                ("", "2 n*3 s"),
                ("", "3 n*2"),
                ("", "3 end"),
                ("--experiment slow", "n*2"),
                ("--experiment proportional --at 15", ""),
                ("--weight -7.5 --lr 0.9 --epochs 100 --at 4", ""),
                ("--lr 0.5", "n*2"),
                ("--lr 0.9", "end"),
                ("--lr 1.05", "n*5"),
                ("--lr 1.7", "end"),
                ("--lr 1e200", "n"),
                ("--weight 0", "n"),
                ("--weight 1e-7 --lr 0.3", "n*2"),
                ("--weight -1e150", ""),
                ("--weight 4e5 --lr 0.99", "n"),
                ("--lr 0.1,0.5@10,0.9@20", "end"),
                ("--epochs 0", "n"),
                ("--epochs 1000000 --lr 0.999", "end"),
                ("--show tangent,secant,landing,uphill", "n*2"),
                ("--show nothing --speed 5", "n"),
            ]
        ),
        *_all([("", "2 n*3"), ("", "3 n*2"), ("--lr 0.9", "n*8 s")], LARGE, VAST, SMALL, SMALLEST),
    ],
    "moving": _all(
        [
            ("", "wait:0.1 n wait:0.1"),
            ("", "n wait:0.5 n wait:0.15"),
            ("--lr 0.9", "n wait:0.1"),
            ("--lr 0.9", "n wait:0.6 b wait:0.1"),
            ("", "space wait:0.7"),
            ("", "space wait:1.3 space wait:0.5"),
            ("--lr 0.95", "+*8 space wait:0.6"),
            ("--experiment proportional", "space wait:0.65"),
            ("--landscape double-well --lr 1.25", "space wait:1.15"),
            ("", "space wait:0.7 up wait:0.2 up"),
            ("", "a*4 wait:0.1"),
            ("", "B space wait:1"),
            ("--epochs 3", "space wait:4"),
        ]
    )
    + _all([("", "space wait:0.7"), ("--lr 0.9", "n wait:0.1")], LARGE, VAST, SMALL, SMALLEST),
    "beats": _all(
        [
            *(("", f"a*{k}") for k in range(1, 6)),
            ("", "m a*2"),
            ("", "m a*3 u"),
            ("--lr 0.9", "n*2 a*3"),
            ("--lr 1e-6", "a*3"),
            *(("--rule momentum", f"n*2 a*{k}") for k in (1, 2, 3, 4)),
            *(("--rule adam", f"n*2 a*{k}") for k in (1, 3, 5)),
            ("--rule newton --landscape double-well", "a*2"),
            ("--rule nesterov", "n a*2"),
        ]
    )
    + _all([("", "m a*3"), ("", "a*2")], LARGE, VAST, SMALL, SMALLEST),
    "several": _all(
        [
            ("", "m"),
            ("", "m n*4"),
            ("", "m n*2 s"),
            ("", "n*3 p"),
            ("", "n*3 p K n*2"),
            ("", "n*30 p K r n*3 p K r n*3"),
            ("", "p K p K p K p K n*4"),
            ("", "p K p K n*2 p*2"),
            ("", "n*4 z"),
            ("", "up n*2 right z"),
            ("", "up n*2 right z*2 Z"),
            ("--weight 4 --pin '--lr 0.3 --weight -4' --at 3", ""),
            ("--landscape double-well --weight 1.5 --weight -1 --lr 0.2", "n*4"),
        ]
    )
    + _all([("", "n*30 p K r n*3 p K r n*3"), ("", "m n*2 s")], LARGE, VAST, SMALL, SMALLEST),
    "landscapes": [
        *_all((f"--landscape {name}", "n*3 s") for name in LANDSCAPES[1:]),
        *_all((f"--landscape {name}", "end") for name in LANDSCAPES[2::2]),
        *_all(((f"--landscape {name}", "n*4") for name in LANDSCAPES[1:4]), LARGE, SMALL),
        *_all(
            [
                ("--landscape w^4/4-w^2/2 --lr 1.25 --weight 1.5", "n*9"),
                ("--landscape 3sin(w)+w^2/8", "n*4"),
                ("--landscape 1/w --weight 2", "n*4"),
                ("--landscape log(w) --weight 3 --lr 2", "end"),
                ("--landscape exp(w)-2w", "n*4"),
                ("--landscape relu(w)+abs(w-2)", "n*4"),
                ("--landscape sqrt(w)+1/w --weight 4", "n*4"),
                ("--landscape 3", "n"),
                ("--landscape -w^2", "n*4"),
                ("--landscape 'sigmoid(w)*(1-sigmoid(w))'", "n*2"),
                ("--landscape 'w^2 + 0.5*sin(10w) + tanh(w)^3 + cosh(w/7)'", "n*2"),
            ]
        ),
        *_all([("--landscape double-well --lr 1.25 --at 9", "")], LARGE, VAST, SMALL, SMALLEST),
    ],
    "rules": [
        *_all((f"--rule {name}", "n*5") for name in RULES),
        *_all((f"--rule {name}", "end") for name in RULES),
        *_all((f"--rule {name} --landscape double-well", "n*4") for name in RULES[::2]),
        *_all(
            [
                ("--rule momentum --beta 0.5 --lr 0.3", "n*4"),
                ("--rule adam --beta 0.5 --beta2 0.9 --lr 0.5", "n*4"),
                ("--rule newton --landscape plateau --weight 3", "end"),
                ("--rule momentum --landscape ripples --lr 0.05", "end"),
            ]
        ),
        *_all((f"--schedule {name} --lr 0.8", "end") for name in SCHEDULES),
        *_all((f"--schedule {name}", "n*12") for name in SCHEDULES[:2]),
        *_all(
            [
                ("--noise 5", "n*4"),
                ("--noise 5 --seed 3", "end"),
                ("--noise 1 --rule adam --schedule cosine --landscape ripples", "n*9"),
                ("--noise 2 --experiment proportional", "n*3"),
            ]
        ),
        *_all([("--rule adam --schedule cosine", "n*6"), ("--rule momentum", "n*3")], LARGE, VAST),
        *_all([("--rule adam --noise 2", "n*6"), ("--rule momentum", "n*3")], SMALL, SMALLEST),
    ],
    "pictures": [
        *_all([("", "v"), ("", "v*2"), ("", "v*3"), ("", "v*4"), ("", "V"), ("", "v up*3")]),
        *_all(
            (f"--landscape double-well --picture {name}", "n*3")
            for name in ("map", "long-run", "basins", "cobweb")
        ),
        *_all(
            [
                ("--landscape double-well --lr 1.25 --picture long-run", "n*9"),
                ("--landscape tilted-well --picture basins", "n*3"),
                ("--landscape ripples --picture map", ""),
                ("--landscape regressor --picture data", "n*2"),
                ("--landscape regressor --picture cobweb", "n*2"),
                ("--landscape log-cosh --picture cobweb", "n*2"),
                ("--lr 1 --picture cobweb", "n*3"),
                ("--rule momentum --picture settling", "n"),
                ("--rule nesterov --picture settling", "n"),
                ("--rule momentum --picture map", ""),
                ("--rule adam --picture map", ""),
                ("--rule sign --picture long-run", "n*2"),
                ("--schedule cosine --picture map", ""),
                ("--weight 10 --weight 15 --picture map", "n"),
                ("--picture map --ascii", ""),
                ("--picture map --theme light", ""),
            ]
        ),
        # Which label of the map stands at 40×12 is chance.
        *_all([("--picture map", "n")], LARGE, VAST, SMALL),
        *_all([("--picture cobweb", "n*4")], LARGE, VAST, SMALL, SMALLEST),
        *_all([("--landscape double-well --picture basins", "n*3")], LARGE, SMALL),
        *_all([("--landscape regressor --picture data", "n*2")], LARGE, SMALL),
        *_all([("--rule momentum --picture settling", "n")], LARGE, SMALL),
    ],
    "overlays": [
        *_all([("", "?"), ("", ":"), ("", "o"), ("", "y")], *SIZES),
        *_all(
            [
                ("", "? pagedown"),
                ("", "? text:eta"),
                ("", "? text:zzzz"),
                ("", ": down*3"),
                ("", ": text:chaos"),
                ("", ": text:step down"),
                ("", ": text:zzzz"),
                ("", ": text:adam enter"),
                ("", ": text:double enter n"),
                ("--lesson 3", ": text:undo"),
                *(("", f"o {'tab ' * k}".strip()) for k in range(1, 8, 2)),
                ("", "o ctrl+u text:double"),
                ("", "o ctrl+u text:w^2+("),
                ("", "o ctrl+u text:w^4 enter n"),
                ("", "o tab*4 text:adam"),
                ("", "o tab*4 text:adam tab"),
                ("", "o tab text:abc enter"),
                ("--rule adam --schedule cosine --noise 1", "o tab*5"),
                ("", "e"),
                ("", "e ctrl+u text:0.25"),
                ("", "e ctrl+u text:0.25 enter"),
                ("", "e ctrl+u text:abc enter"),
                ("", "e ctrl+u text:-1 enter"),
                ("", "w ctrl+u text:-12.5 left*2"),
                ("", "w ctrl+u text:ten enter"),
                ("", "w ctrl+u text:1e400 enter"),
                ("", "n*3 C"),
                ("--landscape w^4/4-w^2/2 --lr 1.2", "up n*3 p K n*3 C"),
                ("", "S"),
                ("", "S ctrl+u text:a.png enter"),
                ("", "S ctrl+u text:no/a.csv enter"),
                ("", "y end"),
                ("", "y end enter"),
                ("", "V ?"),
                ("--kiosk", ": text:shell"),
            ]
        ),
        *_all([("", "e"), ("", "w ctrl+u text:ten enter"), ("", "n*3 C")], LARGE, SMALL, SMALLEST),
        *_all([("", "S"), ("", "o tab*4")], LARGE, SMALL, SMALLEST),
    ],
    "lessons": [
        *_all((f"--lesson {number}", "") for number in range(1, len(LESSON_KEYS) + 1)),
        *_all((f"--lesson {k}", f"1 {keys}") for k, keys in enumerate(LESSON_KEYS, 1)),
        *_all(((f"--lesson {number}", "") for number in (1, 7, 14)), LARGE, VAST, SMALL, SMALLEST),
        *_all([("--lesson 1", "2 a*4"), ("--lesson 3", "2 n*2")], LARGE, SMALL, SMALLEST),
    ],
    "guides": [
        *_all(
            [
                ("--lesson 1", "enter"),
                ("--lesson 1", "1"),
                ("--lesson 1", "1 n enter"),
                ("--lesson 2", "backspace"),
                ("--lesson 1", "backspace"),
                ("--lesson 5", "right"),
                ("--lesson 5", "enter"),
                ("--lesson 7", "escape"),
                ("--lesson 17", "enter*2"),
                ("", "n*3 y 4 1 n*2 escape"),
                ("", "y 1 1 n y"),
                ("--challenge clear", ""),
                ("--challenge fog", ""),
                ("--challenge clear", "K end K end"),
                ("--challenge fog", "K end K end"),
                ("--challenge clear", "end e ctrl+u text:0.64 enter end"),
                ("--challenge clear", "end e ctrl+u text:0.64 enter end enter"),
                ("--challenge clear", "v"),
                ("--challenge clear", "right"),
                ("--challenge clear", "f n*2"),
                ("--challenge clear", "c"),
            ]
        ),
        *_all([("--challenge fog", "K end K end")], LARGE, VAST, SMALL, SMALLEST),
        *_all([("--challenge clear", "")], LARGE, SMALL, SMALLEST),
    ],
    "themes": [
        *_all((f"--theme {name}", "m n*3 p K n a*2") for name in THEMES),
        *_all((f"--theme {name} --picture map", "n*2") for name in THEMES[1::2]),
        *_all((f"--theme {name} --lesson 1", "1") for name in THEMES[2::2]),
        *_all((f"--theme {name}", ":") for name in THEMES[1::2]),
        *_all([("", "d"), ("", "d*2"), ("", "d*4"), ("", "d*5")]),
        *_all([("--theme light", "n*3 s"), ("--theme ansi-dark", "n*3")], LARGE),
        *_all([("--mono", "n*3 s"), ("--mono", "m n p a*2"), ("--mono", "?"), ("--mono", "o")]),
        *_all([("--mono", "n*3")], LARGE, SMALL),
        *_all(
            (f"--ascii {typed}", keys)
            for typed, keys in (
                ("", "n*3 s"),
                ("", "m n p a*2"),
                ("--rule adam --schedule cosine", "n*3"),
                ("--landscape double-well --picture basins", "n"),
                ("--landscape double-well --picture cobweb", "n*3"),
                ("", "?"),
                ("", ":"),
                ("", "o"),
                ("--lesson 1", "1 a*4"),
                ("--challenge fog", "n"),
                ("", "B a*3"),
            )
        ),
        *_all([("--ascii", "n*3"), ("--ascii --mono", "n*3 s")], LARGE, SMALL, SMALLEST),
    ],
    "looks": [
        *_all([("", "B a*2"), ("", "i n"), ("--show tangent,wide", "n")], *SIZES),
        *_all(
            [
                ("", "B"),
                ("", "B n*3"),
                ("", "m B a*3"),
                ("--lr 0.9", "B n*2 a*3"),
                ("--landscape double-well", "B n a*2"),
                ("--rule momentum", "B n*2 a*3"),
                ("--lesson 1", "B"),
                ("", "n*9 i*2"),
                ("", "n*20 i"),
                ("--landscape double-well", "n*9 i"),
                ("--show closer,alone", "n*2"),
                ("--show tangent,secant,gap=0.25", "n"),
            ]
        ),
    ],
}
