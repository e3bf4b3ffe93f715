"""配件标签: one for each accepted line of a delivery."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from django.utils.timezone import localdate

from chehang.catalogue.paper_words import unit
from chehang.core.printing.codes import code128_svg, fits_code128, qr_svg
from chehang.core.printing.encode import clean
from chehang.core.printing.printout import Printout
from chehang.core.printing.shapes import Price

from ..models import Inbound


@dataclass(frozen=True, kw_only=True)
class PartLabel:
    part_no: str
    name: str
    spec: str = ""
    unit: str = ""
    quality: str = ""
    bin: str = ""
    price: Price | None = None
    received_on: Day | None = None
    code: str = ""
    """What the codes say; the part number without blanks when empty."""


@dataclass(frozen=True, kw_only=True)
class PartLabels:
    """配件标签, 60×40, one a page."""

    labels: tuple[PartLabel, ...]
    store_name: str = ""


def _parts(sheet: PartLabels) -> dict[str, Any]:
    says = [clean(label.code) or "".join(clean(label.part_no).split()) for label in sheet.labels]
    bars = [code128_svg(text) if fits_code128(text) and len(text) <= 20 else "" for text in says]
    return {"qrs": [qr_svg(text) for text in says], "bars": bars}


PRINTOUT = Printout("warehouse/part_label", PartLabels, "配件标签", (), _parts)


def part_labels(inbound: Inbound) -> PartLabels:
    """配件标签: one for each accepted line of a delivery."""
    lines = inbound.lines.filter(accepted__gt=0).order_by("n")
    day = localdate(inbound.posted_at or inbound.expected_at)
    return PartLabels(
        labels=tuple(PartLabel(part_no=x.part_no, name=x.part_name, unit=unit(x.unit), received_on=day) for x in lines),
        store_name=inbound.store.short_name,
    )
