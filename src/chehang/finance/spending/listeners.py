"""What claims and payment requests do when they were decided on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens

from .states import CLAIM, PAYMENT

LINKS = {"finance.claim": "/finance/claims/{}/", "finance.payment": "/finance/payments/{}/"}
MACHINES = {"finance.claim": CLAIM, "finance.payment": PAYMENT}


def _author(obj: Any) -> int:
    return int(getattr(obj, "claimant_id", 0) or obj.author_id)


def _granted(event: Approved, ctx: Context) -> None:
    obj, kind = event.obj, event.decision.document
    MACHINES[kind].advance(ctx, obj, "approve", reason=event.decision.reason, approval_id=event.decision.pk)
    ctx.tell(
        _("%(number)s is approved: please pay %(amount)s"),
        post="cashier",
        link=LINKS[kind].format(obj.pk),
        number=obj.number,
        amount=f"{getattr(obj, 'to_pay', obj.amount):,.2f}",
    )


def _returned(event: Returned, ctx: Context) -> None:
    obj, kind, reason = event.obj, event.decision.document, event.decision.reason
    MACHINES[kind].advance(ctx, obj, "return", reason=reason, approval_id=None)
    ctx.tell(
        _("%(number)s was returned: %(reason)s"),
        employee_id=_author(obj),
        link=LINKS[kind].format(obj.pk),
        number=obj.number,
        reason=reason[:200],
    )


@listens(Approved, of="finance.claim")
def claim_granted(event: Approved, ctx: Context) -> None:
    """The cashier may pay it."""
    _granted(event, ctx)


@listens(Approved, of="finance.payment")
def payment_granted(event: Approved, ctx: Context) -> None:
    """The cashier may pay it."""
    _granted(event, ctx)


@listens(Returned, of="finance.claim")
def claim_returned(event: Returned, ctx: Context) -> None:
    """A draft again, with the reason."""
    _returned(event, ctx)


@listens(Returned, of="finance.payment")
def payment_returned(event: Returned, ctx: Context) -> None:
    """A draft again, with the reason."""
    _returned(event, ctx)


@listens(Withdrawn, of="finance.claim")
def claim_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """The claimant took it back."""
    CLAIM.advance(ctx, event.obj, "return", reason=event.reason)


@listens(Withdrawn, of="finance.payment")
def payment_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Its author took it back."""
    PAYMENT.advance(ctx, event.obj, "return", reason=event.reason)
