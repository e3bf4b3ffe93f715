"""``python -m chehang`` is the ``chehang`` command."""

import sys

from chehang.project.cli import main

sys.exit(main())
