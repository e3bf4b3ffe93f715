"""Making a batch: its lines with their tariffs, its checklist, its deadlines."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import line_amount
from chehang.core.parameters import Figures, parameter
from chehang.core.reading import papers
from chehang.parties.models import Supplier
from chehang.purchasing.models import Order

from .commands import BatchContent, DeclaredLine
from .kinds import Incoterm, PaperKind
from .models import Charge, CustomsRate, ImportPaper, Shipment, ShipmentLine, Tariff
from .models.shipments import TYPED

LOGISTICS = ("parts_logistics",)
# How tariffs and people write the two units whose quantity a line knows.
KILOGRAM, PIECE = ("千克", "公斤", "kg", "kgm", "035"), ("个", "件", "只", "pcs", "pc", "007", "套", "set")
# What every import needs; the rest is asked for where the goods want it.
ALWAYS = (
    PaperKind.CONTRACT,
    PaperKind.INVOICE,
    PaperKind.PACKING,
    PaperKind.TRANSPORT,
    PaperKind.MANDATE,
    PaperKind.ELEMENTS,
    PaperKind.DECLARATION,
)


def papers_needed(incoterm: str, dangerous: bool, ccc: bool, wooden: bool, agreement: bool) -> list[str]:
    """The checklist: by incoterm (who insures), by what the goods are, by a rate that an origin earns."""
    needed: list[str] = list(ALWAYS)
    if incoterm in (Incoterm.EXW, Incoterm.FCA, Incoterm.FOB, Incoterm.CFR):
        needed.append(PaperKind.INSURANCE)
    for wanted, kind in (
        (agreement, PaperKind.ORIGIN),
        (dangerous, PaperKind.MSDS),
        (ccc, PaperKind.CCC),
        (wooden, PaperKind.WOOD),
    ):
        if wanted:
            needed.append(kind)
    return needed


def tariff_of(ctx: Context, hs_code: str, origin: str, on: date) -> Tariff:
    """The tariff of a code and origin on a day; one for the origin beats the general one. Refused where none is entered."""
    rows = Tariff.objects.filter(
        store_id=ctx.store_id, hs_code=hs_code, origin__in=("", origin), valid_from__lte=on
    ).order_by("-origin", "-valid_from")
    if found := rows.first():
        return found
    raise Refused(
        "tariff.unknown",
        _("No tariff is entered for %(code)s on %(day)s. Please enter it with its source first."),
        code=hs_code,
        day=on,
    )


def customs_rate_of(ctx: Context, currency: str, on: date) -> CustomsRate | None:
    """The customs' rate of the month, if it is entered."""
    return CustomsRate.objects.filter(store_id=ctx.store_id, currency=currency, month=on.replace(day=1)).first()


def write_lines(ctx: Context, shipment: Shipment, declared: Sequence[DeclaredLine], order: Order | None) -> None:
    """Write the lines; a line that stands under its number already is written over, so that what names it stays. Amounts must be quantity × price,
    weights within the batch's. Refused names the line, and a line that may not go because a charge lies on it alone."""
    order_lines = dict(order.lines.values_list("part_id", "pk")) if order else {}
    parts = Part.objects.in_bulk([x.part for x in declared])
    there = {x.n: x.pk for x in shipment.lines.all()}
    tariffs: dict[tuple[str, str], Tariff] = {}
    rows = []
    for n, typed in enumerate(declared, 1):
        part = parts.get(typed.part)
        if part is None:
            raise Refused("part.unknown", _("Line %(n)s: there is no such part."), field=f"lines.{n - 1}.part", n=n)
        if abs(line_amount(typed.quantity, typed.price) - typed.amount) > 0:
            ctx.doubt(
                "customs.amount",
                _("Line %(n)s: %(quantity)s × %(price)s is not %(amount)s. Does the invoice really say so?"),
                field=f"lines.{n - 1}.amount",
                n=n,
                quantity=f"{typed.quantity:f}",
                price=f"{typed.price:f}",
                amount=f"{typed.amount:f}",
            )
        if typed.net_kg > typed.gross_kg:
            raise Refused(
                "customs.weight",
                _("Line %(n)s: the net weight is more than the gross weight."),
                field=f"lines.{n - 1}.net_kg",
                n=n,
            )
        key = (typed.hs_code, typed.origin)
        if key not in tariffs:
            tariffs[key] = tariff_of(ctx, *key, ctx.today)
        tariff = tariffs[key]
        unit = typed.unit or part.unit
        rows.append(
            ShipmentLine(
                pk=there.get(n),
                store_id=ctx.store_id,
                shipment=shipment,
                n=n,
                part=part,
                part_no=part.display_no,
                name=part.name_cn,
                order_line_id=order_lines.get(part.pk, 0),
                unit=unit,
                legal_quantity=_legal(typed, tariff, unit, n),
                legal_unit=tariff.legal_unit,
                legal_unit2=tariff.legal_unit2,
                legal_quantity2=_second(typed, tariff, n),
                **rates(tariff),
                **typed.model_dump(include=set(TYPED) - {"unit", "legal_quantity", "legal_quantity2"}),
            )
        )
    for name, whole in (("gross_kg", shipment.gross_kg), ("net_kg", shipment.net_kg), ("volume", shipment.volume)):
        total = sum(getattr(x, name) for x in rows)
        if total > whole:
            raise Refused(
                "customs.weights",
                _("The lines come to %(total)s, the whole batch only to %(whole)s. Please correct weight or volume."),
                field=name,
                total=f"{total:f}",
                whole=f"{whole:f}",
            )
    gone = [pk for n, pk in there.items() if n > len(rows)]
    if Charge.objects.filter(line__in=gone).exists():
        raise Refused(
            "line.charged", _("A charge lies on a line that would go. Keep that line in its place."), field="lines"
        )
    ShipmentLine.objects.filter(pk__in=gone).delete()
    bulk_write(rows)


def bulk_write(rows: Sequence[ShipmentLine]) -> None:
    """New lines are added, those that stand are written over."""
    ShipmentLine.objects.bulk_create([x for x in rows if x.pk is None])
    fields = [f.name for f in ShipmentLine._meta.concrete_fields if not f.primary_key]
    ShipmentLine.objects.bulk_update([x for x in rows if x.pk], fields, batch_size=200)


def rates(tariff: Tariff) -> dict[str, Decimal]:
    """What a tariff levies, as a line keeps it."""
    return {"duty_rate": tariff.rate, "ct_rate": tariff.ct, "ct_each": tariff.ct_each, "vat_rate": tariff.vat}


def rate_anew(ctx: Context, lines: Iterable[ShipmentLine], on: date) -> None:
    """The rates of the day the declaration is complete are those that are levied (关税法 art. 20). Notes each line whose rate is another now."""
    known: dict[tuple[str, str], Tariff] = {}
    for line in lines:
        key = (line.hs_code, line.origin)
        if key not in known:
            known[key] = tariff_of(ctx, *key, on)
        now = rates(known[key])
        before = {name: getattr(line, name) for name in now}
        if now != before:
            ShipmentLine.objects.filter(pk=line.pk).update(**now)
            ctx.changed(line, {k: str(v) for k, v in before.items()}, {k: str(v) for k, v in now.items()})


def _legal(typed: DeclaredLine, tariff: Tariff, unit: str, n: int) -> Decimal:
    """The first legal quantity: as typed, else net weight or pieces where the tariff counts those."""
    if typed.legal_quantity is not None:
        return typed.legal_quantity
    if tariff.legal_unit.casefold() in KILOGRAM:
        return typed.net_kg
    if tariff.legal_unit.casefold() in (unit.casefold(), *PIECE):
        return typed.quantity
    raise Refused(
        "customs.legal_quantity",
        _("Line %(n)s: the tariff counts in %(unit)s. Please enter the legal quantity."),
        field=f"lines.{n - 1}.legal_quantity",
        n=n,
        unit=tariff.legal_unit,
    )


def _second(typed: DeclaredLine, tariff: Tariff, n: int) -> Decimal | None:
    if typed.legal_quantity2 is not None or not tariff.legal_unit2:
        return typed.legal_quantity2
    if tariff.legal_unit2.casefold() in KILOGRAM:
        return typed.net_kg
    if tariff.legal_unit2.casefold() in PIECE:
        return typed.quantity
    raise Refused(
        "customs.legal_quantity",
        _("Line %(n)s: the tariff counts in %(unit)s. Please enter the legal quantity."),
        field=f"lines.{n - 1}.legal_quantity2",
        n=n,
        unit=tariff.legal_unit2,
    )


def file_of(ctx: Context, cmd: BatchContent) -> dict[str, Any]:
    """The head of the file as its row keeps it. Refused where the net weight is more than the gross weight."""
    if cmd.net_kg > cmd.gross_kg:
        raise Refused("customs.weight_whole", _("The net weight is more than the gross weight."), field="net_kg")
    return {
        "supplier": access.get(Supplier, cmd.supplier, ctx),
        "order": access.get(Order, cmd.order, ctx) if cmd.order else None,
        **cmd.model_dump(include=set(BatchContent.model_fields) - {"supplier", "order", "lines"}),
    }


def require_new_invoice(ctx: Context, cmd: BatchContent, shipment: Shipment | None = None) -> None:
    """Refuse a supplier's invoice that has another batch; one that was cancelled does not count."""
    known = Shipment.objects.filter(store_id=ctx.store_id, supplier=cmd.supplier).exclude(state="cancelled")
    known = known.exclude(pk=shipment.pk) if shipment else known
    if papers.folded(cmd.invoice_no) in map(papers.folded, known.values_list("invoice_no", flat=True)):
        raise Conflict(
            "shipment.duplicate",
            _("Invoice %(number)s of this supplier has a batch already."),
            field="invoice_no",
            number=cmd.invoice_no,
        )


def write_checklist(ctx: Context, shipment: Shipment, kinds: Sequence[str]) -> None:
    """The papers that have to come."""
    ImportPaper.objects.bulk_create(ImportPaper(store_id=ctx.store_id, shipment=shipment, kind=kind) for kind in kinds)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def items_per_sheet(shipment: Shipment) -> int:
    """The most items on one sheet, by the figure of the day the file was opened."""
    day = shipment.declared_on or localdate(shipment.opened_at)
    return int(parameter(Figures(shipment.store_id), "customs.sheet_items", day))


def declare_by(ctx: Context, shipment: Shipment) -> date | None:
    """The last day to declare: from the day the means of transport arrived (海关法 art. 24)."""
    if shipment.arrived_on is None:
        return None
    return shipment.arrived_on + timedelta(days=int(parameter(ctx, "customs.declare_within", ctx.today)))
