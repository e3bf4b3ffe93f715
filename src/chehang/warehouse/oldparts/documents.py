"""Old parts as documents; the page is the paper, its tag goes with the part."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register
from chehang.warehouse.models import OldPart

from .states import OLD_PART


def content(row: OldPart) -> dict[str, Any]:
    """What is kept for whom."""
    return {
        "number": row.number,
        "kind": row.kind,
        "part": [row.part_id, f"{row.quantity:.3f}"],
        "for": [row.source_number, row.vin],
    }


register(
    Document(
        "warehouse.old_part",
        model="warehouse.OldPart",
        title=_("Old part kept"),
        series="JJ",
        content=content,
        see="warehouse.see_old_parts",
        machine=OLD_PART,
        link="/warehouse/old_parts/{id}/",
    )
)
