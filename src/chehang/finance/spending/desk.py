"""What waits for the cashier: approved claims and requests; for their authors: what came back."""

from collections.abc import Iterator

from django.db.models import Count, Min, Sum
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Claim, Payee, Payment


@waits
def to_pay(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Approved and not paid, as one line each."""
    if actor.may("finance.pay_claim"):
        sums = {"n": Count("id"), "oldest": Min("made_at")}
        claims = rows(Claim, actor).filter(state="approved").aggregate(**sums)
        payments = rows(Payment, actor).filter(state="approved").aggregate(**sums)
        for found, url, title in (
            (claims, "claims", _("Claims to pay")),
            (payments, "payments", _("Payments to make")),
        ):
            if found["n"]:
                yield Waiting(title, found["oldest"], f"/finance/{url}/?state=approved", _("Pay"), count=found["n"])


@waits
def payments_due(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Approved requests whose day has come."""
    if actor.may("finance.pay_payment"):
        late = (
            rows(Payment, actor)
            .filter(state="approved", due__lt=clock.today())
            .aggregate(n=Count("id"), sum=Sum("amount"))
        )
        if late["n"]:
            words = _("Payments past their day: %(sum)s") % {"sum": f"{late['sum']:,.2f}"}
            yield Waiting(words, None, "/finance/payments/?state=approved", _("Pay"), count=late["n"], urgent=True)


@waits
def payees_to_verify(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Accounts that a second person has to compare with the papers."""
    if actor.may("finance.verify_payee"):
        found = rows(Payee, actor).filter(verified_by=None).exclude(author_id=actor.employee_id)
        if n := found.count():
            yield Waiting(_("Accounts to verify"), None, "/finance/payees/", _("Verify"), count=n)
