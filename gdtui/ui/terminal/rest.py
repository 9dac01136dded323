"""An app without a terminal at rest: all that was done is taken, laid out and drawn.

Textual says only that the processor is idle, which takes time and depends on the machine.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen

_QUIET = 5
"""So many times round the event loop without anything to do are rest."""


def _nothing() -> bool:
    return False


async def settled(
    app: App[Any], screen: Screen[Any], is_busy: Callable[[], bool] = _nothing
) -> None:
    """Wait until all is taken and every size is known; `is_busy` says what else there is to do."""
    quiet = 0
    while quiet < _QUIET and not has_ended(app):
        await asyncio.sleep(0)
        quiet = 0 if is_busy() or _has_messages(app, screen) else quiet + 1


async def at_rest(
    app: App[Any], screen: Screen[Any], is_busy: Callable[[], bool] = _nothing
) -> None:
    """Wait until all of that is drawn too."""
    await settled(app, screen, is_busy)
    while _is_due(screen) and not has_ended(app):
        # At once what Textual does by and by.
        screen._on_timer_update()
        await settled(app, screen, is_busy)


def has_ended(app: App[Any]) -> bool:
    """Whether the app was left, or has failed."""
    return bool(app._exit or app._exception)


def _has_messages(app: App[Any], screen: Screen[Any]) -> bool:
    """Whether something waits to be taken."""
    if app._resize_timer is not None or app.message_queue_size or screen.message_queue_size:
        return True
    everybody = (app, screen, *screen.walk_children())
    return any(each.message_queue_size or each._next_callbacks for each in everybody)


def _is_due(screen: Screen[Any]) -> bool:
    """Whether something waits to be laid out or drawn."""
    return bool(
        screen._layout_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
        or screen._compositor._dirty_regions
    )
