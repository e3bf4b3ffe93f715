"""Order a measure of a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.work.cases.handling import locked, note, require_owner
from chehang.work.cases.kinds import NoteKind
from chehang.work.tasks.giving import require_future
from chehang.work.tasks.services import assign


class OrderMeasure(Command):
    """The case, what is to be done, by whom, until when."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    title: Annotated[RequiredText, Field(title="Measure")]
    owner: Annotated[Id, Ref("org.Employee")]
    due: Annotated[DueDate, Field(title="Finish by")]


@operation("work.order_measure", title=_("Order a measure"), posts=("*",))
def order_measure(cmd: OrderMeasure, ctx: Context) -> Done:
    """The owner (or who leads) makes a measure a task; the case does not close before it is done. Refused before the case has come so far."""
    case = locked(ctx, cmd.case)
    require_owner(ctx, case)
    require_future(ctx, cmd.due)
    if case.state in ("new", "closed"):
        raise Refused("case.no_measure_now", _("Measures are ordered while the case is looked into."))
    task = assign(ctx, cmd.title, owner=cmd.owner, due=cmd.due, about=case)
    note(ctx, case, NoteKind.NOTE, f"{task.number} {task.title}")
    return Done(id=task.pk, number=task.number)
