"""Report a shortage to the planner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref, ShortText
from chehang.stock.models import Bin
from chehang.stock.queries import on_hand
from chehang.warehouse.shorts import report


class ReportShortage(Command):
    """The part, how many the keeper sees, and where."""

    part: Annotated[Id, Ref("catalogue.Part")]
    found: NonNegativeQuantity
    bin: Annotated[str, Field(max_length=20)] = ""
    note: Annotated[ShortText, Field(max_length=200)] = ""


@operation("warehouse.report_shortage", title=_("Report a shortage"), posts=("keeper", "parts_sales"))
def report_shortage(cmd: ReportShortage, ctx: Context) -> Done:
    """Tell the planner that a part runs low or is short of its books (H12). Refused for a part that is not on file or a bin that is not here."""
    part = Part.objects.filter(pk=cmd.part).first()
    if part is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), field="part", what=Part._meta.verbose_name)
    place = None
    if cmd.bin:
        place = Bin.objects.filter(store_id=ctx.store_id, code=cmd.bin.strip().upper()).first()
        if place is None:
            raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field="bin", bin=cmd.bin)
    there = on_hand(ctx, [part.pk]).get(part.pk)
    book = max(there.on_hand if there else cmd.found, cmd.found)
    shortage = report(ctx, part.pk, wanted=book, found=cmd.found, place=place, note=cmd.note)
    return Done(id=shortage.pk)
