"""Posted lines between two days, found without asking every line's voucher: whole months by their period, the rest by their day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from chehang.core.context import Actor, Context

from ..models import Line, Period, Voucher


@dataclass(frozen=True)
class Span:
    """The months of a span, oldest first: those that lie in it as a whole, and those that it cuts."""

    since: date
    until: date
    whole: tuple[int, ...]
    cut: tuple[int, ...]


def span_of(who: Actor | Context, since: date, until: date) -> Span:
    """The months of the store's books between two days."""
    months = Period.objects.filter(store_id=who.store_id, last_day__gte=since, first_day__lte=until)
    known = list(months.order_by("first_day").values_list("pk", "first_day", "last_day"))
    whole = tuple(pk for pk, first, last in known if since <= first and last <= until)
    return Span(since, until, whole, tuple(pk for pk, *_days in known if pk not in whole))


def posted_between(who: Actor | Context, span: Span) -> QuerySet[Line]:
    """Lines that are in the books and dated in the span."""
    inside = Q(period_id__in=span.whole)
    if span.cut:
        dated = Voucher.objects.filter(store_id=who.store_id, date__gte=span.since, date__lte=span.until)
        inside |= Q(period_id__in=span.cut, voucher_id__in=dated.values("pk"))
    # The months are the store's own; asking for the store once more would read every row beside the index.
    return Line.objects.filter(inside).exclude(voucher_id__in=unposted(who))


def unposted(who: Actor | Context) -> QuerySet[Voucher, Any]:
    """The few vouchers without a number: drafts, returned and discarded ones."""
    return Voucher.objects.filter(store_id=who.store_id, number__isnull=True).values("pk")
