"""A part of the build: the man page, made from the parsers, goes into the wheel and the sdist.

A wheel carries it to where the system looks for man pages.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "share/man/man1/gdtui.1"


class ManPage(BuildHookInterface):
    """Hatchling's hook."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Write the page beside what is built."""
        sys.path.insert(0, self.root)
        from gdtui.cli.commands import COMMANDS, EXPLORER
        from gdtui.cli.manual import man_page
        from gdtui.cli.topics import TOPICS

        self.folder = Path(mkdtemp())
        page = self.folder / "gdtui.1"
        page.write_text(man_page(EXPLORER, COMMANDS, TOPICS), encoding="utf-8")
        into = "shared_data" if self.target_name == "wheel" else "force_include"
        build_data[into][str(page)] = PLACE

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        """Nothing is left behind."""
        from shutil import rmtree

        rmtree(self.folder)
