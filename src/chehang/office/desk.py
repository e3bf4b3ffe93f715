"""What waits in administration."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits, waits_for
from chehang.core.parameters import parameter

from .models import (
    Asset,
    CarTrip,
    CompanyCar,
    Hazard,
    HouseEvent,
    Incident,
    SavingIdea,
    Supply,
    SupplyBuying,
    SupplyRequest,
    Visit,
    WasteBatch,
    Welfare,
    WelfareGift,
)

MOST, MOST_HAZARDS = 5, 200
SERVICE_WARNING, PPE_FORGOTTEN = timedelta(days=14), timedelta(days=180)
WASTE_WARNING, PAPER_WARNING = timedelta(days=60), timedelta(days=30)


@waits_for(lambda actor, clock: [rows(Hazard, actor).exclude(state="closed")])
def hazards_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Mine to mend; for HR those nobody mends yet and those to verify; for the general manager what is overdue."""
    today, me = clock.today(), actor.employee_id
    found = list(rows(Hazard, actor).exclude(state="closed").order_by("due", "id")[:MOST_HAZARDS])
    mine = [h for h in found if h.responsible_id == me and h.state == "mending"]
    led = (
        [h for h in found if h.responsible_id != me and h.state != "mending"]
        if actor.may("office.order_mending")
        else []
    )
    late = [h for h in found if h.due is not None and h.due < today] if "general_manager" in actor.posts else []
    for h in dict.fromkeys([*mine[:MOST], *led[:MOST], *late[:MOST]]):
        over = h.due is not None and h.due < today
        yield Waiting(
            _("Hazard: %(what)s") % {"what": str(h)},
            None,
            f"/office/hazards/{h.pk}/",
            _("Look"),
            urgent=over or h.level == "major",
        )


@waits_for(lambda actor, clock: [rows(Incident, actor).exclude(state="closed")])
def incidents_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """For the general manager those without a leader and those to close; for a leader the own."""
    found = rows(Incident, actor).exclude(state="closed").order_by("id")
    gm = "general_manager" in actor.posts
    for i in found[: 4 * MOST]:
        if (gm and i.state in ("reported", "settled")) or (i.leader_id == actor.employee_id and i.state == "handled"):
            words = _("Incident: %(what)s") % {"what": str(i)}
            yield Waiting(words, None, f"/office/incidents/{i.pk}/", _("Look"), urgent=i.state != "settled")


@waits_for(
    lambda actor, clock: [
        rows(SupplyRequest, actor).filter(state__in=("asked", "allowed")),
        rows(Supply, actor).filter(stock__lt=F("least")),
        rows(SupplyBuying, actor).filter(state="asked"),
        rows(Visit, actor).filter(host_id=actor.employee_id, state="booked", day=clock.today()),
    ]
)
def supplies_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Requests to decide and to hand out, what is to be bought or approved, and visitors of today."""
    if actor.may("office.issue_supplies"):
        asked = rows(SupplyRequest, actor).filter(state__in=("asked", "allowed"))
        if count := asked.exclude(asked_by_id=actor.employee_id, state="asked").count():
            url = "/office/supply_requests/?state=asked&state=allowed"
            yield Waiting(_("Requests for supplies"), None, url, _("Look"), count=count)
        if low := rows(Supply, actor).filter(stock__lt=F("least")).count():
            yield Waiting(_("Supplies below their minimum"), None, "/office/supplies/", _("Buy"), count=low)
    if actor.may("office.approve_buying"):
        for b in rows(SupplyBuying, actor).filter(state="asked").select_related("supply").order_by("id")[:MOST]:
            yield Waiting(
                _("To be bought: %(what)s") % {"what": str(b)}, None, f"/office/supply_buyings/{b.pk}/", _("Decide")
            )
    for v in (
        rows(Visit, actor).filter(host_id=actor.employee_id, state="booked", day=clock.today()).order_by("id")[:MOST]
    ):
        yield Waiting(_("Visitors today: %(what)s") % {"what": str(v)}, None, f"/office/visits/{v.pk}/", _("Look"))


@waits
def care_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Maintenance due within two weeks, protective equipment to be renewed, a drill that is due, events to decide on."""
    today = clock.today()
    if actor.may("office.plan_service"):
        due = rows(Asset, actor).filter(scrapped_on=None, service_due__lte=today + SERVICE_WARNING)
        if count := due.count():
            over = due.filter(service_due__lt=today).exists()
            yield Waiting(_("Maintenance of assets"), None, "/office/assets/", _("Look"), count=count, urgent=over)
    if actor.may("office.issue_supplies"):
        worn = rows(SupplyRequest, actor).filter(state="issued", renew_on__lte=today + SERVICE_WARNING)
        if count := worn.filter(renew_on__gt=today - PPE_FORGOTTEN).count():
            yield Waiting(_("Protective equipment to be renewed"), None, "/office/ppe/", _("Look"), count=count)
        since = months_after(today, -int(parameter(actor, "office.drill_months", today)))
        begun = rows(Asset, actor).filter(bought_on__lte=since).exists() or rows(Incident, actor).exists()
        if begun and not rows(Incident, actor).filter(drill=True, happened_at__date__gte=since).exists():
            yield Waiting(_("A drill is due"), None, "/do/office/report_incident/", _("Enter"))
    if actor.may("office.decide_event"):
        for e in rows(HouseEvent, actor).filter(state="planned").order_by("day")[:MOST]:
            yield Waiting(_("Event: %(what)s") % {"what": str(e)}, None, f"/office/events/{e.pk}/", _("Decide"))


@waits
def waste_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Hazardous waste that has to leave within two months; car papers that end within a month; trips to decide."""
    if not actor.may("office.hand_over_waste"):
        return
    today = clock.today()
    kept = rows(WasteBatch, actor).filter(transfer=None, until__lte=today + WASTE_WARNING)
    if count := kept.count():
        over = kept.filter(until__lt=today).exists()
        yield Waiting(_("Hazardous waste has to leave"), None, "/office/waste/", _("Look"), count=count, urgent=over)
    if not actor.may("office.renew_car_paper"):
        return
    soon = today + PAPER_WARNING
    ending = rows(CompanyCar, actor).filter(Q(insured_until__lte=soon) | Q(inspected_until__lte=soon))
    if count := ending.count():
        yield Waiting(_("Insurance or inspection of a car ends"), None, "/office/cars/", _("Look"), count=count)
    if count := rows(CarTrip, actor).filter(state="asked").exclude(driver_id=actor.employee_id).count():
        yield Waiting(_("Trips to be decided"), None, "/office/trips/?state=asked", _("Decide"), count=count)


@waits_for(
    lambda actor, clock: [
        rows(Welfare, actor).filter(state="planned"),
        rows(WelfareGift, actor).filter(employee_id=actor.employee_id, taken_on=None),
        rows(SavingIdea, actor).filter(state="suggested"),
    ]
)
def welfare_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """For the general manager what is to be approved; for each what is to be taken; for HR ideas to be judged."""
    if actor.may("office.decide_welfare"):
        for w in rows(Welfare, actor).filter(state="planned").order_by("id")[:MOST]:
            yield Waiting(_("Welfare: %(what)s") % {"what": str(w)}, None, f"/office/welfare/{w.pk}/", _("Decide"))
    mine = rows(WelfareGift, actor).filter(employee_id=actor.employee_id, welfare__state="approved", taken_on=None)
    if mine.exists():
        yield Waiting(_("Something for me"), None, "/office/gifts/", _("Look"))
    if actor.may("office.judge_saving"):
        ideas = rows(SavingIdea, actor).filter(state="suggested").exclude(by_id=actor.employee_id)
        if count := ideas.count():
            yield Waiting(_("Ideas to save"), None, "/office/ideas/?state=suggested", _("Look"), count=count)
