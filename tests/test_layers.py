"""Four floors: what each of them may import, and what none of them may do."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import gdtui
from gdtui.cli.topics import TOPICS

ROOT = Path(gdtui.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
MATHEMATICS = {"math", "cmath", "statistics", "numpy", "fractions", "decimal"}


def name_of(path):
    """The module in a file: gdtui/engine/runs/run.py is gdtui.engine.runs.run."""
    parts = ("gdtui", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def modules(floor):
    return [name_of(path) for path in sorted((ROOT / floor).rglob("*.py"))]


@cache
def imports(path):
    """Every module that a file imports, at the top or inside a function."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            found.append(node.module)
    return found


def loaded_by(program):
    """The modules that are loaded once a fresh interpreter has run the program."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)"],
        check=True,
        text=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


def is_within(module, package):
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize(
    ("floor", "unwanted"),
    [
        ("engine", {"rich", "plotext", "textual"}),
        ("guide", {"rich", "plotext", "textual"}),
        ("plot", {"textual"}),
    ],
)
def test_no_module_of_a_floor_loads_what_is_above_it_nor_needs_another_to_be_loaded_first(
    floor, unwanted
):
    program = f"""
from importlib import import_module
for module in {modules(floor)!r}:
    for loaded in [name for name in sys.modules if name.partition(".")[0] == "gdtui"]:
        del sys.modules[loaded]
    import_module(module)
"""
    assert not loaded_by(program) & unwanted


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["run", "--help"],
        ["run"],
        ["run", "--format=json"],
        ["run", "--narrate"],
        ["sweep"],
        *(["help", topic.name] for topic in TOPICS),
    ],
)
def test_no_command_that_prints_loads_rich_plotext_or_textual(arguments):
    program = f"""
from gdtui.cli.commands import main
try:
    code = main({arguments!r})
except SystemExit as end:
    code = end.code
assert code == 0
"""
    assert not loaded_by(program) & {"rich", "plotext", "textual"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run"], ["run", "--landscape", "w^2"], ["sweep"]]
)
def test_how_formulas_are_read_is_not_loaded_on_the_parabola(arguments):
    program = f"""
from gdtui.cli.commands import main
assert main({arguments!r}) == 0
assert not [name for name in sys.modules if name.endswith((".parser", ".formula", ".survey"))]
"""
    assert not loaded_by(program) & {"fractions", "difflib"}


def test_the_lists_and_the_way_back_are_not_loaded_before_they_are_asked_for():
    loaded_by("""
import gdtui.ui.app
seldom = "commands.named", "overlays.palette", "way_back", "overlays.help", "overlays.set_up"
assert not [name for name in seldom if f"gdtui.ui.{name}" in sys.modules]
assert "gdtui.cli.explorer" not in sys.modules
""")


@pytest.mark.parametrize("path", sorted((ROOT / "engine").rglob("*.py")), ids=name_of)
def test_the_engine_imports_itself_and_the_standard_library_only(path):
    for module in imports(path):
        top = module.partition(".")[0]
        assert is_within(module, "gdtui.engine") or top in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted((ROOT / "guide").rglob("*.py")), ids=name_of)
def test_the_guide_imports_the_engine_and_the_standard_library_only(path):
    for module in imports(path):
        top = module.partition(".")[0]
        allowed = is_within(module, "gdtui.guide") or is_within(module, "gdtui.engine")
        assert allowed or top in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted((ROOT / "plot").rglob("*.py")), ids=name_of)
def test_the_plots_import_nothing_from_the_floor_above(path):
    assert not any(is_within(module, "gdtui.ui") for module in imports(path))


@pytest.mark.parametrize("path", sorted((ROOT / "ui").rglob("*.py")), ids=name_of)
def test_the_top_floor_does_no_mathematics(path):
    assert not {module.partition(".")[0] for module in imports(path)} & MATHEMATICS


@pytest.mark.parametrize("path", sorted((ROOT / "ui").rglob("*.py")), ids=name_of)
def test_the_top_floor_knows_neither_the_command_line_nor_the_file_of_preferences(path):
    above = ("gdtui.config", "gdtui.cli")
    assert not [name for name in imports(path) for each in above if is_within(name, each)]


def test_plotext_is_imported_in_one_file_only():
    importers = [path for path in SOURCES if any(is_within(m, "plotext") for m in imports(path))]
    assert len(importers) == 1


@pytest.mark.parametrize("path", sorted(ROOT.rglob("__init__.py")), ids=name_of)
def test_a_package_is_a_docstring_and_no_more(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    if path.parent == ROOT / "engine" / "formula":
        return  # the face of what is in it
    rest = [ast.unparse(statement).partition(" = ")[0] for statement in tree.body[1:]]
    assert rest == (["__version__"] if path.parent == ROOT else [])
