"""Who works in the workshop."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.org.models import Employee
from chehang.org.services import holders


def technician_of(ctx: Context, pk: int, *, field: str = "technician") -> Employee:
    """A technician of the store; Refused for anybody else."""
    found = next((p for p in holders(ctx.store_id, "technician", ctx.today) if p.pk == pk), None)
    if found is None:
        raise Refused("technician.unknown", _("Choose somebody who works as a technician here."), field=field)
    return found
