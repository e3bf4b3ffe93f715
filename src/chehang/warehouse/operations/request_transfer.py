"""Ask for goods of another store, or offer it some."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.masterdata import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Reason, Ref
from chehang.warehouse.kinds import TransferWay
from chehang.warehouse.models import Transfer, TransferLine
from chehang.warehouse.transfers.asking import Wanted, ask


class TransferredPart(Command):
    """A part and how many. Ten thousand is too many for one line: a unit's cost has six places, and the fen must come out even."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: Annotated[PositiveQuantity, Field(lt=10_000)]


class RequestTransfer(Command):
    """Which store, in which direction, which parts, why; ``back_of`` is a received transfer whose goods go back."""

    way: Annotated[TransferWay, Field(title="Direction")] = TransferWay.FROM
    other: Annotated[Id, Ref("org.Store"), Field(title="Other store")]
    lines: Annotated[list[TransferredPart], Field(min_length=1, max_length=200)]
    reason: Reason
    back_of: Annotated[Annotated[Id, Ref("warehouse.Transfer")] | None, Field(title="Goods go back of")] = None


@operation("warehouse.request_transfer", title=_("Transfer between stores"), posts=("parts_planner", "parts_manager"))
def request_transfer(cmd: RequestTransfer, ctx: Context) -> Done:
    """Write the transfer in both stores; both parts managers agree before anything is reserved. Refused for a store with a tax number of
    its own, for a part named twice, and for more going back than came."""
    for n, line in enumerate(cmd.lines):
        part_or_refuse(line.part)
        if line.part in {x.part for x in cmd.lines[:n]}:
            raise Refused(
                "transfer.twice", _("This part is named twice: put the quantities together."), field=f"lines.{n}.part"
            )
    back = access.get(Transfer, cmd.back_of, ctx, lock=True) if cmd.back_of else None
    if back is not None:
        _require_came(cmd, back)
    sender, receiver = (cmd.other, ctx.store_id) if cmd.way == "from" else (ctx.store_id, cmd.other)
    wanted = [Wanted(x.part, x.quantity) for x in cmd.lines]
    made = ask(ctx, sender_id=sender, receiver_id=receiver, lines=wanted, reason=cmd.reason, back_of=back)
    return Done(id=made.pk, number=made.number)


def _require_came(cmd: RequestTransfer, back: Transfer) -> None:
    if back.side != "in" or back.state not in ("received", "differs") or cmd.way != "to" or cmd.other != back.other_id:
        raise Refused(
            "transfer.back_of",
            _("Only goods of a received transfer go back, to the store they came from."),
            field="back_of",
        )
    came = {x.part_id: x.arrived for x in back.lines.all()}
    gone = dict(
        TransferLine.objects.filter(transfer__back_of=back)
        .exclude(transfer__state="cancelled")
        .values_list("part_id")
        .annotate(Sum("quantity"))
    )
    for n, line in enumerate(cmd.lines):
        left: Decimal = came.get(line.part, ZERO) - gone.get(line.part, ZERO)
        if line.quantity > left:
            raise Refused(
                "transfer.more_than_came",
                _("Only %(left)s of it came with %(number)s and did not go back yet."),
                field=f"lines.{n}.quantity",
                left=f"{left.normalize():f}",
                number=back.number,
            )
