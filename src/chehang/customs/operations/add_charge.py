"""Enter a charge of a batch."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, ShortText
from chehang.customs.commands import Currency
from chehang.customs.kinds import INCLUDED, ChargeKind, Incoterm
from chehang.customs.landing import spread
from chehang.customs.models import Charge, Shipment, ShipmentLine
from chehang.customs.posting import costs_of, items_of, keep_money, post_late
from chehang.customs.running import open_case
from chehang.customs.standards import is_abnormal, usual
from chehang.parties.models import Supplier

BEFORE = ("preparing", "complete", "sent", "pre_entered", "declared", "inspection", "tax_due", "tax_paid")


class AddCharge(Command):
    """A charge in its currency without VAT; ``estimated`` until its invoice is here."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    kind: Annotated[
        Literal[
            "freight", "insurance", "origin", "terminal", "broker", "documents", "bank", "inland", "storage", "inspection",
            "demurrage", "late", "fine", "other",
        ],
        Field(title=gettext_noop("Charge")),
    ]  # fmt: skip
    payee: Annotated[Id, Ref("parties.Supplier")]
    basis: Annotated[
        Literal["value", "weight", "volume", "quantity", "equal", "direct"], Field(title=gettext_noop("Spread by"))
    ]
    amount: PositiveMoney
    currency: Currency = "CNY"
    rate: Annotated[Decimal, Field(gt=0, title=gettext_noop("Rate"))] = Decimal(1)
    tax: NonNegativeMoney = ZERO
    line: Annotated[Id | None, Ref("customs.ShipmentLine")] = None
    estimated: bool = False
    invoice_no: Annotated[ShortText, Field(max_length=40, title=gettext_noop("Invoice number"))] = ""


@operation("customs.add_charge", title=_("Add a charge"), posts=("parts_logistics", "accountant"))
def add_charge(cmd: AddCharge, ctx: Context) -> Done:
    """Enter a charge; one that is out of the usual opens a case that holds the batch open (H10).

    Before the release it becomes part of the landed cost; once the goods came in it is a late cost: the share of what is still there goes to
    stock, the rest to the cost of what was sold, dated today. Refused for a closed batch, and while the goods are released but not received.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    if shipment.state not in (*BEFORE, "received"):
        raise Refused(
            "charge.too_late",
            _("Batch %(number)s is released or closed: enter charges before, or after its goods were received."),
            number=shipment.number,
        )
    line = access.get(ShipmentLine, cmd.line, ctx) if cmd.line else None
    if (cmd.basis == "direct") != (line is not None) or (line and line.shipment_id != shipment.pk):
        raise Refused("charge.line", _("A direct charge names the one line of this batch it belongs to."), field="line")
    if cmd.kind in INCLUDED.get(Incoterm(shipment.incoterm), ()):
        ctx.doubt(
            "customs.included",
            _("The price %(incoterm)s includes %(kind)s already. Was it really paid besides?"),
            field="kind",
            incoterm=shipment.incoterm,
            kind=str(ChargeKind(cmd.kind).label),
        )
    if cmd.currency == "CNY" and cmd.rate != 1:
        raise Refused("charge.rate", _("Yuan has the rate 1."), field="rate")
    if cmd.currency != "CNY" and cmd.rate == 1:
        raise Refused(
            "charge.rate_missing",
            _("Enter the rate of %(currency)s: yuan for one unit. An amount abroad is not yuan."),
            field="rate",
            currency=cmd.currency,
        )
    if not cmd.estimated and not cmd.invoice_no:
        raise Refused(
            "charge.invoice", _("Enter the invoice number, or mark the charge as estimated."), field="invoice_no"
        )
    amount_ex = round_half_up(cmd.amount * cmd.rate)
    standard = usual(ctx, shipment, cmd.kind, cmd.basis)
    charge = Charge.objects.create(
        store_id=ctx.store_id,
        shipment=shipment,
        payee=access.get(Supplier, cmd.payee, ctx),
        line=line,
        amount_ex=amount_ex,
        standard=standard,
        abnormal=is_abnormal(ctx, cmd.kind, amount_ex, standard),
        entered_at=ctx.now,
        **cmd.model_dump(include={"kind", "basis", "amount", "currency", "rate", "tax", "estimated", "invoice_no"}),
    )
    ctx.changed(
        charge, None, {"charge": cmd.kind, "amount_ex": str(amount_ex), "tax": str(cmd.tax), "batch": shipment.number}
    )
    if shipment.state == "received":
        book_late(ctx, charge, amount_ex, cmd.tax)
    if charge.abnormal:
        open_case(ctx, charge)
        ctx.tell(
            _("Batch %(number)s: %(kind)s of %(amount)s is out of the usual. Please explain it."),
            post="parts_logistics",
            link=f"/customs/charges/{charge.pk}/",
            number=shipment.number,
            kind=str(charge.get_kind_display()),
            amount=f"{amount_ex:,.2f}",
        )
    return Done(id=charge.pk, number=shipment.number, abnormal=charge.abnormal)


def book_late(ctx: Context, charge: Charge, ex: Decimal, tax: Decimal) -> None:
    """Spread a late amount over the lines and book each share where its goods are now."""
    lines = list(charge.shipment.lines.order_by("n"))
    values = [x.dutiable for x in lines]
    cost = costs_of([charge], lines)[0]
    shares = spread(type(cost)(cost.kind, ex, cost.basis, False, cost.line), items_of(lines), values)
    post_late(ctx, charge, list(zip(lines, shares, strict=True)), ex, tax)
    for line, share in zip(lines, shares, strict=True):
        line.local, line.landed = line.local + share, line.landed + share
    keep_money(lines, ["local", "landed"])
