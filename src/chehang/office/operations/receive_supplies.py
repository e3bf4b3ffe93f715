"""Receive what was bought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.office.models import Supply, SupplyBuying
from chehang.office.states import BUYING
from chehang.office.storing import move


class ReceiveSupplies(Command):
    """The approved buying."""

    buying: Annotated[Id, Ref("office.SupplyBuying"), Field(title="Buying of supplies")]


@operation("office.receive_supplies", title=_("Receive the supplies"), posts=("hr_manager",))
def receive_supplies(cmd: ReceiveSupplies, ctx: Context) -> Done:
    """The stock grows; the invoice goes to finance as an expense claim."""
    buying = access.get(SupplyBuying, cmd.buying, ctx, lock=True)
    supply = access.get(Supply, buying.supply_id, ctx, lock=True)
    BUYING.advance(ctx, buying, "receive", received_on=ctx.today)
    move(ctx, supply, "receipt", buying.quantity, f"{buying.number} {buying.supplier}")
    return Done(id=buying.pk, number=buying.number)
