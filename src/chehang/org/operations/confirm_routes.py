"""Put proposed approval routes in force."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.approvals.states import ROUTES
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import RouteSet
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from .propose_routes import require_tomorrow


class ConfirmRoutes(Command):
    """The routes that are found right."""

    routes: Annotated[Id, Ref("core.RouteSet"), Field(title="Approval routes")]


@operation("org.confirm_routes", title=_("Put the routes in force"), posts=("general_manager", "finance_manager"))
def confirm_routes(cmd: ConfirmRoutes, ctx: Context) -> Done:
    """Confirm routes as a second person. Refused to their author, and when their first day has come already."""
    routes = access.get(RouteSet, cmd.routes, ctx, lock=True)
    ROUTES.require(routes, "confirm")
    if routes.author_id == ctx.actor.employee_id:
        raise Refused("routes.own", _("You proposed these routes yourself. A second person has to confirm them."))
    require_tomorrow(ctx, routes.valid_from)
    ROUTES.advance(
        ctx, routes, "confirm", confirmed_by_id=ctx.actor.employee_id, confirmed_by_name=ctx.actor.name[:100]
    )
    return Done(id=routes.pk)
