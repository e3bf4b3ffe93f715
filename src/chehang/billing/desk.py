"""What waits at the cash desk, and its figures."""

from collections.abc import Iterator

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Figure, Waiting, figures, waits

from .models import Bill, Receipt


@waits
def bills_waiting(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Bills that wait for the cashier, oldest first."""
    if actor.may("billing.take_payment"):
        rows = (
            Bill.objects.filter(store_id=actor.store_id, state="waiting")
            .select_related("customer")
            .order_by("made_at")[:20]
        )
        for bill in rows:
            title = f"{bill.source_number} {bill.customer.name} {bill.amount:,.2f}"
            yield Waiting(title, bill.made_at, f"/billing/cash/?bill={bill.pk}", _("Take a payment"))


@figures
def taken_today(actor: Actor, clock: Clock) -> Iterator[Figure]:
    """Money taken today."""
    if "cashier" in actor.posts or "finance_manager" in actor.posts:
        today = clock.today()
        rows = Receipt.objects.filter(store_id=actor.store_id, date=today)
        total = rows.aggregate(s=Sum("amount"))["s"] or 0
        yield Figure(_("Taken today"), total, "money", f"/billing/receipts/?date_from={today}&date_to={today}")
