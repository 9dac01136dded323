"""The table: a row for each bar, as Markdown.

A row has the figures of gdtui and of what it is compared with, and whether the bar is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SCALES = {"ms": (1e3, 1), "s": (1, 2), "B": (1, 0), "MB": (1e-6, 1), "%": (1e2, 1)}
_HEAD = ("what", "gdtui", "compared with", "ratio", "bar", "held")


@dataclass(frozen=True, slots=True)
class Row:
    """One bar, in words and figures."""

    what: str
    ours: str
    other: str
    ratio: str
    bar: str
    held: bool | None


def quantity(value: float, unit: str) -> str:
    """A value in a unit; seconds, bytes and shares are what is measured."""
    scale, digits = _SCALES[unit]
    return f"{value * scale:,.{digits}f} {unit}"


def compared(what: str, ours: float, name: str, other: float, unit: str, bar: float | None) -> Row:
    """A row whose bar is a ratio."""
    return compared_both(what, [ours], name, [other], unit, () if bar is None else (bar,))


def compared_both(
    what: str, ours: list[float], name: str, other: list[float], unit: str, bars: Sequence[float]
) -> Row:
    """A row with several figures, such as a median and a p95, each under its bar, if any."""
    ratios = [a / b for a, b in zip(ours, other, strict=True)]
    return Row(
        what,
        " / ".join(quantity(value, unit) for value in ours),
        f"{name} " + " / ".join(quantity(value, unit) for value in other),
        " / ".join(map(_ratio, ratios)),
        "≤ " * bool(bars) + " / ".join(map(_ratio, bars)),
        all(ratio <= bar for ratio, bar in zip(ratios, bars, strict=True)) if bars else None,
    )


def limited(what: str, ours: float, unit: str, bar: float, other: str = "") -> Row:
    """A row whose bar is a quantity."""
    return Row(what, quantity(ours, unit), other, "", f"≤ {quantity(bar, unit)}", ours <= bar)


def _ratio(value: float) -> str:
    return f"{value:.3g} ×" if value >= 1 or not value else f"1/{1 / value:.3g}"


def render(rows: Iterable[Row]) -> str:
    """The table."""
    lines: list[tuple[str, ...]] = [_HEAD]
    lines += [(row.what, row.ours, row.other, row.ratio, row.bar, _held(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _held(row: Row) -> str:
    return {None: "", True: "yes", False: "NO"}[row.held]
