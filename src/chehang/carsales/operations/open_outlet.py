"""Open the file of a secondary outlet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import outlets
from chehang.carsales.models import Outlet
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText
from chehang.parties.models import Customer

Score = Annotated[int, Field(ge=0, le=100)]
ENOUGH = 75  # §9.15: a prospect with fewer points is not taken on


class OpenOutlet(Command):
    """Who it is, who answers for its cars, its contract and deposit, and the points of the assessment (each up to 100)."""

    code: Annotated[RequiredText, Field(max_length=20)]
    customer: Annotated[Id, Ref("parties.Customer")]
    keeper: Annotated[Id | None, Ref("org.Employee"), Field(title="Answers for its cars")] = None
    area: Annotated[RequiredText, Field(max_length=60)]
    contract_no: Annotated[RequiredText, Field(max_length=40)]
    deposit: NonNegativeMoney
    site: Annotated[Score, Field(title="Site")]
    funds: Annotated[Score, Field(title="Funds")]
    staff: Annotated[Score, Field(title="Staff")]
    reputation: Annotated[Score, Field(title="Reputation")]
    need: Annotated[Score, Field(title="Need of the area")]


@operation("carsales.open_outlet", title=_("Open an outlet"), posts=("general_manager", "sales_manager"))
def open_outlet(cmd: OpenOutlet, ctx: Context) -> Done:
    """Take a partner on. Refused below 75 points (site 30, funds 25, staff 15, reputation 15, need 15 of 100)."""
    points = (cmd.site * 30 + cmd.funds * 25 + cmd.staff * 15 + cmd.reputation * 15 + cmd.need * 15) // 100
    if points < ENOUGH:
        raise Refused(
            "outlet.points",
            _("%(points)s points are too few: an outlet needs %(enough)s."),
            points=points,
            enough=ENOUGH,
        )
    customer = access.get(Customer, cmd.customer, ctx)
    keeper = outlets.keeper(ctx, cmd.keeper)
    outlet = Outlet.objects.create(
        store_id=ctx.store_id, code=cmd.code, name=customer.name, customer=customer, keeper=keeper, area=cmd.area,
        contract_no=cmd.contract_no, deposit=cmd.deposit, points=points, opened_on=ctx.today,
    )  # fmt: skip
    ctx.changed(outlet, None, {"code": outlet.code, "points": points, "deposit": str(cmd.deposit)})
    return Done(id=outlet.pk, number=outlet.code)
