"""The report as a document: its page is its paper."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import ReportPack
from .states import PACK

_NUMBERS = ("value", "before", "year_before", "target")


def pack_content(pack: ReportPack) -> dict[str, Any]:
    """Everything that is signed."""
    return {
        "number": pack.number,
        "kind": pack.kind,
        "period": pack.period,
        "version": pack.version,
        "conclusion": pack.conclusion,
        "lines": [
            [line.measure, *(None if (v := getattr(line, n)) is None else f"{v:f}" for n in _NUMBERS), line.comment, line.task_id]
            for line in pack.lines.order_by("n")
        ],
        "parts": [[part.form, part.measure, part.by, part.kept] for part in pack.parts.order_by("n")],
    }  # fmt: skip


register(
    Document(
        "insight.pack",
        model="insight.ReportPack",
        title=_("Report"),
        series="BB",
        content=pack_content,
        see="insight.see_packs",
        machine=PACK,
        link="/insight/packs/{id}/",
    )
)
