"""What other subjects and departments may do with cases inside their transaction."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.work.heads import HEADS
from chehang.work.subjects import Subject, subject_of

from .handling import link, note, set_clock, tell
from .kinds import Level, NoteKind, Source
from .models import CaseRecord, CaseType


def open_case(
    ctx: Context,
    code: str,
    title: str,
    facts: str,
    *,
    about: Any = None,
    level: Level = Level.ORDINARY,
    source: Source = Source.INSIDE,
    demand: str = "",
    complainant: str = "",
) -> CaseRecord:
    """Open a case of a seeded type about a document; the owning department's manager is told."""
    kind = CaseType.objects.filter(code=code, active=True).first()
    if kind is None:
        raise NotFound("case.unknown_type", _("There is no such type of case."), field="type")
    return begin(ctx, kind, title, facts, subject_of(about), level, source, demand, complainant)


def begin(
    ctx: Context,
    kind: CaseType,
    title: str,
    facts: str,
    subject: Subject,
    level: Level,
    source: Source,
    demand: str,
    complainant: str,
) -> CaseRecord:
    """Write a case down with its first clock."""
    case = CaseRecord(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "AJ"),
        type=kind,
        level=level,
        source=source,
        title=title,
        facts=facts,
        demand=demand,
        complainant=complainant,
        department=kind.department,
        opened_by_id=ctx.actor.employee_id or None,
        opened_at=ctx.now,
        clock_from=ctx.now,
        due_at=ctx.now,
    )
    case.save(force_insert=True)
    ctx.changed(case, None, {"number": case.number, "type": kind.code, "level": str(level), "title": title})
    set_clock(ctx, case)
    note(ctx, case, NoteKind.OPENED, facts)
    link(ctx, case, subject)
    tell(ctx, case, _("New case %(number)s: %(what)s"), post=HEADS[kind.department])
    if level == Level.MAJOR:
        tell(ctx, case, _("Major case %(number)s: %(what)s"), post=HEADS["management"])
    return case
