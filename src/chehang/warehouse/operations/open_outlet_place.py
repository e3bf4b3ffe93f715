"""Let an outlet keep parts of ours."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.warehouse.models import OutletPlace
from chehang.warehouse.outlets.moving import bins_of


class OpenOutletPlace(Command):
    """The outlet, and who answers there for the parts with an account of the own."""

    outlet: Annotated[Id, Ref("parties.Customer"), Field(title="Outlet")]
    keeper: Annotated[Id, Ref("org.Employee"), Field(title="Answers for its parts")]


@operation("warehouse.open_outlet_place", title=_("Keep parts at an outlet"), posts=("parts_manager",))
def open_outlet_place(cmd: OpenOutletPlace, ctx: Context) -> Done:
    """The outlet gets its two places in the goods book: what lies there, and what is on the way. Called again, somebody else answers for it.

    Refused for a customer that is no outlet, and for a keeper without the post of one (the store's own people do not confirm for an outlet).
    """
    outlet = access.get(Customer, cmd.outlet, ctx, lock=True)
    if outlet.kind != "outlet" or not outlet.active:
        raise Refused(
            "outlet.kind", _("%(name)s is not an outlet. Change its file first."), field="outlet", name=outlet.name
        )
    keeper = Employee.objects.filter(
        pk=cmd.keeper, store_id=ctx.store_id, active=True, assignments__post="outlet_keeper"
    ).first()
    if keeper is None:
        raise Refused("outlet.keeper_post", _("Choose somebody on the post of an outlet keeper."), field="keeper")
    place = access.rows(OutletPlace, ctx).filter(outlet=outlet).select_for_update(of=("self",)).first()
    if place is not None:
        before, place.keeper = place.keeper_id, keeper
        place.save(update_fields=["keeper"])
        ctx.changed(place, {"keeper": before}, {"keeper": keeper.pk})
        return Done(id=place.pk, number=place.shelf.code)
    shelf, road = bins_of(ctx, outlet.code)
    place = OutletPlace.objects.create(
        store_id=ctx.store_id, outlet=outlet, keeper=keeper, shelf=shelf, road=road, since=ctx.today
    )
    ctx.changed(place, None, {"outlet": outlet.pk, "keeper": keeper.pk, "bins": [shelf.code, road.code]})
    return Done(id=place.pk, number=shelf.code)
