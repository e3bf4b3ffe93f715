"""Taking an old part into custody, called by the keeper's own act and by departments above."""

from datetime import timedelta
from decimal import Decimal

from chehang.catalogue.models import Part
from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.stock.models import Bin
from chehang.warehouse.models import OldPart

from .states import OLD_PART

DOCUMENT = "warehouse.old_part"


def keep(
    ctx: Context,
    *,
    kind: str,
    part: Part,
    quantity: Decimal,
    source_number: str,
    owner_name: str = "",
    vin: str = "",
    place: Bin | None = None,
) -> OldPart:
    """Give an old part its tag; it is kept as long as the figure for its kind says."""
    days = int(parameter(ctx, f"warehouse.keep_{kind}", ctx.today))
    row = OldPart.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "JJ"), kind=kind, part=part, quantity=quantity, vin=vin, source_number=source_number,
        owner_name=owner_name, place=place, kept_at=ctx.now, kept_by_id=ctx.actor.employee_id, keep_until=ctx.today + timedelta(days=days),
    )  # fmt: skip
    OLD_PART.begin(ctx, row)
    ctx.changed(
        row, None, {"number": row.number, "part": part.display_no, "for": source_number, "until": str(row.keep_until)}
    )
    return row
