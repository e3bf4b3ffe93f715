"""See a visitor off."""

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
from chehang.office.models import Visit
from chehang.office.states import VISIT


class SeeOffVisitor(Command):
    """The visit."""

    visit: Annotated[Id, Ref("office.Visit"), Field(title="Visit of a guest")]


@operation("office.see_off_visitor", title=_("The visitor has left"), posts=("*",))
def see_off_visitor(cmd: SeeOffVisitor, ctx: Context) -> Done:
    """Who is still in the house in an emergency is known from it."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    VISIT.advance(ctx, visit, "leave", left_at=ctx.now)
    return Done(id=visit.pk, number=visit.number)
