"""Which learning rates are worth being seen of a landscape, as axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule
from gdtui.engine.rules.stability import Law
from gdtui.plot.axes.axis import Axis, round_number

_BEYOND = 1.2
"""How far rates go, as a multiple of the limit."""
_PARTS = 5
_FLATTEST = 1e-100


def rates_of(laws: Sequence[Law], *, tells: bool = True) -> Axis:
    """The rates up to a little beyond the limit of some laws, of several the lowest.

    The landmarks are named, those beyond at its end; 0 and 1 where these are hidden. Where no
    rate is special the ends are.
    """
    if not tells:
        return Axis(0.0, _BEYOND, (0.0, 1.0))
    marks = sorted({mark for law in laws for mark in law.landmarks})
    if not marks:
        return Axis(0.0, _BEYOND, (0.0, _BEYOND))
    return Axis(0.0, min(law.landmarks[-1] for law in laws) * _BEYOND, tuple(marks))


def rates_on(landscapes: Iterable[Landscape], rule: Rule, *, with_chaos: bool = False) -> Axis:
    """The rates on some landscapes, as far as one of them needs."""
    return rates_up_to(min(_limit(each, rule, with_chaos) for each in landscapes) * _BEYOND)


@lru_cache(maxsize=8)
def _limit(landscape: Landscape, rule: Rule, with_chaos: bool) -> float:
    """The limit of the flattest minimum: no rate settles above it.

    `with_chaos` they go as far as there is something to be seen after a long time: on a parabola to
    the limit, elsewhere cycles and chaos follow. Where there is no c they go as far as the track.

    The minima that count are those where the landscape is best seen, if there are any. A rule
    without a law has the rates of plain descent, whose limit is 2/c.
    """
    choose = max if with_chaos else min
    times = 2.0 if with_chaos and landscape.steady_curvature is None else 1.0
    minima = landscape.minima
    near = [each for each in minima if landscape.left <= each <= landscape.right] or minima
    found = [c for c in map(landscape.curvature, near) if _FLATTEST < c < 1 / _FLATTEST]
    law = (rule.law(choose(found)) or Law(choose(found))) if found else None
    return law.landmarks[-1] * times if law else 1.0


def rates_up_to(high: float) -> Axis:
    """The rates from 0 to another one, with round ones named."""
    step = round_number(high / _PARTS)
    return Axis(0.0, high, tuple(step * k for k in range(int(high / step) + 1)))
