"""Accrue the maker's rebates of a month."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.maker.models import Rebate, RebatePolicy
from chehang.finance.maker.reckoning import earned, legs_of, tax_within
from chehang.ledger.models import Period
from chehang.ledger.services import post


class AccrueRebates(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.accrue_rebates", title=_("Accrue the maker's rebates"), posts=("accountant", "finance_manager"))
def accrue_rebates(cmd: AccrueRebates, ctx: Context) -> Done:
    """Reckon each policy in force over the cars that count, and post it (P29): sold cars cost less, those here stand at less, input VAT is turned out.

    Each policy once a month, those by the quarter with its last month over all of it; one that earned nothing makes no rebate. Refused when nothing is to be accrued.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    policies = access.rows(RebatePolicy, ctx).filter(
        state="in_force", valid_from__lte=period.last_day, valid_to__gte=date(period.year, (period.month - 1) // 3 * 3 + 1, 1)
    ).exclude(span="month", valid_to__lt=period.first_day)  # fmt: skip
    done = set(access.rows(Rebate, ctx).filter(period=period).values_list("policy_id", flat=True))
    vat = parameter(ctx, "vat.goods", period.last_day)
    made, total = 0, Decimal(0)
    for policy in policies.exclude(pk__in=done).select_related("supplier").order_by("id"):
        if policy.span == "quarter" and period.month % 3:
            continue
        found = earned(ctx, policy, period)
        if not found.amount:
            continue
        rebate = Rebate.objects.create(
            store_id=ctx.store_id, number=numbers.draw(ctx, "FL"), policy=policy, period=period, cars=found.cars,
            amount=found.amount, tax=tax_within(found.amount, vat), reckoning=found.words, items=found.items,
        )  # fmt: skip
        ctx.changed(rebate, None, {"policy": policy.name, "cars": found.cars, "amount": str(found.amount)})
        post(
            ctx,
            "rebate_accrued",
            source=Source("finance.rebate", rebate.pk),
            legs=legs_of(ctx, rebate, rebate.amount, rebate.tax),
            date=min(ctx.today, period.last_day),
            summary=f"{rebate.number} {policy.name} {period}",
        )
        made, total = made + 1, total + found.amount
    if not made:
        raise Refused("rebate.nothing", _("No rebate is to be accrued for %(month)s."), month=str(period))
    return Done(id=period.pk, rebates=made, amount=str(total))
