"""Correct the file of an imported batch."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.customs.commands import BatchContent
from chehang.customs.filing import LOGISTICS, file_of, require_new_invoice, write_lines
from chehang.customs.models import Shipment
from chehang.customs.models.shipments import TYPED
from chehang.customs.running import expected_anew, require_undeclared, rework


class EditShipment(BatchContent):
    """The whole file as it shall be; a line keeps its place."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    seen: Seen = ""


@operation("customs.edit_shipment", title=_("Correct the batch"), posts=LOGISTICS)
def edit_shipment(cmd: EditShipment, ctx: Context) -> Done:
    """Write head and lines anew. A batch that was signed, or is at the broker already, goes back to its papers: what was signed and checked was another content.

    Refused once it is declared (the broker amends then), for an invoice that has another batch, weights that do not fit and a code without tariff.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    require_undeclared(shipment)
    require_unchanged(ctx, cmd, shipment)
    require_new_invoice(ctx, cmd, shipment)
    before, eta = _said(shipment), shipment.eta
    for name, value in file_of(ctx, cmd).items():
        setattr(shipment, name, value)
    shipment.save()
    write_lines(ctx, shipment, cmd.lines, shipment.order)
    after = _said(shipment)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    ctx.changed(shipment, {k: before.get(k, "") for k in changed}, {k: after.get(k, "") for k in changed})
    rework(ctx, shipment)
    if shipment.eta != eta:
        expected_anew(ctx, shipment)
    return Done(id=shipment.pk, number=shipment.number)


def _said(shipment: Shipment) -> dict[str, str]:
    """Head and lines as text, field by field: what the journal compares."""
    names = set(BatchContent.model_fields) - {"lines", "supplier", "order"}
    found = {name: str(getattr(shipment, name)) for name in names}
    found |= {"supplier": shipment.supplier.name, "order": str(shipment.order or "")}
    for line in shipment.lines.order_by("n"):
        found |= {f"line {line.n} {name}": str(getattr(line, name)) for name in ("part_no", *TYPED)}
    return found
