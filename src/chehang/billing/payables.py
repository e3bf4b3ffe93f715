"""What the store owes its suppliers (应付账款): one payable for each of their papers, grown by what is booked of it, lowered by what is paid.

The vouchers are posted by whoever books the goods or pays; a payable is the open item behind the account.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.reading import papers
from chehang.core.sources import Source
from chehang.parties.models import Supplier

from .models import Payable, PayableLine
from .states import PAYABLE

ZERO = Decimal(0)


def owe(
    ctx: Context,
    supplier: Supplier,
    *,
    source: Source,
    paper_number: str,
    paper_date: date,
    text: str,
    ex: Decimal,
    tax: Decimal = ZERO,
    first: bool = False,
) -> Payable:
    """Owe a supplier ``ex`` + ``tax`` yuan more for a paper of his (less, when negative); due by his days to pay from the paper's date.

    ``first``: the caller knows that nothing of this paper was booked before.
    """
    mine = {"store_id": ctx.store_id, **source.key}
    payable = None if first else Payable.objects.select_for_update().filter(**mine).first()
    before = payable.amount if payable else ZERO
    if payable is None:
        payable = Payable.objects.create(
            **mine,
            supplier=supplier,
            paper_number=paper_number,
            paper_date=paper_date,
            due=paper_date + timedelta(days=supplier.payment_days),
            amount=ex + tax,
            made_at=ctx.now,
        )
    else:
        payable.amount += ex + tax
        Payable.objects.filter(pk=payable.pk).update(amount=payable.amount)
    PayableLine.objects.create(
        store_id=ctx.store_id,
        payable=payable,
        text=text[:100],
        amount_ex=ex,
        tax=tax,
        at=ctx.now,
        by_id=ctx.actor.employee_id,
        by_name=ctx.actor.name[:100],
    )
    ctx.changed(payable, {"amount": str(before)}, {"paper": paper_number, "amount": str(payable.amount)})
    if payable.state != "open" and payable.rest:
        PAYABLE.advance(ctx, payable, "grow")
    elif payable.state == "open" and payable.amount == 0 and payable.paid == 0:
        PAYABLE.advance(ctx, payable, "void")
    return payable


def settle(ctx: Context, payable: Payable, amount: Decimal) -> None:
    """Lower what is owed by a payment or an offset of ``amount`` yuan; the payable is locked by the caller. Refused for more than its rest."""
    if amount <= 0 or amount > payable.rest:
        raise Refused(
            "payable.rest",
            _("Only %(rest)s of %(number)s is still owed, not %(amount)s."),
            field="amount",
            rest=f"{payable.rest:,.2f}",
            number=payable.paper_number,
            amount=f"{amount:,.2f}",
        )
    payable.paid += amount
    if payable.rest == 0:
        PAYABLE.advance(ctx, payable, "settle", paid=payable.paid)
    else:
        Payable.objects.filter(pk=payable.pk).update(paid=payable.paid)
        ctx.changed(payable, None, {"paid": str(payable.paid)})


def ask_paper(ctx: Context, supplier: Supplier, number: str, *, source: Source, field: str) -> None:
    """Ask about a supplier's invoice whose number stands, however it is typed, on something else we owe him for: one invoice may
    be for two things, but hardly is one thing paid twice."""
    others = Payable.objects.filter(store_id=ctx.store_id, supplier=supplier)
    others = others.exclude(**source.key).order_by("-id")
    alike = papers.without_zeros(number)
    for paper, amount in others.values_list("paper_number", "amount")[:1000]:
        if papers.without_zeros(paper) == alike:
            ctx.doubt(
                "payable.paper_again",
                _(
                    "Invoice %(known)s of %(supplier)s over %(amount)s is entered already. Is this another thing on the same paper?"
                ),
                field=field,
                known=paper,
                supplier=supplier.name,
                amount=f"{amount:,.2f}",
            )
            return
