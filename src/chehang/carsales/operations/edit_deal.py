"""Change a quotation or an order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import dealing, following
from chehang.carsales.models import Deal
from chehang.carsales.states import DEAL
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref, Text

OPEN = ("quoted", "draft", "submitted", "authorised")


class EditDeal(dealing.DealContent):
    """The whole deal as it shall be, and why it changes."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    reason: Text = ""
    seen: Seen = ""


@operation("carsales.edit_deal", title=_("Change the deal"), posts=("sales_consultant", "sales_manager"))
def edit_deal(cmd: EditDeal, ctx: Context) -> Done:
    """Write a deal anew. A release falls with it: it has to be handed in and released again. Refused once the car is handed over."""
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    if deal.state not in OPEN:
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=DEAL.title(deal.state)
        )
    require_unchanged(ctx, cmd, deal)
    facts, fees = dealing.facts(ctx, cmd)
    dealing.unrelease(ctx, deal, cmd.reason or str(_("Changed")))
    if deal.car is not None and deal.car.model_id != facts["model"].pk:
        raise Refused(
            "deal.other_car", _("A car of another model is kept for this deal. Give it back first."), field="model"
        )
    for name, value in facts.items():
        setattr(deal, name, value)
    if deal.deposit:
        dealing.check_deposit(ctx, deal, deal.deposit_kind, deal.deposit)
    dealing.write(ctx, deal, fees)
    return Done(id=deal.pk, number=str(deal))
