"""Take the pictures of the README from the real app: `python screenshots/take.py`.

Each is an SVG beside this script; a test fails when one is out of date.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from gdtui.guide.experiments import FREE, PROPORTIONAL, SLOW, TRAP
from gdtui.ui.app import GdtuiApp

PICTURES = {
    "slow": (SLOW, "dark", (80, 24), ["n"] * 7),
    "trap": (TRAP, "dark", (80, 24), ["n", "n", "n", "s"]),
    "proportional": (PROPORTIONAL, "light", (80, 24), ["n", "n"]),
    "apart": (FREE, "dark", (80, 24), [*"nnnmuaaa"]),
    "lesson": (FREE, "light", (80, 24), ["y", "1", "n", "enter", "2", *["comma"] * 7, "enter"]),
    "pinned": (FREE, "dark", (80, 24), [*["n"] * 30, "p", "K", "r", *"nnnp", "K", "r", *"nnn"]),
    "large": (FREE, "dark", (120, 36), [*["n"] * 6, "J", "K", "K", *["n"] * 8]),
}
"""By name: what is opened, its theme, the size of the window, and the keys pressed."""


async def picture(name: str) -> str:
    """The SVG text of one picture."""
    experiment, theme, size, keys = PICTURES[name]
    app = GdtuiApp(experiment.setup, theme, frames_per_second=0, thought=experiment.thought)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot()


def main() -> None:
    """Write all pictures."""
    for name in PICTURES:
        target = Path(__file__).parent / f"{name}.svg"
        target.write_text(asyncio.run(picture(name)), encoding="utf-8")
        print(f"wrote {target.name}")


if __name__ == "__main__":
    main()
