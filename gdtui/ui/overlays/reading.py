"""A list that is read: what is searched for in it, and at which row. The help, and the commands.

What is done to it gives another one, or why it stays as it is, in words.
"""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 40


class Reading(NamedTuple):
    """The list that is open."""

    row: int = 0
    """Of the help the first row in sight, of the commands the chosen one."""
    search: str = ""

    def typed(self, text: str) -> Reading | str:
        """More to be searched for, from the first row on; a blank alone is nothing."""
        more = "".join(filter(str.isprintable, text))
        search = (self.search + more).lstrip()[:_LONGEST]
        if search != self.search:
            return Reading(search=search)
        return "no longer search fits" if search else "type a word"

    def deleted(self) -> Reading | str:
        """One character less to be searched for."""
        return Reading(search=self.search[:-1]) if self.search else "nothing is searched for"

    def moved(self, rows: int, last: int, name: str) -> Reading | str:
        """Further down by some rows, up where they are negative, as far as the last one."""
        row = max(0, min(self.row + rows, last))
        if row == self.row:
            return f"the {name} {'ends' if rows > 0 else 'begins'} here"
        return self._replace(row=row)
