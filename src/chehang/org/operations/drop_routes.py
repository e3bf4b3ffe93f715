"""Drop proposed approval routes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.approvals.states import ROUTES
from chehang.core.context import Context
from chehang.core.models import RouteSet
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class DropRoutes(Command):
    """Routes that do not come into force, and why."""

    routes: Annotated[Id, Ref("core.RouteSet"), Field(title="Approval routes")]
    reason: Reason


@operation("org.drop_routes", title=_("Drop the proposed routes"), posts=("general_manager", "finance_manager"))
def drop_routes(cmd: DropRoutes, ctx: Context) -> Done:
    """Drop routes that are not in force yet. Refused afterwards: then propose new ones."""
    routes = access.get(RouteSet, cmd.routes, ctx, lock=True)
    ROUTES.advance(ctx, routes, "drop", reason=cmd.reason)
    return Done(id=routes.pk)
