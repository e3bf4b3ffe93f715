"""Use a package on a work order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import OrderId
from ..lines import require_open
from ..models import Package, WorkOrder
from ..packaging import hold


class UsePackage(Command):
    """The order and the package."""

    order: OrderId
    package: Annotated[Id, Ref("workshop.Package")]


@operation("workshop.use_package", title=_("Use a package"), posts=("service_advisor", "service_manager"))
def use_package(cmd: UsePackage, ctx: Context) -> Done:
    """One use comes onto the order with its work and parts; it is used when the order is settled.

    Refused for a package of another car or customer, one that is over or used up. Of two uses of the last one at once, one is refused.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    package = access.get(Package, cmd.package, ctx, lock=True)
    use = hold(ctx, order, package)
    return Done(id=order.pk, number=order.number, use=use.pk, left=package.left)
