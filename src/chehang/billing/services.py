"""What billing offers: asking for money, credit, charging, cancelling."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.ledger.services import Leg, post
from chehang.parties.models import Customer

from .models import Bill
from .states import BILL

OVERDUE = timedelta(days=30)


def ask(ctx: Context, customer: Customer, *, document: str, object_id: int, source_number: str, amount: Decimal) -> Bill:
    """Ask a customer for money; the bill waits at the cash desk."""
    bill = Bill.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "ZD"),
        customer=customer,
        document=document,
        object_id=object_id,
        source_number=source_number,
        amount=amount,
        made_at=ctx.now,
    )
    ctx.changed(bill, None, {"number": bill.number, "amount": str(amount), "for": source_number})
    return bill


def bill_of(ctx: Context, document: str, object_id: int) -> Bill | None:
    """The bill of a document, locked."""
    rows = Bill.objects.filter(store_id=ctx.store_id, document=document, object_id=object_id)
    return rows.select_for_update(of=("self",)).select_related("customer").first()


def owed(store_id: int, customer_id: int) -> Decimal:
    """What a customer owes or is about to owe: the rests of bills on account."""
    rows = Bill.objects.filter(store_id=store_id, customer_id=customer_id, state="on_account")
    return rows.aggregate(s=Sum(F("amount") - F("paid"), output_field=Bill._meta.get_field("amount")))["s"] or Decimal(0)


def check_credit(ctx: Context, customer: Customer, amount: Decimal) -> None:
    """Refuse credit beyond the limit, or to somebody overdue for more than 30 days. The customer's row is locked."""
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    open_rest = owed(ctx.store_id, customer.pk)
    if open_rest + amount > customer.credit_limit:
        raise Refused(
            "credit.exceeded",
            _(
                "Credit of %(name)s is not enough: limit %(limit)s, owed %(owed)s, this bill %(amount)s."
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
            _("%(name)s has not paid bill %(number)s, due on %(due)s. Collect it first."),
            name=customer.name,
            number=late.number,
            due=late.due,
        )


def charge(ctx: Context, *, document: str, object_id: int, ex: Decimal, tax: Decimal) -> None:
    """Post the revenue of a bill when its goods are out (P7): receivable against revenue and output VAT.

    The due day counts from today. Refused when the parts do not add up to the bill.
    """
    bill = bill_of(ctx, document, object_id)
    if bill is None or bill.amount != ex + tax:
        raise Refused("bill.amount", _("Revenue and tax do not add up to the bill."))
    partner = ("customer", bill.customer_id)
    post(
        ctx,
        "sale",
        document=document,
        object_id=object_id,
        legs=[Leg("receivable", bill.amount, partner), Leg("revenue", ex, partner), Leg("output_vat", tax)],
        summary=bill.source_number,
    )
    due = ctx.today + timedelta(days=bill.customer.payment_days)
    Bill.objects.filter(pk=bill.pk).update(charged_on=ctx.today, due=due)
    ctx.changed(bill, None, {"charged": str(bill.amount), "ex": str(ex), "tax": str(tax)})


def cancel(ctx: Context, document: str, object_id: int) -> None:
    """Cancel a bill whose goods have not left; what was paid waits to be given back."""
    bill = bill_of(ctx, document, object_id)
    if bill is not None and bill.state != "cancelled":
        if bill.charged_on:
            raise Refused("bill.charged", _("Bill %(number)s is in the books already."), number=bill.number)
        BILL.advance(ctx, bill, "cancel")
        if bill.paid:
            ctx.tell(
                _("Give back %(amount)s for cancelled bill %(number)s."),
                post="cashier",
                link=f"/billing/bills/{bill.pk}/",
                amount=f"{bill.paid:,.2f}",
                number=bill.number,
            )


def open_bills(store_id: int, on: date) -> Q:
    """The condition of bills that are in the books and not paid on a day (ageing)."""
    return Q(store_id=store_id, charged_on__lte=on) & ~Q(paid=F("amount"))
