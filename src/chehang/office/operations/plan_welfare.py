"""Plan something for the staff."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveMoney, Ref, RequiredText
from chehang.office.kinds import WelfareKind
from chehang.office.models import Welfare, WelfareGift
from chehang.org.models import Employee
from chehang.work.budgets import left_for
from chehang.work.people import worker


class Receiver(Command):
    """Who gets it."""

    employee: Annotated[Id, Ref("org.Employee"), Field(title="Employee")]


class PlanWelfare(Command):
    """The occasion, what is given, how much a person; nobody named: everybody who works here."""

    kind: Annotated[WelfareKind, Field(title="Occasion")]
    title: Annotated[RequiredText, Field(max_length=60, title="Welfare")]
    item: Annotated[RequiredText, Field(title="What is given")]
    each: Annotated[PositiveMoney, Field(title="Per person")]
    day: Annotated[DueDate, Field(title="Day")]
    people: Annotated[tuple[Receiver, ...], Field(max_length=500, title="People")] = ()


@operation("office.plan_welfare", title=_("Plan a welfare"), posts=("hr_manager",))
def plan_welfare(cmd: PlanWelfare, ctx: Context) -> Done:
    """The general manager approves, and is told when it is more than the budget leaves; it counts against it at once. A visit or a help names its people; refused otherwise, and for who does not work here."""
    named = list(dict.fromkeys(p.employee for p in cmd.people))
    if not named and cmd.kind != WelfareKind.FESTIVAL:
        raise Refused("welfare.whom", _("Name who is visited or helped."), field="people")
    for person in named:
        worker(ctx, person, field="people")
    people = named or list(
        Employee.objects.filter(store_id=ctx.store_id, active=True).order_by("id").values_list("id", flat=True)
    )
    whole = cmd.each * len(people)
    rest = left_for(ctx, "people", "welfare")
    over = rest is not None and whole > rest
    made = Welfare.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "FLI"), planned_by_id=ctx.actor.employee_id, **cmd.model_dump(exclude={"people"})
    )  # fmt: skip
    WelfareGift.objects.bulk_create(WelfareGift(store_id=ctx.store_id, welfare=made, employee_id=p) for p in people)
    ctx.changed(made, None, {"title": cmd.title, "people": len(people), "amount": str(whole)})
    facts: dict[str, Any] = {"what": cmd.title, "count": len(people), "amount": f"{whole:,.2f}"}
    link = f"/office/welfare/{made.pk}/"
    if over:
        title = _("Welfare beyond the budget: %(what)s, %(count)s people, ¥%(amount)s; ¥%(rest)s is left")
        ctx.tell(title, post="general_manager", rest=f"{rest:,.2f}", link=link, **facts)
    else:
        title = _("Welfare to be approved: %(what)s, %(count)s people, ¥%(amount)s")
        ctx.tell(title, post="general_manager", link=link, **facts)
    return Done(id=made.pk, number=made.number, over_budget=over)
