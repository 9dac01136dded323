"""What is seen of a step under every rule: equations that are true, words that are, two arrows."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_arithmetic import BY_ANY_RULE, NUMBER, beats_of, race_of, rounds_to, told, value_of
from scenes import looking

from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.flight import flight
from gdtui.plot.bowl.projector import draw_projector
from gdtui.plot.bowl.scene import scene
from gdtui.plot.bowl.window import window_of
from gdtui.plot.readout.captions import captions
from gdtui.plot.readout.facts import beats, facts_of
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Beat, Shows, Sight

WIDTHS = (24, 26, 30, 38, 46, 60)
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@settings(deadline=None, max_examples=40)
@given(BY_ANY_RULE, st.sampled_from(WIDTHS), st.integers(1, 40))
def test_no_word_and_no_number_is_cut(race: Race, width: int, height: int) -> None:
    for each, beat in [(race, None), *beats_of(race)]:
        shows = looking(Look.UPHILL, beat=beat)
        apart = shows.steps_apart(each)
        facts = beats(beat, apart) if beat and apart else facts_of(each, shows, Sight())
        told_of = " ".join(
            " ".join([fact.label, fact.short, *(form for forms in fact.texts for form in forms)])
            for fact in facts
        )
        narrow = told(each, shows, width, height)
        for pattern in (r"[a-z]{3,}", NUMBER):
            assert {*re.findall(pattern, narrow)} <= {*re.findall(pattern, told_of)}, narrow


def test_momentum_that_carries_the_marble_uphill_says_so_and_its_arrow_points_uphill() -> None:
    race = race_of("momentum").to(4)
    assert race.lead.step.climbs
    shown = scene(race, looking(beat=Beat.all_of(rule_of("momentum"))[2]), Sight())
    velocity, slope = shown.marbles[0].arrows
    assert (velocity.name, slope.name) == ("η·velocity", "η·slope")
    assert velocity.end[0] > velocity.start[0] > slope.end[0]
    assert "without minus" in told(race, looking(Look.UPHILL), 30)
    assert "goes down: w + η·v" in told(race, looking(Look.UPHILL), 30)
    assert captions(race, Shows(), Sight()) == [
        "The velocity is positive, so the marble goes left, uphill."
    ]
    said = [captions(each, looking(beat=beat), Sight())[0] for each, beat in beats_of(race)]
    assert said == [
        "First the slope: it is negative, so uphill is to the left.",
        "Velocity kept: β of the velocity is kept.",
        "New velocity: the slope is added to it.",
        "Times the learning rate: as long as the step will be; it points downhill.",
        "The minus sign turns it round: now it points uphill, to the left.",
        "It lands higher than before, on the same side.",
    ]


@each_rule
def test_while_the_marble_rolls_only_what_belongs_to_its_place_changes(rule: Rule) -> None:
    race = race_of(rule, noise=0.5).to(3)
    window = window_of(race, Shows())
    rest = draw_readout(race, Shows(), Sight(), 30, 40).rows
    aloft = flight(race, race.forward(), 0.5, [window])
    rolling = draw_readout(race, Shows(), Sight(), 30, 40, aloft).rows
    changed = [a for a, b in zip(rest, rolling, strict=True) if a != b]
    assert [row.split()[0] for row in changed] == ["loss", "slope"]
    way = aloft.ways[0]
    assert f"{2 * way.weight:+.4f}" in rolling[1]


@each_rule
@pytest.mark.parametrize("large", [False, True])
def test_slope_and_velocity_have_an_arrow_each_that_look_different(rule: Rule, large: bool) -> None:
    race = race_of(rule, 12.0, rate=0.06).to(1)
    has_two = any(term.noun for term in rule.terms)
    for each, beat in beats_of(race)[len(rule.terms) :]:
        shows = looking(beat=beat, tangent=False)
        shown = scene(each, shows, Sight())
        arrows = shown.marbles[0].arrows
        assert len(arrows) == 1 + has_two or beat.is_landed
        picture = draw_bowl(shown, 100, 34, large=large)
        text = "\n".join(picture.rows)
        for arrow in arrows:
            assert arrow.name in text or arrow.short in text
            assert arrow.name.startswith("−") == (not beat.is_before_the_minus)
        heads = re.findall("[◀▶◁▷]", text)
        assert ("◁" in heads or "▷" in heads) == has_two


@pytest.mark.parametrize("rule", ["momentum", "nesterov"])
def test_in_the_bowl_of_80_columns_each_arrow_has_a_name(rule: str) -> None:
    for landscape in ("w^2", "double-well", "log-cosh"):
        for weight, rate in ((1.7, 0.1), (-1.2, 0.3), (10.0, 0.1)):
            if landscape == "double-well" and abs(weight) > 2:
                continue
            for epoch in range(0, 12, 3):
                race = race_of(rule, weight, landscape=landscape, rate=rate).to(epoch)
                for each, beat in beats_of(race)[len(race.lead.method.rule.terms) : -1]:
                    shown = scene(each, looking(beat=beat), Sight())
                    text = "\n".join(draw_bowl(shown, 48, 15).rows)
                    for arrow in shown.marbles[0].arrows:
                        assert arrow.name in text or arrow.short in text, (weight, rate, epoch)


@settings(deadline=None, max_examples=40)
@given(BY_ANY_RULE, st.tuples(st.integers(12, 130), st.integers(4, 40)), st.booleans())
def test_every_picture_of_every_beat_is_drawn_and_a_name_is_whole_or_missing(
    race: Race, size: tuple[int, int], large: bool
) -> None:
    for each, beat in beats_of(race):
        shown = scene(each, looking(beat=beat), Sight())
        for marble in shown.marbles:
            for arrow in marble.arrows:
                for point in (arrow.start, arrow.end, arrow.drop, arrow.before):
                    assert point is None or all(0 <= place <= 1 for place in point)
        picture = draw_bowl(shown, *size, large=large)
        assert picture.size == size
        text = "\n".join(picture.rows)
        assert text.count("slop") == text.count("η·slope")
        assert text.count("veloc") == text.count("velocity")


@each_rule
def test_the_projector_has_the_rule_in_numbers_a_term_a_beat(rule: Rule) -> None:
    race = race_of(rule).to(2)
    last = rule.terms[-1].formula
    shown = draw_projector(race, Shows(), Sight(), 120, 30).rows[0]
    assert shown.startswith(f"w ← w − {last}: ")
    text = re.split(r": |  ", shown)[1]
    made, _, result = text.rpartition(" = ")
    assert rounds_to(value_of(made), result.strip())
    for each, beat in beats_of(race):
        first = draw_projector(each, looking(beat=beat), Sight(), 120, 30).rows[0]
        if 0 <= beat.term < len(rule.terms) - 1 and beat.is_before_the_minus:
            term = rule.terms[beat.term]
            assert term.formula in first
            made, _, result = re.split(r": |  ", first)[1].rpartition(" = ")
            assert not made or rounds_to(value_of(made), result)
        elif not beat.is_slope:
            assert first.startswith(f"w ← w − {last}: ")
