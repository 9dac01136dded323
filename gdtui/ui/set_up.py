"""The set-up as far as it is filled in, as a value: fields that are typed into, and what they mean.

Every key gives another one; nothing of it touches the run before it is taken.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.engine.setup import Setup
from gdtui.guide.landscapes import start_of
from gdtui.ui.entry import Entry, Setting
from gdtui.ui.form import FIELDS


class SetUp(NamedTuple):
    """The open set-up.

    `read` is what could last be read of each field, and `typed` which fields a person has filled
    in, so that another landscape proposes nothing for those.
    """

    entries: tuple[Entry, ...]
    read: Setup
    at: int = 0
    typed: frozenset[Setting] = frozenset()

    @staticmethod
    def of(race: Race) -> SetUp:
        """The set-up that a race has, with the rate that was set last."""
        setup = Setup.anew(race)
        entries = tuple(Entry.of(each.setting, each.write(setup)) for each in FIELDS)
        return SetUp(entries, setup)

    @property
    def is_right(self) -> bool:
        """Whether there is nothing wrong with it."""
        return not any(entry.field.complaint for entry in self.entries)

    def to(self, place: int) -> SetUp:
        """Another field, round at the ends; all of it is selected."""
        at = place % len(self.entries)
        text = self.entries[at].field.text
        return self._with(at, Entry.of(self.entries[at].setting, text))._replace(at=at).checked()

    def wrong(self) -> SetUp:
        """The first field with which something is wrong."""
        places = (k for k, entry in enumerate(self.entries) if entry.field.complaint)
        return self.to(next(places, self.at))

    def inserted(self, text: str) -> SetUp:
        """More text in the present field."""
        return self._edited(self.entries[self.at].inserted(text))

    def edited(self, key: str) -> SetUp:
        """The set-up after a key that edits the present field."""
        return self._edited(self.entries[self.at].edited(key))

    def chosen(self, *, upwards: bool, far: bool = False) -> SetUp:
        """The choice of the present field above, or below."""
        field = FIELDS[self.at]
        text = field.write(field.choose(self.read, upwards, far))
        return self.filled(self.at, text)

    def filled(self, at: int, text: str) -> SetUp:
        """A field with another text, all of it selected."""
        entry = Entry.of(FIELDS[at].setting, text)
        return self._replace(at=at)._edited(entry)

    def _edited(self, entry: Entry) -> SetUp:
        """The present field as it is now; another landscape proposes a start."""
        before = self.entries[self.at]
        changed = self._with(self.at, entry)
        if entry.field.text == before.field.text:
            # What was not let in is told until the next key.
            return changed if entry.field.complaint and entry != before else changed.checked()
        changed = changed._replace(typed=self.typed | {entry.setting}).checked()
        if changed.read.landscape == self.read.landscape:
            return changed
        start = start_of(changed.read.landscape)
        return changed._proposing(start._replace(epochs=changed.read.epochs))

    def _proposing(self, start: Setup) -> SetUp:
        """With a start in all fields that no person has filled in."""
        pairs = zip(FIELDS, self.entries, strict=True)
        entries = tuple(
            old if old.setting in self.typed else Entry.of(old.setting, each.write(start))
            for each, old in pairs
        )
        return self._replace(entries=entries).checked()

    def _with(self, at: int, entry: Entry) -> SetUp:
        return self._replace(entries=(*self.entries[:at], entry, *self.entries[at + 1 :]))

    def checked(self) -> SetUp:
        """Each field read anew, and what is wrong with it; of a wrong one the last right one."""
        setup, entries = self.read, []
        for each, entry in zip(FIELDS, self.entries, strict=True):
            complaint = ""
            try:
                setup = each.read(entry.field.text, setup)
            except ValueError as error:
                complaint = str(error)
            entries.append(entry._replace(field=entry.field._replace(complaint=complaint)))
        return self._replace(read=setup, entries=tuple(entries))
