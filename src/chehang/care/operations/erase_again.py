"""A restored backup had brought an erased person back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PastMoment
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Employee
from chehang.org.services import holders
from chehang.parties.models import Customer

from ..erasing import erase, tell
from ..models import Erasure
from ..states import ERASURE


class EraseAgain(Command):
    """The line of the register that lies beside the backups: whom, who took the wish, who decided, and when."""

    customer: Annotated[Id, Ref("parties.Customer")]
    asked_by: Annotated[Id, Field(title="Taken by")]
    decided_by: Annotated[Id, Field(title="Decided by")]
    asked_at: Annotated[PastMoment, Field(title="Wish taken at")]
    decided_at: Annotated[PastMoment, Field(title="Decided at")]


@operation("care.erase_again", title=_("Erase again after a restore"), posts=("administrator",), house=True)
def erase_again(cmd: EraseAgain, ctx: Context) -> Done:
    """Two people had decided it, so nobody is asked again: the person is emptied, the register says so. Done once.

    Refused to everybody but the house itself: a person's wish goes the way of two.
    """
    if ctx.actor.channel != "house":
        raise NotAllowed(
            "erasure.house", _("The house does this itself after a restore. Enter a wish to be erased instead.")
        )
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    wishes = Erasure.objects.filter(store_id=ctx.store_id, customer=customer)
    if wishes.filter(state="done").exists():
        return Done(id=customer.pk, number=customer.code, erased=0)
    people = [_who(ctx, cmd.asked_by, "customer_service_manager"), _who(ctx, cmd.decided_by, "finance_manager")]
    wish = wishes.filter(state="asked").first() or Erasure.objects.create(
        store_id=ctx.store_id, customer=customer, code=customer.code, verified=str(_("register of erasures")),
        asked_at=cmd.asked_at, due=ctx.today, asked_by_id=people[0],
    )  # fmt: skip
    report = erase(ctx, customer)
    ERASURE.advance(ctx, wish, "erase", report=report, decided_by_id=people[1], decided_at=cmd.decided_at)
    tell(ctx, wish, again=True)
    return Done(id=customer.pk, number=customer.code, erased=1)


def _who(ctx: Context, pk: int, post: str) -> int:
    """The person of the register; whoever the backup does not know yet is stood in for by the post."""
    if access.rows(Employee, ctx).filter(pk=pk).exists():
        return pk
    found = next(iter(holders(ctx.store_id, post, ctx.today)), None)
    return found.pk if found else access.get(Employee, pk, ctx).pk
