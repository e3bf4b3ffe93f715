"""Give a car of the stock to a deal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import dealing, following, stocking
from chehang.carsales.models import Car, Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText


class AssignCar(Command):
    """Which car for which deal; another than the one that stands longest wants a reason."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    car: Annotated[Id, Ref("carsales.Car")]
    reason: ShortText = ""


@operation("carsales.assign_car", title=_("Assign a car"), posts=("sales_consultant", "sales_manager", "car_clerk"))
def assign_car(cmd: AssignCar, ctx: Context) -> Done:
    """Keep a car for an order for at most 72 hours, or promise it when the order is released. Of two at once one gets it.

    Refused for a car of another model or colour, one that is held or recalled, and one promised to somebody else;
    a younger car than the oldest of its kind needs a reason.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    if not ctx.actor.may("carsales.receive_car"):
        following.require_mine(ctx, deal.lead)
    if deal.state not in ("draft", "submitted", "authorised"):
        raise Refused("deal.no_order", _("Make the order first. A car is kept for orders only."), field="deal")
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.model_id != deal.model_id or (deal.colour and car.colour != deal.colour):
        raise Refused("car.other", _("This car is not what was ordered: %(car)s."), field="car", car=str(car))
    if car.used and deal.state != "draft":
        raise Refused(
            "car.used_first", _("A used car is chosen before the order is handed in: its levy is another."), field="car"
        )
    if car.disclosure:
        ctx.doubt(
            "car.disclose",
            _("%(car)s: the buyer has to be told “%(what)s”. Was he?"),
            field="car",
            car=str(car),
            what=car.disclosure,
        )
    older = access.rows(Car, ctx).filter(
        used=car.used, model=car.model, colour=car.colour, state="stock", bought_on__lt=car.bought_on
    )
    if not cmd.reason and (first := older.order_by("bought_on", "id").first()):
        raise Refused(
            "car.not_oldest",
            _("%(car)s stands longer. Take it, or say why not."),
            field="reason",
            car=str(first),
        )
    stocking.give(ctx, deal, car)
    if car.used:
        dealing.levy_used(ctx, deal)
        deal.save(update_fields=["price_ex", "tax"])
    return Done(id=deal.pk, number=str(deal), vin=car.vin)
