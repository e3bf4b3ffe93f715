"""Parts are not needed after all."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import (
    Command,
    Id,
    Reason,
    Ref,
)
from chehang.warehouse.services import cancel_issue

from ..issuing import DOCUMENT
from ..models import Requisition
from ..states import REQUISITION


class CancelRequisition(Command):
    """The requisition, and why."""

    requisition: Annotated[Id, Ref("workshop.Requisition"), Field(title="Parts requisition")]
    reason: Reason


@operation(
    "workshop.cancel_requisition",
    title=_("Cancel the requisition"),
    posts=("technician", "service_advisor", "dispatcher", "service_manager"),
)
def cancel_requisition(cmd: CancelRequisition, ctx: Context) -> Done:
    """Free the parts again. Refused once they are out: then the keeper takes them back."""
    made = access.get(Requisition, cmd.requisition, ctx, lock=True)
    asked = made.state != "late"
    REQUISITION.advance(ctx, made, "cancel", reason=cmd.reason)
    if asked:
        cancel_issue(ctx, Source(DOCUMENT, made.pk), reason=cmd.reason)
    return Done(id=made.pk, number=made.number)
