"""Keep the file of an outlet up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import outlets
from chehang.carsales.models import Outlet
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText


class EditOutlet(Command):
    """The whole file as it should be; code, customer and points stay."""

    outlet: Annotated[Id, Ref("carsales.Outlet")]
    keeper: Annotated[Id | None, Ref("org.Employee"), Field(title="Answers for its cars")] = None
    area: Annotated[RequiredText, Field(max_length=60)]
    contract_no: Annotated[RequiredText, Field(max_length=40)]
    deposit: NonNegativeMoney
    seen: Seen = ""


@operation("carsales.edit_outlet", title=_("Edit the outlet"), posts=("general_manager", "sales_manager"))
def edit_outlet(cmd: EditOutlet, ctx: Context) -> Done:
    """Another keeper, contract, area or deposit. Refused for a keeper who does not work here and once it is closed."""
    outlet = access.get(Outlet, cmd.outlet, ctx, lock=True)
    require_unchanged(ctx, cmd, outlet)
    outlets.require_running(outlet)
    keeper = outlets.keeper(ctx, cmd.keeper)
    before = {"keeper": outlet.keeper_id, "contract": outlet.contract_no, "deposit": str(outlet.deposit)}
    outlet.keeper, outlet.area, outlet.contract_no, outlet.deposit = keeper, cmd.area, cmd.contract_no, cmd.deposit
    outlet.save(update_fields=["keeper", "area", "contract_no", "deposit"])
    ctx.changed(outlet, before, {"keeper": cmd.keeper, "contract": cmd.contract_no, "deposit": str(cmd.deposit)})
    return Done(id=outlet.pk, number=outlet.code)
