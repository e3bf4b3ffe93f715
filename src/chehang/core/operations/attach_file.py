"""Hang a file on a document."""

from django.utils.translation import gettext_lazy as _

from chehang.core import documents, files
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, RequiredText


class AttachFile(Command):
    """``sha256`` names a file uploaded before."""

    document: RequiredText
    object_id: Id
    sha256: RequiredText
    name: RequiredText
    kind: RequiredText = "paper"


@operation("core.attach_file", title=_("Attach a file"), posts=("*",))
def attach_file(cmd: AttachFile, ctx: Context) -> Done:
    """Attach an uploaded file to a document the actor may see."""
    _entry, obj = documents.find(cmd.document, cmd.object_id, ctx)
    attachment = files.attach(ctx, obj, cmd.sha256, cmd.name, kind=cmd.kind[:20])
    return Done(id=attachment.pk)
