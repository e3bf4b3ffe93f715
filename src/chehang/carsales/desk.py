"""What waits in car sales."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits, waits_for
from chehang.core.parameters import parameter

from . import outlets
from .models import Car, Challenge, Deal, Drive, Lead, Outlet, TradeIn
from .states import ALIVE

DAY = timedelta(days=1)  # the shortest rhythm of storage checks


@waits
def to_assign(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Leads that nobody looks after yet, and losses to be verified."""
    rows = access.rows(Lead, actor)
    if actor.may("carsales.assign_lead"):
        for lead in rows.filter(state="new").order_by("id")[:10]:
            yield Waiting(str(lead), lead.made_at, f"/carsales/leads/{lead.pk}/", _("Assign lead"), urgent=True)
    if actor.may("carsales.review_lost_lead"):
        for lead in rows.filter(state="given_up").exclude(given_up_by_id=actor.employee_id).order_by("id")[:10]:
            yield Waiting(str(lead), lead.made_at, f"/carsales/leads/{lead.pk}/", _("Verify the loss"))


@waits
def to_speak_to(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My customers whose day it is, the new ones first."""
    if actor.may("carsales.follow_lead"):
        mine = access.rows(Lead, actor).filter(consultant_id=actor.employee_id)
        for lead in mine.filter(state="assigned").order_by("id")[:10]:
            yield Waiting(str(lead), lead.made_at, f"/carsales/leads/{lead.pk}/", _("Contact first"), urgent=True)
        due = mine.filter(state__in=ALIVE, next_follow__lte=clock.today()).order_by("next_follow", "id")
        for lead in due.exclude(state="assigned")[:10]:
            yield Waiting(
                f"{lead.level} {lead}", lead.made_at, f"/carsales/leads/{lead.pk}/", _("Speak to the customer again")
            )


@waits
def on_the_road(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My test drives that have not come back."""
    if actor.may("carsales.end_test_drive"):
        rows = access.rows(Drive, actor).filter(state="driving", consultant_id=actor.employee_id)
        for drive in rows.select_related("car").order_by("id")[:5]:
            link = f"/carsales/test_drives/{drive.pk}/"
            yield Waiting(f"{drive} {drive.car}", drive.started_at, link, _("End test drive"))


@waits
def deals(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My orders and what each of them wants next."""
    if not actor.may("carsales.submit_deal"):
        return
    mine = access.rows(Deal, actor).filter(consultant_id=actor.employee_id, state__in=("draft", "authorised"))
    for deal in mine.select_related("lead", "model").order_by("promised_on", "id")[:12]:
        link = f"/carsales/deals/{deal.pk}/"
        yield Waiting(f"{deal} {deal.lead.name} {deal.model}", deal.made_at, link, next_step(deal))


def next_step(deal: Deal) -> Any:
    """What an order wants now, in words."""
    if deal.state == "draft":
        return _("Hand in for release")
    if deal.car_id is None:
        return _("Assign a car")
    return _("Ask for the money") if deal.billed_on is None else _("Hand the car over")


@waits
def cars(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Cars on their way that are to be received."""
    if actor.may("carsales.receive_car"):
        coming = access.rows(Car, actor).filter(arrived_on=None, left_on=None).select_related("model")
        for car in coming.order_by("bought_on", "id")[:10]:
            yield Waiting(str(car), None, f"/carsales/cars/{car.pk}/", _("Receive the car"))


@waits_for(lambda actor, clock: [access.rows(TradeIn, actor).filter(state="valued", valid_until__gte=clock.today())])
def offered(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Used cars that were valued by somebody else and may be bought while the offer holds."""
    if actor.may("carsales.buy_trade_in"):
        found = access.rows(TradeIn, actor).filter(state="valued", valid_until__gte=clock.today())
        for made in found.exclude(appraiser_id=actor.employee_id).order_by("valid_until")[:8]:
            link = f"/carsales/trade_ins/{made.pk}/"
            yield Waiting(str(made), made.valued_at, link, _("Buy the used car"), made.valid_until == clock.today())


@waits_for(lambda actor, clock: [access.rows(Car, actor).filter(left_on=None, outlet_report__isnull=False)])
def sold_outside(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Cars that an outlet reported as sold and nobody settled yet."""
    if actor.may("carsales.settle_outlet_sale"):
        told = access.rows(Car, actor).filter(left_on=None, outlet_report__isnull=False).select_related("outlet_report")
        for car in told.order_by("outlet_report__reported_at")[:8]:
            link = f"/carsales/cars/{car.pk}/"
            yield Waiting(
                str(car), car.outlet_report.reported_at, link, _("Settle the sale of the outlet"), urgent=True
            )


@waits_for(
    lambda actor, clock: [access.rows(Car, actor).filter(left_on=None, outlet=None, arrived_on__lt=clock.today() - DAY)]
)
def storage(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Cars in the house that nobody checked for a month (§3.7)."""
    if actor.may("carsales.receive_car") and actor.may("carsales.check_car"):
        before = clock.today() - timedelta(days=int(parameter(actor, "carsales.storage_days", clock.today())))
        here = access.rows(Car, actor).filter(left_on=None, outlet=None, arrived_on__isnull=False)
        due = here.annotate(seen=Max("checks__on")).filter(seen__lt=before).select_related("model")
        for car in due.order_by("seen", "id")[:6]:
            link = f"/do/carsales/check_car/?car={car.pk}&kind=storage"
            yield Waiting(str(car), None, link, _("Monthly storage check"))


@waits_for(lambda actor, clock: [access.rows(Challenge, actor).filter(state="missed", daily=False, car__left_on=None)])
def missing(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Outlets where cars count as missing, until somebody counted there."""
    if not actor.may("carsales.note_outlet_visit"):
        return
    places = {o.pk: o for o in access.rows(Outlet, actor).filter(closed_on=None)}
    for pk, cars in sorted(outlets.missing(actor, places.values()).items()):
        words = {"outlet": places[pk].name, "count": len(cars)}
        what = _("%(outlet)s: %(count)s cars count as missing") % words
        yield Waiting(what, None, f"/carsales/outlets/{pk}/", _("Count there"), urgent=True)
