"""Write the golden sheets anew, all or some groups: in tests, `python -m golden.take [GROUP …]`.

It prints which sheets have changed.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from golden import commands, sheets
from golden.showing_states import plain_surroundings, seen
from golden.states import GROUPS


def taken(group: str) -> dict[str, str]:
    """The texts of a group as they are now, by their names."""
    with tempfile.TemporaryDirectory() as here, plain_surroundings(here):
        if group in commands.GROUPS:
            return commands.taken(group)
        return {
            state.name: sheets.sheet_of(seen(state.arguments, state.keys, state.size))
            for state in GROUPS[group]
        }


def main(groups: list[str]) -> None:
    """Write some groups anew, all where none is named."""
    chosen = groups or [*GROUPS, *commands.GROUPS]
    with ProcessPoolExecutor(max_workers=2, max_tasks_per_child=1) as pool:
        for group, now in zip(chosen, pool.map(taken, chosen), strict=True):
            folder = commands.FOLDER if group in commands.GROUPS else sheets.FOLDER
            kept = sheets.read(group, folder)
            for name in [*now, *(name for name in kept if name not in now)]:
                if kept.get(name) != now.get(name):
                    what = "new" if name not in kept else "changed" if name in now else "gone"
                    print(f"{what}: {group}: {name}")
            sheets.write(group, now, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
