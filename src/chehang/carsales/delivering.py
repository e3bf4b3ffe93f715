"""Whether a car may be handed over, and what is booked when it is (P25–P27)."""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.services import Charge
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, tax_split
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post

from . import bills, fitting, stocking
from .bills import NAME
from .kinds import CheckKind, Fee, Place
from .models import Car, Deal

# Which leg of the posting rule a fee is: collected for others, or earned with its VAT.
COLLECTED = {
    Fee.COMPULSORY: "insurance_collected",
    Fee.COMMERCIAL: "insurance_collected",
    Fee.VESSEL_TAX: "insurance_collected",
    Fee.PURCHASE_TAX: "plate_collected",
    Fee.PLATE: "plate_collected",
}
SERVICES = {Fee.PLATE_SERVICE: "plate_service", Fee.FINANCE_SERVICE: "finance", Fee.WARRANTY: "warranty"}


def require_ready(ctx: Context, deal: Deal, car: Car) -> None:
    """Refused while money, PDI or the car itself is not ready."""
    stocking.require_sellable(ctx, car)
    fitting.require_out_of_the_workshop(ctx, car)
    own = bills.living(ctx, deal, "car")
    if not deal.billed_on or own is None or own.state not in ("paid", "on_account"):
        rest = own.rest if own else deal.own_share - deal.deposit
        raise Refused(
            "deal.unpaid",
            _("%(rest)s is not paid yet. The car is handed over when it is, or when finance has given credit."),
            rest=f"{rest:,.2f}",
        )
    days = int(parameter(ctx, "carsales.pdi_days", ctx.today))
    last = car.checks.filter(kind=CheckKind.PDI).order_by("-id").first()
    if last is None or not last.passed or last.on < ctx.today - timedelta(days=days):
        raise Refused("deal.pdi", _("This car has no PDI that was passed within %(days)s days."), days=days)


def book(ctx: Context, deal: Deal, car: Car) -> None:
    """Revenue and tax by their lines, the lender's share on his own bill, the car's own cost."""
    lines = _lines(ctx, deal, car)
    if deal.loan:
        ex, tax = tax_split(deal.loan, rate_of(ctx, car))
        if deal.loan > deal.price_inc:
            ex, tax = deal.price_ex, deal.tax
        first = lines[0]
        lines[0] = Charge(first.leg, first.ex - ex, first.tax - tax, first.rate, first.text, first.item)
        billing.charge(
            ctx,
            source=Source(NAME, deal.pk),
            part=_part(ctx, deal, "loan"),
            event="car_sold",
            lines=[Charge("revenue", ex, tax, first.rate, "按揭放款", first.item)],
        )
    billing.charge(ctx, source=Source(NAME, deal.pk), part=_part(ctx, deal, "car"), event="car_sold", lines=lines)
    item = ("vehicle", car.vehicle_id)
    leg = "used" if car.used else "consigned" if car.place == Place.OUTLET else "stock"
    legs = [Leg("cost", car.cost_ex, item=item), Leg(leg, car.cost_ex, item=item)]
    source, summary = Source(NAME, deal.pk), f"{deal.number} {car.vin}"
    post(ctx, "car_cost", source=source, legs=legs, summary=summary)
    fitting.book(ctx, car.vehicle_id, "cost", source=source, summary=summary)


def _part(ctx: Context, deal: Deal, part: str) -> str:
    """The part that the living receivable has."""
    bill = bills.living(ctx, deal, part)
    return bill.part if bill is not None else part


def rate_of(ctx: Context, car: Car) -> Decimal:
    """What a car is sold with: VAT, or the levy on used ones."""
    return parameter(ctx, "carsales.used_levy" if car.used else "vat.goods", ctx.today)


def _lines(ctx: Context, deal: Deal, car: Car) -> list[Charge]:
    goods, service = parameter(ctx, "vat.goods", ctx.today), parameter(ctx, "vat.service", ctx.today)
    lines = [Charge("revenue", deal.price_ex, deal.tax, rate_of(ctx, car), "整车", ("vehicle", car.vehicle_id))]
    for fee in deal.fees.order_by("n"):
        kind = Fee(fee.kind)
        if not fee.amount:
            continue
        if kind in COLLECTED:
            lines.append(Charge(COLLECTED[kind], fee.amount, ZERO, None, fee.name))
            continue
        rate = goods if kind == Fee.ACCESSORY else service
        ex, tax = tax_split(fee.amount, rate)
        lines.append(Charge(SERVICES.get(kind, "accessory"), ex, tax, rate, fee.name))
    if deal.deposit:
        lines.append(Charge("deposit", -deal.deposit, ZERO, None, "定金抵车款"))
    return lines
