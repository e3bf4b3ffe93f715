from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.services import colleague

from ..models import KeyLoan
from ..states import KEY


class LendKey(Command):
    """Which car's key, and to whom."""

    plate_no: RequiredText
    holder: Annotated[Id, Ref("org.Employee")]


@operation("keys.lend_key", title=_("Lend a key"), posts=("car_clerk",))
def lend_key(cmd: LendKey, ctx: Context) -> Done:
    """Lend a key. Refused while it is out."""
    holder, _posts = colleague(ctx, cmd.holder)
    if KeyLoan.objects.filter(store_id=ctx.store_id, plate_no=cmd.plate_no, state="out").exists():
        raise Refused("key.out", _("This key is lent already. Ask its holder for it."), field="plate_no")
    loan = KeyLoan.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "YS9"), plate_no=cmd.plate_no, holder=holder, lent_at=ctx.now
    )
    KEY.begin(ctx, loan)
    ctx.changed(loan, None, {"plate_no": loan.plate_no, "holder": holder.pk})
    return Done(id=loan.pk, number=loan.number)
