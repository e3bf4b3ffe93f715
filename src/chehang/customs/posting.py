"""The money of an imported batch: goods and charges on the way (P6, P6b), taxes (P6a), received at landed cost (P6c), and what comes late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.warehouse.late_costs import follow_goods
from chehang.warehouse.models import Claim, InboundLine
from chehang.warehouse.shipping.settling import settles

from .filing import customs_rate_of, items_per_sheet
from .kinds import CARRIED, DUTIABLE, INCLUDED, Basis, ChargeKind, Incoterm
from .landing import Cost, Item, Landed, land, spread
from .models import Amendment, Charge, Shipment, ShipmentLine

SHIPMENT, CHARGE, INBOUND = "customs.shipment", "customs.charge", "warehouse.inbound"
WORKED_OUT = ("dutiable", "duty", "ct", "vat", "goods", "local", "landed")


def items_of(lines: Sequence[ShipmentLine]) -> list[Item]:
    """The lines as the arithmetic takes them."""
    return [
        Item(x.quantity, x.amount, x.gross_kg, x.volume, x.duty_rate, x.ct_rate, x.vat_rate, x.valued, fixed_tax(x))
        for x in lines
    ]


def fixed_tax(line: ShipmentLine) -> Decimal:
    """Consumption tax by quantity (润滑油 for instance), in yuan."""
    return round_half_up(line.ct_each * (line.legal_quantity or line.quantity))


def costs_of(
    charges: Sequence[Charge], lines: Sequence[ShipmentLine], rates: Mapping[str, Decimal] | None = None
) -> list[Cost]:
    """The charges as the arithmetic takes them: freight and insurance in the goods' currency are foreign; in another one they are dutiable at the
    customs' ``rates`` (the charge's own where the month has none)."""
    rates = rates or {}
    places = {line.pk: n for n, line in enumerate(lines)}
    found = []
    for c in charges:
        foreign = c.in_goods
        beside = ZERO if foreign or c.kind not in DUTIABLE else round_half_up(c.amount * rates.get(c.currency, c.rate))
        found.append(
            Cost(c.kind, c.amount if foreign else c.amount_ex, c.basis, foreign, places.get(c.line_id or 0, 0), beside)
        )
    return found


def work_out(
    ctx: Context, shipment: Shipment, lines: Sequence[ShipmentLine], charges: Sequence[Charge], *, paid: bool = False
) -> list[Landed]:
    """Fill in what each line costs landed; once the taxes are ``paid`` they stand as they were paid. Refused without a customs rate, and for a charge
    that no line can carry."""
    if shipment.customs_rate is None:
        raise Refused(
            "customs.no_rate",
            _(
                "The customs exchange rate of %(currency)s for the month of the declaration is missing. Please enter it."
            ),
            currency=shipment.currency,
        )
    costs = costs_of(charges, lines, _rates(ctx, shipment, charges))
    shipment.insurance_assumed = insurance_assumed(ctx, shipment, lines, costs)
    shipment.save(update_fields=["insurance_assumed"])
    if shipment.insurance_assumed:
        costs.append(Cost(ChargeKind.INSURANCE, ZERO, Basis.VALUE, dutiable=shipment.insurance_assumed))
    try:
        landed = land(
            items_of(lines),
            costs,
            shipment.customs_rate,
            shipment.spot_rate,
            free_below=parameter(ctx, "customs.free_below", shipment.declared_on or ctx.today),
            per_sheet=items_per_sheet(shipment),
        )
    except ValueError:
        raise Refused(
            "charge.no_basis",
            _("A charge is spread by a weight or volume that no line has. Please enter it, or choose another basis."),
        ) from None
    for line, found in zip(lines, landed, strict=True):
        if not paid:
            line.dutiable, line.duty, line.ct, line.vat = found.dutiable, found.duty, found.ct, found.vat
        line.goods, line.local = found.goods, found.local
        line.landed = line.goods + line.duty + line.ct + line.local
    keep_money(lines, WORKED_OUT)
    return landed


def insurance_assumed(
    ctx: Context, shipment: Shipment, lines: Sequence[ShipmentLine], costs: Sequence[Cost]
) -> Decimal:
    """Yuan of insurance that the customs add where none is declared: (goods + freight) × 0.3 % (imports.md §2.2). It raises the dutiable value and
    nobody is owed it. 0 where the price includes insurance or a premium is entered."""
    included = INCLUDED.get(Incoterm(shipment.incoterm), ())
    if ChargeKind.INSURANCE in included or any(c.kind == ChargeKind.INSURANCE for c in costs):
        return ZERO
    carried = [c for c in costs if c.kind in CARRIED]
    abroad = sum((x.amount for x in lines), ZERO) + sum((c.amount for c in carried if c.foreign), ZERO)
    value = abroad * (shipment.customs_rate or ZERO) + sum((c.dutiable for c in carried), ZERO)
    rate: Decimal = parameter(ctx, "customs.insurance_rate", shipment.declared_on or ctx.today)
    return round_half_up(value * rate)


def _rates(ctx: Context, shipment: Shipment, charges: Sequence[Charge]) -> dict[str, Decimal]:
    """The customs' rates of the declaration's month for the currencies that freight and insurance are paid in."""
    wanted = {c.currency for c in charges if c.kind in DUTIABLE and c.currency not in ("CNY", shipment.currency)}
    found = {x: customs_rate_of(ctx, x, shipment.declared_on or ctx.today) for x in sorted(wanted)}
    return {currency: row.rate for currency, row in found.items() if row}


def keep_money(lines: Sequence[ShipmentLine], columns: Sequence[str]) -> None:
    """Write these money columns of all lines, in a few statements however many there are."""
    assign = ", ".join(f"{column} = v.column{n}" for n, column in enumerate(columns, 2))
    rows = [[line.pk, *(bulk.scaled(getattr(line, column), 2) for column in columns)] for line in lines]
    bulk.update(ShipmentLine._meta.db_table, assign, rows, "t.id = v.column1")


def post_goods(ctx: Context, shipment: Shipment, lines: Sequence[ShipmentLine], charges: Sequence[Charge]) -> None:
    """P6: the goods are on the way at their value; foreign freight and insurance are owed to who carried and insured.

    Goods at the spot rate are the CIF value; what the foreign charges come to in yuan is theirs, the rest the supplier's.
    """
    total = sum((x.goods for x in lines), ZERO)
    foreign = [c for c in charges if c.in_goods]
    theirs = sum((c.amount_ex for c in foreign), ZERO)
    item = ("shipment", shipment.pk)
    ledger.post(
        ctx,
        "import_goods",
        source=Source(SHIPMENT, shipment.pk),
        summary=shipment.number,
        legs=[
            ledger.Leg("transit", total - theirs, item=item),
            ledger.Leg("payable", total - theirs, ("supplier", shipment.supplier_id), item=item),
        ],
    )
    billing.owe(
        ctx,
        shipment.supplier,
        source=Source(SHIPMENT, shipment.pk),
        paper_number=shipment.invoice_no,
        paper_date=ctx.today,
        text=shipment.number,
        ex=total - theirs,
        first=True,
    )
    for charge in charges:
        post_charge(ctx, charge)


def post_charge(ctx: Context, charge: Charge) -> None:
    """P6b: a charge on the way is owed to its payee; its VAT waits to be verified. An estimate is accrued without VAT (2202.02) until its invoice comes."""
    partner, item = ("supplier", charge.payee_id), ("shipment", charge.shipment_id)
    if charge.estimated:
        owed = [ledger.Leg("estimated", charge.amount_ex, partner, item=item)]
        _accrue(charge, charge.amount_ex)
    else:
        owed = [
            ledger.Leg("input_vat_pending", charge.tax),
            ledger.Leg("payable", charge.amount_ex + charge.tax, partner, item=item),
        ]
    ledger.post(
        ctx,
        "import_charges",
        source=Source(CHARGE, charge.pk),
        summary=f"{charge.shipment.number} {charge.get_kind_display()}",
        legs=[ledger.Leg("transit", charge.amount_ex, item=item), *owed],
    )
    if not charge.estimated:
        _owe(ctx, charge, charge.amount_ex, charge.tax)


def _accrue(charge: Charge, left: Decimal) -> None:
    charge.estimate_left = left
    charge.save(update_fields=["estimate_left"])


def _owe(ctx: Context, charge: Charge, ex: Decimal, tax: Decimal, *, first: bool = True) -> None:
    billing.owe(
        ctx,
        charge.payee,
        source=Source(CHARGE, charge.pk),
        paper_number=charge.invoice_no or f"{charge.shipment.number}-{charge.pk}",
        paper_date=ctx.today,
        text=f"{charge.shipment.number} {charge.get_kind_display()}",
        ex=ex,
        tax=tax,
        first=first,
    )


def post_taxes(ctx: Context, shipment: Shipment, lines: Sequence[ShipmentLine]) -> Decimal:
    """P6a: duty and consumption tax into the goods, import VAT as input tax, from the bank. Returns what was paid."""
    duty = sum((x.duty + x.ct for x in lines), ZERO)
    vat = sum((x.vat for x in lines), ZERO)
    ledger.post(
        ctx,
        "import_taxes",
        source=Source(SHIPMENT, shipment.pk),
        summary=shipment.number,
        legs=[
            ledger.Leg("transit", duty, item=("shipment", shipment.pk)),
            ledger.Leg("input_vat_pending", vat),
            ledger.Leg("money_bank", duty + vat),
        ],
    )
    return duty + vat


def place_difference(ctx: Context, shipment: Shipment, shares: Sequence[tuple[ShipmentLine, Decimal]]) -> Decimal:
    """Duty more or less, line by line, where the goods are now; returns the share that went to stock, the rest was sold or sent back."""
    inbound = shipment.inbound_id
    came = dict(InboundLine.objects.filter(inbound_id=inbound).values_list("source_line_id", "pk"))
    rows = [(line.part_id, amount, came[line.pk]) for line, amount in shares if amount and line.pk in came]
    if not rows:
        return ZERO
    adjusted = follow_goods(ctx, inbound, rows, source=Source(SHIPMENT, shipment.pk), summary=shipment.number)
    return sum((x.to_stock for x in adjusted), ZERO)


def post_amended(ctx: Context, amendment: Amendment) -> None:
    """P6a once more, for the difference: more leaves the bank, a refund comes in (every sum in red)."""
    item = ("shipment", amendment.shipment_id)
    ledger.post(
        ctx,
        "import_taxes_amended",
        source=Source(SHIPMENT, amendment.shipment_id),
        part=amendment.number,
        summary=f"{amendment.shipment.number} {amendment.notice_no}",
        legs=[
            ledger.Leg("stock", amendment.to_stock),
            ledger.Leg("cost", amendment.to_cost),
            ledger.Leg("transit", amendment.to_transit, item=item),
            ledger.Leg("input_vat_pending", amendment.vat),
            ledger.Leg("money_bank", amendment.duty + amendment.vat),
        ],
    )


def post_receipt(ctx: Context, shipment: Shipment, inbound_id: int, value: Decimal) -> None:
    """P6c: what the keepers received leaves transit at its landed cost."""
    ledger.post(
        ctx,
        "import_received",
        source=Source(INBOUND, inbound_id),
        summary=shipment.number,
        legs=[
            ledger.Leg("stock", value),
            ledger.Leg("transit", value, item=("shipment", shipment.pk)),
        ],
    )


def spread_late(charge: Charge, lines: Sequence[ShipmentLine], ex: Decimal) -> list[tuple[ShipmentLine, Decimal]]:
    """An amount in yuan spread over the lines as the charge is."""
    cost = replace(costs_of([charge], lines)[0], amount=ex, foreign=False, dutiable=ZERO)
    return list(zip(lines, spread(cost, items_of(lines), [x.dutiable for x in lines]), strict=True))


def to_stock_of(
    ctx: Context,
    charge: Charge,
    shares: Sequence[tuple[ShipmentLine, Decimal]],
    *,
    source: Source,
    summary: str,
) -> Decimal:
    """Send the shares after the goods of the batch; returns what of it is stock, the rest is cost of sales."""
    inbound = charge.shipment.inbound_id
    came = dict(InboundLine.objects.filter(inbound_id=inbound).values_list("source_line_id", "pk"))
    amounts = [(line.part_id, amount, came[line.pk]) for line, amount in shares if amount and line.pk in came]
    adjusted = follow_goods(ctx, inbound, amounts, source=source, summary=summary)
    return sum((x.to_stock for x in adjusted), ZERO)


def post_late(
    ctx: Context, charge: Charge, shares: Sequence[tuple[ShipmentLine, Decimal]], ex: Decimal, tax: Decimal
) -> tuple[Decimal, Decimal]:
    """A cost that became known after the goods came in: the share of what is still there to stock, the rest to cost of sales. Dated today.

    ``ex``: what it adds to the cost. An estimate is accrued; the invoice of an accrued one takes the estimate back in red and is owed whole.
    """
    summary = f"{charge.shipment.number} {charge.get_kind_display()}"
    to_stock = to_stock_of(ctx, charge, shares, source=Source(CHARGE, charge.pk), summary=summary)
    ledger.post(
        ctx,
        "late_cost",
        source=Source(CHARGE, charge.pk),
        part=str(charge.amount_ex),
        summary=summary,
        legs=[
            ledger.Leg("stock", to_stock),
            ledger.Leg("cost", ex - to_stock),
            *owed_late(ctx, charge, ex, tax),
        ],
    )
    return to_stock, ex - to_stock


def owed_late(ctx: Context, charge: Charge, ex: Decimal, tax: Decimal) -> list[ledger.Leg]:
    """The other side of a late cost: accrued while it is an estimate, else owed to its payee with VAT."""
    partner, accrued = ("supplier", charge.payee_id), charge.estimate_left
    if charge.estimated:
        _accrue(charge, accrued + ex)
        return [ledger.Leg("estimated", ex, partner)]
    _owe(ctx, charge, ex + accrued, tax, first=False)
    red = [ledger.Leg("estimated", -accrued, partner)] if accrued else []
    if accrued:
        _accrue(charge, ZERO)
    return [*red, ledger.Leg("input_vat_pending", tax), ledger.Leg("payable", ex + accrued + tax, partner)]


def post_returned(ctx: Context, charge: Charge, ex: Decimal, tax: Decimal) -> None:
    """What was spent on goods that went back abroad is a cost of the day."""
    ledger.post(
        ctx,
        "late_cost",
        source=Source(CHARGE, charge.pk),
        summary=f"{charge.shipment.number} {charge.get_kind_display()}",
        part=str(charge.amount_ex),
        legs=[ledger.Leg("cost", ex), *owed_late(ctx, charge, ex, tax)],
    )


@settles(CHARGE)
def claimed_back(ctx: Context, made: Claim) -> list[ledger.Leg]:
    """What comes back of an import charge makes the goods cheaper where they are now; its share of the VAT is turned out.

    Refused while the goods are not received: their cost is not settled yet.
    """
    charge = Charge.objects.select_related("shipment").get(pk=made.object_id, store_id=ctx.store_id)
    shipment = Shipment.objects.select_for_update().get(pk=charge.shipment_id)
    if shipment.state not in ("received", "costed", "closed", "returned"):
        raise Refused(
            "claim.on_the_way",
            _("Batch %(number)s is not received yet. Settle the claim when its goods are in."),
            number=shipment.number,
        )
    ex = round_half_up(made.received * charge.amount_ex / (charge.amount_ex + charge.tax))
    legs = [ledger.Leg("input_vat_out", made.received - ex)]
    if shipment.state == "returned":
        return [*legs, ledger.Leg("cost", ex)]
    lines = list(shipment.lines.order_by("n"))
    shares = spread_late(charge, lines, -ex)
    kept = -to_stock_of(ctx, charge, shares, source=Source("warehouse.claim", made.pk), summary=made.number)
    less = {line.pk: share for line, share in shares}
    for line in lines:
        line.local, line.landed = line.local + less[line.pk], line.landed + less[line.pk]
    keep_money(lines, ["local", "landed"])
    return [*legs, ledger.Leg("stock", kept), ledger.Leg("cost", ex - kept)]
