"""Enter a tariff of an HS code."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Rate, RequiredText, ShortText
from chehang.customs.commands import HsCode
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Tariff


class SetTariff(Command):
    """Rates as fractions (6 % is 0.06) from a day on, with their source; an empty origin holds for all countries."""

    hs_code: HsCode
    valid_from: StartDate
    duty: Annotated[Rate, Field(title=gettext_noop("Duty rate"))]
    vat: Annotated[Rate, Field(title=gettext_noop("VAT rate"))]
    source: Annotated[RequiredText, Field(title=gettext_noop("Source"))]
    origin: Annotated[str, Field(pattern=r"^([A-Z]{2,3})?$", title=gettext_noop("Country of origin"))] = ""
    provisional: Annotated[Rate | None, Field(title=gettext_noop("Provisional rate"))] = None
    extra: Annotated[Rate, Field(title=gettext_noop("Extra rate"))] = ZERO
    legal_unit: Annotated[RequiredText, Field(max_length=10, title=gettext_noop("First legal unit"))] = "千克"
    legal_unit2: Annotated[ShortText, Field(max_length=10, title=gettext_noop("Second legal unit"))] = ""
    ct_each: Annotated[
        Decimal,
        Field(
            ge=0,
            lt=100000,
            max_digits=12,
            decimal_places=6,
            title=gettext_noop("Consumption tax each, of the first legal quantity"),
        ),
    ] = ZERO
    ct: Annotated[Rate, Field(lt=1, title=gettext_noop("Consumption tax rate"))] = ZERO


@operation("customs.set_tariff", title=_("New tariff"), posts=(*LOGISTICS, "accountant"))
def set_tariff(cmd: SetTariff, ctx: Context) -> Done:
    """Add a dated tariff; a batch takes the one of the day it is declared. Refused for a second one of the same day."""
    key = {"store_id": ctx.store_id, "hs_code": cmd.hs_code, "origin": cmd.origin, "valid_from": cmd.valid_from}
    if Tariff.objects.filter(**key).exists():
        raise Conflict(
            "tariff.known", _("A tariff of this code, origin and day is entered already."), field="valid_from"
        )
    tariff = Tariff.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(tariff, None, cmd.model_dump(mode="json"))
    return Done(id=tariff.pk)
