"""What tells one run from another: its mark, and in words how its weight is moved.

Marks differ in shape, so that they do without colour; a pinned run has a shape and a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdtui.engine.rules.method import Method, Noise, Rule
from gdtui.engine.runs.run import Race, Run
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import CURVE, DIM, MARBLES
from gdtui.plot.cells.text import shortened

SHAPES = "●◆"
BLOCKS = (("▗██▖", "▝██▘"), ("▟▙", "▜▛"))
"""The marbles for a projector: a disc and a diamond."""
TRAIL_SHAPES = "○◇"
GHOST_SHAPES = "×+"
UPHILL_SHAPES = "△▽"
SECOND_POINT = "□"
PINNED = ("■a", "▲b", "★c", "◈d", "▣e", "◎f", "✚g", "◐h")


def behind_shapes(texts: Iterable[str]) -> list[str]:
    """What is so of each marble, behind its shape where there are several that have something."""
    several = [*texts]
    if len(several) == 1:
        return several
    return [f"{shape} {text}" for shape, text in zip(SHAPES, several, strict=False) if text]


class Marked(NamedTuple):
    """A run with its mark and ink, and in what its method differs from those of the others.

    That is said at length and in short; not at all where all are the same.
    """

    run: Run
    mark: str
    ink: str
    differs: Words


def marked(race: Race) -> list[Marked]:
    """Every run: the marbles first, then those that are pinned."""
    runs = (*race.runs, *race.pinned)
    marks = (*SHAPES[: len(race.runs)], *PINNED)
    inks = (*MARBLES[: len(race.runs)], *[DIM] * len(race.pinned))
    apart = differences([run.method for run in runs])
    return [*map(Marked, runs, marks, inks, apart)]


_ROOM = 8


def curve_inks(number: int) -> Sequence[str]:
    """The inks of so many curves: of several each has that of its marble."""
    return MARBLES[:number] if number > 1 else CURVE


def of_each(texts: Sequence[str]) -> str:
    """What is so of each marble behind its shape; where it is the same of all, that alone."""
    if len(set(texts)) == 1:
        return texts[0]
    return "  ".join(behind_shapes(texts))


def parameters(rule: Rule) -> str:
    """The parameters of a rule, each beside its sign: β 0.9."""
    return " ".join(f"{each.symbol} {shortened(each.value, _ROOM)}" for each in rule.parameters)


def rule_words(rule: Rule) -> str:
    """A rule by its name and its parameters."""
    return f"{rule.name} {parameters(rule)}".strip()


def noise_words(noise: Noise) -> str:
    """The noise by its deviation, batches by their size."""
    deviation = f"noise {shortened(noise.deviation, _ROOM)}" if noise.deviation else ""
    batches = f"batches of {noise.batch}" if noise.batch else ""
    return ", ".join(filter(None, (deviation, batches))) or "no noise"


def method_words(method: Method) -> Words:
    """What is not plain in a method, with its numbers, by names alone, and the first of those."""
    rule, schedule, noise = method
    traits = (
        (not rule.is_plain, rule.name, rule_words(rule)),
        (not schedule.is_constant, schedule.name, schedule.name),
        (noise.is_there, "noise" if noise.deviation else "batches", noise_words(noise)),
    )
    parts = [(name, whole) for is_there, name, whole in traits if is_there]
    if not parts:
        return ()
    names, whole = zip(*parts, strict=True)
    first = names[0] + ", …" * (len(names) > 1)
    return tuple(dict.fromkeys((", ".join(whole), ", ".join(names), first)))


def differences(methods: Sequence[Method]) -> list[Words]:
    """In what each of some methods differs from the others, at length and in short.

    Nothing for each where all are the same.
    """
    seeds = {noise.seed for _, _, noise in methods if noise.is_there}
    rows = [
        (
            rule.name,
            parameters(rule),
            schedule.name,
            noise_words(noise),
            f"seed {noise.seed}" if noise.is_there and len(seeds) > 1 else "",
        )
        for rule, schedule, noise in methods
    ]
    differing = [column for column in zip(*rows, strict=True) if len(set(column)) > 1]
    if not differing:
        return [()] * len(methods)
    whole = tuple(" ".join(filter(None, traits)) for traits in zip(*differing, strict=True))
    columns = (column for column in differing if len(set(column)) == len(set(rows)))
    return [*zip(whole, next(columns, whole), strict=True)]
