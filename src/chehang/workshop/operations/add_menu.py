"""Put a service menu together."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref

from ..commands import Discount, Name60
from ..models import LabourOp, MenuItem, ServiceMenu


class MenuLine(Command):
    """A labour operation (so many times its hours) or so much of a part, and what the menu takes off."""

    op: Annotated[Annotated[Id, Ref("workshop.LabourOp")] | None, Field(title="Labour operation")] = None
    part: Annotated[Id, Ref("catalogue.Part")] | None = None
    quantity: PositiveQuantity = Decimal(1)
    discount: Discount = Decimal(0)


class AddMenu(Command):
    """Code, name and what it holds."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9.-]{1,20}$")]
    name: Annotated[Name60, Field(min_length=1)]
    items: Annotated[list[MenuLine], Field(min_length=1, max_length=40, title="What it holds")]


@operation("workshop.add_menu", title=_("Put a menu together"), posts=("service_manager",))
def add_menu(cmd: AddMenu, ctx: Context) -> Done:
    """Advisers put it onto orders with one click. Refused when the code is taken, and for a line that is not one operation or one part."""
    if access.rows(ServiceMenu, ctx).filter(code=cmd.code).exists():
        raise Conflict("menu.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    menu = ServiceMenu.objects.create(store_id=ctx.store_id, code=cmd.code, name=cmd.name)
    for n, item in enumerate(cmd.items):
        if (item.op is None) == (item.part is None):
            raise Refused("menu.item", _("Each line is one operation or one part."), field=f"items.{n}.op")
        op = access.get(LabourOp, item.op, ctx, active=True) if item.op else None
        part = part_or_refuse(item.part) if item.part else None
        MenuItem.objects.create(
            store_id=ctx.store_id, menu=menu, op=op, part=part, quantity=item.quantity, discount=item.discount
        )
    ctx.changed(menu, None, {"code": menu.code, "name": menu.name, "items": len(cmd.items)})
    return Done(id=menu.pk, number=menu.code)
