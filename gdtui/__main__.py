"""`python -m gdtui` is the command `gdtui`."""

import sys

from gdtui.cli import main

sys.exit(main())
