"""Review a bank reconciliation."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import Reconciliation


class ReviewReconciliation(Command):
    """The reconciliation that was found right."""

    reconciliation: Annotated[Id, Ref("finance.Reconciliation")]


@operation("finance.review_reconciliation", title=_("Review the reconciliation"), posts=("finance_manager",))
def review_reconciliation(cmd: ReviewReconciliation, ctx: Context) -> Done:
    """Sign it as a second person. Refused for one's own and for a signed one."""
    row = access.get(Reconciliation, cmd.reconciliation, ctx, lock=True)
    if row.reviewed_by_id is not None:
        raise Conflict("reconciliation.reviewed", _("This reconciliation has been reviewed already."))
    if row.made_by_id == ctx.actor.employee_id:
        raise Refused("reconciliation.own", _("You made this reconciliation. Another person has to review it."))
    row.reviewed_by_id, row.reviewed_at = ctx.actor.employee_id, ctx.now
    row.save(update_fields=["reviewed_by_id", "reviewed_at"])
    ctx.changed(row, None, {"reviewed_by": ctx.actor.name})
    return Done(id=row.pk, number=row.number)
