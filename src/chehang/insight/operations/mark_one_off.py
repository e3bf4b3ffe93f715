"""Mark a row of a measure as a one-off."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.measures import Ratio, Span
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Reason
from chehang.insight.why.marking import marked_of
from chehang.insight.why.models import OneOff
from chehang.work.heads import MANAGERS

from .set_target import Name, known_measure


class MarkOneOff(Command):
    """The measure, the row of it, whether it happened once (no takes the mark back), and why."""

    measure: Annotated[Name, Field(title="Measure")]
    row: Annotated[int, Field(gt=0, lt=2**63, title="Row")]
    once: Annotated[bool, Field(title="Happened once")] = True
    reason: Reason


@operation("insight.mark_one_off", title=_("Mark as a one-off"), posts=MANAGERS)
def mark_one_off(cmd: MarkOneOff, ctx: Context) -> Done:
    """From now on it is told apart when somebody asks why the measure changed; the measure itself stays as it is.

    Refused for a measure without rows of its own or one that is a share, for who may not see it, and where that is said already.
    """
    measure = known_measure(cmd.measure)
    if not ctx.actor.may(measure.permission):
        raise NotAllowed("not_allowed", _("Your post does not see this measure."))
    if measure.rows is None or isinstance(measure.value, Ratio):
        raise Refused(
            "one_off.no_sum",
            _("%(measure)s is no sum of rows. Mark the row of a measure it is made from."),
            field="measure",
            measure=measure.title,
        )
    model = measure.rows_for(ctx, Span.of("month", ctx.today)).model
    thing = rows(model, ctx.actor).filter(pk=cmd.row).first()
    if thing is None:
        raise NotFound("not_found", _("There is no such row."))
    if (thing.pk in marked_of(ctx, measure)) == cmd.once:
        raise Refused("one_off.same", _("That is said of this row already. Nothing was changed."), field="once")
    made = OneOff.objects.create(
        store_id=ctx.store_id,
        measure=measure.name,
        object_id=thing.pk,
        thing=str(thing)[:200],
        once=cmd.once,
        reason=cmd.reason,
        employee_id=ctx.actor.employee_id,
        at=ctx.now,
    )
    ctx.changed(made, None, {"measure": measure.name, "row": thing.pk, "once": cmd.once, "reason": cmd.reason})
    return Done(id=made.pk)
