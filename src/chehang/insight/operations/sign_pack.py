"""Sign a report."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import timers
from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.documents import of
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.insight.packs.models import ReportPack
from chehang.insight.packs.signing import require_owner
from chehang.insight.packs.states import DUE, PACK
from chehang.work.heads import MANAGERS


class SignPack(Command):
    """The report and what follows from it."""

    pack: Annotated[Id, Ref("insight.ReportPack"), Field(title="Report")]
    conclusion: Annotated[Reason, Field(title="Conclusion")]


@operation("insight.sign_pack", title=_("Sign the report"), posts=MANAGERS)
def sign_pack(cmd: SignPack, ctx: Context) -> Done:
    """From now on it stands, sealed by its digest; the general manager is told.

    Refused while the period runs, and while a line that left its band is not explained.
    """
    pack = get(ReportPack, cmd.pack, ctx, lock=True)
    require_owner(ctx, pack)
    if pack.rhythm != "day" and pack.day >= ctx.today:
        raise Refused("pack.running", _("%(period)s is not over yet: its numbers still change."), period=pack.period)
    silent = list(pack.lines.filter(told=True, comment="").order_by("n"))
    if silent:
        raise Refused(
            "pack.unexplained",
            _("Explain first what left its band or moved by more than a tenth: %(lines)s."),
            lines="、".join(f"{line.n} {line.title}" for line in silent),
        )
    pack.conclusion = cmd.conclusion
    digest = of(pack).digest(pack)
    PACK.advance(
        ctx,
        pack,
        "sign",
        conclusion=cmd.conclusion,
        signed_by_id=ctx.actor.employee_id,
        signed_at=ctx.now,
        digest=digest,
    )
    timers.meet(ctx, pack, DUE)
    if "general_manager" not in ctx.actor.posts:
        ctx.tell(
            _("%(report)s %(period)s is signed"),
            post="general_manager",
            link=f"/insight/packs/{pack.pk}/",
            report=pack.title,
            period=pack.period,
        )
    return Done(id=pack.pk, number=pack.number)
