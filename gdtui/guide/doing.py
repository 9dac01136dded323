"""What a run itself is seen to do, in words: said where no exact theory says it beforehand."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.runs.run import Run
from gdtui.engine.theory.endings import Ending, observed
from gdtui.engine.theory.parabola import theory_of
from gdtui.guide.goal import goal
from gdtui.guide.words import Words

_WORDS = {
    Ending.ON_ITS_WAY: "moving",
    Ending.AT_THE_BOTTOM: "rests",
    Ending.AROUND_THE_BOTTOM: "around",
    Ending.WANDERING: "wanders",
    Ending.ON_A_PLATEAU: "plateau",
    Ending.LEFT_THE_FLOATS: "ends",
    Ending.LEFT_THE_LANDSCAPE: "ends",
}


class Doing(NamedTuple):
    """What a run does: at length and in short, for a column in one word, and in a sentence.

    There is nothing at length where it is on its way, or has ended: that is said elsewhere.
    """

    ending: Ending
    word: str
    texts: Words = ()
    sentence: Words = ()

    @property
    def rests(self) -> bool:
        """Whether it is at a bottom, and stays there."""
        return self.ending is Ending.AT_THE_BOTTOM

    @property
    def stays_away(self) -> bool:
        """Whether it comes to no bottom any more."""
        return self.ending is Ending.CYCLE


def is_at_bottom(run: Run) -> bool:
    """Whether a run is at a bottom; where no exact theory holds, not if it is only passing."""
    found = doing(run)
    return found.rests if found else run.landscape.is_bottom(run.weight)


def doing(run: Run) -> Doing | None:
    """What a run is seen to do up to its present epoch; None where exact theory holds."""
    if theory_of(run.landscape, run.method):
        return None
    found = observed(run)
    ending, since = found.ending, f"since epoch {found.since}"
    texts: Words = ()
    sentence: Words = ()
    word = _WORDS.get(ending, "")
    if ending is Ending.AT_THE_BOTTOM:
        at = "at the bottom" if goal(run.landscape) == "bottom" else goal(run.landscape)
        texts = f"{at} {since}", at
    elif ending is Ending.AROUND_THE_BOTTOM:
        texts = f"around the bottom {since}", "around the bottom"
        sentence = ("Noise moves it to and fro around the bottom.", "Noise moves it around.")
    elif ending is Ending.CYCLE and found.period == 1:
        texts, word = (f"stays where it is {since}", "stays where it is"), "stays"
        no_bottom = ", which is no bottom" if run.landscape.minima else ""
        sentence = (f"It stays where it is{no_bottom}.", "It stays where it is.")
    elif ending is Ending.CYCLE:
        cycle = f"a cycle of {found.period}"
        texts, word = (f"{cycle} {since}", cycle), f"cycle {found.period}"
        weights = f"the same {found.period} weights come again and again"
        sentence = (f"It is in {cycle}: {weights}.", f"It is in {cycle}.")
    elif ending is Ending.WANDERING:
        texts = "wandering: no weight comes back", "wandering"
        sentence = ("It wanders: no weight comes back.", "It wanders.")
    elif ending is Ending.ON_A_PLATEAU:
        texts = f"on a plateau {since}", "on a plateau"
        sentence = ("It is so flat here that no step can be seen.", "Too flat to move.")
    return Doing(ending, word, texts, sentence)
