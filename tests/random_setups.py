"""Setups by lot: any landscape, one for each of two marbles, data; any rule, schedule, noise."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.data import landscape_of_data
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import MAX_EPOCHS, SEED

FORMULAS = ("w^4 - 2w^2", "(w - 3)^2 + 2", "exp(w) - 2w", "sqrt(1 + w^2)", "w^2 / (2 + sin(w))")
POINTS = Path(mkdtemp()) / "my 'points'.csv"
POINTS.write_text("1,2\n-3,0.5\n")
LANDSCAPES = [
    *map(named, NAMES),
    *(landscape_of(landscape_of(each).formula) for each in FORMULAS),
    landscape_of_data(str(POINTS)),
]
RATES = st.floats(0, 1e300) | st.sampled_from([0.0, 0.1, 0.3, 1.0])
METHODS = st.builds(
    Method,
    st.builds(
        lambda rule, values: rule.with_values(tuple(values[: len(rule.parameters)])),
        st.sampled_from(RULES),
        st.lists(st.floats(0, 1, exclude_max=True), min_size=3, max_size=3),
    ),
    st.sampled_from(SCHEDULES),
    st.builds(Noise, st.floats(0, 1e100), st.integers(0, SEED.high), st.integers(0, 256)),
)


@st.composite
def setups(
    draw: st.DrawFn, most_weights: int = 2, *, has_data: bool = True, latest: int = MAX_EPOCHS
) -> Setup:
    """`latest` is the last epoch at which a rate may change: a race is run as far as that."""
    known = LANDSCAPES if has_data else LANDSCAPES[:-1]
    most = st.lists(st.sampled_from(known), min_size=1, max_size=most_weights, unique=True)
    # Data stand for themselves.
    found = draw(most.map(lambda each: [e for e in each if not e.file] or each[:1]))
    marbles = found * draw(st.integers(1, most_weights)) if len(found) == 1 else found

    def weight(landscape):
        inside = st.floats(max(landscape.low, -1e9), min(landscape.high, 1e9))
        return draw(inside.map(lambda w: w + 0.0).filter(landscape.is_inside))

    later = st.dictionaries(st.integers(1, latest), RATES, max_size=4)
    method = draw(METHODS | st.just(Method()))
    if not any(landscape.points for landscape in found):
        method = method._replace(noise=method.noise._replace(batch=0))
    return Setup(
        tuple(map(weight, marbles)),
        draw(RATES),
        draw(st.integers(0, MAX_EPOCHS)),
        tuple(found),
        method,
        tuple(sorted(draw(later).items())),
    )
