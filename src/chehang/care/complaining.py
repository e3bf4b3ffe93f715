"""Complaints: a case of the house, joined to the person, the car and what it is about."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.work.cases.kinds import Level, Source
from chehang.work.cases.services import open_case

from .kinds import Category, Outcome
from .models import Complaint, FollowUp

TYPES = {Category.PARTS: "parts_complaint"}
AGAIN = timedelta(days=90)


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
    reference: str = "",
    answer_by: date | None = None,
    fraud: bool = False,
) -> Complaint:
    """Open the case of a complaint; who complains again within ninety days is answered one level higher."""
    before = Complaint.objects.filter(store_id=ctx.store_id, case__opened_at__gt=ctx.now - AGAIN, customer=customer)
    again = customer is not None and before.exists()
    if again and level == Level.ORDINARY:
        level = Level.RAISED
    case = open_case(
        ctx, TYPES.get(Category(category), "customer_complaint"), title[:100], facts, source=source, level=level,
        demand=demand, complainant=(complainant or (customer.name if customer else ""))[:100],
    )  # fmt: skip
    made = Complaint.objects.create(
        store_id=ctx.store_id, case=case, customer=customer, vehicle=vehicle, category=category, about=about,
        reference=reference, answer_by=answer_by, repeated=again, fraud=fraud,
    )  # fmt: skip
    ctx.changed(made, None, {"category": str(category), "repeated": again, "fraud": fraud})
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
