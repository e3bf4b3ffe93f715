"""A second person checks what will be declared."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import Shipment


class CheckDeclaration(Command):
    """The batch whose papers are complete."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation(
    "customs.check_declaration", title=_("Checked and true"), posts=("parts_manager", "accountant", "parts_planner")
)
def check_declaration(cmd: CheckDeclaration, ctx: Context) -> Done:
    """Sign under the preparer that papers and lines are true (H9): then it may go to the broker. Any change afterwards takes it back to its papers.

    Refused for who prepared it, before it is complete, and once it is checked.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    if shipment.state != "complete" or shipment.checker_id:
        raise Refused(
            "declaration.no_check",
            _("Batch %(number)s has nothing to be checked now: its papers are not complete, or it is checked already."),
            number=shipment.number,
        )
    if shipment.preparer_id == ctx.actor.employee_id:
        raise Refused(
            "approval.own_work", _("You prepared this batch yourself. Another person has to check and release it.")
        )
    signing.sign(ctx, shipment, "checker", employee_id=ctx.actor.employee_id, name=ctx.actor.name)
    shipment.checker_id = ctx.actor.employee_id
    shipment.save(update_fields=["checker"])
    ctx.changed(shipment, None, {"checked": ctx.actor.name})
    ctx.tell(
        _("Batch %(number)s is checked: it may go to the broker."),
        post="parts_logistics",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
    )
    return Done(id=shipment.pk, number=shipment.number)
