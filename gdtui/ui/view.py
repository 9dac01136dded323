"""The one value that flows down from the screen to every widget, and what keys make of it.

A change gives a new view; the same view gives the same cells in a terminal of the same size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gdtui.engine.descent import Beat
from gdtui.engine.parameters import (
    DEFAULT_GAP,
    next_landmark,
    previous_landmark,
    stepped_gap,
    stepped_learning_rate,
    stepped_weight,
)
from gdtui.engine.race import Race
from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course, Phase
from gdtui.guide.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.plot.guide import Guide
from gdtui.plot.shows import Shows

_SHOWS, _COURSE = Shows(), Course()


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown."""

    race: Race
    experiment: Experiment
    playing: bool = False
    speed: float = 2.0
    """Epochs a second."""
    shows: Shows = _SHOWS
    map: bool = False
    """Whether the map of the learning rate stands in place of the bowl."""
    guide: Guide | None = None
    """The lesson or the challenge at the foot of the screen."""
    course: Course = _COURSE
    """Where the lessons were left."""
    aside: View | None = None
    """What was shown before the guide came."""

    # Where the run stands

    def standing(self, race: Race) -> View:
        """Another race, or another epoch of it."""
        return replace(self, race=race, shows=self.shows._replace(beat=None))

    def step(self) -> View:
        """One epoch forward."""
        return self.standing(self.race.forward())

    def back(self) -> View:
        """One epoch back, or one beat of a step that is taken apart."""
        beat = self.shows.beat
        if beat is None:
            return self.standing(self.race.back())
        race = self.race.back() if beat is Beat.LANDED else self.race
        earlier = None if beat is Beat.SLOPE else Beat(beat.value - 1)
        return replace(self, race=race, shows=self.shows._replace(beat=earlier))

    def beat(self) -> View:
        """The next beat of the step; the fourth one lands, and a new step begins after it."""
        beat = self.shows.beat
        if self.race.is_over and beat in (None, Beat.TURNED, Beat.LANDED):
            return self
        later = Beat.SLOPE if beat in (None, Beat.LANDED) else Beat(beat.value + 1)
        race = self.race.forward() if later is Beat.LANDED else self.race
        return replace(self, race=race, shows=self.shows._replace(beat=later))

    def first(self) -> View:
        """The start of the run."""
        return self.standing(self.race.to(0))

    def restart(self) -> View:
        """The same weight and rate, from epoch 0."""
        return self.standing(self.race.restart())

    # What a person sets

    def learning_rate(self, learning_rate: float) -> View:
        """The run stays where it is and goes on with the new rate; in the challenge it is a try."""
        race = self.race.with_learning_rate(learning_rate)
        if isinstance(self.guide, Challenge):
            race = race.restart()
        return replace(self, race=race, experiment=FREE)

    def rate(self, step: str) -> View:
        """The learning rate moved by a decimal."""
        return self.learning_rate(stepped_learning_rate(self.race.lead.learning_rate, step))

    def landmark(self, upwards: bool) -> View:
        """The learning rate to where the regime changes."""
        landmark = next_landmark if upwards else previous_landmark
        return self.learning_rate(landmark(self.race.lead.learning_rate))

    def weight(self, weight: float) -> View:
        """The marble put somewhere; the run starts anew."""
        return replace(self.standing(self.race.with_weight(weight)), experiment=FREE)

    def shift(self, step: str) -> View:
        """The marble moved by a decimal."""
        return self.weight(stepped_weight(self.race.lead.weight, step))

    def mirror(self) -> View:
        """A second marble at −w, and away again."""
        return replace(self.standing(self.race.mirrored()), experiment=FREE)

    def set_up(self, number: int) -> View:
        """An experiment; 0 is the defaults. Pinned runs stay."""
        experiment = (FREE, *EXPERIMENTS)[number]
        race = experiment.race()._replace(pinned=self.race.pinned)
        return replace(self.standing(race), experiment=experiment)

    def pin(self) -> View:
        """The present run kept beside those that follow."""
        return replace(self, race=self.race.with_pin())

    def unpin(self) -> View:
        """The last pinned run taken away."""
        return replace(self, race=self.race.without_pin())

    # What is seen

    def toggle(self, name: str) -> View:
        """One of the switches, on or off. A secant begins as that of the next step."""
        switched = self.shows.switched(name, not getattr(self.shows, name))
        return replace(self, shows=switched._replace(gap=None) if name == "secant" else switched)

    def gap(self, doublings: int) -> View:
        """The secant's gap shrunk or grown."""
        return self._with_gap(stepped_gap(self._shown_gap, doublings))

    def other_side(self) -> View:
        """The secant's second point on the other side of the marble."""
        return self._with_gap(-self._shown_gap)

    @property
    def _shown_gap(self) -> float:
        return self.shows.secant_gap(self.race) or DEFAULT_GAP

    def _with_gap(self, gap: float) -> View:
        return replace(self, shows=self.shows._replace(secant=True, gap=gap))

    def toggle_map(self) -> View:
        """The map in place of the bowl, and back."""
        return replace(self, map=not self.map)

    # The guide

    def lessons(self) -> View:
        """Into the lessons where they were left, or out of them."""
        if isinstance(self.guide, Course):
            return self.leave()
        return self._guided(self.course)

    def challenge(self) -> View:
        """Into the challenge, or out of it."""
        if isinstance(self.guide, Challenge):
            return self.leave()
        return self._guided(Challenge())

    def fog(self) -> View:
        """The challenge with the fog, or without; from its start."""
        if isinstance(self.guide, Challenge):
            return self._guided(self.guide._replace(fog=not self.guide.fog, tries=()))
        return self._guided(Challenge(fog=True))

    def onwards(self, lessons: int) -> View:
        """The next lesson or an earlier one; in a challenge that is solved another weight."""
        if isinstance(self.guide, Challenge):
            return self._guided(self.guide.next()) if self.guide.is_solved else self
        if not isinstance(self.guide, Course):
            return self
        if lessons > 0 and self.guide.phase is not Phase.TELLS:
            return self
        if lessons > 0 and self.guide.is_last:
            return self._guided(self.guide.again())
        return self._guided(self.guide.go(lessons))

    def answer(self, number: int) -> View:
        """A prediction where a lesson asks for one; an experiment where there is no guide."""
        if isinstance(self.guide, Course):
            return replace(self, guide=self.guide.predict(number - 1))
        return self.set_up(number)

    def leave(self) -> View:
        """Back to what was shown before the guide came."""
        if self.aside is None:
            return self
        return replace(self.aside, course=self._present_course, speed=self.speed)

    @property
    def _present_course(self) -> Course:
        """The course as far as it has come, in a lesson or not."""
        return self.guide if isinstance(self.guide, Course) else self.course

    def _guided(self, guide: Guide) -> View:
        """A lesson or a challenge set up from its start."""
        before = replace(self, playing=False) if self.aside is None else self.aside
        if isinstance(guide, Challenge):
            start, shows, with_map = guide.start, Shows(fog=guide.fog), False
        else:
            lesson = guide.lesson
            start, with_map = lesson.start, "map" in lesson.shows
            shows = Shows(gap=lesson.gap)
            for name in lesson.shows:
                shows = shows if name == "map" else shows.switched(name, True)
        return replace(
            self,
            race=start.race(),
            experiment=start._replace(thought=""),
            playing=False,
            shows=shows,
            map=with_map,
            guide=guide,
            course=self._present_course,
            aside=before,
        )

    def looked(self) -> View:
        """The view after the guide has had a look at what happened."""
        guide, shows = self.guide, self.shows
        if isinstance(guide, Course):
            guide = guide.look(self.race, shows.secant_gap(self.race))
            asks, tells = guide.phase is Phase.ASKS, guide.phase is Phase.TELLS
            shows = shows._replace(next=not asks, theory=tells)
            if guide != self.guide and guide.lesson.told_with and tells:
                shows = shows.switched(guide.lesson.told_with, True)
        elif isinstance(guide, Challenge):
            guide = guide.look(self.race)
            shows = shows._replace(theory=guide.is_solved)
        if (guide, shows) == (self.guide, self.shows):
            return self
        return replace(self, guide=guide, shows=shows)

    def allows(self, change: str) -> bool:
        """Whether a change may be made now: predictions come first, a challenge has no hints."""
        if isinstance(self.guide, Course):
            blocked = _UNTIL[self.guide.phase]
            return change not in blocked or (
                self.guide.phase is Phase.TRIES and change in self.guide.lesson.lets
            )
        if isinstance(self.guide, Challenge):
            return change not in _HINTS
        return change not in _OF_THE_GUIDE


_STEPS = frozenset({"play", "last", "step", "back", "beat", "first", "restart"})
_BY_A_PERSON = frozenset(
    {"learning_rate", "rate", "landmark", "weight", "shift", "mirror", "gap", "other_side"}
)
_LOOKS = frozenset({"toggle", "toggle_map"})
_UNTIL = {
    Phase.ASKS: _STEPS | _BY_A_PERSON | _LOOKS,
    Phase.TRIES: _BY_A_PERSON,
    Phase.TELLS: frozenset(),
}
"""What a lesson does not allow: a look before the prediction, another question after it."""
_HINTS = frozenset({"weight", "shift", "mirror", "answer", "set_up", "pin", "toggle_map"})
_OF_THE_GUIDE = frozenset({"onwards", "leave"})
