"""Are the papers true? What the declaration says, against order, invoice, packing list and certificate of origin (P-L2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.money import ZERO
from chehang.core.reading import papers

from .kinds import COMPARED, PaperKind
from .models import ImportPaper, PaperLine, Shipment, ShipmentLine

FIELDS = {
    "quantity": _("quantity"),
    "amount": _("amount in currency"),
    "currency": _("currency"),
    "net_kg": _("net weight kg"),
    "origin": _("country of origin"),
    "lines": _("lines, not entered yet"),
}
# What each paper has to say of every part; what it says besides is compared as well.
SAYS = {
    PaperKind.INVOICE: ("quantity", "amount", "currency"),
    PaperKind.PACKING: ("quantity", "net_kg"),
    PaperKind.ORIGIN: ("origin",),
}
ORDERED = PaperKind.CONTRACT


@dataclass(frozen=True)
class Gap:
    """One difference: which paper, which part, which field, what it says and what is declared."""

    paper: str
    part_no: str
    field: str
    says: Any
    declared: Any
    explained: str = ""
    kind: str = ""

    @property
    def title(self) -> str:
        """The field in words."""
        return str(FIELDS.get(self.field, self.field))


def gaps(shipment: Shipment) -> list[Gap]:
    """Every difference, explained ones included; a paper that is filed while nobody has entered what it says is one, too."""
    lines = list(shipment.lines.order_by("n"))
    kept = {x.kind: x for x in shipment.papers.filter(kind__in=(*COMPARED, ORDERED)).prefetch_related("lines")}
    found = list(_order(shipment, lines, kept.get(ORDERED)))
    for kind in COMPARED:
        paper = kept.get(kind)
        if paper and (rows := {papers.folded(x.part_no): x for x in paper.lines.all()}):
            found += _paper(shipment, kind, rows, lines)
        elif paper and paper.sha256:
            found.append(Gap(str(PaperKind(kind).label), "", "lines", None, len(lines), kind=kind))
    return found


def paper_of(shipment: Shipment, kind: str) -> ImportPaper:
    """The paper under which a difference is explained: for one to the order the contract's."""
    found: ImportPaper = shipment.papers.get(kind=ORDERED if kind == "order" else kind)
    return found


def open_gaps(shipment: Shipment) -> list[Gap]:
    """What has to be corrected or explained before the goods may be released."""
    return [gap for gap in gaps(shipment) if not gap.explained]


def _order(shipment: Shipment, lines: list[ShipmentLine], contract: ImportPaper | None) -> Iterator[Gap]:
    """More than was ordered, or what never was, cannot be declared as the order's goods; what its other batches bring counts along."""
    if shipment.order is None:
        return
    explained = {papers.folded(x.part_no): x.explanation for x in contract.lines.all()} if contract else {}
    others = ShipmentLine.objects.filter(shipment__order=shipment.order).exclude(shipment=shipment)
    others = others.exclude(shipment__state__in=("cancelled", "returned")).order_by()
    coming: dict[int, Decimal] = dict(others.values_list("part").annotate(n=Sum("quantity")))
    ordered: dict[int, Decimal] = {}
    for x in shipment.order.lines.all():
        ordered[x.part_id] = ordered.get(x.part_id, ZERO) + x.quantity
    for part, some in groupby(sorted(lines, key=lambda x: (x.part_id, x.n)), key=lambda x: x.part_id):
        mine = list(some)
        declared, meant = sum((x.quantity for x in mine), ZERO), ordered.get(part)
        if meant is None or declared + coming.get(part, ZERO) > meant:
            number = mine[0].part_no
            left = None if meant is None else max(meant - coming.get(part, ZERO), ZERO)
            why = explained.get(papers.folded(number), "")
            yield Gap(str(_("Order")), number, "quantity", left, declared, why, "order")


def _paper(shipment: Shipment, kind: str, rows: dict[str, PaperLine], lines: list[ShipmentLine]) -> Iterator[Gap]:
    """What a paper says otherwise, leaves out of what such a paper has to say, has besides, or does not know."""
    declared = _by_number(lines)
    title = str(PaperKind(kind).label)
    for key in sorted(declared.keys() - rows.keys()):
        number = declared[key][0].part_no
        yield Gap(title, number, "quantity", None, _together(declared[key], "quantity"), kind=kind)
    for key in sorted(rows.keys() - declared.keys()):
        row = rows[key]
        yield Gap(title, row.part_no, "quantity", row.quantity, None, row.explanation, kind)
    for key in sorted(rows.keys() & declared.keys()):
        row = rows[key]
        for field in list(FIELDS)[:-1]:
            says = getattr(row, field)
            means = shipment.currency if field == "currency" else _together(declared[key], field)
            if says in (None, "") and field not in SAYS[PaperKind(kind)]:
                continue
            if says != means:
                yield Gap(title, declared[key][0].part_no, field, says, means, row.explanation, kind)


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
