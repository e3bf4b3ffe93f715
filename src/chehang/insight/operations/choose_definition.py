"""Choose which definition of a measure holds."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures.definitions import definition_at
from chehang.core.models import MeasureChoice
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Reason

from .set_target import Name, known_measure


class ChooseDefinition(Command):
    """An empty ``variant`` is the measure's own definition."""

    measure: Name
    variant: Annotated[str, Field(max_length=40, title="Definition")] = ""
    valid_from: StartDate
    reason: Reason


@operation("insight.choose_definition", title=_("Choose the definition"), posts=("general_manager", "finance_manager"))
def choose_definition(cmd: ChooseDefinition, ctx: Context) -> Done:
    """From a day on the measure is counted by another of its definitions; the past is not counted anew.
    Refused for an unknown definition, a day that is past, and the one that holds already."""
    measure = known_measure(cmd.measure)
    if cmd.variant and cmd.variant not in {v.code for v in measure.variants}:
        raise Refused(
            "definition.unknown",
            _("%(measure)s has no definition %(variant)s. It has: %(known)s."),
            field="variant",
            measure=measure.title,
            variant=cmd.variant,
            known=", ".join(v.code for v in measure.variants) or "—",
        )
    if cmd.valid_from < ctx.today:
        raise Refused(
            "definition.past",
            _("The past is not counted anew. Choose today or a later day."),
            field="valid_from",
        )
    before = definition_at(measure, ctx, cmd.valid_from)
    if before == cmd.variant:
        raise Refused(
            "definition.same", _("This definition holds on that day already. Nothing was changed."), field="variant"
        )
    row = MeasureChoice.objects.create(
        store_id=ctx.store_id,
        measure=measure.name,
        variant=cmd.variant,
        valid_from=cmd.valid_from,
        reason=cmd.reason,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name,
        at=ctx.now,
    )
    ctx.changed(
        row,
        {"variant": before},
        {"measure": measure.name, "variant": cmd.variant, "valid_from": str(cmd.valid_from), "reason": cmd.reason},
    )
    return Done(id=row.pk)
