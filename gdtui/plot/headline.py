"""The first line of the screen: the regime in words, the factor r, the epoch, and the playing."""

from __future__ import annotations

from gdtui.engine.listing import factor_text
from gdtui.engine.race import Race
from gdtui.engine.regime import factor, regime_of
from gdtui.plot.picture import DIM, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.shows import Shows


def draw_headline(race: Race, shows: Shows, playing: bool, speed: float, width: int) -> Picture:
    """One row. What is least important goes first where it is narrow."""
    learning_rate = race.lead.learning_rate
    regime = regime_of(learning_rate).value if shows.theory else "what will it do?"
    ratio = f"r = {factor_text(factor(learning_rate))}" if shows.theory else ""
    epoch = f"epoch {race.at}/{race.epochs}"
    tempo = f"{'playing' if playing else 'paused'} {speed:g}/s"
    canvas = Canvas.blank(width, 1)
    right = "  ".join(part for part in (regime, ratio, epoch) if part) + " "
    canvas.put(width - len(right), 0, right, PLAIN)
    canvas.put(width - len(right), 0, regime, STRONG)
    left = " gdtui  L(w) = w²  "
    for shown in (left + tempo, " gdtui  " + tempo, " " + tempo, " gdtui"):
        if len(shown) + 2 + len(right) <= width:
            canvas.put(0, 0, shown, DIM)
            break
    return canvas.picture()
