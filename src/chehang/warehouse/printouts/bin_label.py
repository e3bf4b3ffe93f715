"""货位标签 with the part that lies there, when there is only one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chehang.catalogue.paper_words import unit
from chehang.core.printing.codes import qr_svg
from chehang.core.printing.encode import clean
from chehang.core.printing.printout import Printout
from chehang.stock.models import Balance, Bin


@dataclass(frozen=True, kw_only=True)
class BinLabel:
    bin: str
    part_no: str = ""
    name: str = ""
    unit: str = ""
    note: str = ""
    code: str = ""
    """What the QR code says; the bin when empty."""


@dataclass(frozen=True, kw_only=True)
class BinLabels:
    """货位标签, 100×50, one a page."""

    labels: tuple[BinLabel, ...]


def _bins(sheet: BinLabels) -> dict[str, Any]:
    return {"qrs": [qr_svg(clean(label.code or label.bin)) for label in sheet.labels]}


PRINTOUT = Printout("warehouse/bin_label", BinLabels, "货位标签", (), _bins)


def bin_labels(bins: Sequence[Bin]) -> BinLabels:
    """货位标签 with the part that lies there, when there is only one."""
    there: dict[int, list[Balance]] = {}
    for balance in Balance.objects.filter(bin__in=bins, on_hand__gt=0).select_related("part"):
        there.setdefault(balance.bin_id, []).append(balance)
    return BinLabels(labels=tuple(_bin_label(b, there.get(b.pk, [])) for b in bins))


def _bin_label(place: Bin, there: list[Balance]) -> BinLabel:
    parts = {x.part_id: x.part for x in there}
    if len(parts) != 1:
        return BinLabel(bin=place.code)
    part = next(iter(parts.values()))
    return BinLabel(bin=place.code, part_no=part.display_no, name=part.name_cn, unit=unit(part.unit))
