"""Complaints: a case of the house, joined to the person, the car and what it is about."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import timers
from chehang.core.context import STORE_TIME, Context
from chehang.core.models import Timer
from chehang.core.parameters import parameter
from chehang.core.timed import Rung, Timed, declare
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle
from chehang.work.cases.kinds import Level, Source
from chehang.work.cases.services import open_case

from .kinds import Category, Outcome
from .models import Complaint, FollowUp

TYPES = {Category.PARTS: "parts_complaint"}
AGAIN = timedelta(days=90)
ANSWER = "care.answer"
DAY = 24 * 60
declare(
    Timed(
        ANSWER, gettext_lazy("Answer the authority or the maker"), whose="customer_service_manager", late="general_manager",
        ladder=(Rung("before", 2 * DAY, "whose"), Rung("before", DAY, "whose"), Rung("after", 0, "late")),
    )
)  # fmt: skip


def register(
    ctx: Context,
    *,
    title: str,
    facts: str,
    category: str,
    customer: Customer | None,
    vehicle: Vehicle | None = None,
    complainant: str = "",
    source: Source = Source.PHONE,
    level: Level = Level.ORDINARY,
    demand: str = "",
    about: str = "",
    part_id: int | None = None,
    person_id: int | None = None,
    step: str = "",
    reference: str = "",
    answer_by: date | None = None,
    fraud: bool = False,
) -> Complaint:
    """Open the case of a complaint; who complains again within ninety days is answered one level higher."""
    before = Complaint.objects.filter(store_id=ctx.store_id, case__opened_at__gt=ctx.now - AGAIN)
    again = customer is not None and before.filter(customer__in=files_of(customer)).exists()
    if again and level == Level.ORDINARY:
        level = Level.RAISED
    case = open_case(
        ctx, TYPES.get(Category(category), "customer_complaint"), title[:100], facts, source=source, level=level,
        demand=demand, complainant=(complainant or (customer.name if customer else ""))[:100],
    )  # fmt: skip
    made = Complaint.objects.create(
        store_id=ctx.store_id, case=case, customer=customer, vehicle=vehicle, category=category, about=about,
        part_id=part_id, person_id=person_id, step=step,
        reference=reference, answer_by=answer_by, repeated=again, fraud=fraud,
    )  # fmt: skip
    ctx.changed(made, None, {"category": str(category), "repeated": again, "fraud": fraud})
    if answer_by is not None:
        # 12315 and the maker set a day: it rings two days and one day before, at its end at the general manager.
        end = datetime.combine(answer_by, time(18), STORE_TIME)
        timers.start(ctx, made, ANSWER, due_at=max(end, ctx.now), link=f"/work/cases/{case.pk}/", thing=case.number)
    if fraud:
        # 消费者权益保护法 §55: three times the price, at least 500 yuan.
        ctx.tell(
            gettext_lazy("%(number)s alleges fraud: threefold damages may be due. %(what)s"),
            post="general_manager", link=f"/work/cases/{case.pk}/", number=case.number, what=title,
        )  # fmt: skip
    return made


def from_call(ctx: Context, call: FollowUp) -> None:
    """A complaint, or a score as low as the store says, opens a case by itself; one call opens one."""
    low = call.score is not None and call.score <= parameter(ctx, "care.low_score", ctx.today)
    if call.case_id or not (low or call.result == Outcome.COMPLAINT):
        return
    title = _("%(name)s after %(call)s") % {"name": call.customer.name, "call": call.trigger.title}
    if low:
        title += f" ({call.score})"
    category = {"goods_shipped": Category.PARTS, "car_delivered": Category.SALE}.get(
        call.trigger.event, Category.SERVICE
    )
    made = register(
        ctx, title=title, facts=call.said or title, category=category, customer=call.customer, vehicle=call.vehicle
    )
    FollowUp.objects.filter(pk=call.pk).update(case_id=made.case_id)
    ctx.changed(call, {"case": 0}, {"case": made.case_id})
    call.case_id = made.case_id


def answered(ctx: Context, case_id: int) -> None:
    """What an authority or the maker asked was carried out or closed: the clock of the answer ends."""
    for made in Complaint.objects.filter(store_id=ctx.store_id, case_id=case_id):
        if Timer.objects.filter(subject=Complaint._meta.label, subject_id=made.pk, kind=ANSWER, ended_at=None).exists():
            timers.meet(ctx, made, ANSWER)
