"""Enter the customs' exchange rate of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, RequiredText
from chehang.customs.commands import Currency
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import CustomsRate


class SetCustomsRate(Command):
    """Yuan for one unit of the currency in the month of the day (关税法 art. 60), with its source."""

    currency: Currency
    month: Annotated[StartDate, Field(title=gettext_noop("Month"))]
    rate: Annotated[Decimal, Field(gt=0, lt=100000, max_digits=12, decimal_places=6, title=gettext_noop("Rate"))]
    source: Annotated[RequiredText, Field(title=gettext_noop("Source"))]


@operation("customs.set_customs_rate", title=_("New customs exchange rate"), posts=(*LOGISTICS, "accountant"))
def set_customs_rate(cmd: SetCustomsRate, ctx: Context) -> Done:
    """Add the rate of a month. Refused for a month that has one."""
    month = cmd.month.replace(day=1)
    if CustomsRate.objects.filter(store_id=ctx.store_id, currency=cmd.currency, month=month).exists():
        raise Conflict("customs_rate.known", _("The rate of this month is entered already."), field="month")
    row = CustomsRate.objects.create(
        store_id=ctx.store_id, currency=cmd.currency, month=month, rate=cmd.rate, source=cmd.source
    )
    ctx.changed(row, None, {"currency": cmd.currency, "month": str(month), "rate": str(cmd.rate)})
    return Done(id=row.pk)
