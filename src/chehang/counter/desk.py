"""What waits at the counter."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Quotation, Sale
from .needs import special_orders
from .special import desk as special

__all__ = ["drafts", "quotations", "special", "special_orders"]


@waits
def drafts(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My sales that are not confirmed yet."""
    if actor.may("counter.confirm_sale"):
        rows = access.rows(Sale, actor).filter(state="draft", made_by_id=actor.employee_id).select_related("customer")
        for sale in rows.order_by("made_at")[:10]:
            yield Waiting(
                f"{sale} {sale.customer.name} {sale.amount_inc:,.2f}",
                sale.made_at,
                f"/counter/desk/?sale={sale.pk}",
                _("Confirm the sale"),
            )


@waits
def quotations(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My quotations that end tomorrow: the customer is asked once more."""
    if actor.may("counter.accept_quotation"):
        ends = access.rows(Quotation, actor).filter(
            state="given",
            made_by_id=actor.employee_id,
            valid_until__lte=clock.today() + timedelta(days=1),
        )
        for made in ends.select_related("customer").order_by("valid_until")[:5]:
            title = text("%(number)s of %(customer)s ends on %(day)s") % {
                "number": made.number, "customer": made.customer.name, "day": made.valid_until,
            }  # fmt: skip
            yield Waiting(title, made.made_at, f"/counter/quotations/{made.pk}/", _("Ask the customer"))
