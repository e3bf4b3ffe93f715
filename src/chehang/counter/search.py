"""Sales orders in the search box."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import Sale


@provider("counter")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Sales by number."""
    if actor.may("counter.see_sales") and len(text) >= 3:
        for sale in rows(Sale, actor).filter(number__icontains=text).select_related("customer")[:10]:
            yield Hit(
                _("Sales order"),
                sale.number,
                f"{sale.customer.name} {sale.amount_inc:,.2f}",
                f"/counter/sales/{sale.pk}/",
            )
