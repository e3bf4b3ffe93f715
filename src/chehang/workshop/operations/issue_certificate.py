"""The certificate of completion."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import (
    Command,
)

from ..commands import OrderId
from ..models import QualityCertificate, WorkOrder


class IssueCertificate(Command):
    """The order that is finished, and its mileage."""

    order: OrderId
    mileage: Annotated[int, Field(ge=0, le=2_000_000)] | None = None


@operation("workshop.issue_certificate", title=_("Issue the certificate"), posts=("inspector", "service_manager"))
def issue_certificate(cmd: IssueCertificate, ctx: Context) -> Done:
    """Issue it once the final inspection passed, with the warranty of its class of repair. Refused a second time."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.state not in ("final_ok", "washing", "ready", "settled"):
        raise Refused("certificate.early", _("The final inspection has not passed yet."))
    if QualityCertificate.objects.filter(order=order).exists():
        raise Conflict("certificate.twice", _("This order has its certificate."))
    kind = order.repair_class
    made = QualityCertificate.objects.create(
        store_id=ctx.store_id,
        order=order,
        number=numbers.draw(ctx, "HG"),
        issued_at=ctx.now,
        mileage=cmd.mileage or order.mileage_in,
        warranty_days=int(parameter(ctx, f"workshop.warranty_days_{kind}", ctx.today)),
        warranty_km=int(parameter(ctx, f"workshop.warranty_km_{kind}", ctx.today)),
        inspector_id=ctx.actor.employee_id,
    )
    ctx.changed(made, None, {"number": made.number, "order": order.number})
    return Done(id=made.pk, number=made.number)
