"""The clocks of a crisis of the brand: facts within the hour, a statement within two, the next each twelve hours until it is calm.

The times are practice of the trade (§6.16), figures of the store.
"""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core import timers
from chehang.core.calendar import Within
from chehang.core.context import Context
from chehang.core.models import Timer
from chehang.core.parameters import parameter
from chehang.core.timed import Rung, Timed, declare
from chehang.work.models import CaseRecord

from .kinds import CrisisColour

TYPE = "brand_crisis"
FACTS, STATEMENT = "marketing.crisis_facts", "marketing.crisis_statement"
GRAVE = (CrisisColour.ORANGE, CrisisColour.RED)
LADDER = (Rung("share", 80, "whose"), Rung("after", 0, "late"))
declare(
    Timed(FACTS, _("Establish the facts and grade the crisis"), whose="marketing_manager", late="general_manager", ladder=LADDER),
    Timed(STATEMENT, _("Publish a statement on the crisis"), whose="marketing_manager", late="general_manager", ladder=LADDER),
)  # fmt: skip


def is_crisis(case: CaseRecord | None) -> bool:
    """Whether a case is a crisis of the brand."""
    return case is not None and case.type.code == TYPE


def runs(case: CaseRecord) -> bool:
    """Whether it is one that is not closed."""
    return is_crisis(case) and case.open


def _runs(ctx: Context, case: CaseRecord, name: str) -> Timer | None:
    mine = Timer.objects.filter(store_id=ctx.store_id, subject=case._meta.label, subject_id=case.pk)
    return mine.filter(kind=name, ended_at=None).first()


def begun(ctx: Context, case: CaseRecord) -> None:
    """The clocks start with the discovery, and anew with a reopening."""
    for name, figure in ((FACTS, "marketing.crisis_facts_within"), (STATEMENT, "marketing.crisis_statement_within")):
        if _runs(ctx, case, name) is None:
            timers.start(ctx, case, name, within=Within(figure=figure), link=f"/work/cases/{case.pk}/", thing=str(case))


def facts_known(ctx: Context, case: CaseRecord) -> None:
    """The crisis has its first grade."""
    if _runs(ctx, case, FACTS) is not None:
        timers.meet(ctx, case, FACTS)


def said(ctx: Context, case: CaseRecord) -> None:
    """A statement is out: the next is due by the rhythm of the crisis, not by when this one came; rounds that were missed are over."""
    running = _runs(ctx, case, STATEMENT)
    if running is None:
        return
    each = timedelta(hours=int(parameter(ctx, "marketing.crisis_statement_each", ctx.today)))
    due = running.due_at + each
    while due <= ctx.now:
        due += each
    timers.meet(ctx, case, STATEMENT)
    timers.start(ctx, case, STATEMENT, due_at=due, link=f"/work/cases/{case.pk}/", thing=str(case))


def calm(ctx: Context, case: CaseRecord) -> None:
    """Nothing more has to be said."""
    for name in (FACTS, STATEMENT):
        if _runs(ctx, case, name) is not None:
            timers.meet(ctx, case, name)
