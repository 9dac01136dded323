"""Four floors: what each of them may import, and what none of them may do."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import gdtui

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
    return {*done.stderr.split()}


def is_within(module, package):
    return module == package or module.startswith(package + ".")


def test_no_modules_need_each_other_to_be_loaded_first():
    names, graph = {name_of(path) for path in SOURCES}, {}
    for path in SOURCES:
        tops = ast.parse(path.read_text(encoding="utf-8")).body
        graph[name_of(path)] = {n.module for n in tops if isinstance(n, ast.ImportFrom)} & names
    TopologicalSorter(graph).prepare()


LIBRARIES = "rich", "plotext", "textual", "shtab", "argparse_manpage", "tomllib", "tomli"
ON_REQUEST = "engine.formula", "engine.landscapes.survey", "cli.manual", "config.file"
UNASKED = *LIBRARIES, *(f"gdtui.{name}" for name in ON_REQUEST)
PRINTING = "--help", "--version", "run", "run --landscape w^2", "run --format=json", "sweep"
LATE = "ui.overlays.reference", "ui.overlays.set_up", "ui.way_back", "cli.explorer"
MAIN = "from gdtui.cli.commands import EXPLORER, main\n"
PREFERENCES = """from gdtui.cli.explorer import read_preferences
from gdtui.cli.parsers import read
read_preferences(read(EXPLORER.parser(), []))"""


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        *((f"import {', '.join(modules(floor))}", LIBRARIES[:3]) for floor in ("engine", "guide")),
        (f"import {', '.join(modules('plot'))}", ["textual"]),
        (f"{MAIN}main(['plot'])", ["textual"]),
        ("import gdtui.ui.app", [f"gdtui.{name}" for name in LATE]),
        (MAIN + PREFERENCES, ["tomllib", "tomli", "gdtui.config.file"]),
        (f"{MAIN}assert main(['run', '--narrate']) == 0", UNASKED),
        *(
            (f"{MAIN}assert main({line.split()}) == 0", [*UNASKED, "fractions", "difflib"])
            for line in PRINTING
        ),
    ],
)
def test_nothing_is_loaded_that_lies_above_or_is_not_asked_for(program, unwanted):
    found = [each for each in loaded_by(program) if any(is_within(each, no) for no in unwanted)]
    assert found == []


def test_the_parsers_need_nothing_but_python_so_that_the_page_is_written_at_the_build():
    loaded = loaded_by("""
from gdtui.cli.commands import COMMANDS, EXPLORER, TOPICS
from gdtui.cli.manual import joined
joined(EXPLORER, COMMANDS)
[topic.lines() for topic in TOPICS]
""")
    new = {name.partition(".")[0] for name in loaded - loaded_by("import argparse")}
    assert new - {"gdtui"} <= sys.stdlib_module_names


ALLOWED = {
    "engine": ("gdtui.engine",),
    "guide": ("gdtui.guide", "gdtui.engine"),
}
REFUSED = {
    "plot": {"gdtui.ui", "gdtui.cli", "gdtui.config", "textual"},
    "ui": {"gdtui.cli", "gdtui.config", *MATHEMATICS},
}


@pytest.mark.parametrize("floor", [*ALLOWED, *REFUSED])
def test_a_floor_imports_what_it_may_and_the_top_one_does_no_mathematics(floor):
    for path in sorted((ROOT / floor).rglob("*.py")):
        for module in imports(path):
            if floor in ALLOWED:
                is_standard = module.partition(".")[0] in sys.stdlib_module_names
                within = any(is_within(module, each) for each in ALLOWED[floor])
                assert is_standard or within, (path, module)
            else:
                refused = [each for each in REFUSED[floor] if is_within(module, each)]
                assert not refused, (path, module)


def test_plotext_is_imported_in_one_file_only():
    importers = [path for path in SOURCES if any(is_within(m, "plotext") for m in imports(path))]
    assert len(importers) == 1


def test_a_package_is_a_docstring_and_no_more():
    for path in sorted(ROOT.rglob("__init__.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree)
        if path.parent == ROOT / "engine" / "formula":
            continue  # the face of what is in it
        rest = [ast.unparse(statement).partition(" = ")[0] for statement in tree.body[1:]]
        assert rest == (["__version__"] if path.parent == ROOT else []), path
