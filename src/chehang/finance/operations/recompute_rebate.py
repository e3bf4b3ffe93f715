"""Reckon a rebate anew."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.maker.models import Rebate
from chehang.finance.maker.reckoning import ZERO, earned, legs_of, shares_of, tax_within
from chehang.finance.maker.states import REBATE
from chehang.ledger.models import Voucher
from chehang.ledger.services import post


class RecomputeRebate(Command):
    """The accrued rebate."""

    rebate: Annotated[Id, Ref("finance.Rebate")]


@operation("finance.recompute_rebate", title=_("Reckon the rebate anew"), posts=("accountant", "finance_manager"))
def recompute_rebate(cmd: RecomputeRebate, ctx: Context) -> Done:
    """Cars came or went back since it was accrued: post the difference, dated in the month while it is open, else today.

    Refused when the maker has confirmed it, and when it comes to the same.
    """
    rebate = access.get(Rebate, cmd.rebate, ctx, lock=True)
    REBATE.require(rebate, "confirm")
    policy, period, before = rebate.policy, rebate.period, rebate.amount
    found = earned(ctx, policy, period)
    if found.amount == before and found.items == rebate.items:
        raise Refused("rebate.same", _("It comes to the same: %(reckoning)s."), reckoning=found.words)
    tax = tax_within(found.amount, parameter(ctx, "vat.goods", period.last_day))
    more, more_tax = found.amount - before, tax - rebate.tax
    was, now = shares_of(rebate.items, before - rebate.tax), shares_of(found.items, found.amount - tax)
    moved = {vin: now.get(vin, ZERO) - was.get(vin, ZERO) for vin in was | now}
    legs = legs_of(ctx, rebate, more, more_tax, moved)
    rebate.cars, rebate.amount, rebate.tax = found.cars, found.amount, tax
    rebate.reckoning, rebate.items = found.words, found.items
    rebate.save(update_fields=["cars", "amount", "tax", "reckoning", "items"])
    ctx.changed(rebate, {"amount": str(before)}, {"amount": str(rebate.amount), "reckoning": found.words})
    turn = Voucher.objects.filter(store_id=ctx.store_id, document="finance.rebate", object_id=rebate.pk).count()
    day = min(ctx.today, period.last_day) if period.state == "open" else ctx.today
    post(
        ctx,
        "rebate_accrued",
        source=Source("finance.rebate", rebate.pk),
        part=f"anew {turn}",
        legs=legs,
        date=day,
        summary=f"{rebate.number} {found.words}"[:200],
    )
    return Done(id=rebate.pk, number=rebate.number, difference=str(more))
