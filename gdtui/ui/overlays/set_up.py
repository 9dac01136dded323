"""The set-up as far as it is filled in, as a value: fields that are typed into, and what they mean.

Every key gives another one; nothing of it touches the run before it is taken.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.landscapes import moved_to
from gdtui.ui.overlays.entry import Entry, Setting
from gdtui.ui.overlays.form import FIELDS


class SetUp(NamedTuple):
    """The open set-up.

    It has an entry for each field, also for one that is not there: what was typed into it stays.
    `read` is what could last be read of each field, and `typed` which fields a person has filled
    in, so that another landscape or rule proposes nothing for those.
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
        usual = _usual(setup)
        own = (each.setting for each in FIELDS if each.write(setup) != each.write(usual))
        return SetUp(entries, setup, typed=frozenset(own))

    @property
    def there(self) -> tuple[int, ...]:
        """Which fields there are, as far as is read."""
        return tuple(k for k, each in enumerate(FIELDS) if each.is_there(self.read))

    @property
    def is_right(self) -> bool:
        """Whether there is nothing wrong with it."""
        return not any(entry.field.complaint for entry in self.entries)

    def moved(self, by: int) -> SetUp:
        """The field so many further, round at the ends."""
        there = self.there
        return self.to(there[(there.index(self.at) + by) % len(there)])

    def to(self, at: int) -> SetUp:
        """Another field; all of it is selected."""
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
        """The present field as it is now; another landscape or rule proposes what goes with it."""
        before = self.entries[self.at]
        changed = self._with(self.at, entry)
        if entry.field.text == before.field.text:
            # What was not let in is told until the next key.
            return changed if entry.field.complaint and entry != before else changed.checked()
        changed = changed._replace(typed=self.typed | {entry.setting}).checked()
        was, now = self.read, changed.read
        if now.landscape != was.landscape:
            return changed._proposing(moved_to(now, now.landscape))
        return changed if now.method == was.method else changed._proposing(_usual(now))

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
                setup = each.read(entry.field.text, setup) if each.is_there(setup) else setup
            except ValueError as error:
                complaint = str(error)
            entries.append(entry._replace(field=entry.field._replace(complaint=complaint)))
        return self._replace(read=setup, entries=tuple(entries))


def _usual(setup: Setup) -> Setup:
    """A setup with the usual parameters of its rule."""
    rule = setup.method.rule
    return setup._replace(method=setup.method._replace(rule=rule_of(rule.name)))
