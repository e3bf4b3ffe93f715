"""Settlement: what each payer pays, to the fen, and what that does to the books (P18–P20)."""

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.models import Bill
from chehang.catalogue.services import vat_rate
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, tax_split
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.parties.models import Customer

from . import packaging
from .agreeing import require_agreed
from .kinds import BILLED, LineKind, OrderKind, Payer, RepairClass
from .lines import living
from .models import OrderLine, OrderShare, QualityCertificate, Requisition, WorkOrder
from .states import TO_COME

DOCUMENT = "workshop.order"
# Which leg of the posting rule takes the cost of what a payer's lines used up.
COSTS = {
    Payer.CUSTOMER: "parts",
    Payer.INSURER: "parts",
    Payer.MAKER: "warranty",
    Payer.INTERNAL: "internal",
    Payer.FREE: "free",
    Payer.PACKAGE: "parts",
}


def part_of(order: WorkOrder, payer: str) -> str:
    """The name of a payer's bill: a settlement begun anew has bills of its own."""
    return payer if order.revision == 1 else f"{payer}-{order.revision}"


def require_complete(order: WorkOrder) -> list[OrderLine]:
    """Refused while something is open; gives the living lines."""
    lines = living(order)
    if not lines:
        raise Refused("order.empty", _("There is nothing on this order."))
    if waiting := Requisition.objects.filter(order=order, state__in=TO_COME).first():
        raise Refused(
            "order.requisition_open",
            _("Requisition %(number)s is still open. Fetch the parts or cancel it."),
            number=waiting.number,
        )
    for line in lines:
        if line.kind == LineKind.PART and line.issued - line.returned != line.quantity:
            raise Refused(
                "order.not_issued",
                _("“%(line)s”: %(billed)s on the order, %(out)s out of the store. Both must be the same."),
                line=line.text,
                billed=f"{line.quantity.normalize():f}",
                out=f"{(line.issued - line.returned).normalize():f}",
            )
    if order.clockings.filter(ended_at=None).exists():
        raise Refused("order.clocked_on", _("Somebody is still clocked on to this order."))
    if away := order.outside_jobs.filter(state="sent").first():
        raise Refused(
            "order.outside",
            _("%(job)s is still with its supplier. Take it back or call it off."),
            job=str(away),
        )
    if order.repair_class != RepairClass.MINOR and not QualityCertificate.objects.filter(order=order).exists():
        raise Refused(
            "order.no_certificate",
            _("This repair leaves with a certificate of completion. Let the inspector issue it."),
        )
    require_agreed(order)
    return lines


def split(ctx: Context, order: WorkOrder, lines: list[OrderLine]) -> list[OrderShare]:
    """The shares of the payers, not yet saved. Labour, material and other charges are each split into price and VAT as a sum."""
    groups: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for line in lines:
        kind = {LineKind.LABOUR: "labour", LineKind.PART: "parts"}.get(LineKind(line.kind), "other")
        groups[line.payer][kind] += line.amount_inc
        groups[line.payer]["cost"] += line.cost
    rate, shares = vat_rate(ctx, "goods", ctx.today), []
    for payer in Payer.values:
        if payer not in groups:
            continue
        sums = groups[payer]
        ex = {kind: tax_split(sums[kind], rate)[0] for kind in ("labour", "parts", "other")}
        amount = sums["labour"] + sums["parts"] + sums["other"]
        shares.append(
            OrderShare(
                store_id=ctx.store_id,
                order=order,
                revision=order.revision,
                payer=payer,
                customer=_who(order, payer),
                labour_inc=sums["labour"],
                parts_inc=sums["parts"],
                other_inc=sums["other"],
                amount_inc=amount,
                labour_ex=ex["labour"],
                parts_ex=ex["parts"],
                amount_ex=sum(ex.values(), ZERO),
                tax=amount - sum(ex.values(), ZERO),
                cost=sums["cost"],
                settled_at=ctx.now,
            )
        )
        if payer == Payer.PACKAGE:
            packaging.share_of(order, shares[-1])
    return shares


def _who(order: WorkOrder, payer: str) -> Customer | None:
    if payer == Payer.PACKAGE:
        return order.customer
    return {Payer.CUSTOMER: order.customer, Payer.INSURER: order.insurer, Payer.MAKER: order.maker}.get(Payer(payer))


def bill(ctx: Context, order: WorkOrder, share: OrderShare) -> None:
    """Ask the payer for his share and charge it (P18 customer, P19 insurer); the maker's waits for his word (P20)."""
    if share.payer not in BILLED or share.amount_inc == 0 or share.customer is None:
        return
    part = part_of(order, share.payer)
    billing.ask(
        ctx,
        share.customer,
        source=Source(DOCUMENT, order.pk, order.number),
        amount=share.amount_inc,
        part=part,
        served=order.customer if share.customer != order.customer else None,
        claim="insurer" if share.payer == Payer.INSURER else "customer",
    )
    billing.charge(ctx, source=Source(DOCUMENT, order.pk), lines=charges(ctx, order, share), event="repair", part=part)


def charges(ctx: Context, order: WorkOrder, share: OrderShare) -> list[billing.Charge]:
    """A share as lines of revenue: labour with other charges, and material."""
    rate, item = vat_rate(ctx, "goods", ctx.today), ("vehicle", order.vehicle_id)
    other_ex = share.amount_ex - share.labour_ex - share.parts_ex
    rows = [
        ("labour", _("Labour"), share.labour_inc, share.labour_ex),
        ("parts", _("Material"), share.parts_inc, share.parts_ex),
        ("labour", _("Other charges"), share.other_inc, other_ex),
    ]
    return [
        billing.Charge(leg, ex, inc - ex, rate, str(text), item, "service") for leg, text, inc, ex in rows if inc != 0
    ]


def post_cost(ctx: Context, order: WorkOrder, lines: list[OrderLine]) -> None:
    """What the order used up leaves the work in progress (P18c, P21); outside work is cost of labour, parts are cost of parts.

    What is fitted to a car on the house is an accessory of that car, in stock by its VIN until it leaves (P27)."""
    costs: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in lines:
        name = COSTS[Payer(line.payer)]
        if order.kind == OrderKind.FITTING and name in ("internal", "free"):
            name = "fitted"
        elif name == "parts" and line.kind == LineKind.OUTSIDE:
            name = "outside"
        costs[name] += line.cost
    item = ("vehicle", order.vehicle_id)
    legs = [ledger.Leg(name, cost, item=item) for name, cost in costs.items()]
    legs.append(ledger.Leg("progress", sum(costs.values(), ZERO), item=item))
    ledger.post(
        ctx, "repair_cost", source=Source(DOCUMENT, order.pk), legs=legs, summary=order.number, part=str(order.revision)
    )


def bills_of(order: WorkOrder) -> list[Bill]:
    """The living bills of an order, the customer's first."""
    rows = Bill.objects.filter(store_id=order.store_id, document=DOCUMENT, object_id=order.pk)
    return [b for b in rows.order_by("part") if b.state != "cancelled"]


def take_back_money(ctx: Context, order: WorkOrder, reason: str) -> None:
    """Every bill of the order's present settlement is credited in red, and its cost goes back into the work in progress."""
    shares = OrderShare.objects.filter(order=order, revision=order.revision, red=False)
    for share in list(shares.select_related("customer")):
        red = _redden(ctx, share)
        made = billing.bill_of(ctx, Source(DOCUMENT, order.pk), part_of(order, share.payer))
        if made is not None:
            note = billing.credit(
                ctx,
                made,
                source=Source("workshop.order_share", red.pk, order.number),
                lines=charges(ctx, order, share),
                event="repair_reversed",
            )
            packaging.return_value(ctx, made, note)
    packaging.hold_again(ctx, order, reason)
    posted = Voucher.objects.filter(
        store_id=ctx.store_id, event="repair_cost", document=DOCUMENT, object_id=order.pk, part=str(order.revision)
    )
    for voucher in posted:
        ledger.reverse(ctx, voucher.pk, reason=reason)


def _redden(ctx: Context, share: OrderShare) -> OrderShare:
    """The share once more, in red."""
    red = OrderShare.objects.get(pk=share.pk)
    red.pk, red.red, red.settled_at = None, True, ctx.now
    for name in (
        "labour_inc",
        "parts_inc",
        "other_inc",
        "amount_inc",
        "labour_ex",
        "parts_ex",
        "amount_ex",
        "tax",
        "cost",
    ):
        setattr(red, name, -getattr(share, name))
    red._state.adding = True
    red.save(force_insert=True)
    return red
