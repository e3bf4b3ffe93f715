"""Ask for somebody to come into the warehouse."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, RequiredText, ShortText
from chehang.warehouse.models import Visit


class RequestVisit(Command):
    """Who, from where, and what for."""

    visitor: Annotated[RequiredText, Field(max_length=60, title="Visitor"), Personal()]
    unit: Annotated[ShortText, Field(max_length=60, title="Company")] = ""
    id_last: Annotated[str, Field(pattern=r"^(\d{3}[\dX])?$", title="Last four of the identity card"), Personal()] = ""
    purpose: Annotated[RequiredText, Field(title="Purpose")]


@operation("warehouse.request_visit", title=_("Ask for entry"), posts=("keeper", "parts_manager", "parts_sales"))
def request_visit(cmd: RequestVisit, ctx: Context) -> Done:
    """Write a visitor down; the parts manager decides. Nobody comes in before (H11)."""
    visit = Visit.objects.create(
        store_id=ctx.store_id, asked_at=ctx.now, asked_by_id=ctx.actor.employee_id, **cmd.model_dump()
    )
    ctx.changed(visit, None, {"purpose": cmd.purpose})
    ctx.tell(
        _("A visitor wants to enter the warehouse: %(purpose)s"),
        post="parts_manager",
        link=f"/warehouse/visits/{visit.pk}/",
        purpose=cmd.purpose,
    )
    return Done(id=visit.pk)
