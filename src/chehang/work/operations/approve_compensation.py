"""Approve the compensation of a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.cases.handling import locked, require_other


class ApproveCompensation(Command):
    """The case."""

    case: Annotated[Id, Ref("work.CaseRecord")]


@operation(
    "work.approve_compensation",
    title=_("Approve the compensation"),
    posts=("general_manager", "customer_service_manager"),
)
def approve_compensation(cmd: ApproveCompensation, ctx: Context) -> Done:
    """Say yes to the amount. Refused for the owner, for who is not asked, where there is none, or it was approved."""
    case = locked(ctx, cmd.case)
    if case.state != "proposed" or not case.compensation or case.compensation_approved_by_id:
        raise Refused("case.no_compensation", _("There is no compensation that waits for approval."))
    require_other(ctx, case)
    approvals.approve(ctx, case)
    return Done(id=case.pk, number=case.number)
