"""VINs in a text: lists as makers send them, and the one in what a scanner or a camera read off a car or its papers."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.reading import names
from chehang.parties.validation import vin_is_odd

_VIN = re.compile(r"[0-9A-HJ-NPR-Z]{17}\Z")


def read_vins(text: str, *, field: str = "vins") -> list[str]:
    """The VINs of a text, each once, in its order. Refused("vin.list") names the first that is none."""
    found: dict[str, None] = {}
    for word in re.split(r"[\s,;,;、]+", text):
        vin = names.folded(word).upper()
        if not vin:
            continue
        if not _VIN.match(vin):
            raise Refused("vin.list", _("“%(word)s” is not a VIN of 17 places."), field=field, word=word[:30])
        found[vin] = None
    return list(found)


_INSIDE = re.compile(r"(?<![0-9A-Z])I?([0-9A-HJ-NPR-Z]{17})(?![0-9A-Z])")


def vin_in(text: str) -> str:
    """The VIN in what was scanned: bare, with Code 39's asterisks, with the I of imported cars before it, or among the other
    facts of a paper's square code. Empty where there is none; of several the one whose check digit is right."""
    found = [m[1] for m in _INSIDE.finditer(unicodedata.normalize("NFKC", text).upper())]
    return next((vin for vin in found if not vin_is_odd(vin)), found[0] if found else "")
