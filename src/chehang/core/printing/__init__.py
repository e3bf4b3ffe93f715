"""Print-outs: what you see is the paper. Start at ``render``; ``shapes`` holds what every paper shares.

A new print-out lives in its department's ``printouts``: ``<name>.typ`` (on ``/core/printing/base.typ``) and ``<name>.py`` with its shape, its
``Printout`` and the function that fills it; a filled sample in the tests. Print-outs are forms of Chinese commerce and stay Chinese in every
language of the screen.
"""

from chehang.core.printing.printout import Printout, printouts
from chehang.core.printing.render import preview, render

__all__ = ["Printout", "preview", "printouts", "render"]
