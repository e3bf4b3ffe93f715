"""What waits at the cash desk."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Bill


@waits
def bills_waiting(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Bills that wait for the cashier, oldest first."""
    if actor.may("billing.take_payment"):
        rows = access.rows(Bill, actor).filter(state="waiting").select_related("customer").order_by("made_at")[:20]
        for bill in rows:
            title = f"{bill.source_number} {bill.customer.name} {bill.amount:,.2f}"
            yield Waiting(title, bill.made_at, f"/billing/cash/?bill={bill.pk}", _("Take a payment"))
