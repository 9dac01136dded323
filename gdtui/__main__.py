"""The command `gdtui`, which `python -m gdtui` is too.

An interrupt ends it with its code and no traceback, however early it comes.
"""

import gc
import sys

_GARBAGE = 20_000
"""So many objects are made before garbage is looked for: a key makes some thousand, which go by
themselves."""


def start() -> int:
    """Do what was typed; gives the exit code."""
    # What is made on the way to it stays: to look for garbage in it takes time.
    gc.set_threshold(_GARBAGE)
    gc.disable()
    try:
        from gdtui.cli.commands import main

        return main()
    except KeyboardInterrupt:
        from signal import SIGINT

        return 128 + SIGINT
    finally:
        # At the exit all that is there would be looked through for garbage.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(start())
