"""Add a bin."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveQuantity
from chehang.stock.models import Bin


class AddBin(Command):
    """A place by zone, rack, level and position, such as A-01-02-03; ``max_kg`` is what it carries."""

    code: Annotated[str, Field(pattern=r"^[A-Z]-\d{2}-\d{2}-\d{2}$", title="Bin code")]
    kind: Literal["shelf", "receiving", "quarantine", "dispatch"] = "shelf"
    walk_order: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    hazard_ok: bool = False
    fragile_ok: bool = True
    heavy_ok: bool = True
    max_kg: PositiveQuantity | None = None


@operation("warehouse.add_bin", title=_("Add bin"), posts=("parts_manager", "keeper"))
def add_bin(cmd: AddBin, ctx: Context) -> Done:
    """Add a bin to the store. Refused when the code is taken."""
    if Bin.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("bin.taken", _("There is a bin %(bin)s already."), field="code", bin=cmd.code)
    place = Bin.objects.create(store_id=ctx.store_id, zone=cmd.code[0], **cmd.model_dump())
    ctx.changed(place, None, cmd.model_dump(mode="json"))
    return Done(id=place.pk, number=place.code)
