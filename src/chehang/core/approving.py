"""Decisions by a second person on the content of a document."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import documents
from .context import Context
from .errors import Refused
from .models import Approval


def decide(
    ctx: Context, obj: Any, decision: str, *, authors: Collection[int], amount: Decimal = Decimal(0), reason: str = ""
) -> Approval:
    """Write down that the actor ``approved`` or ``returned`` the present content of ``obj``.

    Refused when the actor (as a natural person) wrote the document or any of its lines.
    """
    document = documents.of(obj)
    if ctx.actor.employee_id in authors:
        raise Refused(
            "approval.own_work",
            _("You wrote this document yourself. Another person has to review it."),
        )
    return Approval.objects.create(
        store_id=ctx.store_id,
        document=document.name,
        object_id=obj.pk,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name,
        decision=decision,
        amount=int(amount * 100),
        reason=reason,
        digest=document.digest(obj),
    )


def approved(obj: Any) -> Approval | None:
    """The decision that stands for the present content: an edit voids it, a later return cancels it."""
    document = documents.of(obj)
    last = (
        Approval.objects.filter(document=document.name, object_id=obj.pk, digest=document.digest(obj))
        .order_by("-id")
        .first()
    )
    return last if last and last.decision == "approved" else None
