"""Open the books of the store."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command
from chehang.ledger import services
from chehang.ledger.models import Period


class OpenBooks(Command):
    """Any day of the first month."""

    first_month: BookDate


@operation("finance.open_books", title=_("Open the books"), posts=("finance_manager",))
def open_books(cmd: OpenBooks, ctx: Context) -> Done:
    """Give the store its chart of accounts and its first month; once only. Refused when they are open, and for a month to come."""
    if Period.objects.filter(store_id=ctx.store_id).exists():
        raise Refused("books.open", _("The books of this store are open already."))
    if cmd.first_month > ctx.today:
        raise Refused("books.future", _("The first month cannot lie in the future."), field="first_month")
    period = services.open_books(ctx.store_id, cmd.first_month)
    ctx.changed(period, None, {"month": str(period)})
    return Done(id=period.pk, number=str(period))
