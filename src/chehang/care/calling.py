"""When customers may be called, and the queue of the agents."""

from datetime import datetime, timedelta

from django.db.models import Case, DateTimeField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.calendar import calendar_of, read_hours
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.errors import Refused
from chehang.core.parameters import text_parameter

from .kinds import BY_CONTRACT
from .models import Consent, FollowUp

HELD = timedelta(minutes=15)
LONGEST_CLOSED = 30  # days a call may wait for the store to open


def hours(who: Actor | Context, moment: datetime) -> tuple[datetime, datetime]:
    """From when to when customers are called on the day of a moment."""
    here = moment.astimezone(STORE_TIME)
    spans = read_hours(text_parameter(who, "care.calling_hours", here.date()))
    first, last = spans[0][0], spans[-1][1]
    return (
        datetime.combine(here.date(), first, STORE_TIME),
        datetime.combine(here.date(), last, STORE_TIME),
    )


def opens(ctx: Context, moment: datetime) -> datetime:
    """The moment from which a call may be made: within calling hours, on a day the store is open."""
    first, last = hours(ctx, moment)
    moment = first if moment < first else first + timedelta(days=1) if moment >= last else moment
    calendar = calendar_of(ctx)
    for _n in range(LONGEST_CLOSED):
        if calendar.hours(moment.astimezone(STORE_TIME).date()):
            break
        moment = hours(ctx, moment)[0] + timedelta(days=1)
    return moment


def ends(ctx: Context, moment: datetime) -> datetime:
    """The last moment of calling hours up to a moment: what is promised for the night is due in the evening before."""
    first, last = hours(ctx, moment)
    return last - timedelta(days=1) if moment < first else min(moment, last)


def refuse_night(ctx: Context, wished: str) -> None:
    """Refused("call.quiet") from evening to morning, unless the customer wished it."""
    first, last = hours(ctx, ctx.now)
    if not by_day(ctx, ctx.now) and not wished:
        raise Refused(
            "call.quiet",
            _(
                "Nobody is called at this hour. Call between %(first)s and %(last)s, or write down that it is the customer's wish."
            ),
            field="wished",
            first=f"{first:%H:%M}",
            last=f"{last:%H:%M}",
        )


def by_day(who: Actor | Context, now: datetime) -> bool:
    """Whether customers are called at this moment without their wish."""
    first, last = hours(who, now)
    return first <= now < last


def consenting() -> Q:
    """Calls whose purpose the person has not refused; marketing needs a yes."""
    last = Consent.objects.filter(customer=OuterRef("customer"), purpose=OuterRef("trigger__purpose"))
    later = Consent.objects.filter(customer=OuterRef("customer"), purpose=OuterRef("purpose"), pk__gt=OuterRef("pk"))
    last = last.exclude(Exists(later))
    return Q(Exists(last.filter(given=True))) | (Q(trigger__purpose__in=BY_CONTRACT) & ~Q(Exists(last)))


def queue(who: Actor | Context, now: datetime) -> QuerySet[FollowUp]:
    """The calls that may be made now, in the order of the work: promised ones, prescribed ones, complaints, then reminders, the more
    valuable customers first (§5.8)."""
    posts = who.posts if isinstance(who, Actor) else who.actor.posts
    mine = rows(FollowUp, who).filter(state="open", begins_at__lte=now)
    mine = mine.filter(Q(promised_at=None) | Q(promised_at__lte=now)).filter(consenting())
    if not posts & {"customer_service_manager", "general_manager"}:
        own = Q(trigger__post__in=posts)
        # What another department forgot is called by the agents.
        mine = mine.filter(own | Q(due_at__lt=now) if "care_agent" in posts else own)
    return mine.annotate(
        turn=Case(
            When(promised_at__isnull=False, then=Value(0)),
            When(prescribed=True, then=Value(1)),
            default=F("trigger__rank"),
            output_field=IntegerField(),
        ),
        weight=Case(
            When(Q(promised_at__isnull=False) | Q(prescribed=True), then=Value(0)),
            default=F("worth"),
            output_field=IntegerField(),
        ),
        by=Case(
            When(promised_at__isnull=False, then=F("promised_at")), default=F("due_at"), output_field=DateTimeField()
        ),
    ).order_by("turn", "-weight", "by", "id")
