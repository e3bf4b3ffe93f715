"""What an approved document does on its day: at once when the day has come, else in the night before it."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.org.models import Employee

from .earnings import pay_month
from .models import Employment, OrgChange, PayInput, PayTerms, PersonnelEvent, Position
from .models.events import JUDGED, MOVES, EventKind
from .models.organisation import ChangeKind
from .models.staff import ListKind
from .staffing import begin_list, current_contract, put_on_post, silence, take_rights
from .states import EVENT, ORG_CHANGE

FACTS = ("code", "title", "unit_id", "grade", "headcount", "hours", "reports_to_id", "rights", "duty")


def apply_if_due(ctx: Context, obj: Any) -> None:
    """Let an approved change or event take effect when its day has come. Leaving waits for the hand-over list."""
    if isinstance(obj, OrgChange) and obj.effective_on <= ctx.today:
        apply_change(ctx, obj)
    elif isinstance(obj, PersonnelEvent) and obj.kind == EventKind.LEAVE:
        begin_list(ctx, obj.employee, ListKind.LEAVE, obj.effective_on)
    elif isinstance(obj, PersonnelEvent) and obj.effective_on <= ctx.today:
        apply_event(ctx, obj)


def apply_change(ctx: Context, change: OrgChange) -> None:
    """Make the post what the change says."""
    facts = {name: getattr(change, name) for name in FACTS}
    if change.kind == ChangeKind.NEW:
        position = Position.objects.create(store_id=ctx.store_id, since=change.effective_on, **facts)
        ctx.changed(position, None, {"code": position.code, "title": position.title, "headcount": position.headcount})
    else:
        position = access.get(Position, change.position_id or 0, ctx, lock=True)
        if change.kind == ChangeKind.CLOSE:
            require_empty(position)
            facts = {"closed_on": change.effective_on}
        else:
            require_no_circle(position, change.reports_to_id)
        before = {name: str(getattr(position, name)) for name in facts}
        change.was = [position.title, position.unit.name, position.headcount, position.reports_to_id]
        old = position.rights
        for name, value in facts.items():
            setattr(position, name, value)
        position.save()
        ctx.changed(position, before, {name: str(value) for name, value in facts.items()})
        if change.kind == ChangeKind.CHANGE and old != position.rights:
            _rights_follow(ctx, position, old)
    ORG_CHANGE.advance(ctx, change, "apply", was=change.was)


def _rights_follow(ctx: Context, position: Position, old: str) -> None:
    """Who holds the post holds its rights."""
    from chehang.org.operations.assign_post import AssignPost, assign_post
    from chehang.org.services import posts_of

    for held in Employment.objects.filter(position=position, until=None).select_related("employee"):
        if old:
            take_rights(ctx, held.employee, old)
        if position.rights and position.rights not in posts_of(held.employee, ctx.store_id, ctx.today):
            assign_post.run(AssignPost(employee=held.employee_id, post=position.rights), ctx)


def require_empty(position: Position) -> None:
    """A post that somebody holds is not abolished."""
    if position.holders:
        raise Refused(
            "position.held",
            _("%(count)s people hold this post. Move them first."),
            field="position",
            count=position.holders,
        )


def require_no_circle(position: Position, reports_to: int | None) -> None:
    """Nobody reports to himself, however long the way round."""
    seen = {position.pk}
    while reports_to is not None:
        if reports_to in seen:
            raise Refused("position.circle", _("This way a post would report to itself."), field="reports_to")
        seen.add(reports_to)
        reports_to = Position.objects.values_list("reports_to_id", flat=True).get(pk=reports_to)


def apply_event(ctx: Context, event: PersonnelEvent) -> None:
    """Let a confirmation, a move, a reward or a penalty take effect."""
    employee = Employee.objects.get(pk=event.employee_id)
    if event.kind in MOVES:
        assert event.position is not None
        put_on_post(ctx, employee, event.position, event.effective_on)
    if event.kind == EventKind.CONFIRM and (contract := current_contract(ctx, employee.pk)):
        contract.confirmed_on = event.effective_on
        contract.save(update_fields=["confirmed_on"])
        ctx.changed(contract, {"confirmed_on": ""}, {"confirmed_on": str(event.effective_on)})
        silence(ctx, contract, "people.probation_end")
    if event.wage is not None:
        _new_wage(ctx, event)
    if event.kind in JUDGED and event.amount:
        pay_for(ctx, event, "people.event", -event.amount if event.kind == EventKind.PENALTY else event.amount)
    EVENT.advance(ctx, event, "apply")
    ctx.tell(_("In effect: %(what)s"), employee_id=employee.pk, link="/people/me/", what=str(event))


def _new_wage(ctx: Context, event: PersonnelEvent) -> None:
    """The new base from the day on; the other terms stay. Without terms there is nothing to change: HR sets them first."""
    mine = PayTerms.objects.filter(store_id=ctx.store_id, employee_id=event.employee_id)
    now = mine.filter(since__lte=event.effective_on).order_by("-since").first()
    if now is None or now.since == event.effective_on:
        ctx.tell(_("%(what)s: set the pay terms by hand, from %(day)s on"), post="hr_manager", link="/people/terms/",
                 what=str(event), day=str(event.effective_on))  # fmt: skip
        return
    facts = ("post_pay", "seniority", "performance", "insured", "fund_rate", "deductions")
    made = PayTerms.objects.create(
        store_id=ctx.store_id, employee_id=event.employee_id, since=event.effective_on, base=event.wage,
        **{name: getattr(now, name) for name in facts},
    )  # fmt: skip
    ctx.changed(made, None, {"employee": event.employee_id, "since": str(made.since), "document": event.number})


def pay_for(ctx: Context, event: PersonnelEvent, document: str, amount: Decimal, *, taxed: bool = True) -> None:
    """What an event brings or costs goes into the pay of its month, once."""
    made = PayInput.objects.create(
        store_id=ctx.store_id, employee_id=event.employee_id, month=pay_month(ctx, event.effective_on), amount=amount,
        title=f"{event.number} {event.get_kind_display()}"[:60], document=document, object_id=event.pk, taxed=taxed,
    )  # fmt: skip
    ctx.changed(made, None, {"employee": event.employee_id, "document": event.number})
