"""Note that visitors left."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Visit
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text


class EndVisit(Command):
    """The visit, and what came out of it."""

    visit: Annotated[Id, Ref("carsales.Visit")]
    needs: Text = ""


@operation("carsales.end_visit", title=_("Visitors left"), posts=("sales_consultant", "sales_manager"))
def end_visit(cmd: EndVisit, ctx: Context) -> Done:
    """Note the time; the visit stays as it is from then on. Refused when they left before."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    if visit.left_at is not None:
        raise Refused("visit.over", _("These visitors left already."))
    visit.left_at, visit.needs = ctx.now, cmd.needs or visit.needs
    visit.save(update_fields=["left_at", "needs"])
    ctx.changed(visit, {"left_at": None}, {"left_at": str(ctx.now)})
    return Done(id=visit.pk)
