"""What marketing hears: campaigns are decided on, a crisis of the brand has its clocks from the discovery, guests are forgotten,
orders are held against policies."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.care.events import FileErased
from chehang.carsales.models import Deal
from chehang.core import personal
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens
from chehang.work.cases.kinds import Level
from chehang.work.cases.seeds import TypeSeed, register
from chehang.work.models import CaseRecord

from .crises import TYPE, begun, calm
from .models import Campaign, Guest
from .planning import give_tasks
from .policing import day_of, too_much
from .states import CAMPAIGN

DAY = 24 * 60
CRISIS_STEPS = {"work.open_case": begun, "work.reopen_case": begun, "work.execute_case": calm, "work.close_case": calm}
# 15 minutes to the report, 2 hours to a statement that holds, then until it is calm.
register(
    TypeSeed(
        TYPE,
        "品牌舆情危机",
        "marketing",
        tuple((level, (15, 120, 7 * DAY)) for level in (Level.ORDINARY, Level.RAISED, Level.MAJOR)),
    )
)


@listens(Approved, of="marketing.campaign")
def approved(event: Approved, ctx: Context) -> None:
    """With the last yes the departments get their tasks."""
    CAMPAIGN.advance(ctx, event.obj, "approve", reason=event.decision.reason)
    give_tasks(ctx, event.obj)
    _told(ctx, event.obj)


@listens(Returned, of="marketing.campaign")
def returned(event: Returned, ctx: Context) -> None:
    """It is a plan again, with what is to be changed. One that was approved is called off, not sent back."""
    CAMPAIGN.advance(ctx, event.obj, "send_back", reason=event.decision.reason)
    _told(ctx, event.obj)


@listens(Withdrawn, of="marketing.campaign")
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Who planned it takes it back, to change it."""
    CAMPAIGN.advance(ctx, event.obj, "send_back", reason=event.reason)


def _told(ctx: Context, campaign: Campaign) -> None:
    ctx.tell(
        _("Campaign %(number)s was decided on: %(what)s"), employee_id=campaign.made_by_id,
        link=f"/marketing/campaigns/{campaign.pk}/", number=campaign.number, what=campaign.title,
    )  # fmt: skip


@listens(FileErased)
def forget(event: FileErased, ctx: Context) -> None:
    """Who was invited or came stays counted and is nobody; the mobile tells guests apart, so a number stands for it."""
    known = Q(customer_id=event.customer_id) | (Q(mobile=event.mobile) if event.mobile else Q())
    for guest in Guest.objects.filter(known, store_id=ctx.store_id).order_by("pk"):
        Guest.objects.filter(pk=guest.pk).update(name="***", mobile=f"***{guest.pk}")
        personal.erase(ctx, guest)


@listens(Acted)
def crisis_moves(event: Acted, ctx: Context) -> None:
    """Opened or reopened, its clocks run; carried out or closed, nothing more has to be said."""
    if event.operation not in CRISIS_STEPS:
        return
    mine = sorted({pk for label, pk in event.things if label == CaseRecord._meta.label})
    for case in CaseRecord.objects.filter(store_id=ctx.store_id, pk__in=mine, type__code=TYPE).select_related("type"):
        CRISIS_STEPS[event.operation](ctx, case)


@listens(Acted)
def order_beyond_policy(event: Acted, ctx: Context) -> None:
    """An order that gives more than any market policy of the day allows is told to sales and marketing when it is handed in."""
    if event.operation != "carsales.submit_deal":
        return
    mine = sorted({pk for label, pk in event.things if label == Deal._meta.label})
    for deal in Deal.objects.filter(store_id=ctx.store_id, pk__in=mine).select_related("model"):
        if (found := too_much(ctx, deal, day_of(deal))) is None:
            continue
        policy, beyond = found
        for post in ("sales_manager", "marketing_manager"):
            ctx.tell(
                _("Order %(number)s is %(beyond)s cheaper than the market policy %(what)s allows"), post=post,
                link=f"/carsales/deals/{deal.pk}/", number=deal.number or deal.quote_number, beyond=f"{beyond:,.2f}",
                what=str(policy),
            )  # fmt: skip
