"""Sending questionnaires: one by hand, or the sample of the week."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext as _

from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.parameters import text_parameter
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.workshop.models import WorkOrder

from .kinds import Channel, Event, Purpose, Study
from .models import FollowUp, Questionnaire, Survey
from .parameters import NOWHERE
from .services import notify, standing

STUDIES = {Event.CAR_DELIVERED: Study.SSI, Event.SERVICE_DELIVERED: Study.CSI}
BY_HAND = (Channel.PHONE, Channel.VISIT)  # asked by the agent, or shown as a code
LOOK_BACK, REST = timedelta(days=9), timedelta(days=60)


def send(
    ctx: Context,
    sheet: Questionnaire,
    customer: Customer,
    vehicle: Vehicle | None = None,
    person: Employee | None = None,
    channel: str = Channel.SMS,
) -> Survey:
    """Make the link and the message that carries it; on the phone and in the store it is asked or shown at once. Refused after a
    no to surveys."""
    standing(ctx, customer, Purpose.SURVEY)
    made = Survey.objects.create(
        store_id=ctx.store_id, questionnaire=sheet, customer=customer, vehicle=vehicle, person=person, channel=channel,
        token=secrets.token_urlsafe(24), sent_at=ctx.now,
    )  # fmt: skip
    ctx.changed(made, None, {"questionnaire": str(sheet), "customer": customer.pk})
    if channel in BY_HAND:
        return made
    text = _("Please tell us how we did: %(link)s") % {"link": link_of(ctx, made)}
    notify(ctx, customer, text, purpose=Purpose.SURVEY, channel=channel, document="care.survey", object_id=made.pk)
    return made


def link_of(who: Actor | Context, survey: Survey) -> str:
    """The address of a survey for a phone outside the house."""
    address = text_parameter(who, "care.public_address", survey.sent_at.date())
    return f"{'' if address == NOWHERE else address}/s/{survey.token}/"


def may_be_asked(customer: Customer) -> bool:
    """Staff, the house itself and walk-in customers are not asked."""
    return customer.kind != "walk_in" and customer.price_class not in ("internal", "staff")


def served_by(call: FollowUp) -> Employee | None:
    """Who served the customer: the consultant of the deal, the adviser of the work order."""
    if call.document == "carsales.deal":
        deal = Deal.objects.filter(pk=call.object_id, store_id=call.store_id).select_related("consultant").first()
        return deal.consultant if deal else None
    if call.document == "workshop.order":
        order = WorkOrder.objects.filter(pk=call.object_id, store_id=call.store_id).select_related("adviser").first()
        return order.adviser if order else None
    return None


def occasions(ctx: Context, study: str) -> list[FollowUp]:
    """Deliveries of the last days whose customers were not asked within two months: one for each customer."""
    event = next(e for e, s in STUDIES.items() if s == study)
    asked = rows(Survey, ctx).filter(sent_at__gt=ctx.now - REST).values("customer_id")
    calls = (
        rows(FollowUp, ctx).filter(trigger__event=event, anchor__gte=ctx.today - LOOK_BACK).exclude(state="cancelled")
    )
    found: dict[int, FollowUp] = {}
    for call in calls.exclude(customer__in=asked).select_related("customer", "vehicle", "trigger").order_by("id"):
        if may_be_asked(call.customer):
            found.setdefault(call.customer_id, call)
    return list(found.values())
