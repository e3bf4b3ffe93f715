"""Offer a package or a card with stored value."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, PositiveQuantity, Ref

from ..commands import Name60
from ..kinds import PackageKind
from ..models import LabourOp, PackageItem, PackageOffer


class Item(Command):
    """A labour operation, or so much of a part, in one use."""

    op: Annotated[Annotated[Id, Ref("workshop.LabourOp")] | None, Field(title="Labour operation")] = None
    part: Annotated[Id, Ref("catalogue.Part")] | None = None
    quantity: PositiveQuantity = Decimal(1)


class AddPackageOffer(Command):
    """Name, price, how many times (empty for stored value), how long it is valid, and what one use holds."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9.-]{1,20}$")]
    name: Annotated[Name60, Field(min_length=1)]
    kind: PackageKind = PackageKind.TIMES
    price_inc: Annotated[PositiveMoney, Field(title="Price with VAT")]
    uses: Annotated[int, Field(ge=0, le=100, title="Times")] = 0
    months: Annotated[int, Field(ge=1, le=60, title="Valid for months")] = 12
    items: Annotated[list[Item], Field(max_length=20, title="What one use holds")] = []


@operation("workshop.add_package_offer", title=_("Offer a package"), posts=("service_manager",))
def add_package_offer(cmd: AddPackageOffer, ctx: Context) -> Done:
    """Offer it. Refused when the code is taken, for a package without times or work, and for stored value with any."""
    if access.rows(PackageOffer, ctx).filter(code=cmd.code).exists():
        raise Conflict("package_offer.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    if cmd.kind == PackageKind.TIMES and not (cmd.uses and cmd.items):
        raise Refused("package_offer.empty", _("Say how many times, and what work one use holds."), field="items")
    if cmd.kind == PackageKind.VALUE and (cmd.uses or cmd.items):
        raise Refused(
            "package_offer.value", _("Stored value pays any receivable: it has no times and no work."), field="uses"
        )
    made = PackageOffer.objects.create(store_id=ctx.store_id, **cmd.model_dump(exclude={"items"}))
    for n, item in enumerate(cmd.items):
        if (item.op is None) == (item.part is None):
            raise Refused("package_offer.item", _("Each line is one operation or one part."), field=f"items.{n}.op")
        if item.part and not Part.objects.filter(pk=item.part).exists():
            raise NotFound("not_found", _("There is no such %(what)s here."), field=f"items.{n}.part", what=_("part"))
        PackageItem.objects.create(
            store_id=ctx.store_id,
            offer=made,
            op=access.get(LabourOp, item.op, ctx) if item.op else None,
            part_id=item.part,
            quantity=item.quantity,
        )
    ctx.changed(made, None, {"code": made.code, "price": str(made.price_inc), "uses": made.uses})
    return Done(id=made.pk, number=made.code)
