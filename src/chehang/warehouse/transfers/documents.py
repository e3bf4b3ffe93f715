"""Transfers as documents; the page is the paper that goes with the goods."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register
from chehang.warehouse.models import Transfer

from .asking import DOCUMENT, LINK, SERIES
from .states import TRANSFER


def content(made: Transfer) -> dict[str, Any]:
    """What goes from where to where."""
    return {
        "number": made.number,
        "side": [made.side, made.other_id, made.twin_number],
        "lines": [[x.n, x.part_id, f"{x.quantity:.3f}"] for x in made.lines.order_by("n")],
    }


register(
    Document(
        DOCUMENT,
        model="warehouse.Transfer",
        title=_("Transfer between stores"),
        series=SERIES,
        content=content,
        see="warehouse.see_transfers",
        machine=TRANSFER,
        link=LINK.replace("{}", "{id}"),
    )
)
