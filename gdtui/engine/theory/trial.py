"""What each of many learning rates is seen to do on a landscape that has no exact theory.

Each rate is run until it is seen what it does, at most for some thousand epochs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.table import table_lines
from gdtui.engine.theory.observed import Behaviour, Observed, observed

MOST_EPOCHS = 10_000
_LOOKS = (100, 1_000, MOST_EPOCHS)
_SETTLED = frozenset(
    {
        Behaviour.AT_THE_BOTTOM,
        Behaviour.CYCLE,
        Behaviour.LEFT_THE_FLOATS,
        Behaviour.LEFT_THE_LANDSCAPE,
    }
)

_HEADINGS = ("learning rate", "observed", "since epoch", "last weight", "zero loss at epoch")


class Trial(NamedTuple):
    """What a rate was seen to do, the last weight, and the first epoch at a bottom."""

    learning_rate: float
    observed: Observed
    weight: float
    zero_loss: int | None

    @property
    def words(self) -> str:
        """What was seen, in words."""
        seen = self.observed
        if seen.behaviour is not Behaviour.CYCLE:
            return str(seen.behaviour.value)
        return "stays where it is" if seen.period == 1 else f"in a cycle of {seen.period}"


def trials(setup: Setup, rates: Iterable[float]) -> Iterator[Trial]:
    """What each rate is seen to do from the first weight of a setup, one after the other."""
    for rate in rates:
        weight, method = setup.weights[0], setup.method
        run = Run.start(setup.landscape, weight, rate, MOST_EPOCHS, method)
        for epochs in _LOOKS:
            run = run.to(epochs)
            seen = observed(run)
            if seen.behaviour in _SETTLED:
                break
        yield Trial(rate, seen, run.weight, run.zero_loss)


def text_lines(_setup: Setup, found: Iterable[Trial]) -> Iterator[str]:
    """A table for people, and that it was observed and not predicted."""
    rows = [
        _HEADINGS,
        *(
            (
                repr(each.learning_rate),
                each.words,
                str(each.observed.since),
                f"{each.weight:.6g}".replace("e+", "e"),
                "not seen" if each.zero_loss is None else str(each.zero_loss),
            )
            for each in found
        ),
    ]
    yield from table_lines(rows)
    yield f"No exact theory holds here: this is what was observed in {MOST_EPOCHS} epochs at most."


def csv_lines(_setup: Setup, found: Iterable[Trial]) -> Iterator[str]:
    """The columns of the rates that theory knows, those of theory empty, and what was observed."""
    yield "learning_rate,regime,factor,zero_loss_epoch,observed,period,since_epoch,last_weight"
    for each in found:
        zero_loss, period = _cell(each.zero_loss), _cell(each.observed.period)
        seen = f"{each.observed.behaviour.value},{period},{each.observed.since}"
        yield f"{each.learning_rate!r},,,{zero_loss},{seen},{each.weight!r}"


def _cell(value: int | None) -> str:
    return "" if value is None else str(value)


def json_lines(setup: Setup, found: Iterable[Trial]) -> Iterator[str]:
    """One JSON document, a rate a line; regime and factor are null, since no theory knows them."""
    import json

    head = {
        "weight": setup.weights[0],
        "landscape": setup.landscape.formula,
        "rule": setup.method.rule.name,
    }
    yield json.dumps(head)[:-1] + ', "rates": ['
    line = ""
    for each in found:
        if line:
            yield line + ","
        row = {
            "learning_rate": each.learning_rate,
            "regime": None,
            "factor": None,
            "zero_loss_epoch": each.zero_loss,
            "observed": each.observed.behaviour.value,
            "period": each.observed.period,
            "since_epoch": each.observed.since,
            "last_weight": each.weight,
        }
        line = json.dumps(row)
    yield line
    yield "]}"


FORMATS = {"text": text_lines, "csv": csv_lines, "json": json_lines}
"""How `gdtui sweep` can print them, by name."""
