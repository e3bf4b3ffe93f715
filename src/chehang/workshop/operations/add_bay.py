"""Enter a bay."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..kinds import BayKind
from ..models import Bay


class AddBay(Command):
    """Code, name and what it is made for."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9-]{1,10}$")]
    name: Annotated[str, Field(min_length=1, max_length=40)]
    kind: BayKind = BayKind.MECHANICS


@operation("workshop.add_bay", title=_("Add a bay"), posts=("service_manager",))
def add_bay(cmd: AddBay, ctx: Context) -> Done:
    """Add a bay. Refused when the code is taken."""
    if access.rows(Bay, ctx).filter(code=cmd.code).exists():
        raise Conflict("bay.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    bay = Bay.objects.create(store_id=ctx.store_id, code=cmd.code, name=cmd.name, kind=cmd.kind, since=ctx.today)
    ctx.changed(bay, None, {"code": cmd.code, "kind": cmd.kind.value})
    return Done(id=bay.pk, number=bay.code)
