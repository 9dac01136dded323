"""The screens and the commands give what they gave; in tests, `python -m golden.take` writes anew.

A step that only moves things leaves every sheet as it is.
"""

from pathlib import Path

import pytest
from golden import commands, sheets
from golden.showing_states import plain_surroundings, seen
from golden.states import GROUPS, State

SHEETS = {group: sheets.read(group) for group in GROUPS}
STATES = [(group, state) for group, states in GROUPS.items() for state in states]


@pytest.mark.parametrize(("group", "state"), STATES, ids=[f"{g}: {s.name}" for g, s in STATES])
def test_the_screen_is_as_it_was(group: str, state: State, tmp_path: Path) -> None:
    with plain_surroundings(tmp_path):
        now = seen(state.arguments, state.keys, state.size)
    differing = sheets.differences(SHEETS[group][state.name], now)
    if differing:
        pytest.fail("\n".join([f"{state.name} ({group}.txt)", *differing]), pytrace=False)


@pytest.mark.parametrize("group", commands.GROUPS)
def test_a_command_gives_what_it_gave(group: str, tmp_path: Path) -> None:
    kept = sheets.read(group, commands.FOLDER)
    with plain_surroundings(tmp_path):
        now = commands.taken(group)
    differing = commands.differences(kept, now)
    if differing:
        pytest.fail("\n".join([f"{group}.txt", *differing]), pytrace=False)


def test_there_is_no_sheet_too_many() -> None:
    for group, states in GROUPS.items():
        assert list(SHEETS[group]) == [state.name for state in states], group
    assert {each.stem for each in sheets.FOLDER.iterdir()} == set(GROUPS)
    assert {each.stem for each in commands.FOLDER.iterdir()} == set(commands.GROUPS)
