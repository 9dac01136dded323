"""The panes of the screen, a row each in one table: what each is drawn from, draws, and lets do.

The sheet is all that the screen shows as one picture, put together from theirs; a pane is drawn
anew only where what it is drawn from has changed. What lies over the screen is imported when it is
first opened, so that the start does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from gdtui.engine.runs.setup import start_on
from gdtui.guide.guide import Action, Guide, Look
from gdtui.guide.prompts import Deed, prompt
from gdtui.guide.words import Words
from gdtui.plot.axes.ranges import rates_of
from gdtui.plot.bowl.bowl import draw_bowl, is_near, weight_at
from gdtui.plot.bowl.scene import Flight, Scene, Seen, scene
from gdtui.plot.cells.picture import KEY, PLAIN, Canvas, Picture
from gdtui.plot.cells.text import measure, setting, shortened, worded
from gdtui.plot.panes.control import Control, Field
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.panes.log import draw_journal
from gdtui.plot.panes.sentences import draw_guide, draw_words, without_marks
from gdtui.plot.pictures.base import WholePicture
from gdtui.plot.pictures.by_epoch import draw_loss_curve
from gdtui.plot.pictures.catalogue import kept_picture, left_out, picture_of, pictures_of
from gdtui.plot.readout.readout import draw_readout
from gdtui.ui.commands.catalogue import in_force_in
from gdtui.ui.commands.command import after_change, giving
from gdtui.ui.commands.looking import scrolled_log
from gdtui.ui.commands.setting import RATE, WEIGHT, Number, with_parameters
from gdtui.ui.commands.undo import as_one
from gdtui.ui.door import after_key
from gdtui.ui.keys import Chosen
from gdtui.ui.overlays.overlay import Cell
from gdtui.ui.overlays.typed import FILE, field_of, open_entry
from gdtui.ui.screen.hints import ShownHint, hints
from gdtui.ui.screen.layout import SMALLEST, Border, Box, Places
from gdtui.ui.screen.theme import EDGE, LABEL, LINE, ON_BAR
from gdtui.ui.view import View

_RATE_ROOM = 9
"""The cells for the rate that was set, beside the one that a schedule has made of it."""


@dataclass(frozen=True)
class Frame:
    """What is drawn at one moment; while marbles are in the air the view is the one before."""

    view: View
    aloft: Flight | None = None

    @property
    def seen(self) -> Seen:
        """What is seen of the race."""
        return self.view.seen._replace(aloft=self.aloft)

    @cached_property
    def whole(self) -> WholePicture:
        """The picture of the whole that is chosen; where that is the bowl, the first one."""
        race = self.view.race
        chosen = kept_picture(self.view.shows.whole, race) or pictures_of(race.lead)[0]
        return picture_of(chosen, self.seen)


class Pane(NamedTuple):
    """A pane, drawn from its `content` in a frame, in so many columns and rows, and its mouse.

    `titles` stand in the lines around it, above and below; it may lie on the paper of a bar. What
    `moves` goes with the marbles, or is computed piece by piece, while the view is the same.
    """

    content: Callable[[Frame, int, int], tuple[Any, ...]] = lambda *_: ()
    draw: Callable[..., Picture] = lambda *_: Picture()
    titles: Callable[..., tuple[str, str]] = lambda *_: ("", "")
    on_bar: bool = False
    moves: bool = False
    pressed: Callable[[View, Cell], View] = lambda view, _: view
    """The view after the mouse was pressed."""
    holds: Callable[[Frame, Cell], bool] = lambda *_: False
    """Whether the mouse, pressed there, has hold of something that can be dragged."""
    dragged: Callable[[View, View, Cell], View] = lambda view, *_: view
    """The view after what the mouse holds was moved to a cell, and the one in which it was pressed:
    while it holds, a cell means what it did there."""
    scrolled: Callable[[View, int], View] = lambda view, _: view
    """The view after the wheel was turned up so many rows, or down where they are negative."""


def _in_headline(frame: Frame, *_: int) -> tuple[Any, ...]:
    view = frame.view
    # On its way to a distant epoch it is neither paused nor played.
    return view.race, view.sight, None if view.is_far else view.playing, view.pace


def _press_key(view: View, cell: Cell) -> View:
    """What the key under the mouse does: of several keys the one that lies nearest."""
    end = 1
    for hint in hints(view, cell.width):
        start, end = end, end + hint.width
        if start <= cell.column < end:
            number = (cell.column - start) * len(hint.pressed) // len(hint.keys)
            return after_key(view, hint.pressed[min(number, len(hint.pressed) - 1)], None)
    return view


def _draw_key_bar(shown: Sequence[ShownHint], width: int, height: int) -> Picture:
    """The keys with their labels, a blank before the first."""
    canvas, column = Canvas.blank(width, height), 1
    for hint in shown:
        canvas.put(column, 0, hint.keys, KEY)
        canvas.put(column + len(hint.keys) + 1, 0, hint.label, LABEL)
        column += hint.width
    return canvas.picture()


def _holds_marble(frame: Frame, cell: Cell) -> bool:
    """Whether the marble is there, where it is seen beside what else there is."""
    return not frame.view.plays_beats and is_near(frame.seen, *cell)


def _drag_marble(view: View, start: View, cell: Cell) -> View:
    """The marble in the column of the mouse; the run starts anew."""
    weight = weight_at(start.window, cell.column, cell.width, cell.height)
    return WEIGHT.set_to(view, weight)


def _in_bowl(frame: Frame, *_: int) -> tuple[Scene | Seen]:
    """The scene; for a projector, where it is alone, all that is told of it too."""
    return (frame.seen if frame.view.plays_beats else scene(frame.seen),)


def _draw_bowl(shown: Scene | Seen, width: int, height: int) -> Picture:
    if isinstance(shown, Scene):
        return draw_bowl(shown, width, height)
    from gdtui.plot.bowl.projector import draw_projector

    return draw_projector(shown, width, height)


def _drag_run(view: View, start: View, cell: Cell) -> View:
    """The run at another place of the picture: its rate, its start, its rule's parameters."""
    rate, weight, parameters = Frame(start).whole.at(*cell)
    view = WEIGHT.set_to(RATE.set_to(view, rate), weight)
    if parameters is not None and parameters != view.race.lead.method.rule.values:
        view = after_change(view, Action.SETUP, giving(with_parameters, parameters))
    return view


def _in_whole(frame: Frame, width: int, height: int) -> tuple[Any, ...]:
    """The picture, as far as it is computed, and what it leaves out."""
    whole, method = frame.whole, frame.view.race.lead.method
    below = left_out(method) if whole.at_fixed_rates else ""
    return whole, whole.columns(width, height).stage, below


def _rate(frame: Frame) -> Control:
    """The rate of the run, on a track from 0 to a little over the last landmark.

    Where a schedule has made it, it has as many decimals as ever, and beside it is the one set.
    """
    view, lead = frame.view, frame.view.race.lead
    track = rates_of(view.race.laws, tells=view.sight.theory)
    control = Control(
        "learning rate η", lead.learning_rate, setting, track, field_of(view.top, RATE.name)
    )
    if lead.rate_set == lead.learning_rate:
        return control
    told = f"set {shortened(lead.rate_set, _RATE_ROOM)}, {lead.method.schedule.name}"
    return control._replace(write=measure, beside=lead.rate_set, told=told)


def _weight(frame: Frame) -> Control:
    """Where the marble is, also on its way, on a track as far as marbles have room in the window.

    It is in full where a person set it; with as many decimals as ever where the run came to it.
    """
    view, seen = frame.view, frame.seen
    write = measure if seen.aloft or seen.race.at else setting
    typed = field_of(view.top, WEIGHT.name)
    return Control("weight w", seen.ways[0].weight, write, seen.window.room, typed)


def _control(number: Number, control: Callable[[Frame], Control], *, moves: bool = False) -> Pane:
    """A number that a person sets, by keys, by typing it, by the mouse on its track."""

    def holds(frame: Frame, cell: Cell) -> bool:
        """Whether the knob can be put there: anywhere on the track."""
        left, row, _ = control(frame).track_place(*cell[2:])
        return cell.row >= row and cell.column >= left

    def pressed(view: View, cell: Cell) -> View:
        """Take hold of the knob, or open the field on a click at the number."""
        if holds(Frame(view), cell):
            return dragged(view, view, cell)
        if field_of(view.top, number.name):
            return view
        return after_change(view, number.action, giving(open_entry, number))

    def dragged(view: View, start: View, cell: Cell) -> View:
        """The knob under the mouse; nothing where there is no track."""
        left, _, length = control(Frame(view)).track_place(*cell[2:])
        track = control(Frame(start)).track
        return number.set_to(view, track.value_at(cell.column - left, length) if length else None)

    return Pane(
        lambda frame, *_: (control(frame),),
        Control.draw,
        moves=moves,
        pressed=pressed,
        holds=holds,
        dragged=dragged,
    )


def words_of(view: View) -> Words:
    """What is to be said now; guides, lists and the bowl alone have words of their own."""
    if view.top is not None:
        return (view.said,) if view.said else view.top.words
    if view.said:
        return (in_force_in(view.keys, view.said),)
    if view.guide is not None or view.plays_beats:
        return ()
    beat = view.shows.beat
    words = prompt(
        view.race,
        view.thought,
        _done(view),
        view.playing,
        view.target,
        beat.of - beat.place if beat else None,
    )
    return tuple(in_force_in(view.keys, form) for form in words) if view.keys else words


def _done(view: View) -> frozenset[Deed]:
    """What a person has done of what is suggested, as far as it is seen."""
    (lead, *others), looks = view.race.runs, view.shows.looks
    done = {
        Deed.RATE: not view.thought and lead.rate_set != lead.landscape.rate,
        Deed.EXPERIMENT: bool(view.thought),
        Deed.BEATS: view.shows.beat is not None,
        Deed.SECANT: Look.SECANT in looks,
        Deed.UPHILL: Look.UPHILL in looks,
        Deed.WEIGHT: not view.thought and lead.first_weight != start_on(lead.landscape),
        Deed.MIRROR: bool(others),
        Deed.PIN: bool(view.race.pinned),
        Deed.WHOLE: view.shows.whole is not None,
    }
    return frozenset(deed for deed, is_done in done.items() if is_done)


def _in_words(frame: Frame, *_: int) -> tuple[Words, bool, Field | None]:
    view = frame.view
    return words_of(view), bool(view.said), field_of(view.top, FILE.name)


def _draw_guide(guide: Guide, chosen: Chosen, width: int, height: int) -> Picture:
    sentences = [each._replace(text=in_force_in(chosen, each.text)) for each in guide.sentences]
    return draw_guide(sentences, width, height)


def _draw_too_small(width: int, height: int) -> Picture:
    """How large the window must be, and how large it is."""
    import textwrap

    needed = "×".join(map(str, SMALLEST))
    words = f"gdtui needs {needed}, this window is {width}×{height}"
    lines = textwrap.wrap(words, max(1, width))[: max(1, height)]
    canvas = Canvas.blank(width, height)
    for row, line in enumerate(lines, (height - len(lines)) // 2):
        canvas.put((width - len(line)) // 2, row, line, PLAIN)
    return canvas.picture()


PANES: dict[str, Pane] = {
    "headline": Pane(
        _in_headline,
        lambda *content: draw_headline(*content[:-1]),
        on_bar=True,
    ),
    "bowl": Pane(
        _in_bowl,
        _draw_bowl,
        # It says so where the window is closer, or has grown.
        lambda shown: ("bowl", shown.window.title),
        moves=True,
        holds=_holds_marble,
        dragged=_drag_marble,
    ),
    "loss": Pane(
        lambda frame, *_: (frame.view.race,), draw_loss_curve, lambda _: ("loss by epoch", "")
    ),
    "whole": Pane(
        _in_whole,
        lambda whole, stage, _, *size: whole.draw(stage, *size),
        lambda whole, _, left_out: (whole.title, left_out),
        moves=True,
        pressed=lambda view, cell: as_one(view, _drag_run(view, view, cell)),
        # Of the run at any place.
        holds=lambda *_: True,
        dragged=_drag_run,
    ),
    "side": Pane(),
    "rate": _control(RATE, _rate),
    "weight": _control(WEIGHT, _weight, moves=True),
    "readout": Pane(
        # Loss and slope go with the marbles.
        lambda frame, *_: (frame.seen,),
        draw_readout,
        moves=True,
    ),
    "log": Pane(
        lambda frame, *_: (frame.view.race, frame.view.race.at - frame.view.earlier),
        draw_journal,
        lambda *_: ("log", ""),
        scrolled=scrolled_log,
    ),
    "guide": Pane(
        lambda frame, *_: (frame.view.guide, frame.view.keys),
        _draw_guide,
        lambda guide, _: (guide.title, ""),
    ),
    "over": Pane(
        lambda frame, *_: (frame.view,),
        lambda view, *size: view.top.draw(view, *size),
        lambda view: view.top.titles(view),
        pressed=lambda view, cell: view.over[-1].pressed(view, cell),
        scrolled=lambda view, rows: view.over[-1].scrolled(view, rows),
    ),
    "prompt": Pane(_in_words, draw_words),
    "key bar": Pane(
        lambda frame, width, _: (hints(frame.view, width),),
        _draw_key_bar,
        on_bar=True,
        pressed=_press_key,
    ),
    "too small": Pane(draw=_draw_too_small),
}
"""Every pane, by the name under which the layout places it."""


class Sheet:
    """The picture of the last frame; of the next one only the panes that changed are drawn."""

    def __init__(self) -> None:
        self.picture = Picture()
        self._places: Places = {}
        self._shown: dict[str, tuple[Any, tuple[str, str], Picture]] = {}
        self._view: View | None = None

    def show(self, frame: Frame, places: Places, size: tuple[int, int]) -> Picture:
        """The picture of a frame whose panes lie in these places."""
        canvas = None
        if places != self._places:
            self._places, self._shown = places, {}
            canvas = Canvas.blank(*size)
        is_same, self._view = frame.view is self._view, frame.view
        for name, box in places.items():
            pane, inside = PANES[name], box.inside
            before, named, there = self._shown.get(name, (None, None, None))
            if is_same and named and not pane.moves:
                continue
            content = pane.content(frame, inside.width, inside.height)
            if content == before:
                continue
            canvas, titles = canvas or Canvas(self.picture), pane.titles(*content)
            if titles != named:
                _draw_frame(canvas, box, *map(worded, map(without_marks, titles)))
            picture = pane.draw(*content, inside.width, inside.height)
            if pane.on_bar:
                inks = tuple(row.translate(ON_BAR) for row in picture.inks)
                picture = Picture(picture.rows, inks)
            canvas.paste(inside.left, inside.top, picture, there)
            self._shown[name] = content, titles, picture
        if canvas is not None:
            self.picture = canvas.picture()
        return self.picture


def _draw_frame(canvas: Canvas, box: Box, title: str, below: str) -> None:
    """The lines around a pane, and what stands in them: at the left above, at the right below."""
    left, top, width, height, kind, _ = box
    if kind is Border.TOP:
        canvas.put(left, top, "─" * width, LINE)
        canvas.put(left + 1, top, _cut(title, width), LABEL)
    if not kind.is_around:
        return
    is_over = kind is Border.OVER
    ink, right, bottom = EDGE if is_over else LINE, left + width - 1, top + height - 1
    line = "─" * (width - 2)
    canvas.put(left, top, f"╭{line}╮", ink)
    sides = "│" * (height - 2)
    canvas.write(left, top + 1, sides, ink)
    canvas.write(right, top + 1, sides, ink)
    canvas.put(left, bottom, f"╰{line}╯", ink)
    room = width - 6
    if title := _cut(title, room):
        canvas.put(left + 2, top, f" {title} ", PLAIN if is_over else LABEL)
    if below := _cut(below, room):
        canvas.put(right - len(below) - 3, bottom, f" {below} ", LABEL)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…" * (room > 0)
