"""Are the papers true? What the declaration says, against order, invoice, packing list and certificate of origin (P-L2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.reading import papers

from .kinds import COMPARED, PaperKind
from .models import PaperLine, Shipment, ShipmentLine

# Weight on the packing list is written with less care than money: a difference of a gramme is none.
FIELDS = {
    "quantity": _("quantity"),
    "amount": _("amount in currency"),
    "currency": _("currency"),
    "net_kg": _("net weight kg"),
    "origin": _("country of origin"),
}


@dataclass(frozen=True)
class Gap:
    """One difference: which paper, which part, which field, what it says and what is declared."""

    paper: str
    part_no: str
    field: str
    says: Any
    declared: Any
    explained: str = ""
    line_id: int = 0

    @property
    def title(self) -> str:
        """The field in words."""
        return str(FIELDS.get(self.field, self.field))


def gaps(shipment: Shipment) -> list[Gap]:
    """Every difference, explained ones included."""
    lines = list(shipment.lines.order_by("n"))
    said = PaperLine.objects.filter(paper__shipment=shipment, paper__kind__in=COMPARED).select_related("paper")
    by_paper: dict[str, dict[str, PaperLine]] = {}
    for line in said:
        by_paper.setdefault(line.paper.kind, {})[papers.folded(line.part_no)] = line
    return [
        *_order(shipment, lines),
        *(g for kind, rows in by_paper.items() for g in _paper(shipment, kind, rows, lines)),
    ]


def open_gaps(shipment: Shipment) -> list[Gap]:
    """What has to be corrected or explained before the goods may be released."""
    return [gap for gap in gaps(shipment) if not gap.explained]


def _order(shipment: Shipment, lines: list[ShipmentLine]) -> Iterator[Gap]:
    """More than was ordered cannot be declared as the order's goods."""
    if shipment.order is None:
        return
    ordered = {x.pk: x for x in shipment.order.lines.all()}
    for line in lines:
        meant = ordered.get(line.order_line_id)
        if meant and line.quantity > meant.quantity:
            yield Gap("order", line.part_no, "quantity", meant.quantity, line.quantity)


def _paper(shipment: Shipment, kind: str, rows: dict[str, PaperLine], lines: list[ShipmentLine]) -> Iterator[Gap]:
    declared = _by_number(lines)
    title = str(PaperKind(kind).label)
    for key in declared.keys() - rows.keys():
        yield Gap(title, declared[key][0].part_no, "quantity", None, _together(declared[key], "quantity"))
    for key in rows.keys() - declared.keys():
        row = rows[key]
        yield Gap(title, row.part_no, "quantity", row.quantity, None, row.explanation, row.pk)
    for key in rows.keys() & declared.keys():
        row = rows[key]
        for field in FIELDS:
            says = getattr(row, field)
            means = shipment.currency if field == "currency" else _together(declared[key], field)
            if says not in (None, "") and says != means:
                yield Gap(title, declared[key][0].part_no, field, says, means, row.explanation, row.pk)


def _by_number(lines: list[ShipmentLine]) -> dict[str, list[ShipmentLine]]:
    """The batch's lines under the number as papers print it: one number may be two parts (original and remanufactured)."""
    found: dict[str, list[ShipmentLine]] = {}
    for line in lines:
        found.setdefault(papers.folded(line.part_no), []).append(line)
    return found


def _together(lines: list[ShipmentLine], field: str) -> Any:
    """What the lines of one number declare together: a paper that knows only the number says the sum of them."""
    if field == "origin":
        return ", ".join(sorted({line.origin for line in lines}))
    return sum(getattr(line, field) for line in lines)
