"""Enter master data of the old system: bins, suppliers, customers, cars, people."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..opening import enter_file, read_kept
from ..sheets import Look
from .bring_file import WHO


class EnterMasters(Command):
    """A file that was brought. With ``without_bad_rows`` the good rows are entered although others are bad."""

    file: Annotated[Id, Ref("movein.OpeningFile")]
    without_bad_rows: Annotated[bool, Field(title="Leave out the bad rows")] = False


def prepare(cmd: EnterMasters, ctx: Context) -> Look:
    """Read and check the cells before anybody has to wait."""
    return read_kept(ctx, cmd.file)


@operation("movein.enter_masters", title=_("Enter master data"), posts=WHO, prepare=prepare)
def enter_masters(cmd: EnterMasters, ctx: Context) -> Done:
    """Enter what is new; what is on file stays as it is, so a second time changes nothing. Rows to look at are asked about."""
    file = enter_file(ctx, cmd.file, ctx.prepared, books=False, without_bad_rows=cmd.without_bad_rows)
    return Done(id=file.pk, number=file.name, rows=file.rows)
