"""Put a paper into the file of a batch."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading import papers
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.customs.commands import SaidLine, Sha256
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import ImportPaper, PaperLine
from chehang.customs.running import UNDECLARED, rework


class KeepPaper(Command):
    """The paper with its file (uploaded before, named by its hash), and what it says line by line where it is compared."""

    paper: Annotated[Id, Ref("customs.ImportPaper")]
    sha256: Sha256
    number: Annotated[ShortText, Field(max_length=60, title=gettext_noop("Number on the paper"))] = ""
    lines: Annotated[list[SaidLine], Field(max_length=5000)] = []


@operation("customs.keep_paper", title=_("File a paper"), posts=LOGISTICS)
def keep_paper(cmd: KeepPaper, ctx: Context) -> Done:
    """Keep the paper by its hash and its lines as they stand on it; an earlier verification is void, and so is what was signed.

    Refused once the batch has left the broker's desk, for a file that is not here, and for a part named twice.
    """
    paper = access.get(ImportPaper, cmd.paper, ctx, lock=True)
    shipment = paper.shipment
    if shipment.state not in UNDECLARED:
        raise Refused(
            "paper.closed", _("The papers of batch %(number)s stand: it is declared."), number=shipment.number
        )
    if len({papers.folded(x.part_no) for x in cmd.lines}) < len(cmd.lines):
        raise Refused(
            "paper.part_twice", _("A part stands on this paper twice. Put the quantities together."), field="lines"
        )
    files.attach(ctx, shipment, cmd.sha256, f"{paper.kind}-{cmd.number or paper.pk}", kind=paper.kind)
    before = {"sha256": paper.sha256, "number": paper.number}
    paper.sha256, paper.number = cmd.sha256, cmd.number
    paper.kept_by_id, paper.kept_at, paper.verified_by, paper.verified_at = ctx.actor.employee_id, ctx.now, None, None
    paper.save()
    paper.lines.all().delete()
    PaperLine.objects.bulk_create(
        PaperLine(
            store_id=ctx.store_id,
            paper=paper,
            part_no=x.part_no,
            quantity=x.quantity,
            amount=x.amount,
            currency=x.currency or "",
            net_kg=x.net_kg,
            origin=x.origin or "",
        )
        for x in cmd.lines
    )
    lines = [x.model_dump(mode="json", exclude_none=True) for x in cmd.lines]
    rework(ctx, shipment, lines=False)
    ctx.changed(paper, before, {"sha256": paper.sha256, "number": paper.number, "lines": lines})
    return Done(id=shipment.pk, number=shipment.number)
