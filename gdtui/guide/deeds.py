"""What there is to be tried in free exploration, in the order in which it is worth trying.

What a person has done is a set of deeds; the first that is missing is what to do next.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from gdtui.guide.words import Words


class Deed(Enum):
    """Something that a person has seen by doing it."""

    RUN = auto()
    RATE = auto()
    EXPERIMENT = auto()
    BEATS = auto()
    LESSON = auto()
    SECANT = auto()
    UPHILL = auto()
    WEIGHT = auto()
    MIRROR = auto()
    PIN = auto()
    WHOLE = auto()
    CHALLENGE = auto()


class Suggestion(NamedTuple):
    """A deed and the words that lead to it; some need a step that is still to come."""

    deed: Deed
    words: Words
    needs_step: bool = False


_AGAIN = "`space` plays again."
RAISE = ("`↑` raises the learning rate.", "`↑` raises the rate.")
LOWER = ("`↓` lowers the learning rate.", "`↓` lowers the rate.")
"""What to do about a rate that is too large."""

SUGGESTIONS = (
    Suggestion(Deed.RATE, RAISE),
    Suggestion(
        Deed.EXPERIMENT,
        ("`1` `2` and `3` are experiments, each with one thought.", "Try `1` `2` `3`."),
    ),
    Suggestion(
        Deed.BEATS,
        ("`a` takes the next step apart, beat by beat.", "`a` takes a step apart."),
        needs_step=True,
    ),
    Suggestion(
        Deed.LESSON, ("`y` opens the lessons: predict, try, compare.", "`y` opens the lessons.")
    ),
    Suggestion(
        Deed.SECANT,
        ("`s` shows the secant of the next step.", "`s` shows a secant."),
        needs_step=True,
    ),
    Suggestion(
        Deed.UPHILL,
        ("`u` shows where the step goes without its minus sign.", "`u` leaves out the minus."),
        needs_step=True,
    ),
    Suggestion(
        Deed.WEIGHT,
        ("`←` and `→` put the marble on another weight.", "`←` and `→` move the marble."),
    ),
    Suggestion(Deed.MIRROR, ("`m` adds a marble on the other side.", "`m` adds a second marble.")),
    Suggestion(
        Deed.PIN, ("`p` keeps this run, to compare the next one with it.", "`p` keeps this run.")
    ),
    Suggestion(Deed.WHOLE, ("`v` shows pictures of all learning rates.", "`v` shows all rates.")),
    Suggestion(
        Deed.CHALLENGE, ("`c` is a challenge: find the best rate yourself.", "`c` is a challenge.")
    ),
)

NOTHING_LEFT = ("`?` lists every key and what the words mean.", "`?` lists every key.")


def next_deed(done: frozenset[Deed], *, is_over: bool, is_too_much: bool) -> Words:
    """What is worth trying next; of a run that is over, or whose rate is too large."""
    left = (
        words
        for deed, words, needs_step in SUGGESTIONS
        if deed not in done and not (needs_step and is_over)
    )
    words = LOWER if is_too_much else next(left, NOTHING_LEFT)
    is_rate = words in (RAISE, LOWER)
    return (f"{words[0][:-1]}, {_AGAIN}", *words) if is_over and is_rate else words
