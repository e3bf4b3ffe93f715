"""What is out of the ordinary in a month: overrides, late entries, round sums, work at odd hours, reversals, reopened months, refused attempts."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access
from chehang.core.calendar import calendar_of
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.models import Journal
from chehang.core.operation import operations
from chehang.ledger.models import Period, Reopening, Voucher
from chehang.ledger.rules import MANUAL_EVENTS

from ..spending.models import Claim, Payment

LATE = 5  # days between the date of a voucher by hand and the day it was made
ROUND = Decimal(1000)
DEAR = Decimal(10_000)
EARLY, LATE_HOUR = time(7), time(21)
MOST = 200  # of a kind
KINDS = {
    "override": gettext_lazy("Done in spite of a doubt"),
    "late": gettext_lazy("Entered late by hand"),
    "round": gettext_lazy("Round sum by hand"),
    "hours": gettext_lazy("By hand outside working hours"),
    "reversal": gettext_lazy("Reversed"),
    "reopened": gettext_lazy("Month reopened"),
    "over_budget": gettext_lazy("Paid over budget"),
    "attempt": gettext_lazy("Tried without the right"),
}


@dataclass(frozen=True)
class Exceptional:
    """One exception in words, and where it opens."""

    kind: str
    text: str
    who: str
    at: str
    url: str = ""

    @property
    def title(self) -> Any:
        return KINDS[self.kind]


def exceptions(who: Actor | Context, period: Period) -> list[Exceptional]:
    """All of a month, kind by kind."""
    return [*_journal(who, period), *_by_hand(who, period), *_reversed(who, period), *_reopened(who, period), *_over(who, period)]  # fmt: skip


def as_rows(found: list[Exceptional]) -> list[dict[str, str]]:
    """As they are kept."""
    return [asdict(x) for x in found]


def _moment(day: Any, last: bool = False) -> datetime:
    return datetime.combine(day + timedelta(days=int(last)), time(0), STORE_TIME)


def _journal(who: Actor | Context, period: Period) -> Iterator[Exceptional]:
    since, until = _moment(period.first_day), _moment(period.last_day, last=True)
    rows = Journal.objects.filter(store_id=who.store_id, at__gte=since, at__lt=until)
    named = operations()
    for row in rows.filter(outcome="done").exclude(confirmed="").order_by("id")[:MOST]:
        title = named[row.operation].title if row.operation in named else row.operation
        yield Exceptional("override", str(title), row.actor_name, _at(row.at))
    for row in rows.filter(outcome="refused", code="not_allowed").order_by("id")[:MOST]:
        title = named[row.operation].title if row.operation in named else row.operation
        yield Exceptional("attempt", str(title), row.actor_name, _at(row.at))


def _by_hand(who: Actor | Context, period: Period) -> Iterator[Exceptional]:
    days = calendar_of(who)
    made = access.rows(Voucher, who).filter(period=period, event__in=MANUAL_EVENTS, state="posted")
    for v in made.order_by("id")[: MOST * 5]:
        words, url = f"{v} {v.summary} {v.total:,.2f}", f"/finance/vouchers/{v.pk}/"
        local = localtime(v.made_at, STORE_TIME)
        if (local.date() - v.date).days > LATE:
            yield Exceptional("late", words, v.maker_name, _at(v.made_at), url)
        if v.total >= DEAR and v.total % ROUND == 0:
            yield Exceptional("round", words, v.maker_name, _at(v.made_at), url)
        if not EARLY <= local.time() < LATE_HOUR or not days.is_working_day(local.date()):
            yield Exceptional("hours", words, v.maker_name, _at(v.made_at), url)


def _reversed(who: Actor | Context, period: Period) -> Iterator[Exceptional]:
    made = access.rows(Voucher, who).filter(period=period, state="posted", reverses__isnull=False)
    for v in made.order_by("id")[:MOST]:
        yield Exceptional("reversal", f"{v} {v.summary} {v.total:,.2f}", v.maker_name, _at(v.made_at), f"/finance/vouchers/{v.pk}/")  # fmt: skip


def _reopened(who: Actor | Context, period: Period) -> Iterator[Exceptional]:
    asked = access.rows(Reopening, who).filter(
        approved_at__gte=_moment(period.first_day), approved_at__lt=_moment(period.last_day, last=True)
    )
    for r in asked.select_related("period").order_by("id"):
        names = f"{r.requested_by_name}、{r.approved_by_name}"
        yield Exceptional(
            "reopened", f"{r.period} {r.reason}", names, _at(r.requested_at), f"/finance/reopenings/{r.pk}/"
        )


def _over(who: Actor | Context, period: Period) -> Iterator[Exceptional]:
    span = {"paid_on__gte": period.first_day, "paid_on__lte": period.last_day, "over_budget": True}
    for c in access.rows(Claim, who).filter(**span).select_related("claimant").order_by("id")[:MOST]:
        yield Exceptional("over_budget", f"{c} {c.purpose} {c.amount:,.2f}", c.claimant.name, str(c.paid_on), f"/finance/claims/{c.pk}/")  # fmt: skip
    for p in access.rows(Payment, who).filter(**span).annotate(by=F("author__name")).order_by("id")[:MOST]:
        yield Exceptional(
            "over_budget", f"{p} {p.purpose} {p.amount:,.2f}", p.by, str(p.paid_on), f"/finance/payments/{p.pk}/"
        )


def _at(moment: datetime) -> str:
    return f"{localtime(moment, STORE_TIME):%Y-%m-%d %H:%M}"


def summary(found: list[Exceptional]) -> str:
    """How many of each kind, in words."""
    counts = {kind: sum(1 for x in found if x.kind == kind) for kind in KINDS}
    return "、".join(f"{KINDS[k]} {n}" for k, n in counts.items() if n) or str(_("nothing"))
