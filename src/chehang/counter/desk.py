"""What waits at the counter."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Sale
from .special import desk as special

__all__ = ["drafts", "special"]


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
