"""End a substitution: the colleague is back, or somebody else is to stand in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Substitution

from .set_substitute import FOR_OTHERS


class EndSubstitute(Command):
    """The substitution that is over from now on."""

    substitution: Annotated[Id, Ref("org.Substitution"), Field(title="Substitutes")]


@operation("org.end_substitute", title=_("End the substitution"), posts=("*",))
def end_substitute(cmd: EndSubstitute, ctx: Context) -> Done:
    """End a substitution at once; what was decided under it stays. Refused to strangers and when it is over."""
    row = access.get(Substitution, cmd.substitution, ctx, lock=True)
    if ctx.actor.employee_id not in (row.absent_id, row.substitute_id) and not ctx.actor.posts & FOR_OTHERS:
        raise NotAllowed("substitute.others", _("You may name a substitute for yourself. For others ask HR."))
    if row.ended or row.until < ctx.today:
        raise Refused("substitute.over", _("This substitution is over already."))
    row.ended = True
    row.save(update_fields=["ended"])
    ctx.changed(row, {"until": str(row.until)}, {"ended": str(ctx.now)})
    return Done(id=row.pk)
