"""What waits on the desks of the workshop."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Clock
from chehang.core.desk import Waiting, waits, waits_for

from .models import (
    Appointment,
    AppointmentLine,
    Campaign,
    CarLoan,
    Inspection,
    OrderShare,
    OutsideJob,
    Requisition,
    Skill,
    WarrantyClaim,
    WorkOrder,
)
from .states import COMING

REINSPECTED = 0.05  # of the cars out, by custom (§4.11)
# state → who moves it on, and how
NEXT = {
    "open": ("workshop.send_estimate", _("Estimate")),
    "estimated": ("workshop.record_agreement", _("Customer agrees")),
    "agreed": ("workshop.dispatch_order", _("Dispatch the order")),
    "wait_consent": ("workshop.record_agreement", _("Customer agrees")),
    "mutual_ok": ("workshop.issue_certificate", _("Final inspection")),
    "ready": ("workshop.settle_order", _("Settle")),
    "settled": ("workshop.deliver_order", _("Hand the car back")),
}


@waits
def orders(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Orders whose next step is the actor's; what is past its promised time first."""
    mine = [state for state, (permission, _verb) in NEXT.items() if actor.may(permission)]
    if not mine:
        return
    found = rows(WorkOrder, actor).filter(state__in=mine).select_related("vehicle").order_by("promised_at")
    if "service_advisor" in actor.posts:
        found = found.filter(adviser_id=actor.employee_id)
    for order in found[:12]:
        late = order.promised_at < clock.now() and order.state not in ("settled",)
        yield Waiting(
            f"{order.vehicle} {order.number}",
            order.arrived_at,
            f"/workshop/orders/{order.pk}/",
            NEXT[order.state][1],
            late,
        )


@waits
def expected(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Today's cars on the adviser's desk, those of the next day to be confirmed."""
    if actor.may("workshop.receive_appointment"):
        mine = rows(Appointment, actor).filter(state__in=COMING, starts_at__lt=clock.now() + timedelta(hours=12))
        if "service_advisor" in actor.posts:
            mine = mine.filter(adviser_id=actor.employee_id)
        for made in mine.select_related("vehicle", "customer").order_by("starts_at")[:10]:
            title = f"{made.starts_at.astimezone(STORE_TIME):%H:%M} {made.vehicle} {made.customer.name}"
            link = f"/workshop/appointments/{made.pk}/"
            yield Waiting(title, made.starts_at, link, _("The car is here"), made.starts_at < clock.now())


@waits
def set_aside(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Parts held for cars that come, for the keepers."""
    if actor.may("workshop.stage_parts"):
        held = rows(AppointmentLine, actor).filter(held__gt=0, staged=False, appointment__state__in=COMING).count()
        if held:
            yield Waiting(str(held), None, "/workshop/staging/?staged=0", _("Set aside for cars"))


@waits_for(lambda actor, clock: [rows(Campaign, actor).filter(state__in=("planned", "running"))])
def campaigns(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Planned campaigns wait for the general manager; those whose days are over for their review."""
    if actor.may("workshop.start_campaign"):
        for made in rows(Campaign, actor).filter(state="planned").order_by("begins")[:10]:
            yield Waiting(made.title, None, f"/workshop/campaigns/{made.pk}/", _("Let it begin"))
    if actor.may("workshop.end_campaign"):
        for made in rows(Campaign, actor).filter(state="running", ends__lt=clock.today()).order_by("ends")[:10]:
            yield Waiting(made.title, None, f"/workshop/campaigns/{made.pk}/", _("End the campaign"), True)


@waits
def late_requisitions(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Parts that were used without a requisition: the parts manager agrees to the late one or asks what happened."""
    if actor.may("workshop.agree_late_requisition"):
        for made in rows(Requisition, actor).filter(state="late").select_related("order").order_by("id")[:8]:
            link = f"/workshop/requisitions/{made.pk}/"
            yield Waiting(f"{made.number} {made.order.number}", made.asked_at, link, _("Agree to the late requisition"))


@waits
def certificates(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Certificates of technicians that expire within a month: an expired one blocks dispatch."""
    if actor.may("workshop.set_skill"):
        soon = clock.today() + timedelta(days=30)
        for skill in (
            rows(Skill, actor).filter(expires_on__lte=soon).select_related("employee").order_by("expires_on")[:10]
        ):
            yield Waiting(
                f"{skill} {skill.expires_on:%Y-%m-%d}",
                None,
                f"/workshop/skills/{skill.pk}/",
                _("Renew the certificate"),
                skill.expires_on is not None and skill.expires_on < clock.today(),
            )


@waits
def claims(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """For the warranty clerk: orders the maker pays that are not claimed yet, and claims with their last day."""
    if not actor.may("workshop.draft_claim"):
        return
    shares = rows(OrderShare, actor).filter(payer="maker", red=False, amount_inc__gt=0, order__claims=None)
    for share in shares.filter(order__state__in=("delivered", "closed")).select_related("order").order_by("id")[:8]:
        link = f"/do/workshop/draft_claim/?order={share.order_id}"
        yield Waiting(share.order.number, share.settled_at, link, _("Claim from the maker"))
    for claim in rows(WarrantyClaim, actor).filter(state__in=("audited", "cut", "rejected")).order_by("due")[:8]:
        day = claim.due if claim.state == "audited" else claim.appeal_due
        what = _("Hand the claim in") if claim.state == "audited" else _("Appeal")
        late = day is not None and day <= clock.today()
        yield Waiting(f"{claim.number} {day or ''}", None, f"/workshop/claims/{claim.pk}/", what, late)


@waits
def audits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Claims that another person goes over."""
    if actor.may("workshop.audit_claim"):
        for claim in (
            rows(WarrantyClaim, actor).filter(state="draft").exclude(made_by_id=actor.employee_id).order_by("due")[:8]
        ):
            yield Waiting(
                f"{claim.number} {claim.due}",
                None,
                f"/workshop/claims/{claim.pk}/",
                _("Audit the claim"),
                claim.due <= clock.today(),
            )


@waits
def away(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Work at suppliers and loan cars that are due back."""
    today = clock.today()
    if actor.may("workshop.take_outside_back"):
        for job in rows(OutsideJob, actor).filter(state="sent", due_on__lte=today).order_by("due_on")[:8]:
            link = f"/workshop/outside_jobs/{job.pk}/"
            yield Waiting(str(job), job.sent_at, link, _("Outside work is back"), job.due_on < today)
    if actor.may("workshop.return_loan_car"):
        lent = rows(CarLoan, actor).filter(state="out", due_on__lte=today).select_related("car__vehicle")
        for loan in lent.order_by("due_on")[:8]:
            link = f"/workshop/car_loans/{loan.pk}/"
            yield Waiting(f"{loan.car} {loan.number}", loan.out_at, link, _("Loan car is back"), loan.due_on < today)


def short_of_looks(actor: Actor, clock: Clock) -> bool:
    """Whether fewer of the month's finished cars were looked at once more than custom wants."""
    month = clock.now().astimezone(STORE_TIME).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    finished = rows(WorkOrder, actor).filter(ready_at__gte=month).count()
    looked = rows(Inspection, actor).filter(random=True, at__gte=month).count()
    return looked < REINSPECTED * (finished + 1)


@waits
def to_reinspect(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """While fewer than the custom's share of the month's finished cars were looked at once more, one that is ready is drawn;
    not by who looks: everybody sees the same one."""
    if not actor.may("workshop.reinspect_order"):
        return
    if not short_of_looks(actor, clock):
        return
    there = rows(WorkOrder, actor).filter(state__in=("final_ok", "washing", "ready")).exclude(inspections__random=True)
    ready = there.exclude(inspections__employee_id=actor.employee_id).select_related("vehicle").order_by("id")[:40]
    if drawn := min(ready, key=lambda order: order.pk * 7919 % 101, default=None):
        link = f"/do/workshop/reinspect_order/?for=workshop.orders:{drawn.pk}"
        yield Waiting(f"{drawn.vehicle} {drawn.number}", drawn.ready_at, link, _("Random re-inspection"))
