"""Confirm a figure against its source."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.models import Parameter
from chehang.core.operation import Done, operation
from chehang.core.parameters import figure_named, figures_of
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Reason, RequiredText


class VerifyParameter(Command):
    """The figure, the day it holds from, the value that was read, and where it was read."""

    name: Annotated[RequiredText, Field(title="Figure")]
    valid_from: StartDate
    value: Annotated[str, Field(max_length=200)]
    source: Annotated[Reason, Field(max_length=300, title="Where you read it")]


@operation(
    "org.verify_parameter", title=_("Verify a figure"), posts=("accountant", "finance_manager", "general_manager")
)
def verify_parameter(cmd: VerifyParameter, ctx: Context) -> Done:
    """Say that a figure was read in its source and is right; the value stays what it was.

    Refused to whoever set it, when the value is no longer the one that was looked at, and twice.
    """
    figure_named(cmd.name)
    rows = [r for r in figures_of(ctx).history(cmd.name) if r.valid_from == cmd.valid_from]
    if not rows:
        raise NotFound("not_found", _("There is no such figure here."), field="valid_from")
    row = rows[0]
    if row.value != cmd.value:
        raise Refused("parameter.moved", _("The figure was changed meanwhile. Look at it again."), field="value")
    if row.verified:
        raise Refused("parameter.verified", _("This figure is verified already."), field="name")
    if row.set_by_id == ctx.actor.employee_id:
        raise Refused(
            "parameter.own", _("You set this figure yourself. Another person has to verify it."), field="name"
        )
    made = Parameter.objects.create(
        store_id=ctx.store_id,
        name=cmd.name,
        valid_from=cmd.valid_from,
        version=row.version + 1,
        value=row.value,
        source=cmd.source,
        set_by_id=row.set_by_id,
        set_by_name=row.set_by,
        set_at=row.set_at or ctx.now,
        verified_by_id=ctx.actor.employee_id,
        verified_by_name=ctx.actor.name,
    )
    ctx.changed(made, {"verified": False}, {"name": cmd.name, "value": row.value, "verified": True})
    return Done(id=made.pk)
