"""The customs assessed a declaration anew after its taxes were paid: supplementary tax, or a refund."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, PositiveMoney, Rate, Reason, Ref
from chehang.customs.filing import months_after, rates, tariff_of
from chehang.customs.landing import taxes
from chehang.customs.models import AmendedLine, Amendment, Shipment, ShipmentLine
from chehang.customs.posting import fixed_tax, place_difference, post_amended

PAID = ("tax_paid", "received", "costed", "closed")


class AssessedLine(Command):
    """A line as the customs see it now: another code (with its tariff), a rate of its own, or another dutiable value in yuan."""

    line: Annotated[Id, Ref("customs.ShipmentLine")]
    hs_code: Annotated[str, Field(pattern=r"^(\d{10})?$", title=gettext_noop("HS code"))] = ""
    duty_rate: Annotated[Rate | None, Field(title=gettext_noop("Duty rate"))] = None
    valued: Annotated[PositiveMoney | None, Field(title=gettext_noop("Value as the customs set it"))] = None


class AmendDeclaration(Command):
    """The notice of the customs and what it changes."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    notice_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title=gettext_noop("Notice of the customs"))]
    reason: Reason
    lines: Annotated[list[AssessedLine], Field(min_length=1, max_length=500)]


@operation("customs.amend_declaration", title=_("Supplementary tax or refund"), posts=("accountant", "finance_manager"))
def amend_declaration(cmd: AmendDeclaration, ctx: Context) -> Done:
    """Reckon the taxes of these lines anew and pay the difference, or take the refund (关税法 art. 45, 51).

    Before the goods came the difference stays with them on their way; afterwards each line's share goes where its goods are: to stock what is
    still here, to the cost of sales the rest, dated today. Earlier entries stand. Refused for a notice that was entered before, a line of
    another batch or named twice, where nothing changes, and for a refund later than the law allows.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    _require_paid(shipment)
    if shipment.amendments.filter(notice_no=cmd.notice_no).exists():
        raise Refused(
            "amendment.twice",
            _("Notice %(number)s was entered for this batch already."),
            field="notice_no",
            number=cmd.notice_no,
        )
    changed = _assessed(ctx, shipment, cmd)
    duty = sum((row.duty + row.ct for _line, row in changed), ZERO)
    vat = sum((row.vat for _line, row in changed), ZERO)
    if not duty and not vat:
        raise Refused("amendment.nothing", _("Nothing changes by this notice: code, rate and value are the same."))
    if duty + vat < 0:
        _require_in_time(ctx, shipment)
    shares = [(line, row.duty + row.ct) for line, row in changed]
    on_the_way = shipment.state == "tax_paid"
    to_stock = ZERO if on_the_way else place_difference(ctx, shipment, shares)
    amendment = Amendment.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "BG"), shipment=shipment, notice_no=cmd.notice_no, reason=cmd.reason,
        on=ctx.today, by_id=ctx.actor.employee_id, duty=duty, vat=vat, to_stock=to_stock,
        to_transit=duty if on_the_way else ZERO, to_cost=ZERO if on_the_way else duty - to_stock,
    )  # fmt: skip
    _write(ctx, amendment, changed)
    post_amended(ctx, amendment)
    ctx.changed(amendment, None, {"number": amendment.number, "duty": str(duty), "vat": str(vat)})
    return Done(id=amendment.pk, number=amendment.number, duty=str(duty), vat=str(vat))


def _require_paid(shipment: Shipment) -> None:
    if shipment.state not in PAID:
        raise Refused(
            "amendment.state",
            _(
                "Taxes are assessed anew after they were paid and before the goods are released, or once they are received."
            ),
        )


def _require_in_time(ctx: Context, shipment: Shipment) -> None:
    within = int(parameter(ctx, "customs.refund_within", ctx.today))
    last = months_after(shipment.declared_on, within) if shipment.declared_on else ctx.today
    if ctx.today > last:
        raise Refused(
            "amendment.late",
            _("A refund could be claimed until %(day)s. It is too late."),
            field="shipment",
            day=last,
        )


def _assessed(ctx: Context, shipment: Shipment, cmd: AmendDeclaration) -> list[tuple[ShipmentLine, AmendedLine]]:
    mine = {x.pk: x for x in shipment.lines.all()}
    found: list[tuple[ShipmentLine, AmendedLine]] = []
    seen: set[int] = set()
    for n, typed in enumerate(cmd.lines):
        line = mine.get(typed.line)
        if line is None:
            raise NotFound("not_found", _("This line belongs to another batch."), field=f"lines.{n}.line")
        if line.pk in seen:
            raise Refused("amendment.line_twice", _("A line is named twice."), field=f"lines.{n}.line")
        seen.add(line.pk)
        found.append((line, _line(ctx, shipment, line, typed)))
    return found


def _line(ctx: Context, shipment: Shipment, line: ShipmentLine, typed: AssessedLine) -> AmendedLine:
    row = AmendedLine(store_id=ctx.store_id, line=line, hs_before=line.hs_code, rate_before=line.duty_rate, dutiable_before=line.dutiable)  # fmt: skip
    before = (line.duty, line.ct, line.vat)
    if typed.hs_code and typed.hs_code != line.hs_code:
        tariff = tariff_of(ctx, typed.hs_code, line.origin, shipment.declared_on or ctx.today)
        line.hs_code, line.duty_rate, line.ct_rate, line.ct_each, line.vat_rate = typed.hs_code, *rates(tariff).values()
    if typed.duty_rate is not None:
        line.duty_rate = typed.duty_rate
    if typed.valued is not None:
        line.valued = line.dutiable = typed.valued
    line.duty, line.ct, line.vat = taxes(line.dutiable, line.duty_rate, line.ct_rate, line.vat_rate, fixed_tax(line))
    row.hs_code, row.duty_rate, row.dutiable = line.hs_code, line.duty_rate, line.dutiable
    row.duty, row.ct, row.vat = line.duty - before[0], line.ct - before[1], line.vat - before[2]
    line.landed += row.duty + row.ct
    return row


def _write(ctx: Context, amendment: Amendment, changed: list[tuple[ShipmentLine, AmendedLine]]) -> None:
    for _old, row in changed:
        row.amendment = amendment
    AmendedLine.objects.bulk_create([row for _old, row in changed])
    fields = [
        "hs_code",
        "duty_rate",
        "ct_rate",
        "ct_each",
        "vat_rate",
        "valued",
        "dutiable",
        "duty",
        "ct",
        "vat",
        "landed",
    ]
    ShipmentLine.objects.bulk_update([line for line, _row in changed], fields)
