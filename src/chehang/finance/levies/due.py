"""The tax calendar: what is filed and paid by which day of a month, how much it is, and what of it has been paid.

Monthly and quarterly taxes by the 15th of the month after (增值税法 art. 30, 企业所得税法 art. 54, 印花税法 art. 16, 个人所得税法 art. 14); the year's income tax
by the end of May. A last day that is no working day moves to the next one, and three or more public holidays on end within the days of
filing put it off by as many days (税收征收管理法实施细则 art. 109). The tax office's own notice goes before.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import calendar_of, state_days
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.ledger.models import Line, Period, RoleAccount, Voucher

FILED_BY = 15
IN_A_ROW = 3
MONTHLY = (
    ("unpaid_vat", _("VAT"), "vat", "vat_turned"),
    ("city_tax", _("City construction tax"), "city", "surtaxes"),
    ("education", _("Education surcharge"), "education", "surtaxes"),
    ("local_education", _("Local education surcharge"), "local_education", "surtaxes"),
    ("personal_tax", _("Individual income tax"), "personal", ""),
)
QUARTERLY = (
    ("income_tax", _("Corporate income tax"), "income", "income_tax"),
    ("stamp_duty", _("Stamp duty"), "stamp", "surtaxes"),
)


@dataclass(frozen=True)
class Due:
    """A tax of a span that is due on a day. ``state`` is unbooked, open, late, paid or nothing; ``against`` is the line of a payment request."""

    title: Any
    of: str
    day: date
    account_id: int
    owed: Decimal
    paid: Decimal
    state: str
    against: str
    url: str

    @property
    def rest(self) -> Decimal:
        return max(self.owed - self.paid, ZERO)


def filing_day(who: Actor | Context, month: date, day: int = FILED_BY) -> date:
    """The last day of filing in a month, put off by holidays."""
    calendar, first = calendar_of(who), month.replace(day=1)
    last, run, off = first.replace(day=day), 0, 0
    for n in range(day + 1):
        known = state_days().get(first + timedelta(days=n)) if n < day else None
        if known is not None and known.off:
            run += 1
        else:
            off, run = off + (run if run >= IN_A_ROW else 0), 0
    last += timedelta(days=off)
    while not calendar.is_working_day(last):
        last += timedelta(days=1)
    return last


def calendar_month(who: Actor | Context, month: date, today: date) -> list[Due]:
    """What is due in a month: taxes of the month before it, after a quarter those of the quarter, in May the income tax of the year before."""
    first = month.replace(day=1)
    before = first - timedelta(days=1)
    period = Period.objects.filter(store_id=who.store_id, first_day=before.replace(day=1)).first()
    taxes = [(*x, f"{before:%Y-%m}", "/finance/vat/" if x[0] == "unpaid_vat" else "") for x in MONTHLY]
    if before.month % 3 == 0:
        taxes += [(*x, f"{before.year} Q{before.month // 3}", "") for x in QUARTERLY]
    accounts = dict(RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account_id"))
    wanted = [accounts[role] for role, *_rest in taxes if role in accounts]
    lines = Line.objects.filter(store_id=who.store_id, account_id__in=wanted, voucher__state="posted").order_by()
    before_it, in_it = Q(voucher__date__lt=first), Q(voucher__date__gte=first, voucher__date__lt=_after(first))
    rows = lines.values("account_id").annotate(
        credit_then=Sum("credit", filter=before_it),
        debit_then=Sum("debit", filter=before_it),
        paid_now=Sum("debit", filter=in_it & Q(voucher__event="taxes_paid")),
    )
    sums = {r["account_id"]: [r[n] or ZERO for n in ("credit_then", "debit_then", "paid_now")] for r in rows}
    booked = set(Voucher.objects.filter(period=period, state="posted", event__in=("vat_turned", "surtaxes", "income_tax")).values_list("event", "document")) if period else set()  # fmt: skip
    close = f"/finance/periods/{period.pk}/" if period else ""
    day, found = filing_day(who, first), []
    for role, title, against, event, of, url in taxes:
        if role not in accounts:
            continue
        credit, debit, paid = sums.get(accounts[role], (ZERO, ZERO, ZERO))
        owed = max(credit - debit, ZERO)
        place = "finance.stamp_duty" if role == "stamp_duty" else "ledger.period"
        known = not event or (event, place) in booked
        state = _state(owed, paid, known, day, today)
        found.append(Due(title, of, day, accounts[role], owed, paid, state, against, url or close))
    if first.month == 5 and "income_tax" in accounts:
        last = date(first.year, 5, 31)
        while not calendar_of(who).is_working_day(last):
            last += timedelta(days=1)
        found.append(Due(_("Income tax of the year, settled"), str(first.year - 1), last, accounts["income_tax"], ZERO, ZERO, "year", "income", "/finance/tax_notes/"))  # fmt: skip
    return found


def _after(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _state(owed: Decimal, paid: Decimal, known: bool, day: date, today: date) -> str:
    if not known and not owed:
        return "unbooked"
    if owed <= paid:
        return "paid" if paid else "nothing"
    return "late" if today > day else "open"
