"""Offer a car."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import dealing, following
from chehang.carsales.models import Deal, Lead
from chehang.carsales.states import ALIVE
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Id, Ref


class QuoteCar(dealing.DealContent):
    """A quotation for a lead."""

    lead: Annotated[Id, Ref("carsales.Lead")]


@operation("carsales.quote_car", title=_("Quote a car"), posts=("sales_consultant", "sales_manager"))
def quote_car(cmd: QuoteCar, ctx: Context) -> Done:
    """Write a quotation, which holds for some days. Refused above the marked price and for a colleague's customer."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    following.require_mine(ctx, lead)
    if lead.state not in ALIVE:
        raise Refused("lead.over", _("This lead is over. Register the customer again."), field="lead")
    facts, fees = dealing.facts(ctx, cmd)
    days = int(parameter(ctx, "carsales.quote_days", ctx.today))
    deal = Deal(
        store_id=ctx.store_id,
        quote_number=numbers.draw(ctx, "BJ"),
        lead=lead,
        consultant_id=lead.consultant_id or ctx.actor.employee_id,
        valid_until=ctx.today + timedelta(days=days),
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name[:100],
        **facts,
    )
    dealing.write(ctx, deal, fees)
    return Done(id=deal.pk, number=deal.quote_number)
