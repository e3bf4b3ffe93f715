"""Goods between store and outlet as documents; the page is the paper that goes with them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register
from chehang.warehouse.models import OutletTransfer

from .moving import DOCUMENT, LINK, SERIES
from .states import OUTLET


def content(made: OutletTransfer) -> dict[str, Any]:
    """What goes where."""
    return {
        "number": made.number,
        "way": [made.way, made.place_id],
        "lines": [[x.n, x.part_id, f"{x.quantity:.3f}"] for x in made.lines.order_by("n")],
    }


register(
    Document(
        DOCUMENT,
        model="warehouse.OutletTransfer",
        title=_("Goods between store and outlet"),
        series=SERIES,
        content=content,
        see="warehouse.see_outlet_transfers",
        machine=OUTLET,
        link=LINK.replace("{}", "{id}"),
    )
)
