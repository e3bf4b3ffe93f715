"""Credit: what a customer owes, and whether more may be owed."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.parties.models import Customer

from .models import Bill

OVERDUE = timedelta(days=30)


def owed(store_id: int, customer_id: int) -> Decimal:
    """What a customer owes or is about to owe: the rests of bills on account."""
    rows = Bill.objects.filter(store_id=store_id, customer_id=customer_id, state="on_account")
    rest = F("amount") - F("paid") - F("credited")
    return rows.aggregate(s=Sum(rest, output_field=Bill._meta.get_field("amount")))["s"] or Decimal(0)


def check_credit(ctx: Context, customer: Customer, amount: Decimal) -> None:
    """Refuse credit beyond the limit, or to somebody overdue for more than 30 days. The customer's row is locked."""
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    open_rest = owed(ctx.store_id, customer.pk)
    if open_rest + amount > customer.credit_limit:
        raise Refused(
            "credit.exceeded",
            _(
                "Credit of %(name)s is not enough: limit %(limit)s, owed %(owed)s, this receivable %(amount)s."
                " Take a payment, or ask the finance manager for a higher limit."
            ),
            name=customer.name,
            limit=f"{customer.credit_limit:,.2f}",
            owed=f"{open_rest:,.2f}",
            amount=f"{amount:,.2f}",
        )
    late = Bill.objects.filter(
        store_id=ctx.store_id, customer=customer, state="on_account", due__lt=ctx.today - OVERDUE
    ).first()
    if late:
        raise Refused(
            "credit.overdue",
            _("%(name)s has not paid receivable %(number)s, due on %(due)s. Collect it first."),
            name=customer.name,
            number=late.number,
            due=late.due,
        )


def owed_by(customer_ids: Iterable[int]) -> dict[int, Decimal]:
    """What each of these customers owes on account, in one query; who owes nothing is left out."""
    rows = Bill.objects.filter(customer__in=list(customer_ids), state="on_account").values("customer")
    rest = F("amount") - F("paid") - F("credited")
    sums = rows.annotate(s=Sum(rest, output_field=Bill._meta.get_field("amount")))
    return {row["customer"]: row["s"] for row in sums}
