"""Settle a discrepancy report."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.states import DISCREPANCY


class SettleDiscrepancy(Command):
    """What was agreed: redelivery, red invoice, return, refused claim."""

    discrepancy: Annotated[Id, Ref("warehouse.Discrepancy")]
    resolution: Reason


@operation("warehouse.settle_discrepancy", title=_("Settle discrepancy"), posts=("parts_manager",))
def settle_discrepancy(cmd: SettleDiscrepancy, ctx: Context) -> Done:
    """Write down how an acknowledged discrepancy was settled with supplier or carrier."""
    report = access.get(Discrepancy, cmd.discrepancy, ctx, lock=True)
    DISCREPANCY.advance(ctx, report, "settle", reason=cmd.resolution, resolution=cmd.resolution)
    return Done(id=report.pk, number=report.number)
