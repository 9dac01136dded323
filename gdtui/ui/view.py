"""The one value that everything on the screen is drawn from, and what a person makes of it.

Every change gives a new view; the same view gives the same cells in a terminal of the same size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gdtui.engine.race import Race
from gdtui.engine.theory import theory_of
from gdtui.engine.values import (
    DEFAULT_GAP,
    next_landmark,
    previous_landmark,
    stepped_gap,
    stepped_learning_rate,
    stepped_weight,
)
from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course, Phase
from gdtui.guide.experiments import FREE
from gdtui.guide.guide import Guide, Kind, Look
from gdtui.plot.shows import Beat, Shows, Sight
from gdtui.ui.entry import Entry
from gdtui.ui.pace import faster
from gdtui.ui.request import Request

_SHOWS, _COURSE = Shows(), Course()


@dataclass(frozen=True, slots=True)
class View:
    """All that is shown, and that a key changes."""

    race: Race
    thought: str = FREE.thought
    playing: bool = False
    speed: float = 2.0
    """Epochs a second."""
    target: int | None = None
    """The epoch that the run is on its way to; None where it is not."""
    shows: Shows = _SHOWS
    earlier: int = 0
    """How many epochs before the present one the log ends."""
    entry: Entry | None = None
    """The field that is being typed into."""
    help_row: int | None = None
    """The first row of the help, where that is open."""
    help_end: int = 0
    """The first row of the help when it is scrolled to its end, in a window of the present size."""
    course: Course = _COURSE
    """The way through the lessons, as far as it was gone."""
    in_lesson: bool = False
    challenge: Challenge | None = None
    aside: View | None = None
    """What was shown before the guide came."""
    light: bool = False
    """Whether the theme is the light one."""
    request: Request | None = None

    @property
    def guide(self) -> Guide | None:
        """The lesson or the challenge at the foot of the screen."""
        return self.challenge or (self.course if self.in_lesson else None)

    @property
    def sight(self) -> Sight:
        """What the guide lets be seen."""
        guide = self.guide
        if guide is None:
            return Sight()
        return Sight(theory=guide.tells_theory, ahead=guide.tells_next, fog=guide.is_foggy)

    def allows(self, kind: Kind) -> bool:
        """Whether something may be done now."""
        guide = self.guide
        return kind is not Kind.ONWARDS if guide is None else guide.allows(kind)

    # Where the run stands

    def standing(self, race: Race) -> View:
        """Another race, or another epoch of it, at rest."""
        shows = self.shows._replace(beat=None)
        return replace(self, race=race, playing=False, target=None, earlier=0, shows=shows)

    def step(self) -> View:
        """One epoch forward."""
        return self.standing(self.race.forward())

    def back(self) -> View:
        """One epoch back, or one beat of a step that is taken apart."""
        beat = self.shows.beat
        if beat is None:
            return self.standing(self.race.back())
        race = self.race.back() if beat is Beat.LANDED else self.race
        return self._at_beat(race, None if beat is Beat.SLOPE else Beat(beat.value - 1))

    def beat(self) -> View:
        """The next beat of the step; the fourth one lands, and a new step begins after it."""
        beat = self.shows.beat
        if self.race.is_over and beat in (None, Beat.TURNED, Beat.LANDED):
            return replace(self, playing=False)
        later = Beat.SLOPE if beat in (None, Beat.LANDED) else Beat(beat.value + 1)
        return self._at_beat(self.race.forward() if later is Beat.LANDED else self.race, later)

    def _at_beat(self, race: Race, beat: Beat | None) -> View:
        view = self.standing(race)
        return replace(view, shows=view.shows._replace(beat=beat))

    def first(self) -> View:
        """The start of the run."""
        return self.standing(self.race.to(0))

    def last(self) -> View:
        """On the way to the end of the run."""
        return replace(self.standing(self.race), target=self.race.epochs)

    def restart(self) -> View:
        """The same weight and rate, from epoch 0."""
        return self.standing(self.race.restart())

    def arrived(self) -> View:
        """The view once its target is reached."""
        if self.target is None:
            return self
        return self.standing(self.race.to(self.target)).looked()

    def nearer(self, epochs: int) -> View:
        """The view some epochs nearer to its target."""
        if self.target is None:
            return self
        race = self.race.to(min(self.race.at + epochs, self.target))
        is_there = race.at == self.target or race.is_over
        return self.arrived() if is_there else replace(self, race=race)

    def play(self) -> View:
        """Play or pause; playing starts with a step, at the end of a run with its first one."""
        if self.playing:
            return replace(self, playing=False)
        view = (self.restart() if self.race.is_over else self).step()
        return replace(view, playing=view.race.at > 0)

    def pace(self, by: int) -> View:
        """Play faster, or slower where `by` is negative."""
        return replace(self, speed=faster(self.speed, by))

    def played(self, epochs: int) -> View:
        """The view after some epochs of playing went by."""
        return replace(self.standing(self.race.forward(epochs)), playing=True).looked()

    # What a person sets

    def learning_rate(self, learning_rate: float) -> View:
        """The run goes on from where it is with the new rate; in the challenge it starts again."""
        if learning_rate == self.race.lead.learning_rate:
            return replace(self, entry=None)
        view = replace(self, race=self.race.with_learning_rate(learning_rate), entry=None)
        if self.challenge:
            view = replace(view.restart(), playing=self.playing)
        return view._freely()

    def rate(self, step: str) -> View:
        """The learning rate moved by a decimal."""
        return self.learning_rate(stepped_learning_rate(self.race.lead.learning_rate, step))

    def landmark(self, upwards: bool) -> View:
        """The learning rate to where the regime changes."""
        lead = self.race.lead
        theory = theory_of(lead.landscape)
        go = next_landmark if upwards else previous_landmark
        return self.learning_rate(go(lead.learning_rate, theory.landmarks)) if theory else self

    def weight(self, weight: float) -> View:
        """The marble put somewhere, unless that is in a gap; the run starts anew."""
        if not self.race.lead.landscape.is_inside(weight):
            return replace(self, entry=None)
        return replace(self.standing(self.race.with_weight(weight)), entry=None)._freely()

    def shift(self, step: str) -> View:
        """The marble moved by a decimal."""
        lead = self.race.lead
        return self.weight(stepped_weight(lead.weight, step, lead.landscape))

    def mirror(self) -> View:
        """A second marble that started at −w, and away again."""
        return self.standing(self.race.mirrored())._freely()

    def _freely(self) -> View:
        """Without the thought of an experiment, which is another one now; a guide has its own."""
        return self if self.guide else replace(self, thought=FREE.thought)

    def pin(self) -> View:
        """The present run kept beside those that follow."""
        return replace(self, race=self.race.with_pin())

    def unpin(self) -> View:
        """The last pinned run taken away."""
        return replace(self, race=self.race.without_pin())

    def toggle(self, look: Look) -> View:
        """Something on or off. A secant begins as that of the next step."""
        shows = self.shows._replace(looks=self.shows.looks ^ {look})
        return replace(self, shows=shows._replace(gap=None) if look is Look.SECANT else shows)

    def gap(self, doublings: int) -> View:
        """The secant's gap halved or doubled so many times."""
        return self._with_gap(stepped_gap(self._gap, doublings))

    def other_side(self) -> View:
        """The secant's second point on the other side of the marble."""
        return self._with_gap(-self._gap)

    @property
    def _gap(self) -> float:
        return self.shows.secant_gap(self.race) or DEFAULT_GAP

    def _with_gap(self, gap: float) -> View:
        looks = self.shows.looks | {Look.SECANT}
        return replace(self, shows=self.shows._replace(looks=looks, gap=gap))

    def scroll_log(self, epochs: int) -> View:
        """Earlier lines of the log, or later ones where `epochs` is negative."""
        earlier = max(0, min(self.earlier + epochs, self.race.at))
        return replace(self, earlier=earlier)

    def looked(self) -> View:
        """The view after the guide has had a look at what happened."""
        if self.challenge:
            challenge = self.challenge.look(self.race)
            return self if challenge is self.challenge else replace(self, challenge=challenge)
        if not self.in_lesson or self.course.phase is not Phase.TRIES:
            return self
        course = self.course.look(self.race, self.shows.secant_gap(self.race))
        if course.phase is Phase.TRIES:
            return self
        looks = self.shows.looks | course.lesson.told_with
        return replace(self, course=course, shows=self.shows._replace(looks=looks))

    # Beyond the explorer

    def scroll_help(self, rows: int) -> View:
        """The help some rows on; open at its first row, where it was closed."""
        row = (self.help_row or 0) + rows
        return replace(self, help_row=max(0, min(row, self.help_end)))

    def ask(self, request: Request) -> View:
        """Ask something of the program."""
        return replace(self, request=request)
