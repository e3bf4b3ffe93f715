"""What a deal is worth: its marked price, its fees by their names, its gross."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, tax_split
from chehang.core.parameters import Figures, figures_of, parameter
from chehang.vehicles.kinds import HIGH_VOLTAGE
from chehang.vehicles.models import CarModel
from chehang.vehicles.services import lineage

from . import figures
from .kinds import Fee
from .models import CarPrice, Deal, DealFee

# Fees that the store earns; everything else is collected for others.
EARNED = (Fee.ACCESSORY, Fee.PLATE_SERVICE, Fee.FINANCE_SERVICE, Fee.WARRANTY)


def price_on(who: Context | Actor, model: CarModel, day: date) -> CarPrice:
    """The price of a model on a day, its own or that of the level above; Refused where nobody has marked one."""
    for one in lineage(model):
        rows = CarPrice.objects.filter(store_id=who.store_id, model=one, valid_from__lte=day)
        if found := rows.order_by("-valid_from", "-version").first():
            return found
    raise Refused(
        "deal.no_price",
        _("%(model)s has no marked price yet. The sales manager sets it first."),
        field="model",
        model=model.name,
    )


def is_new_energy(model: CarModel) -> bool:
    """Whether the purchase tax is relieved: plug-in and battery cars."""
    return any(m.drive in HIGH_VOLTAGE - {"hev"} for m in lineage(model))


def tax_of(ctx: Context, model: CarModel, price_inc: Decimal) -> Decimal:
    """车辆购置税 of a car at a price today."""
    vat, rate = parameter(ctx, "vat.goods", ctx.today), parameter(ctx, "carsales.purchase_tax", ctx.today)
    if not is_new_energy(model):
        return figures.purchase_tax(price_inc, vat=vat, rate=rate)
    share = parameter(ctx, "carsales.purchase_tax_new_energy", ctx.today)
    cap = parameter(ctx, "carsales.purchase_tax_relief_cap", ctx.today)
    return figures.purchase_tax(price_inc, vat=vat, rate=rate, share=share, relief_cap=cap)


def gross_of(deal: Deal, who: Context | Actor | Figures, today: date) -> figures.Gross:
    """GP1, GP2 and GP3 of a deal as it stands: with the car's own cost where one is assigned."""
    known = figures_of(who)
    cost, rebate, interest = deal.cost_ex, deal.rebate, ZERO
    if deal.car is not None:
        cost, rebate = deal.car.cost_ex, deal.car.rebate
        interest = figures.stock_interest(cost, parameter(known, "carsales.stock_rate", today), deal.car.age(today))
    vat, service = parameter(known, "vat.goods", today), parameter(known, "vat.service", today)
    fees = list(deal.fees.all())
    gains = sum((gain_of(fee, vat, service) for fee in fees), ZERO)
    gifts = sum((fee.cost for fee in fees if fee.kind == Fee.GIFT), ZERO)
    commission = parameter(known, "carsales.commission_base", today)
    return figures.gross(
        deal.price_ex, cost, rebate=rebate, gains=gains, gifts=gifts, commission=commission, interest=interest
    )


def gain_of(fee: DealFee, vat: Decimal, service: Decimal) -> Decimal:
    """What a fee brings the store without VAT: the margin of an accessory, a service, a commission."""
    if fee.kind == Fee.ACCESSORY:
        return tax_split(fee.amount, vat)[0] - fee.cost + fee.gain
    if fee.kind in EARNED:
        return tax_split(fee.amount, service)[0] - fee.cost + fee.gain
    return fee.gain


def gift_cost(deal: Deal, vat: Decimal = ZERO) -> Decimal:
    """What we give away beside the price: gifts at cost, and what accessories are sold below theirs (``vat``: the rate of goods)."""
    lost = (
        max(ZERO, f.cost - tax_split(f.amount, vat)[0]) for f in deal.fees.all() if f.kind in (Fee.GIFT, Fee.ACCESSORY)
    )
    return sum(lost, ZERO)


def beyond(deal: Deal, who: Context | Actor, today: date) -> list[str]:
    """What of a deal is beyond the sales manager's limits: below the floor, a loss with its rebates, dear gifts.

    A discount that is split between price and gifts counts as one: the price less what is given away stays above the floor.
    """
    known = figures_of(who)
    limit = parameter(known, "carsales.gift_limit", today)
    given = gift_cost(deal, parameter(known, "vat.goods", today))
    found = [
        (deal.price_inc - given < deal.floor, _("below the lowest price, gifts taken off")),
        (gross_of(deal, known, today).gp2 < 0, _("a loss with its rebates")),
        (given > limit, _("gifts above %(limit)s") % {"limit": f"{limit:,.2f}"}),
    ]
    return [str(text) for holds, text in found if holds]


def authority(deal: Deal, who: Context | Actor, today: date) -> str:
    """Which release a deal needs: "exception" goes on to the general manager."""
    return "exception" if beyond(deal, who, today) else ""
