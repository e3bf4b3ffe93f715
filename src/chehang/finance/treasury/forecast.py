"""The cash forecast of eight weeks (§8.12): what is known to come in and go out, week by week, each sum with the papers behind it.

Nothing is guessed but wages (the mean of the last three months) and the VAT of the running month; whatever is overdue stands in the first week.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, Payable
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.money import ZERO, line_amount, round_half_up
from chehang.ledger.models import AccountBalance, Line, RoleAccount
from chehang.purchasing.models import OrderLine

from ..spending.models import Claim, Payment
from ..taxes import vat_return
from .models import BankAccount

WEEKS = 8
PAY_DAY, TAX_DAY = 15, 15
KINDS = {
    "customers": _("Customers pay"),
    "suppliers": _("Suppliers are paid"),
    "orders": _("Goods on order"),
    "requests": _("Approved payment requests"),
    "claims": _("Approved expense claims"),
    "wages": _("Wages"),
    "taxes": _("VAT"),
}


@dataclass(frozen=True)
class Flow:
    """One sum on a day: positive comes in. ``url`` opens its paper."""

    kind: str
    day: date
    amount: Decimal
    text: str
    url: str = ""

    @property
    def title(self) -> Any:
        return KINDS[self.kind]


@dataclass
class Week:
    """From Monday to Sunday; ``before`` is what is there when it begins."""

    first: date
    before: Decimal = ZERO
    flows: list[Flow] = field(default_factory=list)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def came(self) -> Decimal:
        return sum((x.amount for x in self.flows if x.amount > 0), ZERO)

    @property
    def went(self) -> Decimal:
        return sum((x.amount for x in self.flows if x.amount < 0), ZERO)

    @property
    def after(self) -> Decimal:
        return self.before + self.came + self.went

    def by_kind(self) -> list[tuple[str, Decimal]]:
        """Sums by kind, in the order of the list."""
        return [(k, sum((x.amount for x in self.flows if x.kind == k), ZERO)) for k in KINDS]


def forecast(who: Actor, today: date) -> list[Week]:
    """Eight weeks from the Monday of this one; nothing later is looked at."""
    first = today - timedelta(days=today.weekday())
    weeks = [Week(first + timedelta(days=7 * n)) for n in range(WEEKS)]
    last = weeks[-1].last
    for flow in flows(who, today, last):
        n = max((flow.day - first).days // 7, 0)
        weeks[n].flows.append(flow)
    money = liquid(who)
    for week in weeks:
        week.before = money
        money = week.after
        week.flows.sort(key=lambda x: (x.day, -abs(x.amount)))
    return weeks


def liquid(who: Actor) -> Decimal:
    """Cash and bank by the books, in yuan; restricted money is not counted."""
    accounts = set(RoleAccount.objects.filter(store_id=who.store_id, role__in=("cash", "bank", "wallet_transit")).values_list("account_id", flat=True))  # fmt: skip
    accounts |= set(BankAccount.objects.filter(store_id=who.store_id, active=True).values_list("account_id", flat=True))
    found = AccountBalance.objects.filter(account_id__in=accounts).aggregate(debit=Sum("debit"), credit=Sum("credit"))
    return (found["debit"] or ZERO) - (found["credit"] or ZERO)


def flows(who: Actor, today: date, last: date) -> Iterator[Flow]:
    """Every sum that is known until ``last``."""
    for bill in rows(Bill, who).filter(state__in=("waiting", "on_account")).select_related("customer"):
        day = max(bill.due or today, today)
        if bill.rest and day <= last:
            yield Flow("customers", day, bill.rest, f"{bill.number} {bill.customer.name}", f"/billing/bills/{bill.pk}/")
    for payable in rows(Payable, who).filter(state="open", due__lte=last).select_related("supplier"):
        if payable.rest:
            yield Flow("suppliers", max(payable.due, today), -payable.rest, f"{payable.paper_number} {payable.supplier.name}", f"/billing/payables/{payable.pk}/")  # fmt: skip
    yield from _orders(who, today, last)
    for payment in rows(Payment, who).filter(state="approved").exclude(kind__in=("payables", "vehicles")):
        if payment.due <= last:
            yield Flow("requests", max(payment.due, today), -payment.amount, f"{payment} {payment.purpose}", f"/finance/payments/{payment.pk}/")  # fmt: skip
    for claim in rows(Claim, who).filter(state="approved"):
        yield Flow("claims", today, -claim.amount, f"{claim} {claim.purpose}", f"/finance/claims/{claim.pk}/")
    yield from _wages(who, today, last)
    yield from _taxes(who, today, last)


def _orders(who: Actor, today: date, last: date) -> Iterator[Flow]:
    """What is on order and will be owed: paid the supplier's days after it is due to come."""
    lines = rows(OrderLine, who).filter(order__state__in=("reviewed", "sent", "partial"), received__lt=F("quantity"))
    sums: dict[int, tuple[Any, Decimal]] = {}
    for line in lines.select_related("order__supplier"):
        amount = line_amount(line.outstanding, line.price_ex)
        inc = amount + round_half_up(amount * line.tax_rate)
        order, so_far = sums.get(line.order_id, (line.order, ZERO))
        sums[line.order_id] = (order, so_far + inc)
    for order, amount in sums.values():
        comes = max(order.required_on or today + timedelta(days=order.supplier.lead_days or 0), today)
        day = comes + timedelta(days=order.supplier.payment_days)
        if day <= last:
            yield Flow("orders", day, -amount, f"{order} {order.supplier.name}", f"/purchasing/orders/{order.pk}/")


def _wages(who: Actor, today: date, last: date) -> Iterator[Flow]:
    paid = Line.objects.filter(
        store_id=who.store_id, voucher__event="wages_paid", voucher__state="posted", account__code__startswith="2211", voucher__date__gte=today - timedelta(days=92)
    )  # fmt: skip
    total = paid.aggregate(sum=Sum("debit"))["sum"] or ZERO
    if not total:
        return
    for day in _days(today, last, PAY_DAY):
        yield Flow(
            "wages",
            day,
            -round_half_up(total / 3),
            str(_("Mean of the last three months")),
            "/finance/vouchers/?event=wages_paid",
        )


def _taxes(who: Actor, today: date, last: date) -> Iterator[Flow]:
    due = vat_return(who, today.replace(day=1)).payable
    later = next(iter(_days((today.replace(day=28) + timedelta(days=4)).replace(day=1), last, TAX_DAY)), None)
    if due > 0 and later:
        yield Flow("taxes", later, -due, str(_("VAT of the running month")), "/finance/vat/")


def _days(since: date, until: date, of_month: int) -> Iterator[date]:
    day = since.replace(day=of_month)
    if day < since:
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=of_month)
    while day <= until:
        yield day
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=of_month)
