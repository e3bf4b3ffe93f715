"""三包: what the law counts for a car within its period, when to warn, and what an exchange costs (家用汽车产品修理更换退货责任规定)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import months_after
from chehang.core.context import Actor, Context
from chehang.core.money import round_half_up
from chehang.core.parameters import figures_of, parameter
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family
from chehang.work.cases.kinds import Level
from chehang.work.cases.models import CaseRecord
from chehang.work.cases.services import open_case

from .kinds import OrderKind, Payer
from .models import WarrantyClaim, WorkOrder


@dataclass(frozen=True)
class Count:
    """One thing the law counts: how often so far, from when to warn, and its limit. Days and repairs of the same fault give a
    right to exchange or return above the limit, repairs of a safety fault and assemblies at it (§24)."""

    code: str
    title: Any
    value: int
    warn: int
    limit: int

    @property
    def near(self) -> bool:
        """Whether it is time to warn."""
        return self.value >= self.warn

    @property
    def reached(self) -> bool:
        """Whether the buyer may ask for another car or his money."""
        return self.value > self.limit if self.code in ABOVE else self.value >= self.limit


def repair_days(order: WorkOrder, until: Any) -> int:
    """Every started 24 hours from arrival to readiness count as a day (§40)."""
    spent: timedelta = (order.ready_at or until) - order.arrived_at
    return max(1, -(-int(spent.total_seconds()) // 86_400))


def days_owed(who: Actor | Context, order: WorkOrder, now: Any) -> int:
    """Days of a warranty repair that are still to be compensated: those after the fifth, less those with a loan car and those
    that were compensated (§21)."""
    if order.kind not in (OrderKind.WARRANTY, OrderKind.COMEBACK) or order.state == "void":
        return 0
    late = repair_days(order, now) - int(parameter(who, "workshop.loan_limit", now.date()))
    if late <= 0:
        return 0
    until, begins = order.ready_at or now, (order.ready_at or now) - timedelta(days=late)
    lent = timedelta()
    for loan in order.car_loans.all():
        lent += max(timedelta(), min(loan.back_at or until, until) - max(loan.out_at, begins))
    paid = order.transports.aggregate(days=Sum("days"))["days"] or 0
    return max(0, late - -(-int(lent.total_seconds()) // 86_400) - paid)


def within(who: Actor | Context, car: Vehicle, day: date, km: int) -> bool:
    """Whether the car is within the period of 三包 on a day."""
    if car.warranty_from is None:
        return False
    months, most = (int(parameter(who, f"workshop.guarantee_{n}", day)) for n in ("months", "km"))
    return day <= months_after(car.warranty_from, months) and km <= most


def counts(who: Actor | Context, car: Vehicle, now: Any) -> list[Count]:
    """The four counters of a car, from its repairs that were the maker's; none for a car out of the period."""
    if not within(who, car, now.date(), car.mileage):
        return []
    figures = figures_of(who)
    files = family(car)
    repairs = WorkOrder.objects.filter(store_id=who.store_id, vehicle_id__in=files).exclude(state="void")
    repairs = repairs.filter(kind__in=(OrderKind.WARRANTY, OrderKind.COMEBACK)) | repairs.filter(
        kind=OrderKind.REPAIR, lines__payer=Payer.MAKER, lines__dropped=False
    )
    claims = list(WarrantyClaim.objects.filter(store_id=who.store_id, order__vehicle_id__in=files))
    same = Counter(c.fault_code for c in claims if c.fault_code)
    found = {
        "days": sum(repair_days(order, now) for order in repairs.distinct()),
        "same": max(same.values(), default=0),
        "safety": sum(c.safety for c in claims),
        "assembly": sum(c.assembly for c in claims),
    }
    return [
        Count(
            code,
            title,
            found[code],
            *(int(parameter(figures, f"workshop.{code}_{n}", now.date())) for n in ("warn", "limit")),
        )
        for code, title in TITLES.items()
    ]


def compensation(price: Decimal, km: int, coefficient: Decimal) -> Decimal:
    """What the customer pays for the use of a car given back: price × km ÷ 1,000 × coefficient (§27)."""
    return round_half_up(price * km / 1000 * coefficient, 2)


ABOVE = ("days", "same")
TITLES = {
    "days": _("Days in repair"),
    "same": _("Repairs of the same fault"),
    "safety": _("Repairs of a serious safety fault"),
    "assembly": _("Replacements of an assembly"),
}


def warn(ctx: Context, car: Vehicle, order: WorkOrder) -> list[str]:
    """Adviser, service manager and general manager learn that a counter comes near its limit; one at its limit becomes a case."""
    near = [c for c in counts(ctx, car, ctx.now) if c.near]
    for one in near:
        receivers: tuple[dict[str, Any], ...] = (
            {"employee_id": order.adviser_id}, {"post": "service_manager"}, {"post": "general_manager"},
        )  # fmt: skip
        for who in receivers:
            ctx.tell(
                _("%(car)s: %(what)s %(value)s of %(limit)s, the customer may soon ask for exchange"),
                link=f"/workshop/orders/{order.pk}/",
                car=str(car),
                what=str(one.title),
                value=one.value,
                limit=one.limit,
                **who,
            )
        if one.reached:
            _escalate(ctx, order, one)
    return [f"{one.title} {one.value}/{one.limit}" for one in near]


def _escalate(ctx: Context, order: WorkOrder, one: Count) -> None:
    """The right is there: a raised case, once for a car and a counter, so that somebody answers before the customer asks."""
    title = f"{_('Three guarantees')} {order.vehicle} {one.title}"[:100]
    if not CaseRecord.objects.filter(store_id=ctx.store_id, title=title).exists():
        facts = f"{order.number}: {one.title} {one.value}/{one.limit}"
        open_case(ctx, "customer_complaint", title, facts, about=order, level=Level.RAISED)
