"""Parts whose number is read as another: a look-alike sign, or two neighbours swapped."""

from ..models import Part
from .in_use import engine

MOST = 1000
# What is taken for another on paper and screen. A last letter counted on (151 D, 151 E) is a part of its own.
_ALIKE = str.maketrans("OQDILZSGB", "000112568")


def _slip(a: str, b: str) -> bool:
    if a.translate(_ALIKE) == b.translate(_ALIKE):
        return True
    off = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b)
        and len(off) == 2
        and off[1] == off[0] + 1
        and a[off[0]] == b[off[1]]
        and a[off[1]] == b[off[0]]
    )


def read_alike(norm: str) -> list[int]:
    """Ids of parts whose number is easily taken for this one; the number itself is none of them."""
    ids = engine().near(norm, MOST)
    real = Part.objects.filter(pk__in=ids).values_list("pk", "norm_no") if ids else ()
    return [pk for pk, known in real if known != norm and _slip(known, norm)]
