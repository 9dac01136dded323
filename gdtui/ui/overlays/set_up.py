"""The set-up of another run, as it lies over the screen: fields that are typed into, and a preview.

Every key gives another one; nothing of it touches the run before it is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.options import NAMES, PART, PARTS, Part
from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.control import Field
from gdtui.plot.panes.set_up import Form, draw_set_up, place_at
from gdtui.ui.commands.setting import with_setup
from gdtui.ui.overlays.overlay import LEAVE, Cell, Hint
from gdtui.ui.overlays.typed import Setting, Typed, selected
from gdtui.ui.view import View

_CHOICES = ("up", "down", "shift+up", "shift+down", "pageup", "pagedown")
"""The keys that choose: the first two what is next, the others what is far."""
_FIELDS = {"tab": 1, "shift+tab": -1}
_SETTINGS = tuple(
    Setting(p.called or p.label, in_letters=bool(p.names) or p.is_file, as_typed=p.is_file)
    for p in PARTS
)
_LANDSCAPE = NAMES.index("landscape")
_SHOWN = (*range(_LANDSCAPE, len(PARTS)), *range(_LANDSCAPE))
"""The fields from above: data, which take the place of a landscape, are read before it."""
_NOT_YET = "not yet: something is wrong with this field"


@dataclass(frozen=True, slots=True)
class SetUp(Typed):
    """The open set-up.

    It has a field for each part, also for one that is not there: what was typed into it stays.
    `read` is what could last be read of each field, and `typed` which fields a person has filled
    in, so that another landscape or rule proposes nothing for those. In a kiosk, which reads no
    files, it `has_files` not.
    """

    fields: tuple[Field, ...]
    read: Setup
    at: int = _LANDSCAPE
    typed: frozenset[int] = frozenset()
    has_files: bool = True

    title = "set up a run"
    ways_out = "`enter` takes it, `escape` leaves it"
    wanted = (Hint("choose", ("up", "down")), Hint("next field", ("tab",)))
    always = (Hint("take", ("enter",)), LEAVE)
    margin = 0
    stops_time = True

    @staticmethod
    def of(race: Race, *, has_files: bool = True) -> SetUp:
        """The set-up that a race has, with the rate that was set last."""
        setup = Setup.anew(race)
        texts, usual = ([part.text(each) for part in PARTS] for each in (setup, _usual(setup)))
        own = (at for at, text in enumerate(texts) if text != usual[at])
        made = SetUp(tuple(map(selected, texts)), setup, typed=frozenset(own), has_files=has_files)
        return made if made.at in made.there else made.to(made.there[-1])

    # What is done to it

    def key(self, view: View, key: str, typed: str) -> View | None:
        """Arrows choose, tab goes to the next field; enter takes all of it."""
        if key in _FIELDS:
            place = self.there.index(self.at) + _FIELDS[key]
            return self.become(view, self.to(self.there[place % len(self.there)]))
        if key in _CHOICES:
            now = self.chosen(upwards=key.endswith("up"), far=key not in _CHOICES[:2])
            return self.become(view, now)
        return Typed.key(self, view, key, typed)

    def pressed(self, view: View, cell: Cell) -> View:
        """A click goes to a field, or takes a choice of the list."""
        field, listed = place_at(self.form, *cell)
        if listed is not None:
            return view.laid(self.filled(PARTS[self.at].names[listed]))
        return view if field is None else view.laid(self.to(field))

    def scrolled(self, view: View, rows: int) -> View:
        """The wheel chooses as the arrows do."""
        return view.laid(self.chosen(upwards=rows > 0))

    def take(self, view: View) -> View:
        """The run that was set up, at its start; or the first field that is wrong."""
        now = self.checked()
        for at, field in enumerate(now.fields):
            if field.complaint:
                return view.laid(now.to(at)).saying(_NOT_YET)
        return replace(with_setup(view, now.read), over=())

    # How it is seen

    def draw(self, view: View, width: int, height: int) -> Picture:
        return draw_set_up(self.form, width, height)

    @property
    def form(self) -> Form:
        """What it shows."""
        return Form(tuple((at, self.fields[at]) for at in self.there), self.at, self.read)

    # What it holds

    @property
    def in_hand(self) -> tuple[Setting, Field]:
        return _SETTINGS[self.at], self.fields[self.at]

    @property
    def there(self) -> tuple[int, ...]:
        """Which fields there are, as far as is read."""
        return tuple(at for at in _SHOWN if self._has(PARTS[at], self.read))

    def _has(self, part: Part, setup: Setup) -> bool:
        return part.is_there(setup) and (self.has_files or not part.is_file)

    def to(self, at: int) -> SetUp:
        """Another field; all of it is selected."""
        return replace(self._with(at, selected(self.fields[at].text)), at=at).checked()

    def chosen(self, *, upwards: bool, far: bool = False) -> SetUp:
        """The choice of the present field above, or below."""
        return self.filled(PARTS[self.at].stepped(self.read, upwards=upwards, far=far))

    def filled(self, text: str) -> SetUp:
        """The present field with another text, all of it selected."""
        return self.edited(selected(text))

    def edited(self, field: Field) -> SetUp:
        """The present field as it is now; another landscape or rule proposes what goes with it."""
        before, changed = self.fields[self.at], self._with(self.at, field)
        if field.text == before.text:
            # What was not let in is told until the next key.
            return changed if field.complaint and field != before else changed.checked()
        changed = replace(changed, typed=self.typed | {self.at}).checked()
        was, now = self.read, changed.read
        if now.landscapes != was.landscapes:
            return changed._proposing(now.on(*now.landscapes))
        return changed if now.method == was.method else changed._proposing(_usual(now))

    def _proposing(self, start: Setup) -> SetUp:
        """With a start in all fields that no person has filled in."""
        fields = tuple(
            field if at in self.typed else selected(part.text(start))
            for at, (part, field) in enumerate(zip(PARTS, self.fields, strict=True))
        )
        return replace(self, fields=fields).checked()

    def _with(self, at: int, field: Field) -> SetUp:
        return replace(self, fields=(*self.fields[:at], field, *self.fields[at + 1 :]))

    def checked(self) -> SetUp:
        """Each field read anew, and what is wrong with it; of a wrong one the last right one."""
        setup, fields = self.read, []
        for part, field in zip(PARTS, self.fields, strict=True):
            complaint = ""
            try:
                if self._has(part, setup):
                    setup = part.read(field.text, setup)
            except ValueError as error:
                complaint = str(error)
            fields.append(field._replace(complaint=complaint))
        return replace(self, read=setup, fields=tuple(fields))


def _usual(setup: Setup) -> Setup:
    """A setup with the usual parameters of its rule."""
    return PART["rule"].read(setup.method.rule.name, setup)
