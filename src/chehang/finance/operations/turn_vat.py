"""Turn the VAT of a month to unpaid (转出未交增值税)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.taxes import vat_return
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, post


class TurnVat(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.turn_vat", title=_("Turn the VAT of the month"), posts=("accountant", "finance_manager"))
def turn_vat(cmd: TurnVat, ctx: Context) -> Done:
    """Post what the return says is to be paid, and the surtaxes on it (P37); what exceeds the output stays to be deducted.

    Refused before the month's last day, and when it was done before: reverse that first.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    if ctx.today < period.last_day:
        raise Refused("period.running", _("%(month)s is not over yet."), month=str(period))
    mine = {"store_id": ctx.store_id, "document": "ledger.period", "object_id": period.pk}
    if Voucher.objects.filter(**mine, event__in=("vat_turned", "surtaxes")).exists():
        raise Conflict("vat.turned", _("The VAT of %(month)s has been turned already."), month=str(period))
    found = vat_return(ctx, period.first_day)
    legs = [Leg("turned", found.payable), Leg("unpaid", found.payable)]
    post(
        ctx,
        "vat_turned",
        source=Source("ledger.period", period.pk),
        date=period.last_day,
        legs=legs,
        summary=f"转出{period}未交增值税",
    )
    legs = [
        Leg("surtax", found.surtaxes),
        Leg("city", found.city),
        Leg("education", found.education),
        Leg("local_education", found.local_education),
    ]
    post(
        ctx,
        "surtaxes",
        source=Source("ledger.period", period.pk),
        date=period.last_day,
        legs=legs,
        summary=f"计提{period}附加税费",
    )
    ctx.changed(
        period, None, {"vat": str(found.payable), "surtaxes": str(found.surtaxes), "carried_on": str(found.carried_on)}
    )
    return Done(id=period.pk, payable=str(found.payable), surtaxes=str(found.surtaxes))
