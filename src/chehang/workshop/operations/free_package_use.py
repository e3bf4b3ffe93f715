"""Take a use of a package off its order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..issuing import drop
from ..lines import require_open, sum_up
from ..models import PackageUse, WorkOrder
from ..packaging import free
from ..states import PACKAGE_USE


class FreePackageUse(Command):
    """Which use, and why."""

    use: Annotated[Id, Ref("workshop.PackageUse")]
    reason: Reason


@operation("workshop.free_package_use", title=_("Take the package off"), posts=("service_advisor", "service_manager"))
def free_package_use(cmd: FreePackageUse, ctx: Context) -> Done:
    """The use is the customer's again and its lines are dropped. Refused once parts are out or work was done on them."""
    order_id = access.get(PackageUse, cmd.use, ctx).order_id
    order = access.get(WorkOrder, order_id, ctx, lock=True)
    use = access.get(PackageUse, cmd.use, ctx, lock=True)
    require_open(order)
    PACKAGE_USE.require(use, "free")
    for line in use.lines.filter(dropped=False).order_by("n"):
        drop(ctx, order, line, cmd.reason)
    free(ctx, use)
    sum_up(ctx, order)
    return Done(id=order.pk, number=order.number)
