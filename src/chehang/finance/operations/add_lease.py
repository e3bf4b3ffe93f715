"""Take a lease into the books."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Rate, Ref
from chehang.finance.leasing.models import Lease, LeaseKind
from chehang.finance.leasing.reckoning import present_value
from chehang.ledger.services import Leg, post
from chehang.parties.models import Supplier
from chehang.work.heads import Department


class AddLease(Command):
    """What is leased from whom, from which month for how many, what is paid a month without VAT, and the yearly rate."""

    text: Annotated[str, Field(min_length=2, max_length=200, title="What is leased")]
    lessor: Annotated[Id, Ref("parties.Supplier")]
    kind: LeaseKind
    department: Department
    first: Annotated[PaperDate, Field(title="First month")]
    months: Annotated[int, Field(gt=12, le=360, title="Months")]
    payment: Annotated[PositiveMoney, Field(title="Payment a month without VAT")]
    rate: Annotated[Rate, Field(title="Yearly rate")]
    advance: Annotated[bool, Field(title="Paid in advance")] = False


@operation("finance.add_lease", title=_("Enter a lease"), posts=("accountant", "finance_manager"))
def add_lease(cmd: AddLease, ctx: Context) -> Done:
    """The present value of all payments stands as right of use and as debt (P36). A lease of twelve months or less is a plain expense."""
    worth = present_value(cmd.payment, cmd.months, cmd.rate, advance=cmd.advance)
    row = Lease.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "ZLF"), text=cmd.text, lessor=access.get(Supplier, cmd.lessor, ctx), kind=cmd.kind,
        department=cmd.department, first=cmd.first.replace(day=1), months=cmd.months, payment=cmd.payment, advance=cmd.advance, rate=cmd.rate,
        liability=worth, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    legs = [Leg("right", worth), Leg("liability", worth, ("supplier", row.lessor_id))]
    post(ctx, "lease_started", source=Source("finance.lease", row.pk), legs=legs, summary=cmd.text)
    ctx.changed(
        row, None, {"present": str(worth), "months": row.months, "payment": str(cmd.payment), "rate": str(cmd.rate)}
    )
    return Done(id=row.pk, number=row.number, present=str(worth))
