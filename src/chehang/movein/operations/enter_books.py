"""Enter opening goods and balances into the books."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..opening import enter_file, read_kept
from ..sheets import Look


class EnterBooks(Command):
    """A file that was brought."""

    file: Annotated[Id, Ref("movein.OpeningFile")]


def prepare(cmd: EnterBooks, ctx: Context) -> Look:
    """Read and check the cells before anybody has to wait."""
    return read_kept(ctx, cmd.file)


@operation(
    "movein.enter_books", title=_("Enter opening balances"), posts=("finance_manager", "accountant"), prepare=prepare
)
def enter_books(cmd: EnterBooks, ctx: Context) -> Done:
    """Post a file, whole or not at all: goods and their account by one act, open items with their accounts, balances.

    What came in before is left as it is; the same thing with other figures is refused: the books are only added to.
    """
    file = enter_file(ctx, cmd.file, ctx.prepared, books=True)
    return Done(id=file.pk, number=file.name, rows=file.rows, amount=str(file.amount))
