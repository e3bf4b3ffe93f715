"""Making a batch: its lines with their tariffs, its checklist, its deadlines."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import line_amount
from chehang.core.parameters import parameter

from .commands import DeclaredLine
from .kinds import Incoterm, PaperKind
from .models import CustomsRate, ImportPaper, Shipment, ShipmentLine, Tariff

LOGISTICS = ("parts_logistics",)
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


def papers_needed(
    incoterm: str, origins: set[str], dangerous: bool, ccc: bool, wooden: bool, agreement: bool
) -> list[str]:
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


def write_lines(
    ctx: Context, shipment: Shipment, declared: Sequence[DeclaredLine], order_lines: dict[int, int]
) -> None:
    """Write the lines; amounts must be quantity × price, weights within the batch's. Refused names the line."""
    parts = Part.objects.in_bulk([x.part for x in declared])
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
        tariff = tariff_of(ctx, typed.hs_code, typed.origin, ctx.today)
        rows.append(
            ShipmentLine(
                store_id=ctx.store_id,
                shipment=shipment,
                n=n,
                part=part,
                part_no=part.display_no,
                name=part.name_cn,
                order_line_id=order_lines.get(part.pk, 0),
                hs_code=typed.hs_code,
                elements=typed.elements,
                origin=typed.origin,
                quantity=typed.quantity,
                price=typed.price,
                amount=typed.amount,
                gross_kg=typed.gross_kg,
                net_kg=typed.net_kg,
                volume=typed.volume,
                duty_rate=tariff.rate,
                ct_rate=tariff.ct,
                vat_rate=tariff.vat,
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
    ShipmentLine.objects.bulk_create(rows)


def write_checklist(ctx: Context, shipment: Shipment, kinds: Sequence[str]) -> None:
    """The papers that have to come."""
    ImportPaper.objects.bulk_create(ImportPaper(store_id=ctx.store_id, shipment=shipment, kind=kind) for kind in kinds)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def declare_by(ctx: Context, shipment: Shipment) -> date | None:
    """The last day to declare: from the day the means of transport arrived (海关法 art. 24)."""
    if shipment.arrived_on is None:
        return None
    return shipment.arrived_on + timedelta(days=int(parameter(ctx, "customs.declare_within", ctx.today)))
