"""Who may work on what, and the clock of a technician."""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.org.models import Employee
from chehang.work.services import require_certificate

from .agreeing import require_agreed
from .kinds import LineKind, Pause, Trade
from .models import Clocking, LineShare, OrderLine, Skill, WorkOrder
from .notifying import require_cover
from .states import AT_WORK, ORDER, WAITS

# The course of the work floor whose certificate lets somebody near high voltage, where a store teaches it.
HIGH_VOLTAGE = "HIGH-VOLTAGE"


def require_able(ctx: Context, person: Employee, line: OrderLine) -> None:
    """Refused unless the technician has the trade up to the line's level, and every certificate of it is valid today."""
    wanted = [(line.trade, line.level)] if line.trade else []
    if line.high_voltage:
        wanted.append((Trade.HIGH_VOLTAGE, 1))
        require_certificate(ctx, person.pk, HIGH_VOLTAGE)
    skills = {s.trade: s for s in Skill.objects.filter(store_id=ctx.store_id, employee=person)}
    for trade, level in wanted:
        skill = skills.get(trade)
        if skill is None or skill.level < level:
            raise Refused(
                "skill.missing",
                _("%(name)s has no skill “%(trade)s” of level %(level)s. Choose somebody who has."),
                field="technician",
                name=person.name,
                trade=Trade(trade).label,
                level=level,
            )
        if skill.expires_on and skill.expires_on < ctx.today:
            raise Refused(
                "skill.expired",
                _("The certificate of %(name)s for “%(trade)s” expired on %(day)s. It has to be renewed first."),
                field="technician",
                name=person.name,
                trade=Trade(trade).label,
                day=skill.expires_on,
            )
        if trade == Trade.HIGH_VOLTAGE and not skill.certificate_no:
            raise Refused(
                "skill.no_certificate",
                _("%(name)s has no electrician's certificate on file: no work on high voltage."),
                field="technician",
                name=person.name,
            )


def give(ctx: Context, line: OrderLine, shares: list[tuple[Employee, Decimal]]) -> None:
    """Give a labour line to technicians by shares that add up to one; the standard hours are split to the last thousandth."""
    if line.kind != LineKind.LABOUR or line.dropped:
        raise Refused("line.not_labour", _("Only labour is given to technicians."), field="line")
    if sum(share for _p, share in shares) != 1:
        raise Refused("line.shares", _("The shares must add up to 100 %."), field="technicians")
    require_agreed(line.order)
    for person, _share in shares:
        require_able(ctx, person, line)
    line.shares.all().delete()
    before = Decimal(0)
    for person, share in shares:
        upto = before + share
        hours = round_half_up(line.quantity * upto, 3) - round_half_up(line.quantity * before, 3)
        LineShare.objects.create(store_id=ctx.store_id, line=line, technician=person, share=share, hours=hours)
        before = upto
    ctx.changed(line, None, {"technicians": [p.pk for p, _s in shares]})


def dispatched(ctx: Context, order: WorkOrder) -> None:
    """The order is dispatched when its first line is given."""
    if order.state == "agreed":
        ORDER.advance(ctx, order, "dispatch")


def start(ctx: Context, line: OrderLine, person: Employee) -> Clocking:
    """The technician begins, today and now."""
    order = line.order
    if order.state not in AT_WORK:
        ORDER.require(order, "begin")
    require_agreed(order)
    require_cover(order)
    if not LineShare.objects.filter(line=line, technician=person).exists():
        raise Refused("clock.not_yours", _("This line was not given to %(name)s."), field="line", name=person.name)
    if line.done:
        raise Refused("clock.done", _("This line is finished."), field="line")
    require_able(ctx, person, line)
    if running := Clocking.objects.filter(technician=person, ended_at=None).select_related("order").first():
        raise Refused(
            "clock.elsewhere",
            _("%(name)s is clocked on to %(order)s. Clock off there first."),
            field="line",
            name=person.name,
            order=running.order.number,
        )
    last = Clocking.objects.filter(technician=person).order_by("-ended_at").first()
    since = max(ctx.now, last.ended_at) if last and last.ended_at else ctx.now
    made = Clocking.objects.create(store_id=ctx.store_id, order=order, line=line, technician=person, started_at=since)
    if order.state != "in_work":
        also = {"wait_what": "", "wait_until": None} | ({} if order.begun_at else {"begun_at": ctx.now})
        ORDER.advance(ctx, order, "begin", reason="", **also)
    ctx.changed(line, None, {"clocked_on": person.pk})
    return made


def stop(ctx: Context, clocking: Clocking, pause: str, note: str = "") -> None:
    """The technician stops; the order waits if nobody else works on it and something is missing."""
    ended = max(ctx.now, clocking.started_at + timedelta(seconds=1))
    clocking.ended_at, clocking.pause, clocking.note = ended, pause, note
    seconds = Decimal((ended - clocking.started_at).total_seconds())
    clocking.hours = round_half_up(seconds / 3600, 3)
    clocking.save()
    line, order = clocking.line, clocking.order
    ctx.changed(line, None, {"clocked_off": clocking.technician_id, "why": pause, "hours": str(clocking.hours)})
    if pause == Pause.DONE:
        line.done = True
        line.save(update_fields=["done"])
    waits = f"wait_{pause}"
    if waits in WAITS and not order.clockings.filter(ended_at=None).exists():
        ORDER.advance(ctx, order, waits, reason=note, wait_what=note)
