"""Drafting a report from the measures."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from chehang.core import numbers, timers
from chehang.core.access import rows
from chehang.core.calendar import calendar_of
from chehang.core.context import Context
from chehang.core.measures import Measure, Span, measures, read, split, trend
from chehang.core.measures.targets import RED, judge, target_of

from .kinds import Kind, kinds
from .models import PackLine, PackPart, ReportPack
from .states import DUE

WIDE = Decimal("0.1")  # a change by more than a tenth has to be explained


def drafted(ctx: Context, kind: Kind, span: Span) -> ReportPack:
    """Write a report with its lines, and let its deadline run."""
    last = rows(ReportPack, ctx).filter(kind=kind.code, first=span.first).order_by("-version").first()
    pack = ReportPack.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "BB"),
        kind=kind.code,
        rhythm=kind.rhythm,
        first=span.first,
        version=last.version + 1 if last else 1,
        owner=kind.owner,
        due=kind.due(span),
        drafted_at=ctx.now,
    )
    PackLine.objects.bulk_create(_line(ctx, pack, n, measure, span) for n, measure in enumerate(kind.measures, 1))
    PackPart.objects.bulk_create(_parts(ctx, pack, kind, span))
    ctx.changed(pack, None, {"kind": kind.code, "period": span.code, "version": pack.version, "due": str(pack.due)})
    due = max(kind.due_at(span, calendar_of(ctx).closing(pack.due)), ctx.now)
    timers.start(ctx, pack, DUE, due_at=due, post=kind.owner, late_post="general_manager", thing=str(pack))
    return pack


def _parts(ctx: Context, pack: ReportPack, kind: Kind, span: Span) -> Iterator[PackPart]:
    """Tables and charts as they are now; of a chart also the eleven periods before."""
    known = measures()
    for n, (form, name, by) in enumerate(kind.parts, 1):
        if name not in known:
            continue
        measure, dimension = known[name], next((b for b in known[name].by if b.path == by), None)
        if form == "table" and dimension is not None:
            found = [(s.label, s.value) for s in split(measure, ctx, span, ctx.today, dimension)]
        else:
            found = [(r.span.code, r.value) for r in trend(measure, ctx, span, ctx.today)]
        kept = json.dumps([[label, None if v is None else f"{v:f}"] for label, v in found], ensure_ascii=False)
        yield PackPart(store_id=ctx.store_id, pack=pack, n=n, form=form, measure=name, by=by, kept=kept)


def _line(ctx: Context, pack: ReportPack, n: int, measure: Measure, span: Span) -> PackLine:
    now, before, year = (read(measure, ctx, s, ctx.today) for s in (span, span.back(), span.year_before()))
    target = target_of(measure, ctx, span)
    judged = judge(measure, now.value, target)
    colour = judged.colour if judged else ""
    return PackLine(
        store_id=ctx.store_id,
        pack=pack,
        n=n,
        measure=measure.name,
        value=now.value,
        before=before.value,
        year_before=year.value,
        target=target.target if target else None,
        colour=colour,
        told=colour == RED or (not colour and pack.rhythm == "month" and moved(now.value, before.value)),
    )


def moved(now: Decimal | None, before: Decimal | None) -> bool:
    """Whether a number left what it was by more than a tenth."""
    if now is None or before is None or not before:
        return False
    return abs(now - before) > abs(before) * WIDE


def draft_owed(ctx: Context, rhythms: tuple[str, ...]) -> list[str]:
    """The reports of these rhythms that are drafted today and not there yet; their numbers."""
    made = []
    for kind in kinds().values():
        span = owed_on(kind, ctx.today) if kind.rhythm in rhythms and kind.measures else None
        if span is not None and not rows(ReportPack, ctx).filter(kind=kind.code, first=span.first).exists():
            made.append(drafted(ctx, kind, span).number)
    return made


def owed_on(kind: Kind, day: date) -> Span | None:
    """The period whose report is drafted on a day: the morning after it is over; a daily one on its own evening."""
    if kind.rhythm == "day":
        return Span.of("day", day)
    span = Span.of(kind.rhythm, day)
    return span.back() if span.first == day else None
