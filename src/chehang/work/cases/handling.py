"""What the acts on cases share: the clocks, the timeline, who may act, who is told."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.work.heads import HEADS, led_by
from chehang.work.subjects import Subject

from .kinds import NoteKind, Step
from .models import CaseClock, CaseLink, CaseNote, CaseRecord

# Who is told when a step is late, one after the other: the department's manager, customer service, the general manager.
LADDER = ("customer_service_manager", "general_manager")
GRACE = timedelta(hours=24)  # between two rungs


def locked(ctx: Context, pk: int) -> CaseRecord:
    """The case, locked for this act."""
    return access.get(CaseRecord, pk, ctx, lock=True)


def leads(ctx: Context, case: CaseRecord) -> bool:
    """Whether the actor leads the case's department, customer service or the house."""
    return bool({case.department, "care"} & led_by(ctx.actor))


def require_lead(ctx: Context, case: CaseRecord) -> None:
    """Refused unless the actor leads the department that owns the case, or customer service."""
    if not leads(ctx, case):
        raise NotAllowed(
            "case.not_your_department", _("The manager of the department, or of customer service, does this.")
        )


def require_owner(ctx: Context, case: CaseRecord) -> None:
    """Refused unless the actor owns the case or leads it."""
    if case.owner_id != ctx.actor.employee_id and not leads(ctx, case):
        raise NotAllowed("case.not_yours", _("Only the owner of the case, or who leads the department, does this."))


def require_other(ctx: Context, case: CaseRecord) -> None:
    """Refused for the owner: another person says whether it is well."""
    if case.owner_id == ctx.actor.employee_id:
        raise Refused("case.own_work", _("You own this case. Another person has to decide and confirm."))


def step_of(case: CaseRecord) -> Step:
    """What is due next."""
    if case.responded_at is None:
        return Step.RESPOND
    return Step.PLAN if case.state in ("new", "assigned") else Step.CLOSE


def due_of(case: CaseRecord) -> datetime:
    """When the next step is due: the clock of its type and level, from when the clocks began."""
    step = step_of(case)
    clock = CaseClock.objects.filter(type_id=case.type_id, level=case.level, step=step).first()
    if clock is None:
        raise Refused("case.no_clock", _("This type of case has no clock for its level. Set it first."))
    return case.clock_from + timedelta(minutes=clock.minutes)


def set_clock(ctx: Context, case: CaseRecord) -> None:
    """Write down when the next step is due."""
    before, case.due_at = case.due_at, due_of(case)
    if before != case.due_at:
        case.save(update_fields=["due_at"])
        ctx.changed(case, {"due_at": str(before)}, {"due_at": str(case.due_at)})


def note(ctx: Context, case: CaseRecord, kind: NoteKind, text: str) -> None:
    """An entry in the timeline."""
    entry = CaseNote.objects.create(
        store_id=ctx.store_id, case=case, at=ctx.now, by_id=ctx.actor.employee_id or None, kind=kind, text=text[:1000]
    )
    ctx.changed(case, None, {"entry": entry.pk, "kind": str(kind)})


def link(ctx: Context, case: CaseRecord, subject: Subject) -> None:
    """Tie a document to the case, once."""
    if subject.document:
        CaseLink.objects.get_or_create(
            store_id=ctx.store_id,
            case=case,
            document=subject.document,
            object_id=subject.object_id,
            defaults={"words": subject.words},
        )


def tell(ctx: Context, case: CaseRecord, title: Any, *, post: str = "", employee_id: int = 0, **params: Any) -> None:
    """A message about the case, not to oneself."""
    if post or (employee_id and employee_id != ctx.actor.employee_id):
        ctx.tell(
            title,
            post=post,
            employee_id=employee_id,
            link=f"/work/cases/{case.pk}/",
            number=case.number,
            what=case.title,
            **params,
        )


def rungs(case: CaseRecord, now: datetime) -> list[str]:
    """The posts that the lateness of a case has reached by now; one more each day, and at once when escalated by hand."""
    if not case.open or case.due_at is None:
        return []
    late = (now - case.due_at) // GRACE + 1 if now > case.due_at else 0
    posts = [HEADS[case.department], *LADDER]
    return list(dict.fromkeys(posts[: max(late, case.escalated + 1 if case.escalated else 0)]))
