"""The compensation of a case was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens

from .handling import note, require_other, set_clock, tell
from .kinds import NoteKind
from .models import CaseRecord
from .states import CASE

DOCUMENT = "work.case"


@listens(Approved, of=DOCUMENT)
def compensation_granted(event: Approved, ctx: Context) -> None:
    """The owner may offer it now."""
    case: CaseRecord = event.obj
    require_other(ctx, case)
    case.compensation_approved_by_id = ctx.actor.employee_id
    case.save(update_fields=["compensation_approved_by"])
    ctx.changed(case, None, {"compensation_approved_by": ctx.actor.employee_id, "amount": str(case.compensation)})
    note(ctx, case, NoteKind.APPROVED, f"{case.compensation:,.2f}")
    tell(ctx, case, _("The compensation of %(number)s was approved: %(what)s"), employee_id=case.owner_id or 0)


@listens(Returned, of=DOCUMENT)
def compensation_refused(event: Returned, ctx: Context) -> None:
    """The owner proposes something else. Refused once the customer has agreed: what was promised stands."""
    _anew(ctx, event.obj, event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def compensation_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """The owner thought better of it."""
    _anew(ctx, event.obj, event.reason)


def _anew(ctx: Context, case: CaseRecord, reason: str) -> None:
    CASE.require(case, "agree")  # only what the customer has not agreed to
    CASE.advance(ctx, case, "revise", reason=reason, compensation_approved_by_id=None)
    set_clock(ctx, case)
    note(ctx, case, NoteKind.REVISED, reason)
    tell(
        ctx,
        case,
        _("Case %(number)s has to be proposed anew (%(reason)s): %(what)s"),
        employee_id=case.owner_id or 0,
        reason=reason,
    )
