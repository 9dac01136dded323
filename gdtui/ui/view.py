"""The one value that everything on the screen is drawn from, and what a person makes of it.

Every change gives a new view; the same view gives the same cells in a terminal of the same size.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from gdtui.engine.runs.run import Race
from gdtui.engine.values import USUAL_PACE
from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course
from gdtui.guide.experiments import FREE
from gdtui.guide.guide import Action, Guide, Look
from gdtui.guide.lessons import Trial
from gdtui.guide.words import Words
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.pictures.catalogue import kept_picture
from gdtui.plot.shows import Shows, Sight
from gdtui.ui.keys import Chosen
from gdtui.ui.screen.theme import DEFAULT_THEME

if TYPE_CHECKING:
    from gdtui.ui.overlays.overlay import Overlay


class Request(Enum):
    """What a person wants of the program beyond what is shown: the screen does it, no view can."""

    QUIT = auto()
    SUSPEND = auto()
    COPY = auto()
    SAVE = auto()
    """Open the field for the name of a file; where that is open, write the file."""


_SHOWS, _COURSE = Shows(), Course()
_IN_GUIDES = (Action.ONWARDS, Action.BACK)


NEAR = 2000
"""The epochs of all runs that are computed before a key is answered."""


class OnItsWayError(Exception):
    """What was asked for needs the end of a run that is still far from it."""


class Kept(NamedTuple):
    """A view on the other side of a change; `stands` where that is a prediction, which stays."""

    view: View
    stands: bool


@dataclass(frozen=True)
class View:
    """All that is shown, and that a key changes."""

    race: Race
    thought: Words = FREE.thought
    """What the experiment that is on shows."""
    playing: bool = False
    speed: float = USUAL_PACE
    """Epochs a second."""
    target: int | None = None
    """The epoch that the run is on its way to; None where it is not."""
    shows: Shows = _SHOWS
    kept: Window | None = field(default=None, compare=False)
    """The window that was shown before, which stays as long as it will do: a memory."""
    earlier: int = 0
    """How many epochs before the present one the log ends."""
    over: tuple[Overlay, ...] = ()
    """What lies over the screen, the topmost last: fields, the set-up, the help, lists."""
    course: Course = _COURSE
    """The way through the lessons, as far as it was gone."""
    in_lesson: bool = False
    challenge: Challenge | None = None
    drawn: int = field(default=0, compare=False)
    """The number of the next challenge."""
    aside: View | None = None
    """What was shown before the guide came."""
    size: tuple[int, int] = (80, 24)
    """The columns and rows of the window."""
    theme: str = DEFAULT_THEME
    """The colours, by their name."""
    keys: Chosen = ()
    """The keys that a person has given to commands in place of those that they come with."""
    is_preferred: bool = False
    """Whether a file of preferences says what it opens with, or is to be left unread."""
    is_kiosk: bool = False
    """Whether there is no way to a shell, and none to a file."""
    said: str = ""
    """What there is to say of the last key, until the next one: why it did nothing, what it did."""
    request: Request | None = None
    past: tuple[Kept, ...] = field(default=(), compare=False)
    """What can be undone, the last change last. It is not seen, and two views are the same by what
    is."""
    future: tuple[Kept, ...] = field(default=(), compare=False)
    """What can be redone, what was undone last being the last."""

    @property
    def plays_beats(self) -> bool:
        """Whether it is played beat by beat, slowly enough to talk over."""
        return Look.ALONE in self.shows.looks

    @cached_property
    def guide(self) -> Guide | None:
        """The lesson or the challenge at the foot of the screen."""
        if self.challenge:
            return self.challenge.guide
        return self.course.guide if self.in_lesson else None

    @cached_property
    def sight(self) -> Sight:
        """What the guide lets be seen."""
        return Sight() if self.guide is None else Sight(self.guide.hides)

    @cached_property
    def window(self) -> Window:
        """The window that the bowl is seen in."""
        return window_of(self.race, self.shows, self.kept)

    @cached_property
    def seen(self) -> Seen:
        """What is seen of the race where it rests."""
        return Seen(self.race, self.shows, self.sight, self.window)

    @property
    def pace(self) -> float:
        """Epochs a second at which it plays: at least as many as the guide wants."""
        return max(self.speed, self.guide.pace) if self.guide else self.speed

    def refuses(self, action: Action) -> str:
        """Why something may not be done now; nothing where it may."""
        guide = self.guide
        if guide is None:
            return "that key is for lessons and the challenge" if action in _IN_GUIDES else ""
        return guide.refused.get(action, "")

    def saying(self, words: str) -> View:
        """The view with something to say, in one line."""
        return self if words == self.said else replace(self, said=words)

    # What lies over the screen

    @property
    def top(self) -> Overlay | None:
        """What takes the keys before the commands do."""
        return self.over[-1] if self.over else None

    def laid(self, overlay: Overlay) -> View:
        """The view with something on top; what lies there of the same kind is replaced, and all
        that lies on that is gone.
        """
        below = takewhile(lambda each: type(each) is not type(overlay), self.over)
        return replace(self, over=(*below, overlay))

    @property
    def uncovered(self) -> View:
        """The view without what lies on top."""
        return replace(self, over=self.over[:-1])

    # Where the run stands

    @property
    def is_far(self) -> bool:
        """Whether the target is so far that nothing waits for it but what needs to.

        A guide looks at every run, and has none so long.
        """
        if self.target is None or self.guide is not None:
            return False
        return self.target - self.race.at > NEAR // self.race.cost

    def known(self) -> View:
        """The view, of which all is known at a far target but where the run stands there.

        It is over, at the present rate, and no pinned run has gone on with it. Raises OnItsWayError
        where that is not so.
        """
        race = self.race
        is_at_last_rate = race.lead.stretches[-1].first_epoch <= race.at
        if not self.is_far or (self.target == race.epochs and is_at_last_rate and not race.pinned):
            return self
        raise OnItsWayError

    @property
    def rate_in_hand(self) -> float:
        """The rate that a person changes."""
        return (self.race.restart() if self.is_far else self.race).rate_in_hand

    def standing(self, race: Race) -> View:
        """Another race, or another epoch of it, at rest; the bowl where it has not that picture.

        Raises OnItsWayError where something of the present one stays that is not known yet.
        """
        self.known()
        shows = self.shows._replace(beat=None, whole=kept_picture(self.shows.whole, race))
        return replace(self, race=race, playing=False, target=None, earlier=0, shows=shows)

    def arrived(self) -> View:
        """The view once its target is reached."""
        if self.target is None:
            return self
        return replace(self, race=self.race.to(self.target), target=None).looked()

    def near(self) -> View:
        """The view once its target is reached. Raises OnItsWayError where that is far."""
        if self.is_far:
            raise OnItsWayError
        return self.arrived()

    def nearer(self) -> View:
        """The view somewhat nearer to its target."""
        if not self.is_far:
            return self.arrived()
        race = self.race.forward(max(1, NEAR // self.race.cost))
        now = replace(self, race=race)
        return now.arrived() if race.is_over else now

    def given_up(self) -> View:
        """The view that rests where its run has come to."""
        return replace(self, target=None).looked().saying(f"stopped at epoch {self.race.at}")

    @property
    def alone(self) -> View:
        """The view as it is kept, with nothing to undo."""
        return replace(self, past=(), future=())

    def beside(self, now: View) -> View:
        """The view at rest, in place of another: like that in what has nothing to do with runs."""
        return replace(
            self,
            playing=False,
            speed=now.speed,
            over=(),
            size=now.size,
            drawn=now.drawn,
            theme=now.theme,
            said="",
            past=now.past,
            future=now.future,
        )

    def looked(self) -> View:
        """The view after the guide has had a look at what happened, in the window that it has.

        On the way to a target there is nothing to look at yet.
        """
        if self.target is not None:
            return self
        view, window = self._judged(), self.window
        return view if view.kept == window else replace(view, kept=window)

    def _judged(self) -> View:
        if self.challenge:
            challenge = self.challenge.look(self.race)
            return self if challenge is self.challenge else replace(self, challenge=challenge)
        if not self.in_lesson:
            return self
        course = self.course.look(Trial(self.race, self.shows.secant_gap(self.race)))
        if course is self.course:
            return self
        looks = self.shows.looks | course.guide.looks
        shows = self.shows._replace(looks=looks, whole=course.guide.whole)
        return replace(self, playing=False, course=course, shows=shows)

    # Beyond the explorer

    def ask(self, request: Request) -> View:
        """Ask something of the program."""
        return replace(self, request=request)
