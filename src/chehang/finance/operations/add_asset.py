"""Take a fixed asset into the books."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.services import owe
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Rate, Ref, RequiredText, ShortText
from chehang.finance.models import Asset
from chehang.ledger.services import Leg, post
from chehang.parties.models import Supplier
from chehang.work.heads import Department

ZERO = Decimal(0)


class AddAsset(Command):
    """The card. With a supplier it was bought on his invoice; without one it is taken over with what was worn off before."""

    name: Annotated[RequiredText, Field(title="Name of the asset")]
    kind: Literal[
        "asset_buildings", "asset_equipment", "asset_test_car", "asset_transport", "asset_electronics", "asset_office"
    ]
    department: Department
    cost: Annotated[PositiveMoney, Field(title="Original cost without VAT")]
    months: Annotated[int, Field(ge=1, le=720, title="Useful life in months")]
    started: Annotated[StartDate, Field(title="In use since")]
    residual_rate: Annotated[Rate, Field(title="Residual value")] = Decimal("0.05")
    supplier: Annotated[Id, Ref("parties.Supplier")] | None = None
    invoice: Annotated[ShortText, Field(max_length=40, title="Invoice number")] = ""
    tax: Annotated[NonNegativeMoney, Field(title="VAT")] = ZERO
    worn_before: Annotated[NonNegativeMoney, Field(title="Worn off before")] = ZERO
    months_before: Annotated[int, Field(ge=0, le=720, title="Months before")] = 0
    place: Annotated[ShortText, Field(max_length=60, title="Place")] = ""


@operation("finance.add_asset", title=_("Take an asset over"), posts=("accountant", "finance_manager"))
def add_asset(cmd: AddAsset, ctx: Context) -> Done:
    """Keep the card and post it (P35): against the supplier, or against the undistributed profit when it was there before these books.

    Refused for a bought one without invoice number, and for more worn off than it may lose.
    """
    if cmd.supplier and (not cmd.invoice or cmd.worn_before or cmd.months_before):
        raise Refused("asset.bought", _("A bought asset has an invoice and nothing worn off."), field="invoice")
    if cmd.worn_before > cmd.cost or cmd.months_before > cmd.months:
        raise Refused(
            "asset.worn",
            _("It cannot have lost more than it cost, nor lived longer than its life."),
            field="worn_before",
        )
    asset = take(cmd, ctx)
    return Done(id=asset.pk, number=asset.number)


def take(cmd: AddAsset, ctx: Context, *, on: date | None = None) -> Asset:
    """Write the card and its voucher, dated today or ``on``; the command has been checked."""
    fields = cmd.model_dump(exclude={"supplier", "invoice", "tax"})
    asset = Asset.objects.create(store_id=ctx.store_id, number=numbers.draw(ctx, "GD"), **fields)
    legs = [Leg(cmd.kind, cmd.cost, department=cmd.department, item=("asset", asset.pk))]
    if cmd.supplier:
        supplier = access.get(Supplier, cmd.supplier, ctx)
        legs += [Leg("input_vat_pending", cmd.tax), Leg("payable", cmd.cost + cmd.tax, ("supplier", supplier.pk))]
        owe(
            ctx,
            supplier,
            source=Source("finance.asset", asset.pk),
            paper_number=cmd.invoice,
            paper_date=ctx.today,
            text=cmd.name,
            ex=cmd.cost,
            tax=cmd.tax,
            first=True,
        )
    else:
        legs += [Leg("worn", cmd.worn_before), Leg("opening", cmd.cost - cmd.worn_before)]
    post(ctx, "asset_bought", source=Source("finance.asset", asset.pk), legs=legs, date=on, summary=cmd.name)
    ctx.changed(asset, None, {"number": asset.number, "cost": str(asset.cost)})
    return asset
