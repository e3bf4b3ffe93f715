"""Lists of VINs as makers send them: one a line, or separated by commas and blanks."""

import re

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.reading import names

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
