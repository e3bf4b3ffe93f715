"""A visitor does not come."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Reason,
    Ref,
)
from chehang.office.models import Visit
from chehang.office.states import VISIT


class CancelVisit(Command):
    """The visit, and why."""

    visit: Annotated[Id, Ref("office.Visit"), Field(title="Visit of a guest")]
    reason: Reason


@operation("office.cancel_visit", title=_("Call the visit off"), posts=("*",))
def cancel_visit(cmd: CancelVisit, ctx: Context) -> Done:
    """As long as nobody has come."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    VISIT.advance(ctx, visit, "cancel", reason=cmd.reason)
    return Done(id=visit.pk, number=visit.number)
