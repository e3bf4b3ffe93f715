"""A person wants to be erased."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.calendar import calendar_of
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer

from ..models import Erasure


class RequestErasure(Command):
    """Whose file, and how it was made sure that the person asks."""

    customer: Annotated[Id, Ref("parties.Customer")]
    verified: Annotated[str, Field(min_length=2, max_length=200, title="How the person was verified")]


@operation("care.request_erasure", title=_("Ask for erasure"), posts=("care_agent", "customer_service_manager"))
def request_erasure(cmd: RequestErasure, ctx: Context) -> Done:
    """Enter the wish into the register; it is answered within the working days the store is given. Refused twice."""
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    if Erasure.objects.filter(store_id=ctx.store_id, customer=customer, state__in=("asked", "done")).exists():
        raise Conflict("erasure.twice", _("This wish is in the register already."), field="customer")
    days = int(parameter(ctx, "care.erasure_days", ctx.today))
    made = Erasure.objects.create(
        store_id=ctx.store_id, customer=customer, code=customer.code, verified=cmd.verified, asked_at=ctx.now,
        due=calendar_of(ctx).working_day_after(ctx.today, days), asked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"customer": customer.code, "due": str(made.due)})
    ctx.tell(_("%(code)s wants to be erased, answer by %(due)s."), post="finance_manager", link=f"/care/erasures/{made.pk}/", code=customer.code, due=made.due)  # fmt: skip
    return Done(id=made.pk, number=customer.code)
