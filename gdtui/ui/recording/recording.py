"""A recording from its beginning to its file: what is done, what is seen, how it is written."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable

from gdtui.engine.runs.setup import Setup


def written(
    kind: str,
    setup: Setup,
    theme: str,
    size: tuple[int, int],
    speed: float,
    keys: str | None,
    title: str,
) -> Iterable[str]:
    """The text of a recording: a `cast`, or an `svg`. Raises ValueError for keys that are none."""
    _settle()
    from gdtui.ui.recording.script import played, read_script
    from gdtui.ui.recording.stage import film

    epochs = setup.race().to(setup.epochs).at
    acts = played(epochs, speed) if keys is None else read_script(keys)
    reel = asyncio.run(film(setup, theme, size, speed, acts))
    if kind == "cast":
        from gdtui.ui.recording.cast import cast

        return cast(reel, title)
    from gdtui.ui.recording.moving import moving
    from gdtui.ui.screen.theme import colours_of

    return [moving(reel, colours_of(theme), title)]


def _settle() -> None:
    """What is recorded does not depend on the environment, which is read when Textual is loaded."""
    from gdtui.ui.terminal.environment import settle

    settle(os.environ, mono=False, kiosk=True)
    os.environ.pop("NO_COLOR", None)
