"""A sentence that is said in several lengths, so that there is one for every room.

In it a key stands between backticks and a formula in braces; how both look is up to the picture.
"""

from __future__ import annotations

Words = tuple[str, ...]
"""The same in several lengths, the longest first."""


def both(first: Words, second: Words) -> Words:
    """Two sentences one after the other; where there is no room the second alone."""
    pairs = tuple(f"{one} {other}" for one in first for other in second)
    return (*sorted(pairs, key=len, reverse=True), *second) if first else second
