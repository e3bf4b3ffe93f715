"""A service menu is offered no longer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import ServiceMenu


class EndMenu(Command):
    """Which."""

    menu: Annotated[Id, Ref("workshop.ServiceMenu")]


@operation("workshop.end_menu", title=_("End the menu"), posts=("service_manager",))
def end_menu(cmd: EndMenu, ctx: Context) -> Done:
    """It is put onto no order any more; orders keep their lines. Refused when it ended already."""
    menu = access.get(ServiceMenu, cmd.menu, ctx, lock=True)
    if not menu.active:
        raise Refused("menu.ended", _("“%(menu)s” is not offered any more."), field="menu", menu=str(menu))
    menu.active = False
    menu.save(update_fields=["active"])
    ctx.changed(menu, {"active": True}, {"active": False})
    return Done(id=menu.pk, number=menu.code)
