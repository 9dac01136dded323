"""The pictures of the README are those of the app as it is."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TAKE = runpy.run_path(str(ROOT / "screenshots" / "take.py"))


@pytest.mark.parametrize("name", TAKE["PICTURES"])
def test_a_picture_is_up_to_date(name: str) -> None:
    kept = (ROOT / "screenshots" / f"{name}.svg").read_text(encoding="utf-8")
    # Compared first, for to tell how two pictures differ takes longer than all of this.
    is_same = kept == TAKE["picture"](name)
    assert is_same, "run: python screenshots/take.py"


@pytest.mark.parametrize("name", TAKE["MOVING"])
def test_a_moving_picture_is_up_to_date(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"{name}.svg"
    # In a process of its own: it settles the environment for Textual.
    command = [sys.executable, "-m", "gdtui", "record", *TAKE["MOVING"][name], str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    is_same = target.read_bytes() == (ROOT / "screenshots" / f"{name}.svg").read_bytes()
    assert is_same, "run: python screenshots/take.py"


def test_the_readme_shows_the_pictures_that_there_are() -> None:
    shown = re.findall(r"screenshots/(\w+)\.svg", (ROOT / "README.md").read_text(encoding="utf-8"))
    kept = [path.stem for path in (ROOT / "screenshots").glob("*.svg")]
    assert sorted(set(shown)) == sorted(kept) == sorted({**TAKE["PICTURES"], **TAKE["MOVING"]})


def test_the_readme_tells_how_the_moving_picture_is_made() -> None:
    (options,) = TAKE["MOVING"].values()
    line = f'gdtui record --force {options[0]} "{options[1]}" screenshots/moving.svg'
    assert line in (ROOT / "README.md").read_text(encoding="utf-8")
