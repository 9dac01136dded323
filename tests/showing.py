"""What is switched on in a picture, by name."""

from __future__ import annotations

from gdtui.guide.guide import Look
from gdtui.plot.shows import Beat, Shows


def looking(
    *looks: Look, tangent: bool = True, gap: float | None = None, beat: Beat | None = None
) -> Shows:
    """The tangent, unless it is not wanted, and some looks more."""
    return Shows(frozenset({Look.TANGENT} if tangent else ()) | set(looks), gap, beat)
