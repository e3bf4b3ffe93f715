"""All papers of a batch are there and true."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.comparing import open_gaps
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT


class CompletePapers(Command):
    """The batch, and the preparer's word that the papers are true."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    true: Annotated[
        bool, Field(title=gettext_noop("I declare that these papers are true, complete and lawful (H9)"))
    ] = False


@operation("customs.complete_papers", title=_("Papers are complete"), posts=LOGISTICS)
def complete_papers(cmd: CompletePapers, ctx: Context) -> Done:
    """Close the checklist: its preparer signs that it is true, and the parts manager is told (P-L4); another person checks it next.

    Refused names every paper that is missing or not verified, the first difference that is not explained, and a line without its elements.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "complete")
    waiting = [str(p) for p in shipment.papers.filter(required=True, verified_by=None).order_by("id")]
    if waiting:
        raise Refused(
            "papers.missing",
            _("Still missing or not verified by a second person: %(papers)s."),
            papers="、".join(waiting),
        )
    if gaps := open_gaps(shipment):
        gap = gaps[0]
        raise Refused(
            "papers.differ",
            _(
                "%(paper)s says %(says)s for the %(what)s of %(part)s, declared is %(declared)s. Correct or explain it (%(count)s differences)."
            ),
            paper=gap.paper,
            says=gap.says,
            what=gap.title,
            part=gap.part_no,
            declared=gap.declared,
            count=len(gaps),
        )
    bare = shipment.lines.filter(elements="").order_by("n").first()
    if bare:
        raise Refused(
            "line.no_elements", _("Line %(n)s has no declaration elements (规格型号). Please write them."), n=bare.n
        )
    if not cmd.true:
        raise Refused(
            "papers.not_true",
            _("The papers are signed as true, or they are not complete. Correct them first."),
            field="true",
        )
    SHIPMENT.advance(ctx, shipment, "complete", preparer_id=ctx.actor.employee_id)
    signing.sign(ctx, shipment, "preparer", employee_id=ctx.actor.employee_id, name=ctx.actor.name)
    ctx.tell(
        _("The customs papers of batch %(number)s are complete, expected on %(eta)s."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        eta=shipment.eta,
    )
    return Done(id=shipment.pk, number=shipment.number)
