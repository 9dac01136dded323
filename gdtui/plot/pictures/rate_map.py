"""The map of the learning rate: the epochs to zero loss against η, with the six regimes by name.

Small rates take for ever, large ones never arrive; on either side of 1/c they are mirror images.
"""

from __future__ import annotations

import math
from functools import lru_cache

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import Theory, factor_text, theory_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.guide.words import goal
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.axes.ranges import rates_at
from gdtui.plot.axes.track import draw_scale, draw_track, value_at
from gdtui.plot.bowl.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.dots import Point, has_dots
from gdtui.plot.cells.numerals import count, power_of_ten, tick
from gdtui.plot.cells.picture import AXIS, CURVE, DIM, MARBLES, TRAIL, Canvas, Picture, stacked
from gdtui.plot.cells.rows import draw_rows, row
from gdtui.plot.pictures.rate_names import regime_names
from gdtui.plot.shows import Sight

_ONE_ROW_OF_NAMES_FROM, _ALL_NAMES_FROM, _FACTOR_FROM = 5, 7, 9
"""The heights from which there is room for what the map can be read without."""
_FEWEST_DECADES = 3
_LABEL_WIDTH = 5
_NEVER, _AT_ONCE = "▲", "▼"
_DASH = "╎"
_DECADES_AT = 0.1
"""The share of 1/c whose epochs the map has room for."""


def draw_rate_map(run: Run, sight: Sight, width: int, height: int) -> Picture:
    """The map from the start of a run, with the present rate ● on its curve.

    Where theory may be seen its regime stands out, ○ is its mirror image, and below the map a
    sentence tells r. A rate that never arrives stands as ▲ at the upper edge. In few rows there
    are fewer names; where no map has room there is a track. Where the counts are to be found out
    there is the present rate alone.
    """
    theory = theory_of(run.landscape, run.method)
    if theory is None:
        return _words("no exact theory holds for this landscape", width, height)
    names = (height >= _ONE_ROW_OF_NAMES_FROM) + (height >= _ALL_NAMES_FROM)
    has_factor = sight.theory and height >= _FACTOR_FROM
    plot_height = height - names - has_factor
    if not fits(width, plot_height):
        return _on_a_rates(theory, run, width, height)
    start, rate = run.weight_at(0), run.learning_rate
    plot = _map(theory, start, width, plot_height)
    tells = sight.tells(Clue.COUNTS)
    alone = _axes(theory, _decades(theory, start), width, plot_height)
    canvas = Canvas((plot if tells else alone).picture)
    column, y, edge = _place(plot, theory, start, rate)
    mirrored = theory.landmarks[-1] - rate
    if sight.theory and 0 < mirrored < theory.landmarks[-1]:
        beside, own_y, other_edge = _place(plot, theory, start, mirrored)
        # As high as the present rate wherever the curve is seen to go that way.
        near = range(max(0, beside - 1), min(beside + 2, width))
        is_near = any(_has_curve(plot, x, y) for x in near)
        canvas.put(beside, y if is_near else own_y, other_edge or TRAIL_SHAPES[0], TRAIL)
    canvas.put(column, y, edge or SHAPES[0], MARBLES[0])
    pictures = [canvas.picture()]
    if names and not tells:
        pictures.insert(0, Canvas.blank(width, names).picture())
    elif names:
        landmarks = [plot.grid.cell((_across(theory, r), 0.0))[0] for r in theory.landmarks]
        present = theory.regime(rate) if sight.theory else None
        pictures.insert(0, regime_names(landmarks, present, width, names))
    if has_factor:
        pictures.append(_words(_factor_words(theory, rate, width), width, 1))
    return stacked(*pictures)


def rate_at(landscape: Landscape, column: int, width: int) -> float:
    """The rate that a column of the map stands for: a landmark where one lies, else near it."""
    left = _LABEL_WIDTH + 1
    return value_at(_rates(landscape), max(0, column - left), max(2, width - left))


def _rates(landscape: Landscape) -> Axis:
    """The rates of the map, which on a parabola are the same everywhere."""
    return rates_at(landscape, landscape.minima[0])


def _words(text: str, width: int, height: int) -> Picture:
    """A sentence."""
    return draw_rows([row(text, ink=DIM)], width, height)


def _factor_words(theory: Theory, rate: float, width: int) -> str:
    """What a step does, whatever the weight; as much of it as there is room for."""
    what = "w" if theory.bottom == 0 else "the distance to the bottom"
    factor = f"r = {factor_text(theory, rate)}"
    texts = (f"each step multiplies {what} by {factor}", f"each step: times {factor}", factor)
    return next((text for text in texts if len(text) <= width), "")


def _on_a_rates(theory: Theory, run: Run, width: int, height: int) -> Picture:
    """What the map says of the present rate, with the rate on a track."""
    rate, steps = run.learning_rate, theory.zero_loss(run.weight_at(0), run.learning_rate)
    what = goal(run.landscape)
    epochs = f"{what} never" if steps is None else f"{what} at epoch {count(steps)}"
    texts = (f"η = {written(rate)}: {epochs}", epochs, "never" if steps is None else count(steps))
    text = next((worded(text) for text in texts if len(worded(text)) <= width), "")
    rates, canvas = _rates(run.landscape), Canvas.blank(width, height)
    canvas.put(0, 0, text, DIM)
    if width > 1:
        canvas.paste(0, 1, draw_track(rates, rate, width))
        canvas.paste(0, 2, draw_scale(rates, width))
    return canvas.picture()


def _place(plot: Plot, theory: Theory, start: float, rate: float) -> tuple[int, int, str]:
    """The cell of a rate, on the drawn curve where that goes through its column.

    With the mark that it has at an edge, if it lies there.
    """
    steps = theory.zero_loss(start, rate)
    column, exact = plot.grid.cell((_across(theory, rate), _height(steps, _decades(theory, start))))
    if not steps:
        return column, exact, _NEVER if steps is None else _AT_ONCE
    drawn = (y for y in range(plot.grid.height) if _has_curve(plot, column, y))
    return column, min(drawn, key=lambda y: abs(y - exact), default=exact), ""


def _has_curve(plot: Plot, column: int, row: int) -> bool:
    return has_dots(plot.picture.rows[row][column])


@lru_cache(maxsize=8)
def _axes(theory: Theory, decades: int, width: int, height: int) -> Plot:
    """The axes, with a dashed line at each landmark above 0."""
    powers = Axis(0, decades, tuple(range(decades + 1)), _count, logarithmic=True)
    rates = _rates(theory.landscape)
    *_, last = theory.landmarks
    beyond = (width - _LABEL_WIDTH - 1) * (1 - rates.share(last))
    if beyond >= len(tick(last)) // 2 + len(tick(rates.high)) + 2:
        rates = rates._replace(named=(*rates.named, rates.high))
    plot = framed(rates, powers, width, height, _LABEL_WIDTH)
    canvas = Canvas(plot.picture)
    for landmark in theory.landmarks[1:]:
        column, _ = plot.grid.cell((_across(theory, landmark), 0.0))
        for y in range(plot.grid.height):
            canvas.put(column, y, _DASH, AXIS)
    return plot._replace(picture=canvas.picture())


def _count(power: float) -> str:
    return power_of_ten(int(power)) if power > 4 else str(10 ** int(power))


@lru_cache(maxsize=16)
def _map(theory: Theory, start: float, width: int, height: int) -> Plot:
    """The map without a rate on it: kept, since the rate is what changes most."""
    decades = _decades(theory, start)
    plot = _axes(theory, decades, width, height)
    grid, canvas = plot.grid, Canvas(plot.picture)
    origin = f"from w = {written(start)}"
    if theory.zero_loss(start, theory.landmarks[1]) == 0:
        origin += f": at {goal(theory.landscape)}"
    else:
        grid.draw(canvas, _curve(theory, start, decades, grid.width), CURVE)
    middle, _ = grid.cell((_across(theory, theory.landmarks[1]), 0.0))
    left = min(middle - len(origin) // 2, width - len(origin))
    left = max(grid.left, left)
    if set(canvas.text(left, 0, len(origin))) <= {" ", _DASH}:
        canvas.put(left, 0, origin, DIM)
    return plot._replace(picture=canvas.picture())


def _curve(theory: Theory, start: float, decades: int, columns: int) -> list[Point]:
    """The epochs to zero loss: rates close together where it is steep, up to 1/c; then mirrored."""
    _, one_step, last = theory.landmarks
    unit = _rates(theory.landscape).high / columns
    rates = [k * unit for k in (0.1, 0.5, 1, 2, 3, *range(4, columns, 2))]
    steps = [(rate, theory.zero_loss(start, rate)) for rate in rates if rate < one_step]
    reached = [(r, n) for r, n in steps if n is not None and n <= 10**decades]
    # From one beyond the upper edge on, so that the curve goes up to it.
    shown = [*[(r, n) for r, n in steps if reached and r < reached[0][0]][-1:], *reached]
    path = [*shown, (one_step, 1), *((last - rate, n) for rate, n in reversed(shown))]
    return [(_across(theory, rate), _height(n, decades)) for rate, n in path]


def _decades(theory: Theory, start: float) -> int:
    """How many powers of ten the map is high: 1 to 1000, or as far as a tenth of 1/c takes."""
    steps = theory.zero_loss(start, _DECADES_AT * theory.landmarks[1]) or 1
    return max(_FEWEST_DECADES, math.ceil(math.log10(steps)))


def _across(theory: Theory, rate: float) -> float:
    return min(rate / _rates(theory.landscape).high, 1.0)


def _height(steps: int | None, decades: int) -> float:
    """From 0 for one epoch to 1 at the upper edge, where those lie too that take longer."""
    if steps is None or steps > 10**decades:
        return 1.0
    return math.log10(max(steps, 1)) / decades
