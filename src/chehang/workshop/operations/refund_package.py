"""Give a package back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref

from ..kinds import RefundGround
from ..models import Package
from ..packaging import DOCUMENT, require_seven_days
from ..states import PACKAGE


class RefundPackage(Command):
    """Which, on what ground, and why."""

    package: Annotated[Id, Ref("workshop.Package")]
    ground: Annotated[RefundGround, Field(title="Ground")] = RefundGround.SEVEN_DAYS
    reason: Reason


@operation("workshop.refund_package", title=_("Give the rest back"), posts=("service_manager",))
def refund_package(cmd: RefundPackage, ctx: Context) -> Done:
    """What was not used is given back at the price paid; the cash desk pays it the way it came.

    Refused while an order holds a use, when nothing is left, and on the ground of seven days when they are over, it was used,
    or the customer knew the service (最高人民法院 预付式消费 司法解释 art. 14, 15).
    """
    package = access.get(Package, cmd.package, ctx, lock=True)
    PACKAGE.require(package, "refund")
    if package.history.filter(state="held").exists():
        raise Refused("package.held", _("A use of it is on an order. Settle the order or take the use off first."))
    if cmd.ground == RefundGround.SEVEN_DAYS:
        require_seven_days(ctx, package)
    inc, ex = package.rest_inc, package.rest_ex
    bill = billing.bill_of(ctx, Source(DOCUMENT, package.pk))
    assert bill is not None
    charge = billing.Charge("stored", ex, inc - ex, text=str(package.offer))
    note = billing.credit(
        ctx, bill, source=Source(DOCUMENT, package.pk, package.number), lines=[charge], event="package_sold"
    )
    PACKAGE.advance(
        ctx, package, "refund", reason=f"{cmd.ground.label}: {cmd.reason}", refunded_inc=inc, refunded_ex=ex
    )
    return Done(id=package.pk, number=note.number, amount=str(inc))
