"""What the plan is made from, read from the store's books."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min, Sum
from django.db.models.functions import TruncMonth

from chehang.catalogue.models import Interchange, Part, Supersession
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.counter.models import LostSale
from chehang.planning import demand as wanted
from chehang.purchasing.models import OrderLine
from chehang.purchasing.quota import OPEN
from chehang.stock.models import Balance, Entry
from chehang.stock.models.balances import OWN

# Sale, workshop, warranty, internal, fitted to a car — and what comes back of them. Samples and gifts do not recur.
ISSUES = ("201", "202", "211", "212", "221", "231", "241")
# Demand that stock would have met; a customer who found the price too high would not have bought anyway.
SHORT = ("no_stock", "late")
MONTHS = 48


@dataclass(frozen=True)
class Wanted:
    """Booked demand by part and month, and the first month each part was known in."""

    movements: list[wanted.Movement]
    since: dict[int, date]


def months_before(day: date, count: int) -> date:
    """The first day of the month ``count`` months before that of ``day``."""
    at = day.year * 12 + day.month - 1 - count
    return date(at // 12, at % 12 + 1, 1)


def read_demand(ctx: Context) -> Wanted:
    """Issues less returns and lost sales of the last ``MONTHS`` complete months."""
    first, end = months_before(ctx.today, MONTHS), ctx.today.replace(day=1)
    own = rows(Entry, ctx).filter(owner=OWN, business_date__lt=end)
    booked = _by_month(own.filter(movement__in=ISSUES, business_date__gte=first), "business_date")
    lost = _by_month(rows(LostSale, ctx).filter(reason__in=SHORT, date__gte=first, date__lt=end), "date")
    movements = [
        wanted.Movement(str(part), month, float(abs(q)), "issue" if q < 0 else "return") for part, month, q in booked
    ]
    movements += [wanted.Movement(str(part), month, float(q), "lost") for part, month, q in lost]
    since = dict(own.order_by().values_list("part_id").annotate(Min("business_date")))
    for part, month, _q in lost:
        since[part] = min(since.get(part, month), month)
    return Wanted(movements, since)


def _by_month(found: object, day: str) -> list[tuple[int, date, Decimal]]:
    grouped = found.order_by().annotate(month=TruncMonth(day)).values("part_id", "month")  # type: ignore[attr-defined]
    return list(grouped.annotate(n=Sum("quantity")).order_by("part_id", "month").values_list("part_id", "month", "n"))


def available(ctx: Context) -> dict[int, Decimal]:
    """Own goods of each part that nobody has reserved."""
    found = rows(Balance, ctx).filter(owner=OWN, on_hand__gt=0).values_list("part_id", "on_hand", "reserved")
    return _summed((part, on - held) for part, on, held in found)


def coming(ctx: Context) -> dict[int, Decimal]:
    """What reviewed and placed orders will still bring."""
    lines = rows(OrderLine, ctx).filter(order__state__in=OPEN).values_list("part_id", "quantity", "received")
    return _summed((part, ordered - came) for part, ordered, came in lines if ordered > came)


def lead_days(ctx: Context) -> dict[int, int]:
    """The lead time of the supplier each part was last ordered from."""
    lines = rows(OrderLine, ctx).filter(order__sent_at__isnull=False).order_by("id")
    return dict(lines.values_list("part_id", "order__supplier__lead_days"))


def replaced(on: date, known: set[int]) -> list[wanted.Supersession]:
    """Which numbers have given way on a day; of several replacement sets the first counts."""
    valid = Supersession.objects.filter(new__isnull=False, valid_from__lte=on, fits_backward=True, old_id__in=known)
    chosen: dict[int, int] = {}
    found = []
    for link in valid.exclude(valid_until__lt=on).order_by("old_id", "group_no", "new_id"):
        if chosen.setdefault(link.old_id, link.group_no) == link.group_no:
            found.append(wanted.Supersession(str(link.old_id), str(link.new_id), float(link.ratio)))
    return found


def interchangeable(on: date, known: set[int]) -> list[tuple[str, ...]]:
    """Groups of parts any of which will do, lowest id first."""
    pairs = Interchange.objects.filter(valid_from__lte=on).exclude(valid_until__lt=on).order_by("part_id", "other_id")
    head: dict[int, int] = {}

    def top(part: int) -> int:
        while head.get(part, part) != part:
            part = head[part]
        return part

    for pair in pairs:
        if pair.part_id in known and pair.other_id in known:
            low, high = sorted((top(pair.part_id), top(pair.other_id)))
            head[low], head[high] = low, low
    groups: dict[int, list[str]] = {}
    for part in sorted(head):
        groups.setdefault(top(part), []).append(str(part))
    return [tuple(group) for group in groups.values() if len(group) > 1]


def parts_of(ids: Iterable[int]) -> dict[int, Part]:
    """The parts by id."""
    return Part.objects.in_bulk(list(ids))


def _summed(found: Iterable[tuple[int, Decimal]]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = {}
    for part, quantity in found:
        sums[part] = sums.get(part, ZERO) + quantity
    return sums
