"""The keys that make each lesson's answer happen, as its hint names them."""

LESSON_KEYS: tuple[tuple[str, ...], ...] = (
    ("n",),
    ("comma",) * 7,
    ("a",) * 4,
    ("n", "n"),
    ("end",),
    ("n",) * 4,
    ("n",) * 15,
    ("K",) * 8,
    ("end",),
    ("end",),
    (*("k",) * 5, "n"),
    ("n",) * 10,
    ("end",),
    ("end",),
    ("n",),
    ("end",),
    ("end",),
    ("end",),
    ("end",),
    ("end",),
    ("end",),
    ("n",) * 5,
)


def keys_to(number: int) -> tuple[str, ...]:
    """The keys that open a lesson by its number, the first being 1."""
    if number <= 9:
        return "y", str(number)
    return ("y", "end", *("up",) * (len(LESSON_KEYS) + 1 - number), "enter")
