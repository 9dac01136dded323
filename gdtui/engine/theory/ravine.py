"""Two bowls under one rate, as along the axes of a ravine: what is best for both, exactly.

A loss of many weights bends differently in each direction, and one rate has to serve all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.rules.stability import Law
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import theory_of


class Best(NamedTuple):
    """What brings two bowls down quickest: after one step both have at most a `share` left.

    That is so in the long run. κ is how many times as much the steeper one curves, `rate` the
    learning rate, and `kept` the β of a rule that has one.
    """

    kappa: float
    rate: float
    kept: float | None
    share: float


def best_for_both(runs: Sequence[Run]) -> Best | None:
    """What is best for two runs on parabolas by plain descent or momentum; None for others.

    A steady rate and the true slope are taken for granted.
    """
    theories, rule = [theory_of(run.landscape) for run in runs], runs[0].method.rule
    curvatures = sorted(theory.curvature for theory in theories if theory)
    is_known = rule.near and not (rule.near.looks_ahead or rule.near.divides)
    if not is_known or len(curvatures) != 2 or len(runs) != 2:
        return None
    flat, steep = curvatures
    kappa = steep / flat
    if rule.is_plain:
        return Best(kappa, 2 / (steep + flat), None, (kappa - 1) / (kappa + 1))
    share = (math.sqrt(kappa) - 1) / (math.sqrt(kappa) + 1)
    return Best(kappa, 4 / (math.sqrt(steep) + math.sqrt(flat)) ** 2, share**2, share)


def laws_of(runs: Sequence[Run]) -> list[Law]:
    """How each of some runs moves near the bottom that it is near, where a law is known."""
    return [law for run in runs if (law := run.law)]


def landmarks_of(runs: Sequence[Run]) -> tuple[float, ...]:
    """The rates at which one of some runs changes what it does, and the one that is best for both.

    In order, 0 the first; none where no rate is special. The best one for momentum asks for a β of
    its own, with which it is a landmark by itself.
    """
    best = best_for_both(runs)
    marks = {mark for law in laws_of(runs) for mark in law.landmarks}
    return tuple(sorted(marks | {best.rate} if best and best.kept is None else marks))
