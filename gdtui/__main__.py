"""The command `gdtui`, which `python -m gdtui` is too.

An interrupt ends it with its code and no traceback, however early it comes.
"""

import sys


def start() -> int:
    """Do what was typed; gives the exit code."""
    try:
        from gdtui.cli.commands import main

        return main()
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT


if __name__ == "__main__":
    sys.exit(start())
