"""Answer a rival."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import RivalNote
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.work.people import worker

from ..models import CounterPlan


class DraftCounterPlan(Command):
    """Which rival, what threatens, what we do, for how much, who, until when."""

    note: Annotated[Annotated[Id, Ref("carsales.RivalNote")] | None, Field(title="What was learnt")] = None
    rival: Annotated[str, Field(min_length=1, max_length=60, title="Rival")]
    threat: Annotated[Reason, Field(title="Threat")]
    answer: Annotated[Reason, Field(title="Our answer")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost")] = Decimal(0)
    owner: Annotated[Id, Ref("org.Employee"), Field(title="Owner")]
    due: Annotated[DueDate, Field(title="Until")]


@operation(
    "marketing.draft_counter_plan", title=_("Draft a counter-plan"), posts=("marketing_specialist", "marketing_manager")
)
def draft_counter_plan(cmd: DraftCounterPlan, ctx: Context) -> Done:
    """The general manager decides on it. Refused for a note on a rival that is not there."""
    worker(ctx, cmd.owner)
    note = access.get(RivalNote, cmd.note, ctx) if cmd.note else None
    made = CounterPlan.objects.create(
        store_id=ctx.store_id, owner_id=cmd.owner, note=note, made_by_id=ctx.actor.employee_id,
        **cmd.model_dump(exclude={"owner", "note"}),
    )  # fmt: skip
    ctx.changed(made, None, {"rival": cmd.rival, "cost": str(cmd.cost)})
    ctx.tell(_("A counter-plan against %(rival)s waits for approval."), post="general_manager", link=f"/marketing/counter_plans/{made.pk}/", rival=cmd.rival)  # fmt: skip
    return Done(id=made.pk, number=cmd.rival)
