"""The log as cells: the listing's own lines, with the mark of the run where there are several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice, takewhile

from gdtui.engine.runs.run import Change, Epoch, Race
from gdtui.engine.tables import change_line, epoch_line
from gdtui.plot.cells.picture import DIM, PLAIN, Canvas, Picture
from gdtui.plot.cells.text import fitting, measure, shortened
from gdtui.plot.readout.identity import marked

_FORMS = (
    "Epoch {}: Weight = {}, Loss = {}",
    "epoch {}: w {}, loss {}",
    "{}: w {}, L {}",
    "{}: {} {}",
)
"""What a line that is too long becomes."""
_START = "Start: Weight = {1}, Loss = {2}"
_WIDEST_NUMBER, _LEAST_NUMBER = 12, 8
_LONGEST_RATE = 24
_GAP = 3


def draw_journal(race: Race, last_epoch: int, width: int, height: int) -> Picture:
    """The last lines up to an epoch, in constant time however long the run is."""
    canvas = Canvas.blank(width, height)
    runs = marked(race)
    left = max(len(each.mark) for each in runs) + 1 if len(runs) > 1 else 0
    room = width - left
    starts = [epoch_line(each.run.epoch(0)) for each in runs]
    lines = (
        line for epoch in range(last_epoch, -1, -1) for line in [*_lines_of(race, epoch)][::-1]
    )
    for row, (place, line) in enumerate([*islice(lines, height)][::-1]):
        is_live = place is not None and place < len(race.runs)
        forms = _change(line) if isinstance(line, Change) else _epoch(line)
        # The starts of several runs are written alike.
        if isinstance(line, Epoch) and line.number == 0 and max(map(len, starts)) > room:
            next(forms)
        text = fitting(forms, room)
        canvas.put(left, row, text, PLAIN if is_live else DIM)
        if place is None or isinstance(line, Change):
            continue
        run, mark, ink, differs = runs[place]
        if left:
            canvas.put(0, row, mark, ink)
        is_scheduled = not run.method.schedule.is_constant and line.number > 0
        rate = [f"η {measure(line.learning_rate or 0.0, 8)}"] if is_scheduled else []
        if asides := ["  ".join([words, *rate]) for words in differs] or rate:
            aside = fitting((*asides, ""), room - len(text) - _GAP)
            canvas.put(width - len(aside), row, aside, DIM)
    return canvas.picture()


def epochs_of_page(race: Race, last_epoch: int, height: int, *, is_up: bool) -> int:
    """How many epochs a log of so many lines ends earlier, a page further up; or later, further on.

    Those have room there with all their lines. 1 at the least.
    """
    epochs = range(last_epoch, -1, -1) if is_up else range(last_epoch + 1, race.at + 1)
    lines = accumulate(sum(1 for _ in _lines_of(race, epoch)) for epoch in epochs)
    return max(1, sum(1 for _ in takewhile(lambda count: count <= height, lines)))


def _lines_of(race: Race, epoch: int) -> Iterator[tuple[int | None, Epoch | Change]]:
    """The lines of an epoch, from the top down, each with the place of the run that it belongs to.

    The runs of the race have the first places, pinned runs those after them, but stand above them.
    A change of the learning rate belongs to the race: its place is None.
    """
    for place, run in [*enumerate(race.pinned, len(race.runs)), *enumerate(race.runs)]:
        if epoch <= run.at:
            yield place, run.epoch(epoch)
    if change := race.lead.change_at(epoch):
        yield None, change


def _epoch(epoch: Epoch) -> Iterator[str]:
    """The line of the listing, then with shorter numbers and fewer words.

    A power of ten has room for its sign: so it has as many digits on either side of 0.
    """
    yield epoch_line(epoch)
    for form in (_START, *_FORMS[1:]) if epoch.number == 0 else _FORMS:
        for width in range(_WIDEST_NUMBER, _LEAST_NUMBER - 1, -1):
            weight = measure(epoch.weight, width, " ")
            weight = weight if "e" in weight else weight.lstrip()
            yield form.format(epoch.number, weight, measure(epoch.loss, width))


def _change(change: Change) -> Iterator[str]:
    """A change of the learning rate, then with fewer words and digits."""
    yield change_line(change)
    for digits in range(_LONGEST_RATE, 7, -1):
        before, after = shortened(change.before, digits), shortened(change.after, digits)
        yield f"η {before} → {after} at {change.epoch}"
