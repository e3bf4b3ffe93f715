from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import KeyLoan
from ..states import KEY


class ReturnKey(Command):
    """The loan."""

    loan: Annotated[Id, Ref("keys.KeyLoan")]


@operation("keys.return_key", title=_("Take a key back"), posts=("car_clerk", "sales_consultant"))
def return_key(cmd: ReturnKey, ctx: Context) -> Done:
    """The key is back. Refused for a key that is not lent."""
    loan = access.get(KeyLoan, cmd.loan, ctx, lock=True)
    KEY.advance(ctx, loan, "give_back", back_at=ctx.now)
    return Done(id=loan.pk, number=loan.number)
