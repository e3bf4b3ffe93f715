"""代办: the order in which insurance, tax, plates and mortgage of a car can be done (§3.6)."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.parameters import parameter
from chehang.parties.validation import Plate
from chehang.vehicles.models import Vehicle

from .kinds import PaperKind
from .models import Deal

MOST_TEMPORARY = 3  # 机动车登记规定: at most three times
POLICIES = (PaperKind.COMPULSORY, PaperKind.COMMERCIAL)
# What has to be there before.
AFTER = {
    PaperKind.PLATE: (PaperKind.COMPULSORY, PaperKind.TAX),
    PaperKind.TEMPORARY: (PaperKind.COMPULSORY,),
    PaperKind.PAID_OUT: (PaperKind.CONTRACT,),
    PaperKind.MORTGAGE: (PaperKind.CONTRACT, PaperKind.PLATE),
    PaperKind.FREED: (PaperKind.MORTGAGE,),
}
OF_A_LOAN = (PaperKind.CONTRACT, PaperKind.PAID_OUT, PaperKind.MORTGAGE, PaperKind.FREED)


def check(ctx: Context, deal: Deal, cmd: Any) -> None:
    """Refused for a paper that cannot be so, or not yet."""
    if deal.state not in ("authorised", "delivered") or deal.car_id is None:
        raise Refused("paper.no_car", _("Papers are noted for a released order with its car."), field="deal")
    if cmd.kind in OF_A_LOAN and not deal.loan:
        raise Refused("deal.no_loan", _("There is no loan to note on this deal."), field="kind")
    there = {p.kind: p for p in deal.papers.order_by("id")}
    for kind in AFTER.get(cmd.kind, ()):
        if kind not in there:
            raise Refused("paper.first", _("First note: %(paper)s."), field="kind", paper=str(PaperKind(kind).label))
    if cmd.kind in (*POLICIES, PaperKind.TEMPORARY) and cmd.until_on is None:
        raise Refused("paper.until", _("Enter until when it holds."), field="until_on")
    if cmd.until_on is not None and cmd.until_on < cmd.from_on:
        raise Refused("paper.days", _("It cannot end before it begins."), field="until_on")
    if cmd.kind == PaperKind.COMPULSORY and cmd.until_on > cmd.from_on + timedelta(days=366):
        raise Refused("paper.year", _("Compulsory insurance is taken for one year."), field="until_on")
    if cmd.kind == PaperKind.TEMPORARY:
        _temporary(ctx, deal, cmd, there[PaperKind.COMPULSORY])


def _temporary(ctx: Context, deal: Deal, cmd: Any, policy: Any) -> None:
    days = int(parameter(ctx, "carsales.temporary_plate_days", ctx.today))
    if (cmd.until_on - cmd.from_on).days > days:
        raise Refused(
            "paper.temporary_days", _("A temporary plate holds for %(days)s days at most."), field="until_on", days=days
        )
    if deal.papers.filter(kind=PaperKind.TEMPORARY).count() >= MOST_TEMPORARY:
        raise Refused(
            "paper.temporary_times",
            _("A car gets a temporary plate %(most)s times at most."),
            field="kind",
            most=MOST_TEMPORARY,
        )
    if cmd.until_on > policy.until_on or cmd.from_on < policy.from_on:
        raise Refused(
            "paper.temporary_insured", _("A temporary plate lies within the compulsory insurance (until %(day)s)."),
            field="until_on", day=str(policy.until_on),
        )  # fmt: skip


def put_plate(ctx: Context, deal: Deal, text: str) -> None:
    """The plate stands in the car's file from now on; Refused for what is no plate."""
    try:
        plate: str = TypeAdapter(Plate).validate_python(text)
    except ValidationError:
        raise Refused("plate.malformed", _("This is not a plate"), field="number") from None
    assert deal.car is not None
    vehicle = access.get(Vehicle, deal.car.vehicle_id, ctx, lock=True)
    before, vehicle.plate_no = vehicle.plate_no, plate
    vehicle.save(update_fields=["plate_no"])
    ctx.changed(vehicle, {"plate_no": before}, {"plate_no": plate})
