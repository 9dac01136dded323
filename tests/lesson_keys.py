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
)
