"""Two files of one customer become one."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.parties.models import Customer

from ..merging import move, refuse_open
from ..models import Merge


class MergeCustomers(Command):
    """The file that rests, the one that stays, and why they are one person."""

    goes: Annotated[Id, Ref("parties.Customer"), Field(title="File that rests")]
    stays: Annotated[Id, Ref("parties.Customer"), Field(title="File that stays")]
    reason: Reason


@operation("care.merge_customers", title=_("Merge two files of one customer"), posts=("customer_service_manager",))
def merge_customers(cmd: MergeCustomers, ctx: Context) -> Done:
    """Cars, open calls, appointments and leads and what the file lacks go to the one that stays; papers keep the name they
    were written for, and the page of the one that stays shows them. Refused for one file, for one merged before, and while the file that rests owes money."""
    if cmd.goes == cmd.stays:
        raise Refused("merge.same", _("These are one file. Choose the one that stays."), field="stays")
    both = {pk: access.get(Customer, pk, ctx, lock=True) for pk in sorted((cmd.goes, cmd.stays))}
    goes, stays = both[cmd.goes], both[cmd.stays]
    for customer in (goes, stays):
        if customer.kind == "walk_in" or not customer.active:
            raise Refused(
                "merge.rests", _("%(name)s rests or is the walk-in customer."), field="goes", name=customer.name
            )
    refuse_open(ctx, goes)
    made = Merge.objects.create(
        store_id=ctx.store_id, goes=goes, stays=stays, reason=cmd.reason, moved=move(ctx, goes, stays), at=ctx.now
    )
    ctx.changed(made, None, {"goes": goes.pk, "stays": stays.pk, "reason": cmd.reason})
    return Done(id=made.pk, number=stays.code)
