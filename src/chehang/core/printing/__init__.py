"""Print-outs: what you see is the paper. Start at ``render``; the shapes say what each print-out needs.

A new print-out: its shape in ``shapes``, its line in ``layouts``, its paper in ``templates/<name>.typ``
(on ``base.typ``), a filled sample in the tests. Print-outs are forms of Chinese commerce and stay Chinese in
every language of the screen.
"""

from chehang.core.printing.layouts import LAYOUTS, Layout
from chehang.core.printing.render import preview, render

__all__ = ["LAYOUTS", "Layout", "preview", "render"]
