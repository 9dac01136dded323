"""The words on the screen against what a long run really does, at every rate."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import loss
from gdtui.engine.race import Race
from gdtui.plot.headline import draw_headline
from gdtui.plot.readout import draw_readout
from gdtui.plot.shows import Shows

WORDS = {
    "frozen": (False, "stays"),
    "slow convergence": (False, "falls"),
    "one step": (False, "falls"),
    "zigzag convergence": (True, "falls"),
    "oscillation trap": (True, "stays"),
    "divergence": (True, "grows"),
}
"""What each name promises: does it cross the bottom, and what does the loss do?"""

RATES = st.one_of(
    st.floats(0, 3),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.sampled_from([0.5, 1.0]).flatmap(lambda mark: st.floats(mark - 1e-3, mark + 1e-3)),
)


@settings(deadline=None, max_examples=300)
@given(RATES, st.floats(-1000, 1000).filter(lambda w: abs(w) > 1e-3))
@example(0.95, 10.0)
@example(1.01, 10.0)
@example(0.7, 10.0)
def test_the_words_say_what_a_long_run_does(rate: float, weight: float) -> None:
    start = Race.start((weight,), rate, 300)
    headline = draw_headline(start, Shows(), False, 2.0, 80).rows[0]
    (name,) = [name for name in WORDS if name in headline]
    crosses, trend = WORDS[name]
    race = start.to(300)
    weights = [race.lead.weight_at(k) for k in range(min(race.at, 40) + 1)]
    pairs = [(a, b) for a, b in pairwise(weights) if abs(a) > 1e-100]
    losses = [(loss(a), loss(b)) for a, b in pairs]
    if name == "one step":
        pairs, losses = pairs[:1], losses[:1]
    assert all((a * b < 0) == crosses for a, b in pairs) or name == "one step"
    # Where a step changes the weight by less than a float can show, its loss may stay.
    assert all(
        b == a if trend == "stays" else b <= a if trend == "falls" else b >= a for a, b in losses
    )
    if min(abs(rate), abs(rate - 0.5), abs(rate - 1)) > 1e-12 and trend != "stays":
        assert all(a != b for a, b in losses)
        words = " ".join(draw_readout(start, Shows(), "", 26, 12).rows)
        assert f"loss {trend}" in words
        assert ("⇄ crosses" in words) == crosses
        assert ("same side" in words) != crosses
