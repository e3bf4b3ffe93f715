"""Put a file away that is not to be entered."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import OpeningFile
from ..states import FILE
from .bring_file import WHO


class DropFile(Command):
    """A file that was brought and not entered."""

    file: Annotated[Id, Ref("movein.OpeningFile")]


@operation("movein.drop_file", title=_("Put the file away"), posts=WHO)
def drop_file(cmd: DropFile, ctx: Context) -> Done:
    """The file is not entered; its content is forgotten. Refused for one that was entered."""
    file = access.get(OpeningFile, cmd.file, ctx, lock=True)
    FILE.require(file, "drop")
    OpeningFile.objects.filter(pk=file.pk).update(content=b"")
    FILE.advance(ctx, file, "drop")
    return Done(id=file.pk, number=file.name)
