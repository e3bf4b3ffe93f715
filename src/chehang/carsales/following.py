"""Who owns a lead, when it is spoken to next, and what becomes of a second registration of the same mobile."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers, timers
from chehang.core.calendar import end_of
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.parameters import parameter
from chehang.org.models import Assignment, Employee

from .kinds import Contact
from .models import FollowUp, Lead
from .models.leads import OVER
from .states import ALIVE, LEAD

FOLLOW = "carsales.follow"
SELLERS = ("sales_consultant", "sales_manager")


def seller(ctx: Context, employee: int, field: str = "consultant") -> Employee:
    """Somebody of this store who sells cars; Refused for anybody else."""
    found = Employee.objects.filter(pk=employee, store_id=ctx.store_id, active=True).first()
    posts = Assignment.objects.filter(store_id=ctx.store_id, employee_id=employee, post__in=SELLERS, until=None)
    if found is None or not posts.exists():
        raise Refused("lead.no_seller", _("Choose a sales consultant of this store who works here today."), field=field)
    return found


def require_mine(ctx: Context, lead: Lead) -> None:
    """Refused for a lead of a colleague, except for who may assign leads."""
    if lead.consultant_id != ctx.actor.employee_id and not ctx.actor.may("carsales.assign_lead"):
        raise Refused(
            "lead.of_another",
            _("This is a customer of %(name)s. Ask the sales manager to assign the lead to you."),
            name=lead.consultant.name if lead.consultant else _("nobody yet"),
        )


def open_lead(ctx: Context, mobile: str) -> Lead | None:
    """The open lead of a mobile, locked."""
    rows = access.rows(Lead, ctx).filter(mobile=mobile).exclude(state__in=OVER)
    return rows.select_for_update(of=("self",)).select_related("consultant").first()


def register(ctx: Context, *, consultant: Employee | None, **facts: Any) -> Lead:
    """A new lead, or the open one of this mobile: it is noted there that the customer came again from elsewhere.

    Another consultant gets it only when its owner let the days of protection pass without a word.
    """
    known = open_lead(ctx, facts["mobile"])
    if known is not None:
        return _again(ctx, known, consultant, str(facts["source"]))
    lead = Lead.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "XS"),
        registered_on=ctx.today,
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name[:100],
        **facts,
    )
    ctx.changed(lead, None, {"number": lead.number, "source": lead.source, "level": lead.level})
    if consultant is None:
        LEAD.begin(ctx, lead)
        ctx.tell(_("New lead %(number)s, please assign it"), post="sales_manager", link=url(lead), number=lead.number)
    else:
        assign(ctx, lead, consultant)
    return lead


def _again(ctx: Context, lead: Lead, consultant: Employee | None, source: str) -> Lead:
    if lead.state == "given_up":
        LEAD.advance(ctx, lead, "send_back", given_up_by_id=0, lost_reason="")
    owner = lead.consultant
    if consultant is not None and (owner is None or owner.pk != consultant.pk):
        if owner is not None and not _free(ctx, lead):
            raise Refused(
                "lead.protected",
                _("%(name)s looks after this customer (%(number)s) until %(day)s. Please hand the customer over."),
                field="mobile",
                name=owner.name,
                number=lead.number,
                day=_protected_until(ctx, lead),
            )
        assign(ctx, lead, consultant)
    follow(ctx, lead, Contact.MESSAGE, str(_("Registered again: %(source)s")) % {"source": source}, move=False)
    return lead


def _protected_until(ctx: Context, lead: Lead) -> date:
    days = int(parameter(ctx, "carsales.protected_for", ctx.today))
    return (lead.touched_on or lead.registered_on) + timedelta(days=days)


def _free(ctx: Context, lead: Lead) -> bool:
    return lead.state in ("pool", "new") or _protected_until(ctx, lead) < ctx.today


def assign(ctx: Context, lead: Lead, consultant: Employee) -> None:
    """Give a lead to a consultant, who has to contact the customer within minutes."""
    stop(ctx, lead)
    before = lead.consultant_id
    if lead.state in ("new", "pool"):
        LEAD.advance(ctx, lead, "assign", consultant=consultant)
    else:
        lead.consultant = consultant
        lead.save(update_fields=["consultant"])
        ctx.changed(lead, {"consultant": before}, {"consultant": consultant.pk})
        if lead.state != "assigned":
            plan(ctx, lead, ctx.today)
    if consultant.pk != ctx.actor.employee_id:
        ctx.tell(
            _("Lead %(number)s is yours, please contact the customer"),
            employee_id=consultant.pk,
            link=url(lead),
            number=lead.number,
        )


def follow(
    ctx: Context,
    lead: Lead,
    way: str,
    content: str,
    *,
    needs: str = "",
    level: str = "",
    next_on: date | None = None,
    move: bool = True,
) -> FollowUp:
    """Write down a contact; the next one is planned by the level's rhythm unless a day is named."""
    level = level or lead.level
    if lead.state in ALIVE:
        next_on = next_on or ctx.today + timedelta(days=rhythm(ctx, level))
    made = FollowUp.objects.create(
        store_id=ctx.store_id,
        lead=lead,
        at=ctx.now,
        way=way,
        content=content,
        needs=needs,
        level=level,
        next_on=next_on,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    before = {"level": lead.level, "touched_on": str(lead.touched_on or "")}
    lead.level, lead.touched_on = level, ctx.today
    lead.save(update_fields=["level", "touched_on"])
    ctx.changed(lead, before, {"level": level, "touched_on": str(ctx.today)})
    if move and lead.state == "assigned":
        LEAD.advance(ctx, lead, "contact")
    if lead.state in ALIVE and next_on:
        plan(ctx, lead, next_on)
    return made


def rhythm(ctx: Context, level: str) -> int:
    """After how many days a customer of a level is spoken to again."""
    return int(parameter(ctx, f"carsales.follow_{level.lower()}", ctx.today))


def plan(ctx: Context, lead: Lead, day: date) -> None:
    """The consultant is reminded on ``day``; what was planned before is met by this contact."""
    stop(ctx, lead)
    timers.start(ctx, lead, FOLLOW, due_at=end_of(day), employee_id=lead.consultant_id or 0, link=url(lead))
    lead.next_follow = day
    lead.save(update_fields=["next_follow"])


def stop(ctx: Context, lead: Lead) -> None:
    """Nobody has to speak to the customer any more, or somebody just did."""
    if lead.next_follow is not None:
        timers.meet(ctx, lead, FOLLOW)
        lead.next_follow = None
        lead.save(update_fields=["next_follow"])


def url(lead: Lead) -> str:
    """The page of a lead."""
    return f"/carsales/leads/{lead.pk}/"
