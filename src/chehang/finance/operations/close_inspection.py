"""Close an inspection."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.inspection.models import Inspection
from chehang.finance.inspection.states import INSPECTION


class CloseInspection(Command):
    """The inspection and its result."""

    inspection: Annotated[Id, Ref("finance.Inspection"), Field(title="Official inspection")]
    conclusion: Annotated[Reason, Field(title="Conclusion")]


@operation("finance.close_inspection", title=_("Close the inspection"), posts=("finance_manager",))
def close_inspection(cmd: CloseInspection, ctx: Context) -> Done:
    """The auditor no longer reads the books. Refused while a request is not answered."""
    row = access.get(Inspection, cmd.inspection, ctx, lock=True)
    waiting = row.requests.filter(given_on=None).count()
    if waiting:
        raise Refused("inspection.waiting", _("%(count)s requests are not answered yet."), count=waiting)
    INSPECTION.advance(ctx, row, "close", closed_on=ctx.today, conclusion=cmd.conclusion)
    return Done(id=row.pk, number=row.number)
