"""Hand an order in for release."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import following
from chehang.carsales.models import Deal
from chehang.carsales.states import DEAL
from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref


class SubmitDeal(Command):
    """The order."""

    deal: Annotated[Id, Ref("carsales.Deal")]


@operation("carsales.submit_deal", title=_("Hand in for release"), posts=("sales_consultant", "sales_manager"))
def submit_deal(cmd: SubmitDeal, ctx: Context) -> Done:
    """Ask for the release that every order needs: the sales manager, and the general manager beyond his limits.

    Refused for a colleague's order.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    DEAL.advance(ctx, deal, "submit", number=deal.number or numbers.draw(ctx, "DD"))
    approvals.ask(ctx, deal)
    return Done(id=deal.pk, number=deal.number)
