"""Note how far the loan is."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import dealing, following
from chehang.carsales.kinds import LoanState
from chehang.carsales.models import Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text


class RecordLoan(Command):
    """What the bank said."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    loan_state: LoanState
    note: Text = ""


@operation("carsales.record_loan", title=_("Note the loan"), posts=("sales_consultant", "sales_manager"))
def record_loan(cmd: RecordLoan, ctx: Context) -> Done:
    """Keep the bank's answer. A refusal takes the release away: the customer chooses to pay in full or to cancel.

    Refused for a deal without a loan and once the car is handed over.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    if not deal.loan or deal.state in ("delivered", "cancelled"):
        raise Refused("deal.no_loan", _("There is no loan to note on this deal."))
    before = deal.loan_state
    if cmd.loan_state == LoanState.REFUSED:
        dealing.unrelease(ctx, deal, cmd.note or str(_("Refused by the bank")))
    deal.loan_state = cmd.loan_state
    deal.save(update_fields=["loan_state"])
    ctx.changed(deal, {"loan_state": before}, {"loan_state": deal.loan_state, "note": cmd.note})
    return Done(id=deal.pk, number=str(deal))
