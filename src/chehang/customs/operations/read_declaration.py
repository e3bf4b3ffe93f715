"""Read a declaration from a file."""

import base64
import binascii
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.declaring import checked, corrected, read
from chehang.customs.filing import LOGISTICS, rate_anew
from chehang.customs.models import Shipment, ShipmentLine
from chehang.customs.running import require_undeclared, rework


class ReadDeclaration(Command):
    """The batch and the file (Excel or JSON, base64)."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    content: Annotated[str, Field(min_length=4, max_length=4_000_000, title=gettext_noop("File"))]


@operation("customs.read_declaration", title=_("Read the declaration from a file"), posts=LOGISTICS)
def read_declaration(cmd: ReadDeclaration, ctx: Context) -> Done:
    """Take head, customs codes, origins and elements from a file that was exported here and filled in, by the broker for instance.

    Another code or origin takes the rates of its tariff; a batch that was signed goes back to its papers. Refused for another file, an unknown name or
    line, a code that is none or has no tariff, and where quantity, amount or weight differ from the batch: nothing is taken then.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    require_undeclared(shipment)
    try:
        content = base64.b64decode(cmd.content, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(
            "declaration.file", _("This is no declaration: take the JSON or Excel file that was exported here.")
        ) from None
    head, items = read(content)
    lines = {str(x.n): x for x in shipment.lines.all()}
    if unknown := sorted(set(items) - set(lines)):
        raise Refused("declaration.line", _("There is no line %(n)s in this batch."), n=unknown[0][:10])
    changes = {n: found for n, said in items.items() if (found := corrected(lines[n], said))}
    for n, found in changes.items():
        line = lines[n]
        before = {name: str(getattr(line, name)) for name in found}
        ShipmentLine.objects.filter(pk=line.pk).update(**found)
        ctx.changed(line, before, found)
    if any({"hs_code", "origin"} & found.keys() for found in changes.values()):
        rate_anew(ctx, shipment.lines.filter(n__in=changes), ctx.today)
    before = dict(shipment.head or {})
    shipment.head = before | {k: v[:100] for k, v in head.items() if v}
    shipment.save(update_fields=["head"])
    ctx.changed(shipment, before, shipment.head)
    if changes:
        rework(ctx, shipment)
    return Done(
        id=shipment.pk, number=shipment.number, lines=len(changes), open=sum(1 for x in checked(shipment) if x.problem)
    )
