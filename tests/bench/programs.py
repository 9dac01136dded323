"""The programs that are compared, as commands.

All run under the interpreter that runs the benchmark.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_NEEDED = {
    "pyte": "pyte",
    "textual_plotext": "textual-plotext",
    "gdtui": "-e .",
}

GDTUI = (str(Path(sys.executable).with_name("gdtui")),)
BARE = (sys.executable, str(_HERE / "bare.py"))
USUAL = (sys.executable, str(_HERE / "usual.py"))
AT_ONCE = {"TEXTUAL_ANIMATIONS": "none"}
"""The environment in which a step is one frame, as it is in the other programs."""
PASS = (sys.executable, "-c", "pass")


def missing() -> str | None:
    """What to install before the benchmark can run; None when all is there."""
    names = [name for module, name in _NEEDED.items() if not importlib.util.find_spec(module)]
    if not names and not Path(GDTUI[0]).exists():
        names = ["-e ."]
    return f"{sys.executable} -m pip install {' '.join(names)}" if names else None
