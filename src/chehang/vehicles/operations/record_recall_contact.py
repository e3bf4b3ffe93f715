"""An owner was spoken to about a recall."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import Note
from ..kinds import Answer, Way
from ..models import RecallCar, RecallContact


class RecordRecallContact(Command):
    """How, and what came of it."""

    car: Annotated[Annotated[Id, Ref("vehicles.RecallCar")], Field(title="Car of a recall")]
    way: Way = Way.PHONE
    answer: Answer
    note: Note = ""


@operation(
    "vehicles.record_recall_contact",
    title=_("Record a contact"),
    posts=("warranty_clerk", "service_advisor", "service_manager", "customer_service_manager"),
)
def record_recall_contact(cmd: RecordRecallContact, ctx: Context) -> Done:
    """Keep that the owner was spoken to, by whom and with what result."""
    car = access.get(RecallCar, cmd.car, ctx, lock=True)
    RecallContact.objects.create(
        store_id=ctx.store_id,
        car=car,
        at=ctx.now,
        way=cmd.way,
        answer=cmd.answer,
        note=cmd.note,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    ctx.changed(car, None, {"way": cmd.way.value, "answer": cmd.answer.value})
    return Done(id=car.pk, number=car.recall.code)
