"""Characters as lines and dots: in an SVG they look the same whatever fonts there are.

A cell is two units wide and four high, so that each braille dot lies in the middle of a unit.
"""

from __future__ import annotations

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of U+28xx."""
_ENDS = {"l": (0.0, 2.0), "r": (2.0, 2.0), "u": (1.0, 0.0), "d": (1.0, 4.0)}
_LIGHT = {
    "─": "lr",
    "│": "ud",
    "┌": "rd",
    "┐": "ld",
    "└": "ru",
    "┘": "lu",
    "├": "udr",
    "┤": "udl",
    "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
    "┝": "udr",
    "┥": "udl",
    "┿": "lrud",
}
_HEAVY = {"━": "lr", "┝": "r", "┥": "l", "┿": "lr"}
_ROUND = {"╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu"}
_DASHED = {"╌": (False, 2), "╍": (False, 2), "╎": (True, 2)}
"""By character: whether it stands, and its dashes."""
_QUARTERS = {
    "█": (0, 1, 2, 3),
    "▘": (0,),
    "▝": (1,),
    "▖": (2,),
    "▗": (3,),
    "▛": (0, 1, 2),
    "▜": (0, 1, 3),
    "▙": (0, 2, 3),
    "▟": (1, 2, 3),
}


def dots(character: str) -> list[tuple[int, int]]:
    """The braille dots of a character, by column and row in its cell."""
    bits = ord(character) - 0x2800
    if not 0 <= bits <= 0xFF:
        return []
    return [place for bit, place in enumerate(_DOTS) if bits >> bit & 1]


def lines(character: str, left: float, top: float) -> str:
    """The thin lines of a character as an SVG path; nothing where it has none."""
    if character in _ROUND:
        (x, y), (across, down) = (_ENDS[end] for end in _ROUND[character])
        return _move(left + x, top + y) + "Q" + _place(left + 1, top + 2, left + across, top + down)
    if character in _DASHED:
        return _dashes(*_DASHED[character], left, top)
    return _arms(_LIGHT.get(character, ""), left, top)


def heavy_lines(character: str, left: float, top: float) -> str:
    """The thick lines of a character as an SVG path."""
    return _arms(_HEAVY.get(character, ""), left, top)


def blocks(character: str, left: float, top: float) -> str:
    """The filled quarters of a character as an SVG path."""
    return "".join(
        _move(left + quarter % 2, top + 2 * (quarter // 2)) + "h1v2h-1z"
        for quarter in _QUARTERS.get(character, ())
    )


def _arms(ends: str, left: float, top: float) -> str:
    """Lines from the middle of a cell to some of its sides; opposite ones are one line."""
    if ends in ("lr", "ud"):
        return _move(left + _ENDS[ends[0]][0], top + _ENDS[ends[0]][1]) + (
            "h2" if ends == "lr" else "v4"
        )
    middle = _move(left + 1, top + 2)
    return "".join(
        middle + "L" + _place(left + x, top + y) for x, y in (_ENDS[end] for end in ends)
    )


def _dashes(stands: bool, count: int, left: float, top: float) -> str:
    length = (4 if stands else 2) / count
    path = ""
    for dash in range(count):
        start = (dash + 0.2) * length
        x, y = (1.0, start) if stands else (start, 2.0)
        path += _move(left + x, top + y) + f"{'v' if stands else 'h'}{length * 0.6:g}"
    return path


def _move(x: float, y: float) -> str:
    return "M" + _place(x, y)


def _place(*numbers: float) -> str:
    return " ".join(f"{number:g}" for number in numbers)
