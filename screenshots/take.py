"""Take the pictures of the README: `python screenshots/take.py`.

Each is an SVG beside this script; a test fails when one is out of date.
"""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key

from gdtui.cli import commands as cli
from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import FREE, Experiment
from gdtui.plot.cells.picture import painted
from gdtui.plot.cells.svg import as_svg
from gdtui.ui.screen.stage import Stage
from gdtui.ui.screen.theme import paints
from gdtui.ui.view import View

CHAOS = Experiment("", "", Setup((1.5,), 1.25, 50, (landscape_of("double-well"),)), ())
"""Two valleys, and a rate at which the marble visits four places in turn."""

PICTURES = {
    "apart": (FREE, "dark", (80, 24), [*"nnnmuaaa"]),
    "lesson": (FREE, "light", (80, 24), ["y", "2"]),
    "chaos": (CHAOS, "dark", (120, 36), [*["n"] * 12, "v", "v"]),
    "large": (FREE, "dark", (120, 36), [*["n"] * 6, "J", "K", "K", *["n"] * 8]),
}
"""By name: what is opened, its theme, the size of the window, and the keys pressed."""

EXPERIMENTS = "space wait:3 2 wait:0.7 space wait:2.5 3 wait:0.7 space wait:2.5 v wait:1"
MOVING = {"moving": ["--keys", EXPERIMENTS]}
"""Pictures that move, by name: what `gdtui record` is told."""


def picture(name: str) -> str:
    """The SVG text of one picture."""
    experiment, theme, size, keys = PICTURES[name]
    view = View(experiment.setup.race(), thought=experiment.thought, theme=theme, size=size)
    stage = Stage(view)
    stage.moves = False
    for key in keys:
        character = key if len(key) == 1 else None
        stage.take(Key(_character_to_key(key) if character else key, character))
    stage.go_on()
    while stage.is_on_its_way:
        stage.go_on()
    return as_svg([painted(stage.sheet(), paints(theme))], f"gdtui: {name}")


def main() -> None:
    """Write all pictures."""
    for name, options in MOVING.items():
        cli.main(["record", "--force", *options, str(Path(__file__).parent / f"{name}.svg")])
    for name in PICTURES:
        target = Path(__file__).parent / f"{name}.svg"
        target.write_text(picture(name), encoding="utf-8")
        print(f"wrote {target.name}")


if __name__ == "__main__":
    main()
