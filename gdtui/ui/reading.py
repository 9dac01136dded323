"""A list that is read: what is searched for in it, and at which row. The help, and the commands."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 40


class Reading(NamedTuple):
    """The list that is open."""

    row: int = 0
    """Of the help the first row in sight, of the commands the chosen one."""
    search: str = ""

    def typed(self, text: str) -> Reading:
        """More to be searched for, from the first row on; a blank alone is nothing."""
        more = "".join(filter(str.isprintable, text))
        search = (self.search + more).lstrip()[:_LONGEST]
        return self if search == self.search else Reading(search=search)

    def deleted(self) -> Reading:
        """One character less to be searched for."""
        return Reading(search=self.search[:-1]) if self.search else self
