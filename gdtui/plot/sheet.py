"""A picture of a run on a sheet of its own: printed by `gdtui plot`, saved by `S`, left at the end.

The headline of the screen, what the picture is, and below that the picture that the screen draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.words import Words
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.scene import Seen, scene
from gdtui.plot.cells.picture import DIM, Canvas, Paint, Picture, painted, stacked, text_lines
from gdtui.plot.cells.text import fitting, measure, shortened
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.pictures.catalogue import BOWL, LOSS, picture_of
from gdtui.plot.readout.identity import of_each

_ROOM = 12
"""The cells for a number beside the title."""


def title_of(race: Race) -> str:
    """What a picture says of itself to somebody who cannot see it."""
    start = Setup.of(race)
    landscapes = " and ".join(each.told for each in start.landscapes)
    weights = " and ".join(f"{weight:g}" for weight in start.weights)
    rate = f"learning rate {start.learning_rate:g}"
    return f"Gradient descent on L(w) = {landscapes} from w = {weights}, {rate}"


def draw_sheet(seen: Seen, width: int, height: int, name: str = BOWL) -> Picture:
    """The sheet of a picture in so many cells, blank at its edges."""
    race, inside = seen.race, max(1, width - 2)
    headline = draw_headline(race, seen.sight, None, 0.0, width)
    title, right, picture = _drawn(seen, name, inside, height - 2)
    canvas = Canvas.blank(width, height - 1)
    left = fitting((*(f"{title}   {each}" for each in _state(race)), title), inside)
    canvas.put(1, 0, left, DIM)
    right = fitting((right, ""), width - len(left) - 4)
    canvas.put(width - len(right) - 1, 0, right, DIM)
    canvas.paste(1, 1, picture)
    return stacked(headline, canvas.picture())


def in_file(
    kind: str, picture: Picture, race: Race, paints: Mapping[str, Paint], *, has_colour: bool
) -> Iterable[str]:
    """A picture of a race as the text of a file: `txt`, or an `svg` in some colours, or none."""
    if kind == "txt":
        return (line + "\n" for line in text_lines(picture))
    from gdtui.plot.cells.svg import as_svg

    picture = picture if has_colour else picture.monochrome()
    return [as_svg([painted(picture, paints)], title_of(race))]


def _state(race: Race) -> Words:
    """The rate and where the marbles are, with their losses or without, then the rate alone."""
    rate = f"η = {shortened(race.lead.learning_rate, _ROOM)}"
    weights = [f"w = {measure(run.weight)}" for run in race.runs]
    losses = [f"L(w) = {measure(run.loss)}" for run in race.runs]
    whole = of_each([f"{w}, {loss}" for w, loss in zip(weights, losses, strict=True)])
    return f"{rate}   {whole}", f"{rate}   {of_each(weights)}", rate


def _drawn(seen: Seen, name: str, width: int, height: int) -> tuple[str, str, Picture]:
    """The picture, what it is called, and the window that it is seen in."""
    if name == LOSS:
        from gdtui.plot.pictures.by_epoch import draw_loss_curve

        return "loss by epoch", "", draw_loss_curve(seen.race, width, height)
    if name == BOWL:
        bowl = scene(seen)
        return "bowl", bowl.window.title, draw_bowl(bowl, width, height)
    whole = picture_of(name, seen)
    return whole.title, "", whole.draw(whole.columns(width, height).count, width, height)
