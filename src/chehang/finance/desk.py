"""What waits for finance, and its figures."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Figure, Waiting, figures, waits
from chehang.ledger.models import Reopening, Voucher
from chehang.ledger.queries import balance_of_role
from chehang.stock.queries import stock_value

FINANCE = {"accountant", "finance_manager"}


@waits
def reviews(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Vouchers of others that nobody has reviewed yet, as one line."""
    if actor.may("finance.review_vouchers") and actor.may("finance.open_review_desk"):
        found = Voucher.objects.filter(store_id=actor.store_id, reviewer_id=None, state__in=("posted", "draft"))
        sums = found.exclude(maker_id=actor.employee_id).aggregate(n=Count("id"), oldest=Min("made_at"))
        if sums["n"]:
            yield Waiting(_("Vouchers to review"), sums["oldest"], "/finance/review/", _("Review"), count=sums["n"])


@waits
def returned(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My own vouchers that came back."""
    if actor.may("finance.edit_voucher"):
        mine = Voucher.objects.filter(store_id=actor.store_id, state="returned", maker_id=actor.employee_id)
        for voucher in mine.order_by("id")[:10]:
            yield Waiting(
                voucher.summary, voucher.made_at, f"/finance/vouchers/{voucher.pk}/", _("Correct"), urgent=True
            )


@waits
def reopenings(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Months that a colleague wants to reopen."""
    if actor.may("finance.approve_reopen"):
        asked = Reopening.objects.filter(store_id=actor.store_id, approved_by_id=None).select_related("period")
        for request in asked.exclude(requested_by_id=actor.employee_id).order_by("id")[:10]:
            title = _("Reopen %(month)s: %(reason)s")
            words = str(title) % {"month": request.period, "reason": request.reason}
            yield Waiting(words, request.requested_at, f"/finance/reopenings/{request.pk}/", _("Decide"), urgent=True)


@figures
def values(actor: Actor, clock: Clock) -> Iterator[Figure]:
    """Stock value, customers' debts, cash: each opens to its rows."""
    if actor.posts & FINANCE and actor.may("finance.open_account_ledger"):
        yield Figure(_("Stock value without VAT"), stock_value(actor), "money", "/stock/values/")
        ledger = "/finance/trial_balance/"
        yield Figure(_("Customers owe"), balance_of_role(actor, "receivable_customer"), "money", ledger)
        yield Figure(_("Cash in the till"), balance_of_role(actor, "cash"), "money", ledger)
