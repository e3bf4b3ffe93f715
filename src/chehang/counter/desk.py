"""What waits at the counter, and its figures."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Figure, Waiting, figures, waits

from .models import Sale

SOLD = ("cleared", "out", "closed")


@waits
def drafts(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My sales that are not confirmed yet."""
    if actor.may("counter.confirm_sale"):
        rows = Sale.objects.filter(store_id=actor.store_id, state="draft", made_by_id=actor.employee_id).select_related(
            "customer"
        )
        for sale in rows.order_by("made_at")[:10]:
            yield Waiting(
                f"{sale} {sale.customer.name} {sale.amount_inc:,.2f}",
                sale.made_at,
                f"/counter/desk/?sale={sale.pk}",
                _("Confirm the sale"),
            )


@figures
def sold(actor: Actor, clock: Clock) -> Iterator[Figure]:
    """Sales today with the line of the last 14 days."""
    if not actor.may("counter.see_sales") or not actor.posts & {"parts_sales", "parts_manager", "general_manager"}:
        return
    today = clock.today()
    since = today - timedelta(days=13)
    rows = Sale.objects.filter(store_id=actor.store_id, state__in=SOLD, confirmed_at__date__gte=since)
    by_day = {r["confirmed_at__date"]: r["s"] for r in rows.values("confirmed_at__date").annotate(s=Sum("amount_inc"))}
    trend = [float(by_day.get(since + timedelta(days=n), 0)) for n in range(14)]
    yield Figure(
        _("Sold today"),
        by_day.get(today, 0) or 0,
        "money",
        f"/counter/sales/?confirmed_at_from={today}&confirmed_at_to={today}&state={','.join(SOLD)}",
        trend,
        _("last 14 days"),
    )
