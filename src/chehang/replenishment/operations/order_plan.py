"""Order what the stock plan asks for today."""

from datetime import timedelta
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.purchasing.kinds import OrderKind
from chehang.purchasing.services import DraftContent, hand_in, write_down
from chehang.replenishment.models import Plan
from chehang.replenishment.ordering import Group, OrderLine, Proposal, propose


class OrderPlan(Command):
    """From whom to order; ``submit`` hands the orders in for review at once, else they stay drafts."""

    suppliers: Annotated[
        list[Annotated[Id, Ref("parties.Supplier")]], Field(min_length=1, max_length=200, title="Suppliers")
    ]
    submit: Annotated[bool, Field(title="Submit for review")] = True


@operation("replenishment.order_plan", title=_("Order by the plan"), posts=("parts_planner", "parts_manager"))
def order_plan(cmd: OrderPlan, ctx: Context) -> Done:
    """Draft today's orders with the chosen suppliers: one for the shelf, one for whom waits; reckoned anew, with what
    colleagues have ordered meanwhile, within what the quota leaves.

    Refused when nothing is left to order there.
    """
    # Its row lock makes two planners queue: the second one sees the orders of the first.
    plan = rows(Plan, ctx).filter(state="approved").select_for_update().first()
    found = propose(ctx, ctx.today)
    chosen = [g for g in found.groups if g.supplier.pk in set(cmd.suppliers)]
    if not chosen:
        raise Refused(
            "plan.nothing_to_order",
            _("There is nothing to order from these suppliers any more: every part stands above its lowest stock."),
            field="suppliers",
        )
    orders = [_order(ctx, group, kind, lines, plan) for group in chosen for kind, lines in _kinds(group) if lines]
    numbers = [hand_in(ctx, order) for order in orders] if cmd.submit else []
    return Done(id=orders[0].pk, orders=[o.pk for o in orders], numbers=numbers, cut=_cut(found))


def _kinds(group: Group) -> tuple[tuple[OrderKind, list[OrderLine]], ...]:
    return (OrderKind.CUSTOMER, group.waiting), (OrderKind.STOCK, group.stock)


def _order(ctx: Context, group: Group, kind: OrderKind, lines: list[OrderLine], plan: Plan | None) -> Any:
    return write_down(
        DraftContent.model_validate(
            {
                "supplier": group.supplier.pk,
                "kind": kind,
                "required_on": ctx.today + timedelta(days=max(group.supplier.lead_days, 1)),
                "note": plan.number if plan else "",
                "lines": [
                    {
                        "part": x.part.pk,
                        "quantity": x.quantity,
                        "price_ex": x.price,
                        "need": x.for_whom[:100] if kind == OrderKind.CUSTOMER else "",
                    }
                    for x in lines
                ],
            }
        ),
        ctx,
    )


def _cut(found: Proposal) -> list[str]:
    return [f"{x.part.display_no} × {x.missing.normalize():f}" for x in found.cut]
