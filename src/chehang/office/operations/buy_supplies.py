"""Ask to buy supplies."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, PositiveMoney, PositiveQuantity, Ref, RequiredText
from chehang.office.models import Supply, SupplyBuying
from chehang.work.budgets import left_for


class Quote(Command):
    """Who asks how much for it."""

    supplier: Annotated[RequiredText, Field(max_length=60, title="Supplier")]
    amount: Annotated[PositiveMoney, Field(title="Amount")]


class BuySupplies(Command):
    """What, how much, and the quotes: the cheapest is taken."""

    supply: Annotated[Id, Ref("office.Supply"), Field(title="Supply")]
    quantity: PositiveQuantity
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1, max_length=10, title="Quotes")]


@operation("office.buy_supplies", title=_("Ask to buy supplies"), posts=("hr_manager",))
def buy_supplies(cmd: BuySupplies, ctx: Context) -> Done:
    """The general manager approves. Above ¥1,000 (a figure of the store) three quotes of different suppliers (§7.7). The amount
    counts against the budget at once; when it is more than is left, he is told so. Refused without the quotes that are asked for."""
    supply = access.get(Supply, cmd.supply, ctx)
    best = min(cmd.quotes, key=lambda q: q.amount)
    limit = parameter(ctx, "office.quotes_above", ctx.today)
    if best.amount > limit and len({q.supplier for q in cmd.quotes}) < 3:
        raise Refused(
            "buying.quotes", _("Above ¥%(limit)s three suppliers are asked."), field="quotes", limit=f"{limit:,.2f}"
        )
    rest = left_for(ctx, "people", "office")
    over = rest is not None and best.amount > rest
    made = SupplyBuying.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "SG"), supply=supply, quantity=cmd.quantity, supplier=best.supplier,
        amount=best.amount, quotes=[[q.supplier, f"{q.amount:.2f}"] for q in cmd.quotes], asked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"supply": supply.code, "amount": str(best.amount)})
    words: dict[str, Any] = {"what": supply.name, "amount": f"{best.amount:,.2f}"}
    link = f"/office/supply_buyings/{made.pk}/"
    if over:
        title = _("Supplies beyond the budget: %(what)s, ¥%(amount)s; ¥%(rest)s is left for office")
        ctx.tell(title, post="general_manager", rest=f"{rest:,.2f}", link=link, **words)
    else:
        ctx.tell(_("Supplies to be bought: %(what)s, ¥%(amount)s"), post="general_manager", link=link, **words)
    return Done(id=made.pk, number=made.number, over_budget=over)
