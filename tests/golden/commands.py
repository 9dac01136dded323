"""What the commands give, to the byte: their output, their complaints, their exit codes, files.

A long text stands as its length and its SHA-256.
"""

from __future__ import annotations

import difflib
import hashlib
import shlex
from pathlib import Path

from golden.showing_states import given, man_page

FOLDER = Path(__file__).parent / "commands"
_LONG = 6000
"""Characters of a text that is kept whole."""
_SHOWN = 40

_SETUPS = (
    "",
    "--epochs 2",
    "--weight 10 --weight 15 --lr 0.2 --epochs 5",
    "--experiment trap --epochs 6",
    "--experiment proportional --epochs 16",
    "--lr 0.1,0.5@10 --epochs 12",
    "--lr 1.7 --weight 1e300 --epochs 40",
    "--landscape double-well --lr 1.25 --epochs 12",
    "--landscape log(w) --weight 3 --lr 4 --epochs 9",
    "--rule momentum --lr 0.05 --epochs 10",
    "--rule adam --landscape ripples --epochs 10",
    "--rule newton --landscape tilted-well --epochs 6",
    "--rule nesterov --beta 0.5 --schedule cosine --epochs 10",
    "--rule rmsprop --schedule step --epochs 10",
    "--rule adagrad --schedule warmup --epochs 10",
    "--rule sign --schedule exponential --epochs 10",
    "--noise 2 --seed 7 --epochs 8",
    "--landscape regressor --lr 0.3 --epochs 10",
    "--landscape 1/w --weight 2 --epochs 5",
)
_TOLD = (
    *("--lr 0", "--lr 0.5", "--lr 0.9", "--lr 1", "--lr 1.2", "--epochs 100000 --lr 0.9999"),
    *("--landscape double-well", "--landscape plateau --lr 3", "--landscape absolute"),
    *("--rule momentum", "--rule adam --landscape double-well", "--noise 3", "--schedule cosine"),
    "--experiment proportional",
)
_SWEEPS = (
    "",
    "--lr 0.1,0.2,0.5",
    "--lr 0:1.2:0.3 --weight -3",
    "--landscape double-well --lr 0.1:1.5:0.35",
    "--landscape ripples --lr 0.1,0.5",
    "--rule momentum --lr 0.1,0.5,2",
    "--rule adam --landscape double-well --lr 0.1,1",
    "--noise 2 --schedule cosine --lr 0.1,0.9",
)
_PLOTS = (
    "",
    "--lr 0.9 --at 7 --size 60x16",
    "--experiment proportional --at 3",
    "--landscape double-well --lr 1.25 --at 9 --size 100x30",
    "--picture map",
    "--picture loss --lr 0.9",
    "--picture cobweb --landscape double-well --lr 1.25 --at 6",
    "--picture basins --landscape double-well --size 60x16",
    "--picture long-run --landscape double-well --size 60x16",
    "--picture data --landscape regressor --at 2",
    "--picture settling --rule momentum",
    "--rule adam --landscape ripples --at 20 --ascii",
)
_BAD = (
    *("--lr -1", "--lr abc", "run --weight nan", "run --epochs 1.5", "run --epochs 9999999"),
    *("run --landscape 'w^2 + ('", "run --landscape dubble-well", "run --landscape 'w +* 2'"),
    *("run --rule adm", "run --rule descent --beta 0.5", "run --rule adam --beta 1"),
    *("run --schedule cosin", "run --noise -1", "run --seed x", "run --experiment fast"),
    *("run --weight 3 --weight 3", "run --landscape log(w) --weight -2", "run --lr 0.1@3"),
    *("run --lr 0.1 --lr 0.2", "run --format xml", "run --narrate --format csv", "run --bogus"),
    *("sweep --lr 0:1", "sweep --lr 1:0:0.1", "plot a.png", "plot --size 10x10", "plot --at 99"),
    *("plot --picture basins", "plot --picture mp", "plot no/such/a.svg", "record", "record a.gif"),
    *("record --keys zap a.cast", "record --speed 0 a.svg", "record --epochs 90000 a.svg"),
    *("dance", "help dance", "--lesson 99", "--lesson 1 --lr 0.2", "--lesson 1 --challenge fog"),
    *(
        "--show bowl",
        "--show beat=9",
        "--gap 4",
        "--picture basins",
        "--pin '--lr x'",
        "--theme blue",
        "--speed 3",
    ),
    *("--weight 1 --weight 2 --weight 3", "", "--print-completion tcsh", "config --bogus"),
)
_FORCED = "plot --size 60x16 made.svg"

_PREFERENCES = """theme = "light"
speed = 5
motion = false
[setup]
lr = 0.3
landscape = "double-well"
[keys]
space = "step"
"""
_WRONG = 'theme = "blue"\nspeed = 3\nsped = 3\n[setup]\nlr = -1\n[keys]\nq = 7\n'

GROUPS: dict[str, list[str]] = {
    "run": [
        f"run {setup} {layout}".strip().replace("  ", " ")
        for setup in _SETUPS
        for layout in ("", "--format csv", "--format json")
    ],
    "narrate": [f"run --narrate {setup}".strip() for setup in (*_SETUPS, *_TOLD)],
    "sweep": [
        f"sweep {setup} {layout}".strip().replace("  ", " ")
        for setup in _SWEEPS
        for layout in ("", "--format csv", "--format json")
    ],
    "plot": [
        *(f"plot {setup}".strip() for setup in _PLOTS),
        *(f"tty plot {setup}".strip() for setup in _PLOTS[1:5]),
        "tty plot --mono --size 60x16",
        *(
            f"plot {setup} a.{kind}".replace("  ", " ")
            for setup in _PLOTS
            for kind in ("svg", "txt")
        ),
        "plot --theme light --size 60x16 a.svg",
        "plot --size 40x12 --force a.svg",
    ],
    "record": [
        "record --epochs 2 a.cast",
        "record --epochs 2 a.svg",
        "record --keys 'n wait:0.5 m n' --size 60x16 a.cast",
        "record --keys '? wait:0.3 escape B a a' --theme light a.svg",
        "record --landscape double-well --lr 1.25 --epochs 4 --speed 10 a.cast",
        "record --keys 'e text:0.3 enter n q' --size 120x36 a.cast",
    ],
    "help": [
        *("--help", "--version", "run --help", "sweep --help", "plot --help", "record --help"),
        *("config --help", "help", "help --help", "help run", "help plot"),
        *(f"--print-completion {shell}" for shell in ("bash", "zsh", "fish")),
        "man gdtui",
        "config",
        "preferred config",
        "wrong config",
    ],
    "refused": [*_BAD, _FORCED, _FORCED],
}


def taken(group: str) -> dict[str, str]:
    """What each command of a group gives, by the command; files are written where one is."""
    texts: dict[str, str] = {}
    for line in GROUPS[group]:
        name = f"$ gdtui {line}".strip()
        texts[name + " (again)" * (name in texts)] = _taken(line)
    return texts


def _taken(line: str) -> str:
    arguments = shlex.split(line)
    if arguments[:1] == ["man"]:
        return _kept(man_page())
    with_file = {"preferred": _PREFERENCES, "wrong": _WRONG}.get(next(iter(arguments), ""))
    is_tty = arguments[:1] == ["tty"]
    if with_file or is_tty:
        del arguments[0]
    if with_file:
        return _with_preferences(arguments, with_file)
    is_made = {each.name for each in Path().iterdir()}
    code, out, err = given(arguments, in_terminal=is_tty)
    parts = [f"exit code {code}"]
    parts += [f"{name}:\n{_kept(text)}" for name, text in (("out", out), ("err", err)) if text]
    for place in sorted(Path().iterdir()):
        if place.name not in is_made:
            parts.append(f"file {place.name}:\n{_kept(place.read_text(encoding='utf-8'))}")
            if place.name != "made.svg":
                place.unlink()
    return "\n".join(parts)


def _with_preferences(arguments: list[str], text: str) -> str:
    place = Path("preferences", "gdtui", "config.toml")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    code, out, err = given(arguments, preferences=str(Path("preferences").absolute()))
    text = f"exit code {code}\nout:\n{_kept(out)}\nerr:\n{_kept(err)}"
    return text.replace(f"{Path.cwd()}/", "")


def _kept(text: str) -> str:
    """A text as it stands in a sheet: what is no printable character is escaped in its line."""
    lines = [
        "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
        for line in text.split("\n")
    ]
    # Blanks at an end of a line would be lost.
    shown = "\n".join(line + "␠" if line.endswith(" ") else line for line in lines)
    if len(text) <= _LONG:
        return shown
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{len(text)} characters in {len(lines) - 1} lines, SHA-256 {digest}"


def differences(kept: dict[str, str], now: dict[str, str]) -> list[str]:
    """What differs between the texts of a group."""
    said: list[str] = []
    for name in [*kept, *(name for name in now if name not in kept)]:
        old, new = kept.get(name, ""), now.get(name, "")
        if old != new:
            lines = list(difflib.unified_diff(old.split("\n"), new.split("\n"), "was", "is", n=1))
            said += [name, *(line.rstrip("\n") for line in lines[:_SHOWN])]
    if not said and list(kept) != list(now):
        said.append("another order")
    return said
