"""A contract was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens

from .models import Contract
from .states import CONTRACT

DOCUMENT = "work.contract"


@listens(Approved, of=DOCUMENT)
def contract_approved(event: Approved, ctx: Context) -> None:
    """It may be signed."""
    contract: Contract = event.obj
    CONTRACT.advance(ctx, contract, "approve", reason=event.decision.reason, approved_by_id=ctx.actor.employee_id)
    ctx.tell(
        _("Contract %(number)s is approved: sign it and attach the scan"),
        employee_id=contract.owner_id,
        link=f"/work/contracts/{contract.pk}/",
        number=contract.number,
    )


@listens(Returned, of=DOCUMENT)
def contract_returned(event: Returned, ctx: Context) -> None:
    """A draft again, with the reason. Refused once it is approved: what may be signed is not called back."""
    contract: Contract = event.obj
    CONTRACT.advance(ctx, contract, "return", reason=event.decision.reason)
    ctx.tell(
        _("Contract %(number)s came back: %(reason)s"),
        employee_id=contract.owner_id,
        link=f"/work/contracts/{contract.pk}/",
        number=contract.number,
        reason=event.decision.reason[:100],
    )


@listens(Withdrawn, of=DOCUMENT)
def contract_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Its owner took it back: a draft again."""
    CONTRACT.advance(ctx, event.obj, "return", reason=event.reason)
