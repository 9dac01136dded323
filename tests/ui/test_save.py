"""S: the run or its picture in a file, whole or not at all, and where it is."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from keys_pressed import typed, view_of
from pseudo_terminal import Terminal
from staged_explorer import Staged

from gdtui.cli.commands import main
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import PROPORTIONAL
from gdtui.ui.overlays.typed import FILE, field_of, selected


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def save_as(app: Staged, name: str) -> str:
    """All that is seen after a name is typed, in one line."""
    app.press("S", *typed(name))
    return " ".join(app.text.split())


def field(app: Staged) -> str | None:
    name = field_of(app.view.top, FILE.name)
    return name.text if name else None


def files() -> list[str]:
    return sorted(path.name for path in Path.cwd().iterdir())


def test_s_proposes_a_name_that_is_free_and_moves_nothing_and_enter_writes_it(explorer) -> None:
    Path("gdtui-1.csv").write_text("mine")
    app = explorer()
    app.press("end")
    app.press("b")
    before = app.places
    app.press("S")
    assert (field(app), app.places) == ("gdtui-2.csv", before)
    for seen in (
        "save as gdtui-2.csv",
        ".csv .json: the run; .svg .txt: the picture",
        "enter save",
    ):
        assert seen in app.text
    app.press("enter")
    assert "saved the run to its end, epoch 50, in " in app.text
    assert Path("gdtui-1.csv").read_text() == "mine"
    assert Path("gdtui-2.csv").read_text().startswith("epoch,learning_rate,")
    app = explorer().sized((40, 12))
    before = app.places
    app.press("S")
    assert (app.places, "save as gdtui-3.csv" in app.text) == (before, True)


@pytest.mark.parametrize(
    ("setup", "arguments"),
    [
        (DEFAULTS, []),
        (PROPORTIONAL.setup, ["--experiment", "proportional"]),
        (Setup(learning_rate=3.0, epochs=1000), ["--lr", "3", "--epochs", "1000"]),
    ],
)
def test_the_run_is_what_gdtui_run_prints(explorer, capsys, setup, arguments) -> None:
    app = explorer(setup)
    app.press("n", "n")
    for kind in ("csv", "json"):
        save_as(app, f"run.{kind}")
        assert main(["run", "--format", kind, *arguments]) == 0
        assert Path(f"run.{kind}").read_text() == capsys.readouterr().out


def test_the_picture_is_what_gdtui_plot_prints_at_that_epoch(explorer, capsys) -> None:
    app = explorer().sized((100, 30))
    app.press("n", "n", "n")
    for picture in ("bowl", "map"):
        save_as(app, f"{picture}.txt")
        assert main(["plot", "--at", "3", "--size", "100x30", "--picture", picture]) == 0
        assert Path(f"{picture}.txt").read_text() == capsys.readouterr().out
        save_as(app, f"{picture}.svg")
        assert ElementTree.parse(f"{picture}.svg").getroot().get("width") == "1000"
        app.press("v")


def test_without_colours_a_picture_has_none_either() -> None:
    names = "saved", "plotted"
    main(["plot", "--mono", "--at", "0", "--size", "80x24", "plotted.svg"])
    with Terminal([sys.executable, "-m", "gdtui", "--mono"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("S\x15saved.svg\r")
        terminal.wait_for("saved the picture in")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    saved, plotted = (Path(f"{name}.svg").read_text().partition("<style>")[2] for name in names)
    assert saved == plotted


def test_a_file_is_overwritten_by_a_second_enter_alone(explorer) -> None:
    for name in ("a.csv", "b.csv"):
        Path(name).write_text("mine")
    app = explorer()
    assert "there is a file a.csv already: enter again overwrites it" in save_as(app, "a.csv")
    app.press("ctrl+u", *"b.csv", "enter")
    assert "there is a file b.csv already" in app.text
    app.press("backspace", "v", "enter")
    assert {Path("a.csv").read_text(), Path("b.csv").read_text()} == {"mine"}
    app.press("enter")
    assert field(app) is None
    assert Path("a.csv").read_text() == "mine" != Path("b.csv").read_text()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("run.png", "must end in .csv, .json, .svg or .txt, not 'run.png'"),
        ("no/run.csv", "there is no folder no"),
        ("~nobody-of-this-name/run.csv", "there is no such place"),
    ],
)
def test_what_is_wrong_is_said_and_the_field_stays(explorer, name: str, why: str) -> None:
    app = explorer()
    assert why in save_as(app, name)
    assert field(app) == name
    app.press("escape")
    assert (app.view.race, files()) == (DEFAULTS.race(), [])


def test_a_tilde_is_the_home_and_a_long_place_is_told_by_its_end(explorer, tmp_path: Path) -> None:
    folder = tmp_path / ("f" * 60) / "{a}`b`"
    for each in (folder, tmp_path / "home"):
        each.mkdir(parents=True)
    app = explorer()
    assert "home/run.csv" in save_as(app, "~/run.csv")
    assert (tmp_path / "home" / "run.csv").exists()
    said = save_as(app, f"{folder}/run.csv")
    assert "…" in said
    assert "f/{a}`b`/run.csv" in said


@pytest.mark.parametrize("keys", ["c", "f", "y1"])
def test_what_is_to_be_found_out_is_not_saved_either(explorer, keys: str) -> None:
    app = explorer()
    app.press(*keys, "S")
    assert field(app) == "gdtui-1.svg"
    app.press("escape")
    for name in ("run.csv", "run.json"):
        assert "would tell what is to be found out" in save_as(app, name)
        assert field(app) == name
        app.press("escape")
    save_as(app, "seen.txt")
    assert (field(app), files()) == (None, ["seen.txt"])


def test_a_kiosk_saves_nothing_and_says_so() -> None:
    app = Staged(view=replace(view_of(DEFAULTS), is_kiosk=True))
    app.press("S", "enter", "S")
    assert (field(app), "not in a kiosk" in app.text, files()) == (None, True, [])


def test_a_name_may_have_any_letters_of_one_cell() -> None:
    field = FILE.inserted(selected(""), "Größe η.csv\nx")
    assert field.text == "Größe η.csv"
    wide = FILE.inserted(field, "漢")
    assert (wide.text, bool(wide.complaint)) == (field.text, True)
