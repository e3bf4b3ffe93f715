"""The customs released the goods: the second person checks the file, the keepers expect them."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.customs.comparing import open_gaps
from chehang.customs.models import Shipment
from chehang.customs.posting import SHIPMENT as DOCUMENT
from chehang.customs.posting import post_goods, work_out
from chehang.customs.running import CLAIM, open_case, stop
from chehang.customs.standards import unusual_factor
from chehang.customs.states import SHIPMENT
from chehang.warehouse.services import Expected, expect_goods


class ReleaseShipment(Command):
    """The batch whose taxes are paid."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation("customs.release_shipment", title=_("Release the goods"), posts=("parts_manager", "parts_logistics"))
def release_shipment(cmd: ReleaseShipment, ctx: Context) -> Done:
    """Goods and charges enter the books on their way (P6, P6b); the keepers receive them like any others at landed cost.

    Refused for who prepared the batch (H9: another person checks), and while a difference between the papers is not explained.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "release")
    if shipment.preparer_id == ctx.actor.employee_id:
        raise Refused(
            "approval.own_work", _("You prepared this batch yourself. Another person has to check and release it.")
        )
    if open_gaps(shipment):
        raise Refused("papers.open", _("The papers differ from the declaration and nobody has explained it yet."))
    lines, charges = list(shipment.lines.order_by("n")), list(shipment.charges.select_related("payee").order_by("id"))
    work_out(ctx, shipment, lines, charges, paid=True)
    post_goods(ctx, shipment, lines, charges)
    if dear := unusual_factor(ctx, shipment, lines, charges):
        dear.abnormal = True
        dear.save(update_fields=["abnormal"])
        ctx.changed(dear, {"abnormal": "False"}, {"abnormal": "True"})
        open_case(ctx, dear)
        ctx.tell(
            _("Batch %(number)s landed out of the usual of its lane. Please explain %(kind)s of %(amount)s."),
            post="parts_logistics",
            link=f"/customs/charges/{dear.pk}/",
            number=shipment.number,
            kind=str(dear.get_kind_display()),
            amount=f"{dear.amount_ex:,.2f}",
        )
    inbound = expect_goods(
        ctx,
        supplier_id=shipment.supplier_id,
        source=Source(DOCUMENT, shipment.pk, shipment.number),
        posted_by_source=True,
        lines=[
            Expected(x.part_id, x.quantity, round_half_up(x.landed / x.quantity, 6), x.vat_rate, x.pk) for x in lines
        ],
    )
    SHIPMENT.advance(ctx, shipment, "release", released_at=ctx.now, inbound_id=inbound)
    stop(ctx, shipment, CLAIM)
    ctx.tell(
        _("Batch %(number)s: %(what)s on %(day)s."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        what=str(SHIPMENT.title("released")),
        day=ctx.today,
    )
    return Done(id=shipment.pk, number=shipment.number, inbound=inbound)
