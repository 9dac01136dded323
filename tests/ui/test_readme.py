"""The README's table of keys is that of the commands."""

from pathlib import Path

from gdtui.ui.commands import COMMANDS
from gdtui.ui.keymap import names_of_keys

README = Path(__file__).parents[2] / "README.md"


def key_table() -> str:
    rows = [f"| {names_of_keys((), entry)} | {entry.told} |" for entry in COMMANDS]
    return "\n".join(["| keys | do |", "|---|---|", *rows])


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    assert f"\n{key_table()}\n" in README.read_text(encoding="utf-8"), key_table()
