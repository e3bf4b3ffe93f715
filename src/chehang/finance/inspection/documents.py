"""Inspections in the register of documents; they print as their pages show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Inspection
from .states import INSPECTION


def content(row: Inspection) -> dict[str, Any]:
    """Who asked for what, and what was given."""
    asked = row.requests.order_by("n").values_list("n", "asked", "given")
    return {
        "authority": row.authority,
        "from": str(row.since),
        "until": str(row.until),
        "requests": [list(x) for x in asked],
    }


register(Document("finance.inspection", model="finance.Inspection", title=_("Official inspection"), series="JC", machine=INSPECTION,
                  content=content, see="finance.see_inspections", link="/finance/inspections/{id}/"))  # fmt: skip
