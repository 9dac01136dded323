"""How a weight is moved, in words: nothing for plain descent, and each method told from another."""

from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.plot.readout.method import differences, method_words

MOMENTUM, ADAM = rule_of("momentum"), rule_of("adam")
METHODS = st.builds(
    Method,
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.builds(Noise, st.sampled_from([0.0, 0.5, 2.0]), st.integers(0, 2)),
)


def test_what_is_not_plain_is_told_with_its_numbers_and_then_by_name_alone() -> None:
    assert method_words(PLAIN) == ()
    assert method_words(Method(ADAM, schedule_of("cosine"), Noise(0.5))) == (
        "adam β 0.9 β₂ 0.999, cosine, noise 0.5",
        "adam, cosine, noise",
        "adam, …",
    )
    assert method_words(Method(MOMENTUM)) == ("momentum β 0.9", "momentum")
    assert method_words(Method(schedule=schedule_of("step"))) == ("step",)


def test_only_what_differs_is_told_apart() -> None:
    slow = MOMENTUM.tuned({"beta": "0.5"})
    assert differences([PLAIN, PLAIN]) == [(), ()]
    assert differences([PLAIN, Method(MOMENTUM)]) == [
        ("descent", "descent"),
        ("momentum β 0.9", "momentum"),
    ]
    assert differences([Method(MOMENTUM), Method(slow)]) == [("β 0.9", "β 0.9"), ("β 0.5", "β 0.5")]
    noisy = [Method(noise=Noise(0.5, seed)) for seed in (1, 2)]
    assert differences(noisy) == [("seed 1", "seed 1"), ("seed 2", "seed 2")]
    assert differences([PLAIN, noisy[0]])[1][-1] == "noise 0.5"


@given(st.lists(METHODS, min_size=1, max_size=5))
def test_two_are_told_alike_where_they_are_alike_and_nowhere_else(methods: list[Method]) -> None:
    words = differences(methods)
    for one, own in zip(methods, words, strict=True):
        for other, others in zip(methods, words, strict=True):
            is_same = one[:2] == other[:2] and (
                one.noise == other.noise or not (one.noise.deviation or other.noise.deviation)
            )
            assert (own == others) == is_same
            if own:
                assert (own[0] == others[0], own[-1] == others[-1]) == (is_same, is_same)
