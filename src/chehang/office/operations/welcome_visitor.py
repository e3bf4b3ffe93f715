"""Welcome a visitor."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.office.models import Visit
from chehang.office.states import VISIT


class WelcomeVisitor(Command):
    """The visit."""

    visit: Annotated[Id, Ref("office.Visit"), Field(title="Visit of a guest")]


@operation("office.welcome_visitor", title=_("The visitor is here"), posts=("*",))
def welcome_visitor(cmd: WelcomeVisitor, ctx: Context) -> Done:
    """The host is told. Refused before its day."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    if visit.day > ctx.today:
        raise Refused("visit.early", _("This visit is announced for %(day)s."), day=visit.day)
    VISIT.advance(ctx, visit, "welcome", came_at=ctx.now)
    if visit.host_id != ctx.actor.employee_id:
        ctx.tell(
            _("Your visitor is here: %(what)s"),
            employee_id=visit.host_id,
            what=str(visit),
            link=f"/office/visits/{visit.pk}/",
        )
    return Done(id=visit.pk, number=visit.number)
