"""Reopening a month was decided on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.ledger.models import Reopening
from chehang.ledger.services import approve_reopening, decline_reopening

ASKED = "ledger.reopening"


@listens(Approved, of=ASKED)
def agreed(event: Approved, ctx: Context) -> None:
    """The month is open. Refused once a later month is closed."""
    approve_reopening(ctx, event.obj)
    _tell(ctx, event.obj, _("%(month)s is open again"))


@listens(Returned, of=ASKED)
def declined(event: Returned, ctx: Context) -> None:
    """The month stays closed. Refused once it is open: what was posted since stands."""
    decline_reopening(ctx, event.obj)
    _tell(ctx, event.obj, _("%(month)s stays closed: %(reason)s"), reason=event.decision.reason[:200])


@listens(Withdrawn, of=ASKED)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Whoever asked thought better of it."""
    decline_reopening(ctx, event.obj)


def _tell(ctx: Context, asked: Reopening, title: Any, **params: Any) -> None:
    ctx.tell(
        title,
        employee_id=asked.requested_by_id,
        link=f"/finance/reopenings/{asked.pk}/",
        month=str(asked.period),
        **params,
    )
