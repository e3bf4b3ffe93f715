"""File the scan of what was sealed."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Attachment
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import SealUse
from chehang.office.states import SEAL
from chehang.work.heads import MANAGERS


class FileSeal(Command):
    """The allowed use, whose scan is among its attachments."""

    use: Annotated[Id, Ref("office.SealUse"), Field(title="Use of a seal")]


@operation("office.file_seal", title=_("File the scan"), posts=MANAGERS)
def file_seal(cmd: FileSeal, ctx: Context) -> Done:
    """Within 24 hours of the permission; later it rings at the general manager. Refused without a scan."""
    use = access.get(SealUse, cmd.use, ctx, lock=True)
    SEAL.require(use, "file")
    if not Attachment.objects.filter(store_id=ctx.store_id, document="office.seal", object_id=use.pk).exists():
        raise Refused("seal.no_scan", _("Attach the scan of the sealed paper first."))
    SEAL.advance(ctx, use, "file", used_on=ctx.today)
    return Done(id=use.pk, number=use.number)
