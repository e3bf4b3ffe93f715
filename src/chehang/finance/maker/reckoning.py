"""How a rebate is reckoned from its policy, car by car, and which accounts it lowers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.carsales.kinds import Place
from chehang.carsales.models import Car, Deal
from chehang.carsales.stocking import lower_cost
from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.money import round_half_up, share_out
from chehang.ledger.models import Line, Period
from chehang.ledger.services import Leg

from . import parts
from .models import Rebate, RebatePolicy

ZERO, HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Earned:
    """What a policy gives for a month: how many cars, yuan with VAT, in words, and each car's share."""

    cars: int
    amount: Decimal
    words: str
    items: list[dict[str, str]]


def rate_of(steps: Sequence[Sequence[Any]], reached: Decimal | int) -> Decimal:
    """What the highest step that is reached gives; nothing below the first."""
    found = [Decimal(str(value)) for start, value in steps if reached >= int(start)]
    return found[-1] if found else ZERO


def tax_within(amount: Decimal, rate: Decimal) -> Decimal:
    """Input VAT to be turned out = amount ÷ (1 + rate) × rate (国税发〔2004〕136号)."""
    return round_half_up(amount / (1 + rate) * rate)


def first_day_of(policy: RebatePolicy, period: Period) -> date:
    """Where the span begins that is reckoned with a month: the month itself, or its quarter."""
    return period.first_day if policy.span == "month" else date(period.year, (period.month - 1) // 3 * 3 + 1, 1)


def cars_of(who: Actor | Context, policy: RebatePolicy, period: Period) -> list[Car]:
    """The maker's new cars that count for a month, or the quarter that ends with it: handed over or bought in it, within the policy's days."""
    since, until = max(policy.valid_from, first_day_of(policy, period)), min(policy.valid_to, period.last_day)
    cars = access.rows(Car, who).filter(supplier_id=policy.supplier_id, used=False)
    if policy.basis == "bought":
        cars = cars.filter(bought_on__gte=since, bought_on__lte=until).exclude(state="returned")
    else:
        sold = access.rows(Deal, who).filter(state="delivered", delivered_on__gte=since, delivered_on__lte=until)
        sold = sold.exclude(return_of__state="done")  # given back by law: the maker does not count it
        cars = cars.filter(pk__in=sold.values("car_id"))
    return list(cars.order_by("id"))


def invoiced(who: Actor | Context, cars: Sequence[Car]) -> dict[int, Decimal]:
    """What the maker invoiced for each car, with VAT: as it was booked, whatever lowered the cost since."""
    lines = Line.objects.filter(
        store_id=who.store_id, voucher__event="car_bought", voucher__document="carsales.car",
        voucher__object_id__in=[c.pk for c in cars], debit__gt=0,
    )  # fmt: skip
    found = {c.pk: ZERO for c in cars}
    for pk, debit in lines.values_list("voucher__object_id", "debit"):
        found[pk] += debit
    return {c.pk: found[c.pk] or c.cost_ex + c.input_vat for c in cars}


def earned(who: Actor | Context, policy: RebatePolicy, period: Period) -> Earned:
    """What the policy gives for the month or quarter as the books stand now."""
    if policy.basis == "parts":
        return _earned_by_parts(who, policy, period)
    cars = cars_of(who, policy, period)
    count = len(cars)
    prices = invoiced(who, cars)
    reached, words = Decimal(count), str(count)
    if policy.target:
        reached = count * HUNDRED / policy.target
        words = f"{count} ÷ {policy.target} = {round_half_up(reached, 1)} %"
    rate = rate_of(policy.steps, reached)
    base = sum(prices.values(), ZERO)
    if policy.unit == "percent":
        amount = round_half_up(base * rate / HUNDRED)
        words = f"{words} → {rate.normalize():f} % × {base:,.2f}"
    else:
        amount = rate * count
        words = f"{words} → {count} × {rate:,.2f}" if policy.target else f"{count} × {rate:,.2f}"
    weights = [prices[c.pk] for c in cars] if policy.unit == "percent" else [Decimal(1)] * count
    shares = share_out(amount, weights) if cars else []
    items = [
        {"vin": c.vin, "price": f"{prices[c.pk]:.2f}", "amount": f"{share:.2f}"}
        for c, share in zip(cars, shares, strict=True)
    ]
    return Earned(count, amount, words, items)


def _earned_by_parts(who: Actor | Context, policy: RebatePolicy, period: Period) -> Earned:
    """Per cent of all that was bought, by the step its volume in thousands of yuan (or per cent of the target) reaches."""
    since, until = max(policy.valid_from, first_day_of(policy, period)), min(policy.valid_to, period.last_day)
    lines = list(parts.lines_of(who, policy, since, until))
    prices = [parts.with_vat(x) for x in lines]
    base = sum(prices, ZERO)
    reached, words = base / parts.THOUSAND, f"{base / parts.THOUSAND:,.2f} 千元"
    if policy.target:
        reached = reached * HUNDRED / policy.target
        words = f"{words} ÷ {policy.target} = {round_half_up(reached, 1)} %"
    rate = rate_of(policy.steps, reached)
    amount = round_half_up(base * rate / HUNDRED)
    shares = share_out(amount, prices) if lines else []
    items = [
        {"vin": parts.key_of(x), "price": f"{price:.2f}", "amount": f"{share:.2f}"}
        for x, price, share in zip(lines, prices, shares, strict=True)
    ]
    return Earned(len(lines), amount, f"{words} → {rate.normalize():f} % × {base:,.2f}", items)


def shares_of(items: Sequence[dict[str, str]], ex: Decimal) -> dict[str, Decimal]:
    """VIN → its share of ``ex`` yuan without VAT; what no car can carry has no entry."""
    weights = [Decimal(x["amount"]) for x in items]
    if not sum(weights, ZERO):
        return {}
    return dict(zip((x["vin"] for x in items), share_out(ex, weights), strict=True))


def legs_of(
    ctx: Context, rebate: Rebate, more: Decimal, tax: Decimal, shares: dict[str, Decimal] | None = None
) -> list[Leg]:
    """The legs of ``more`` with VAT (``tax`` of it) of a rebate, negative in red: it lowers the cost of the cars that are sold, and for those that
    are here what they stand at themselves, so that their cost is right when they are sold."""
    if shares is None:
        shares = shares_of(rebate.items, more - tax)
    legs = [Leg("receivable", more, ("supplier", rebate.policy.supplier_id)), Leg("input_vat_out", tax)]
    sold = more - tax - sum(shares.values(), ZERO)
    if rebate.policy.basis == "parts":
        shelves, cost = parts.legs_of_parts(ctx, rebate, shares)
        return [*legs, *shelves, Leg("parts_cost", sold + cost)]
    here = {c.vin: c for c in access.rows(Car, ctx).filter(vin__in=shares, left_on=None).order_by("id")}
    for vin, share in shares.items():
        car = here.get(vin)
        if car is None:
            sold += share
        elif share:
            lower_cost(ctx, car, share)
            role = "consigned_cars" if car.place == Place.OUTLET else ""
            legs.append(Leg("vehicle_stock", share, item=("vehicle", car.vehicle_id), role=role))
    return [*legs, Leg("vehicle_cost", sold)]
