"""S: the run or its picture in a file, whole or not at all, and where it is."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from doing import cells
from pressing import pressed, typed, view_of
from textual.pilot import Pilot

from gdtui import files as saving
from gdtui.cli.commands import main
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import PROPORTIONAL
from gdtui.plot.cells.picture import MARBLES, STRONG
from gdtui.plot.sheet import _BOLD, _COLOURS
from gdtui.ui.app import GdtuiApp
from gdtui.ui.commands.request import Request
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.open_field import field_of
from gdtui.ui.screen.theme import THEMES, colours_of
from gdtui.ui.widgets.cells import INK_NAMES


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


async def save_as(pilot: Pilot[None], name: str) -> None:
    await pilot.press("S", *typed(name))


def words(app: GdtuiApp) -> str:
    """The screen as text."""
    return "\n".join("".join(text for text, _ in row) for row in cells(app))


def field(app: GdtuiApp) -> str | None:
    open_field = field_of(app.explorer.view, Setting.FILE)
    return open_field.text if open_field else None


async def test_s_proposes_a_name_that_is_free_and_enter_writes_it(explorer) -> None:
    Path("gdtui-1.csv").write_text("mine")
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")
        assert field(app) == "gdtui-2.csv"
        assert "save as gdtui-2.csv" in words(app)
        assert ".csv .json: the run; .svg .txt: the picture" in words(app)
        assert "enter save" in words(app)
        await pilot.press("enter")
        assert field(app) is None
        assert "saved the run to its end, epoch 50, in " in words(app)
    assert Path("gdtui-1.csv").read_text() == "mine"
    assert Path("gdtui-2.csv").read_text().startswith("epoch,learning_rate,")


@pytest.mark.parametrize(
    ("setup", "arguments"),
    [
        (DEFAULTS, []),
        (PROPORTIONAL.setup, ["--experiment", "proportional"]),
        (Setup(learning_rate=3.0, epochs=1000), ["--lr", "3", "--epochs", "1000"]),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "json"])
async def test_the_run_is_what_gdtui_run_prints(explorer, capsys, setup, arguments, kind) -> None:
    app = explorer(setup)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "n")
        await save_as(pilot, f"run.{kind}")
    assert main(["run", "--format", kind, *arguments]) == 0
    assert Path(f"run.{kind}").read_text() == capsys.readouterr().out
    if kind == "json":
        outcomes = {run["outcome"] for run in json.loads(Path("run.json").read_text())["runs"]}
        assert outcomes <= {"complete", "left the floats", "left the landscape"}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_picture_is_what_gdtui_plot_prints_at_that_epoch(explorer, capsys, size) -> None:
    app = explorer()
    async with app.run_test(size=size) as pilot:
        await pilot.press("n", "n", "n")
        await save_as(pilot, "bowl.txt")
        await save_as(pilot, "bowl.svg")
        await pilot.press("v")
        await save_as(pilot, "map.txt")
    asked = ["plot", "--at", "3", "--size", "x".join(map(str, size))]
    assert main(asked) == 0
    assert Path("bowl.txt").read_text() == capsys.readouterr().out
    assert main([*asked, "--picture", "map"]) == 0
    assert Path("map.txt").read_text() == capsys.readouterr().out
    assert ElementTree.parse("bowl.svg").getroot().get("width") == str(size[0] * 10)


async def test_a_file_is_overwritten_by_a_second_enter_alone(explorer) -> None:
    Path("a.csv").write_text("mine")
    Path("b.csv").write_text("mine")
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, "a.csv")
        assert "there is a file a.csv already: enter again overwrites it" in words(app)
        await pilot.press("ctrl+u", *"b.csv", "enter")
        assert "there is a file b.csv already" in words(app)
        await pilot.press("backspace", "v", "enter")
        assert {Path("a.csv").read_text(), Path("b.csv").read_text()} == {"mine"}
        await pilot.press("enter")
        assert field(app) is None
    assert Path("a.csv").read_text() == "mine"
    assert Path("b.csv").read_text() != "mine"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("run.png", "must end in .csv, .json, .svg or .txt, not 'run.png'"),
        ("", "must end in .csv, .json, .svg or .txt, not ''"),
        ("no/run.csv", "there is no folder no"),
        ("folder.csv", "folder.csv is a folder"),
        ("folder.csv/../no/run.csv", "there is no folder folder.csv/../no"),
        ("~nobody-of-this-name/run.csv", "there is no such place"),
        ("n" * 300 + ".csv", "file name too long"),
    ],
)
async def test_what_is_wrong_is_said_and_the_field_stays(explorer, name: str, why: str) -> None:
    Path("folder.csv").mkdir()
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, name)
        assert why in " ".join(words(app).split())
        assert field(app) == name
        await pilot.press("escape")
        assert app.explorer.view.race == DEFAULTS.race()
    assert [path.name for path in Path.cwd().iterdir()] == ["folder.csv"]


async def test_a_tilde_is_the_home_of_who_types_it(explorer, tmp_path, monkeypatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, "~/run.csv")
        assert "home/run.csv" in words(app)
    assert (tmp_path / "home" / "run.csv").exists()


async def test_a_full_disk_is_said_and_leaves_no_file(explorer, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(saving.Path, "replace", full)
            await save_as(pilot, "run.csv")
        assert "cannot write run.csv: no space left on device" in words(app)
        assert list(Path.cwd().iterdir()) == []
        await pilot.press("enter")
        assert "saved" in words(app)
    assert [path.name for path in Path.cwd().iterdir()] == ["run.csv"]


async def test_a_long_place_is_told_by_its_end(explorer, tmp_path: Path) -> None:
    folder = tmp_path / ("f" * 60) / "{a}`b`"
    folder.mkdir(parents=True)
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, f"{folder}/run.csv")
        assert "…" in words(app)
        assert "f/{a}`b`/run.csv" in words(app)


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (40, 12), (200, 60)])
async def test_the_open_field_moves_nothing_else(explorer, size: tuple[int, int]) -> None:
    app = explorer()
    async with app.run_test(size=size) as pilot:
        await pilot.press("n")
        before = {pane: pane.region for pane in app.explorer._panes}
        await pilot.press("S")
        assert {pane: pane.region for pane in app.explorer._panes} == before
        assert "save as gdtui-1.csv" in words(app)


@pytest.mark.parametrize("keys", ["c", "f", "y1"])
async def test_what_is_to_be_found_out_is_not_saved_either(explorer, keys: str) -> None:
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, "S")
        assert field(app) == "gdtui-1.svg"
        for name in ("run.csv", "run.json"):
            await pilot.press(*typed(name))
            assert "would tell what is to be found out" in " ".join(words(app).split())
            assert field(app) == name
        await pilot.press(*typed("seen.txt"))
        assert field(app) is None
    assert [path.name for path in Path.cwd().iterdir()] == ["seen.txt"]


async def test_a_kiosk_saves_nothing_and_says_so() -> None:
    app = GdtuiApp(DEFAULTS, frames_per_second=0, kiosk=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S", "enter")
        assert field(app) is None
        await pilot.press("S")
        assert "not in a kiosk" in words(app)
    assert list(Path.cwd().iterdir()) == []


def test_a_name_may_have_any_letters_of_one_cell() -> None:
    view = pressed("S", view_of(DEFAULTS))
    assert view.request is Request.SAVE
    from gdtui.ui.overlays.entry import Entry

    entry = Entry.of(Setting.FILE, "").inserted("Größe η.csv\nx")
    assert entry.field.text == "Größe η.csv"
    assert "漢" not in entry.inserted("漢").field.text
    assert entry.inserted("漢").field.complaint


@pytest.mark.parametrize("theme", [each for each in THEMES if not each.startswith("ansi")])
async def test_a_picture_in_a_file_has_the_inks_of_the_screen(theme: str) -> None:
    app = GdtuiApp(DEFAULTS, theme, frames_per_second=0)
    async with app.run_test(size=(80, 24)):
        colours = colours_of(theme)
        for ink, name in INK_NAMES.items():
            if ink not in _COLOURS and ink != STRONG:
                continue
            style = app.screen.get_component_rich_style(f"ink--{name}", partial=True)
            assert style.color is not None
            wanted = colours[_COLOURS.get(ink, "foreground")]
            found = style.color.get_truecolor().hex
            assert max(_apart(found, wanted)) <= 1, f"{name} is {found}, not {wanted}"
            assert bool(style.bold) == (ink in _BOLD)
    assert set(MARBLES) <= set(_COLOURS)


def test_a_picture_in_a_file_has_colours_of_its_own_where_the_screen_has_the_terminals() -> None:
    assert colours_of("ansi-dark") == colours_of("dark")
    assert colours_of("ansi-light") == colours_of("light")


def _apart(one: str, other: str) -> list[int]:
    """How far two colours are apart; Textual rounds them."""
    pairs = ((int(one[k : k + 2], 16), int(other[k : k + 2], 16)) for k in (1, 3, 5))
    return [abs(a - b) for a, b in pairs]
