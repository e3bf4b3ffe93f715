"""Set a figure of law, tax or policy from a day on."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Parameter
from chehang.core.operation import Done, operation
from chehang.core.parameters import figure_named, figures_of, plain_value, shown
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Reason, RequiredText


class SetParameter(Command):
    """Which figure, its value as people write it (13 % or 0.13), from which day, and by which law or decision."""

    name: Annotated[RequiredText, Field(title="Figure")]
    value: Annotated[str, Field(max_length=200)]
    valid_from: StartDate
    source: Annotated[Reason, Field(max_length=300, title="By which law or decision")]


@operation("org.set_parameter", title=_("Set a figure"), posts=("finance_manager", "general_manager"))
def set_parameter(cmd: SetParameter, ctx: Context) -> Done:
    """Set a figure for this store; it counts from its day on and stands as unverified until another person verifies it.

    Refused for a value its unit does not allow, for what holds already, and for a day in the past on which a figure
    has held: acts of that day used it.
    """
    figure = figure_named(cmd.name)
    value = plain_value(figure, cmd.value)
    figures = figures_of(ctx)
    held = figures.row(cmd.name, cmd.valid_from)
    if cmd.valid_from < ctx.today and figures.row(cmd.name, ctx.today) is not None:
        raise Refused(
            "parameter.past",
            _("A figure held on these days already and was used. Set the new one from today on."),
            field="valid_from",
        )
    if held is not None and held.value == value:
        raise Refused(
            "parameter.same",
            _("This is what holds already: %(value)s since %(day)s."),
            field="value",
            value=shown(figure, value),
            day=held.valid_from,
        )
    version = max((r.version for r in figures.history(cmd.name) if r.valid_from == cmd.valid_from), default=0) + 1
    row = Parameter.objects.create(
        store_id=ctx.store_id,
        name=cmd.name,
        valid_from=cmd.valid_from,
        version=version,
        value=value,
        source=cmd.source,
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
        set_at=ctx.now,
    )
    before = {"value": held.value, "since": str(held.valid_from)} if held else None
    ctx.changed(row, before, {"name": cmd.name, "value": value, "valid_from": str(cmd.valid_from)})
    return Done(id=row.pk, value=value)
