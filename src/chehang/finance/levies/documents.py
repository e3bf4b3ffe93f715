"""The reckoning of stamp duty in the register of documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import StampDuty


def content(row: StampDuty) -> dict[str, Any]:
    """What was reckoned."""
    return {"period": row.period_id, "items": row.items, "total": str(row.total), "change": str(row.change)}


register(
    Document("finance.stamp_duty", model="finance.StampDuty", title=_("Stamp duty reckoning"), series="YS",
             content=content, see="finance.see_stamp_duties", link="/finance/stamp_duties/{id}/")
)  # fmt: skip
