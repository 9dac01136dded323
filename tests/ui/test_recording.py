"""A recording: the bytes of a terminal that shows what the app shows, and an SVG that is small."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pyte
import pytest
from pyte.modes import DECAWM, DECTCEM
from staged_explorer import Staged

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.plot.cells.picture import Picture
from gdtui.ui.keys import _NAMED
from gdtui.ui.record import (
    FRAME,
    MOST_BYTES,
    Shot,
    cast,
    film,
    moving,
    played,
    read_script,
)
from gdtui.ui.view import View


def filmed(keys: str, setup: Setup = DEFAULTS, size: tuple[int, int] = (80, 24)) -> list[Shot]:
    view = View(setup.race(), speed=5.0, size=size, is_kiosk=True)
    return film(view, read_script(keys))


@pytest.fixture(scope="module")
def run() -> list[Shot]:
    """The usual run, played from its start to its end."""
    return film(View(DEFAULTS.race(), speed=5.0), played(50, 5.0))


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        ("space wait:1 t s wait:0.5 ?", (80, 24)),
        ("n n a a K escape v v S", (120, 36)),
        ("w text:-7.5 enter m B space wait:2", (50, 16)),
    ],
)
def test_the_bytes_replayed_give_every_frame_of_the_app(keys: str, size: tuple[int, int]) -> None:
    shots = filmed(keys, size=size)
    head, *events, last = map(json.loads, cast(shots, "t"))
    assert (head["version"], head["width"], head["height"]) == (2, *size)
    terminal = pyte.Screen(*size)
    stream = pyte.Stream(terminal)
    sent = {time: text for time, kind, text in events if kind == "o" and text}
    for number, shot in enumerate(shots):
        stream.feed(sent.pop(round(number * FRAME, 3), ""))
        assert terminal.display == [*shot.sheet.rows]
    assert not sent
    before = list(terminal.display)
    assert not {DECTCEM, DECAWM} & terminal.mode
    stream.feed(last[2])
    assert list(terminal.display) == before
    assert {DECTCEM, DECAWM} <= terminal.mode


def test_what_is_recorded_last_is_what_the_app_shows_after_these_keys_each_time() -> None:
    keys = ["n", "n", "s", "K", "v", "v", "n"]
    shots = filmed(" ".join(keys))
    app = Staged(view=View(DEFAULTS.race(), speed=5.0, is_kiosk=True))
    app.press(*keys)
    assert app.sheet() == shots[-1].sheet
    assert filmed(" ".join(keys)) == shots


def test_a_run_of_ten_seconds_is_light(run: list[Shot]) -> None:
    text = "".join(cast(run, "t"))
    assert len(run) * FRAME > 11
    assert len(text.encode()) < 60_000
    svg = moving(run, "t")
    assert len(svg.encode()) < MOST_BYTES
    end = ["epoch 50/50" in shot.sheet.rows[0] for shot in run].index(True)
    assert end * FRAME == pytest.approx(50 / 5, abs=0.6)


@pytest.mark.parametrize("frames", range(4))
def test_a_picture_that_would_be_too_heavy_has_fewer_frames_a_second_and_the_last_one_of_all(
    frames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = filmed("space wait:2")
    sheet = first[-1].sheet
    last = Shot(Picture(("the end".ljust(80), *sheet.rows[1:]), sheet.inks), "dark")
    run = [*first, *first[-1:] * frames, last]
    whole = moving(run, "t")
    for most in (len(whole), len(whole) // 2):
        monkeypatch.setattr("gdtui.ui.record.MOST_BYTES", most)
        lighter = moving(run, "t")
        assert len(lighter.encode()) < most
        assert "the end" in "".join(ElementTree.fromstring(lighter).itertext())
        (seconds,) = re.findall(r"animation:(\S+)s ", lighter)
        assert 0.95 < float(seconds) / (len(run) * FRAME) < 1.9


def test_to_quit_ends_a_recording() -> None:
    assert len(filmed("n q n n wait:100")) < 3 / FRAME


def test_every_key_that_has_a_name_is_a_key() -> None:
    for name in _NAMED:
        (act,) = read_script(name)
        assert act.key.key == name
    typed = [(act.key.key, act.key.character) for act in read_script("n + space text:é")]
    assert typed == [("n", "n"), ("plus", "+"), ("space", " "), ("é", "é")]


def test_seconds_are_those_of_the_words() -> None:
    assert sum(act.seconds for act in read_script("wait:2 wait:0.5")) == 2.5
    assert len(read_script("text:abc n +")) == 5
    with pytest.raises(ValueError, match="raise --speed"):
        played(1_000_000, 5.0)
