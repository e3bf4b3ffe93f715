"""What car sales say somebody earned: commissions, each paid once (I48). Piece pay of the workshop comes by its event."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from chehang.carsales.models import Commission
from chehang.core.context import Context
from chehang.core.money import ZERO

from .models import PayInput, PayRun, PayTerms

COMMISSION = "carsales.commission"


def take_over(ctx: Context, month: date) -> None:
    """Bring into a month what is approved and not paid yet, for everybody who has pay terms."""
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    terms = PayTerms.objects.filter(store_id=ctx.store_id, since__lte=last, employee__file__isnull=False)
    paid = set(terms.values_list("employee_id", flat=True))
    _commissions(ctx, month, paid)


def _commissions(ctx: Context, month: date, paid: set[int]) -> None:
    taken = PayInput.objects.filter(store_id=ctx.store_id, document=COMMISSION).values("object_id")
    owed = Commission.objects.filter(store_id=ctx.store_id, state="approved", month__lte=month, consultant_id__in=paid)
    for row in owed.exclude(pk__in=taken).exclude(amount=0).order_by("id"):
        _add(ctx, month, row.consultant_id, f"{row.month:%Y-%m} 提成", row.amount, COMMISSION, row.pk, row.number)


def _add(
    ctx: Context, month: date, who: int, title: str, amount: Decimal, document: str, object_id: int, how: str
) -> None:
    made = PayInput.objects.create(
        store_id=ctx.store_id, employee_id=who, month=month, title=title, amount=amount, document=document, object_id=object_id, how=how,
    )  # fmt: skip
    ctx.changed(made, None, {"employee": who, "amount": str(amount)})


def commissions_in(run: PayRun) -> dict[int, Decimal]:
    """Employee → commissions in the payslips of a run, which stand in the books as owed already."""
    people = run.slips.values("employee_id")
    found = PayInput.objects.filter(store_id=run.store_id, month=run.month, document=COMMISSION, employee_id__in=people)
    return {who: amount or ZERO for who, amount in found.values_list("employee_id").annotate(s=Sum("amount"))}


def pay_month(ctx: Context, day: date) -> date:
    """The first of the month into whose pay something of a day goes: its own, or this one when that is closed."""
    month = day.replace(day=1)
    closed = PayRun.objects.filter(store_id=ctx.store_id).exclude(state="draft").order_by("-month").first()
    while closed is not None and month <= closed.month:
        month = (closed.month + timedelta(days=32)).replace(day=1)
    return month
