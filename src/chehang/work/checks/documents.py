"""The check round as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import CheckRound
from .states import ROUND


def round_content(check: CheckRound) -> dict[str, Any]:
    """What was found."""
    return {
        "number": check.number,
        "score": str(check.score),
        "findings": [[a.item_id, a.well, str(a.value), a.word] for a in check.answers.order_by("item_id")],
    }


register(
    Document(
        "work.check",
        model="work.CheckRound",
        title=_("Check round"),
        series="XJ",
        content=round_content,
        see="work.see_checks",
        machine=ROUND,
        link="/work/checks/{id}/",
    )
)
