"""Fetch from other stores what lies idle there, before buying."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.replenishment.models import Plan
from chehang.replenishment.ordering import propose
from chehang.warehouse.transfers.asking import Wanted, ask


class FetchByPlan(Command):
    """From which stores."""

    stores: Annotated[list[Annotated[Id, Ref("org.Store")]], Field(min_length=1, max_length=50, title="Stores")]


@operation(
    "replenishment.fetch_by_plan", title=_("Fetch idle stock of other stores"), posts=("parts_planner", "parts_manager")
)
def fetch_by_plan(cmd: FetchByPlan, ctx: Context) -> Done:
    """Ask each chosen store for a transfer of what it has idle and this one lacks; reckoned anew. From now on it counts as coming, so it is
    not ordered too. Refused when nothing is left to fetch there."""
    plan = rows(Plan, ctx).filter(state="approved").select_for_update().first()  # two planners queue, as in order_plan
    chosen = [m for m in propose(ctx, ctx.today).moves if m.store.pk in set(cmd.stores)]
    if not chosen:
        raise Refused(
            "plan.nothing_to_fetch",
            _("These stores have nothing idle any more that is lacking here."),
            field="stores",
        )
    made = [
        ask(
            ctx,
            sender_id=move.store.pk,
            receiver_id=ctx.store_id,
            lines=[Wanted(x.part.pk, x.quantity) for x in move.lines],
            reason=f"库存计划 {plan.number if plan else ''}".strip(),
        )
        for move in chosen
    ]
    return Done(id=made[0].pk, number=made[0].number, transfers=[t.pk for t in made])
