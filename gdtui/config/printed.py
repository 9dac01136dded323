"""`gdtui config`: the preferences in force, printed as a file that would be read."""

from __future__ import annotations

import os
from argparse import Namespace

from gdtui.cli.streams import print_lines, tell
from gdtui.config.place import place
from gdtui.config.reading import wishes_in
from gdtui.config.written import file_of


def print_preferences(_options: Namespace) -> int:
    """Print them, and on stderr what is wrong in the file that is there. Gives the exit code."""
    path = place()
    wishes, complaints = wishes_in(path)
    if code := print_lines(file_of(wishes, path, is_there=os.path.lexists(path))):
        return code
    for complaint in complaints:
        tell(f"error: {complaint.told(path)}")
    return 2 if complaints else 0
