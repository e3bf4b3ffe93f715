"""Enter a charge of a batch."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading import papers
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, ShortText
from chehang.customs.commands import Currency
from chehang.customs.kinds import DUTIABLE, INCLUDED, ChargeKind, Incoterm
from chehang.customs.models import Charge, Shipment, ShipmentLine
from chehang.customs.posting import keep_money, post_late, spread_late
from chehang.customs.running import open_case
from chehang.customs.standards import is_abnormal, usual
from chehang.parties.models import Supplier

BEFORE = ("preparing", "complete", "sent", "pre_entered", "declared", "inspection", "tax_due", "tax_paid")


class AddCharge(Command):
    """A charge in its currency without VAT; ``estimated`` until its invoice is here."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    kind: Annotated[
        Literal[
            "freight", "insurance", "origin", "commission", "packing", "royalty", "terminal", "broker", "documents", "bank", "inland", "storage", "inspection",
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
    stock, the rest to the cost of what was sold, dated today. An estimate is accrued until its invoice comes. Refused for a costed or closed batch (the parts
    manager reopens it), while the goods are released but not received, for what is dutiable once the taxes are paid, and for a bill that is entered.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    if shipment.state not in (*BEFORE, "received"):
        raise too_late(shipment)
    require_untaxed(shipment, cmd.kind)
    require_new_bill(ctx, shipment, cmd.payee, cmd.kind, cmd.invoice_no)
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
        tell_dutiable(ctx, charge)
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


def too_late(shipment: Shipment) -> Refused:
    """Why a charge cannot be entered now, and what to do."""
    if shipment.state in ("costed", "closed"):
        return Refused(
            "charge.costed",
            _("Batch %(number)s is costed. Have the parts manager reopen it, then enter the bill."),
            number=shipment.number,
        )
    return Refused(
        "charge.too_late",
        _("Batch %(number)s is released or closed: enter charges before, or after its goods were received."),
        number=shipment.number,
    )


def require_untaxed(shipment: Shipment, kind: str) -> None:
    """What belongs to the dutiable value is entered before the taxes are paid, or after the goods came in; the customs assess the duty on it anew."""
    if shipment.state == "tax_paid" and kind in DUTIABLE:
        raise Refused(
            "charge.taxed",
            _(
                "The taxes of %(number)s are paid and %(kind)s is part of the dutiable value. Have the customs assess it (supplementary tax or refund), and"
                " enter the bill after the goods are received."
            ),
            field="kind",
            number=shipment.number,
            kind=str(ChargeKind(kind).label),
        )


def require_new_bill(ctx: Context, shipment: Shipment, payee: int, kind: str, invoice_no: str) -> None:
    """A bill is entered once: refused for the same kind of charge of this batch, asked about for another batch."""
    if not invoice_no:
        return
    number = papers.folded(invoice_no)
    same = Charge.objects.filter(store_id=ctx.store_id, payee=payee, kind=kind).exclude(invoice_no="")
    for other in same.select_related("shipment").order_by("id"):
        if papers.folded(other.invoice_no) != number:
            continue
        if other.shipment_id == shipment.pk:
            raise Conflict(
                "charge.twice",
                _("%(charge)s of bill %(number)s is entered already."),
                field="invoice_no",
                charge=str(other),
                number=other.invoice_no,
            )
        ctx.doubt(
            "customs.bill_elsewhere",
            _("Bill %(number)s is entered for batch %(batch)s already. Does it charge both?"),
            field="invoice_no",
            number=other.invoice_no,
            batch=other.shipment.number,
        )


def tell_dutiable(ctx: Context, charge: Charge) -> None:
    """Freight that comes to light after the taxes were paid may have to be declared."""
    if charge.kind in DUTIABLE:
        ctx.tell(
            _(
                "Batch %(number)s: %(kind)s came after the taxes were paid. See whether the customs have to assess it anew."
            ),
            post="parts_logistics",
            link=f"/customs/shipments/{charge.shipment_id}/",
            number=charge.shipment.number,
            kind=str(charge.get_kind_display()),
        )


def book_late(ctx: Context, charge: Charge, ex: Decimal, tax: Decimal) -> None:
    """Spread a late amount over the lines and book each share where its goods are now."""
    lines = list(charge.shipment.lines.order_by("n"))
    shares = spread_late(charge, lines, ex) if ex else [(line, ZERO) for line in lines]
    post_late(ctx, charge, shares, ex, tax)
    for line, share in shares:
        line.local, line.landed = line.local + share, line.landed + share
    keep_money(lines, ["local", "landed"])
