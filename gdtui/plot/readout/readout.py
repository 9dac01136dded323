"""Facts arranged for the room that there is; what they are about is not known here.

In a column; for two marbles side by side in it; in few rows as many beside each other as fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gdtui.guide.words import Words
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells.picture import MARBLES, PLAIN, Picture
from gdtui.plot.cells.rows import Piece, Row, draw_parts, draw_rows, rows_of
from gdtui.plot.cells.text import fitting, worded
from gdtui.plot.readout.facts import Fact, Part, beats, facts_of, table
from gdtui.plot.readout.identity import SHAPES, behind_shapes

_LOWEST_COLUMN = 5
_LABEL = 8
"""The cells that a label has before the numbers of marbles side by side."""
_NUMBER = 9
"""The cells that a number has in a line."""
_SHAPES = re.compile(f"([{SHAPES}])")
_INKS = dict(zip(SHAPES, MARBLES, strict=True))
_IN_THE_TABLE = {Part.START, Part.ZERO_LOSS, Part.RATIO}
"""What the table of pinned runs says of the present ones, or leaves no room for."""


def draw_readout(seen: Seen, width: int, height: int) -> Picture:
    """A step taken apart; else the facts of the race, with the table of pinned runs if there are.

    Theory is in that table: where it may not be seen there is none.
    """
    race, beat, is_column = seen.race, seen.shows.beat, height >= _LOWEST_COLUMN
    if beat and (apart := seen.shows.steps_apart(race)):
        facts = [*beats(beat, apart)]
    else:
        facts = [*facts_of(seen)]
        if race.pinned and seen.sight.theory and is_column:
            facts = [*(fact for fact in facts if fact.part not in _IN_THE_TABLE), *table(race)]
    if is_column:
        return draw_parts([(each.part, _in_column(each, width)) for each in facts], width, height)
    return draw_rows(_in_lines(facts, width, height), width, height)


def _in_column(fact: Fact, width: int) -> list[Row]:
    """A fact at length; that of several marbles side by side, or one marble below the other."""
    texts = [forms[0] for forms in fact.texts]
    if fact.label and (len(texts) == 1 or not any(texts)):
        return [_row(fact.label, texts[0], fact.ink)]
    if len(texts) > 1 and (fact.label or fact.short):
        return _side_by_side(fact, width)
    if len(set(texts)) > 1:
        texts = behind_shapes(fitting(each, width - 2) for each in fact.texts)
    return [_row(text, "", fact.ink) for text in dict.fromkeys(texts) if text]


def _side_by_side(fact: Fact, width: int) -> list[Row]:
    """A column for each marble; where there is no room for that, a row."""
    room = (width - _LABEL) // len(fact.texts)
    label = fitting(filter(None, (fact.label, fact.short)), _LABEL - 1)
    texts = _short_texts(fact, room - 1)
    if max(map(len, texts)) < room:
        return [_row(label, "".join(text.rjust(room) for text in texts).lstrip(), fact.ink)]
    marked = (t if s in t else f"{s} {t}" for s, t in zip(SHAPES, texts, strict=True))
    return [_row(*each, fact.ink) for each in zip((label, ""), marked, strict=True)]


def _in_lines(facts: Sequence[Fact], width: int, height: int) -> list[Row]:
    """The most important facts: numbers one after the other, for each marble in a row; sentences.

    A sentence that finds no row stands at the end of the first one, if it fits there.
    """
    marbles = max(len(fact.texts) for fact in facts)
    if marbles > height:
        facts, marbles = [_beside_each_other(fact) for fact in facts], 1
    room = height
    lines: dict[int, list[str]] = {}
    line: list[str] = []
    end, ink = "", PLAIN
    for place, fact in sorted(enumerate(facts), key=lambda each: each[1].part.value):
        if numbers := _numbers(fact, marbles):
            longer = [f"{row}  {text}" for row, text in zip(line, numbers, strict=False)]
            if longer and max(map(len, longer)) < width - len(end):
                line[:] = longer
            elif marbles <= room:
                line = lines[place] = behind_shapes(numbers)
                room -= marbles
        elif forms := _sentence(fact):
            text = fitting(forms, width)
            if (needed := rows_of(_row(text, "", PLAIN), width)) <= room:
                lines[place] = [text]
                room -= needed
            elif not end and lines:
                beside = width - len(next(iter(lines.values()))[0]) - 1
                end, ink = fitting((*forms, ""), beside), fact.ink
    rows = {place: [_row(text, "", facts[place].ink) for text in lines[place]] for place in lines}
    if end:
        first = rows[next(iter(lines))]
        first[0] = Row(first[0].left, _inked(end, ink))
    return [each for place in sorted(rows) for each in rows[place]]


def _beside_each_other(fact: Fact) -> Fact:
    """What is short of all marbles as one text, each behind its shape."""
    if len(fact.texts) == 1 or not fact.short:
        return fact
    beside = " ".join(behind_shapes(_short_texts(fact, _NUMBER)))
    return fact._replace(label=fact.short, texts=((beside,),))


def _short_texts(fact: Fact, room: int) -> list[str]:
    """The numbers of all marbles in some cells each, or their sentences in the shortest form."""
    return [fitting(forms if fact.label else forms[-1:], room) for forms in fact.texts]


def _numbers(fact: Fact, marbles: int) -> list[str]:
    """A number for each marble behind its short label; nothing for a sentence."""
    if not fact.short or len(fact.texts) < marbles or not (fact.label or marbles > 1):
        return []
    texts = _short_texts(fact, _NUMBER)
    return [f"{worded(fact.short)} {text}" for text in texts] if any(texts) else []


def _sentence(fact: Fact) -> Words:
    """A sentence in its forms; of marbles that differ, one after the other in their shortest.

    The shortest of one that has a short label says nothing without that.
    """
    if fact.label:
        return ()
    if len(set(fact.texts)) == 1:
        forms = fact.texts[0][:-1] if fact.short else fact.texts[0]
        return tuple(filter(None, map(str.strip, forms)))
    return (", ".join(behind_shapes(forms[-1] for forms in fact.texts)),)


def _row(left: str, right: str, ink: str) -> Row:
    return Row(_inked(left, ink), _inked(right, ink))


def _inked(text: str, ink: str) -> tuple[Piece, ...]:
    """A text in an ink, and the marbles' shapes in it in their own."""
    return tuple((part, _INKS.get(part, ink)) for part in _SHAPES.split(text) if part)
