"""What somebody holds of administration, and what follows when a paper was decided on."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.work.budgets import Commitment, commits
from chehang.work.handing_over import Holding, holds

from .models import Asset, HouseEvent, SupplyBuying, WelfareGift
from .states import PAPER


@holds
def assets_of(store_id: int, employee_id: int) -> Iterator[Holding]:
    """Assets in the hands of an employee."""
    for asset in Asset.objects.filter(store_id=store_id, holder_id=employee_id).order_by("code"):
        yield Holding(str(asset), f"/office/assets/{asset.pk}/")


@commits
def supplies_on_the_way(store_id: int) -> Iterator[Commitment]:
    """Supplies asked for and approved; once they are here, their invoice is an expense claim."""
    asked = SupplyBuying.objects.filter(store_id=store_id, state__in=("asked", "approved"))
    if amount := asked.aggregate(sum=Sum("amount"))["sum"]:
        yield Commitment("people", "office", Decimal(amount))


@commits
def welfare_on_the_way(store_id: int) -> Iterator[Commitment]:
    """Welfare planned, and approved gifts that nobody has taken yet."""
    open_ones = WelfareGift.objects.filter(store_id=store_id, taken_on=None, welfare__state__in=("planned", "approved"))
    if amount := open_ones.aggregate(sum=Sum("welfare__each"))["sum"]:
        yield Commitment("people", "welfare", Decimal(amount))


@commits
def events_on_the_way(store_id: int) -> Iterator[Commitment]:
    """Events planned and being prepared; once they are over, their bills are claims."""
    coming = HouseEvent.objects.filter(store_id=store_id, state__in=("planned", "approved"))
    if amount := coming.aggregate(sum=Sum("budget"))["sum"]:
        yield Commitment("people", "events", Decimal(amount))


@listens(Approved, of="office.paper")
def approved(event: Approved, ctx: Context) -> None:
    """The paper is valid."""
    PAPER.advance(ctx, event.obj, "approve", reason=event.decision.reason)
    _tell(ctx, event.obj, _("%(what)s was approved"))


@listens(Returned, of="office.paper")
def returned(event: Returned, ctx: Context) -> None:
    """It is a draft again, with what was said."""
    PAPER.advance(ctx, event.obj, "return", reason=event.decision.reason)
    _tell(ctx, event.obj, _("%(what)s came back: %(reason)s"), reason=event.decision.reason[:100])


@listens(Withdrawn, of="office.paper")
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Taken back by who handed it in."""
    PAPER.advance(ctx, event.obj, "return", reason=event.reason)


def _tell(ctx: Context, paper: object, title: object, **more: str) -> None:
    link, owner = f"/office/papers/{paper.pk}/", paper.drafted_by_id  # type: ignore[attr-defined]
    ctx.tell(title, employee_id=owner, link=link, what=str(paper), **more)
