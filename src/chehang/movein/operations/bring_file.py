"""Bring a file of opening data into the house, to look at before it is entered."""

import hashlib
import re
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Base64Bytes, Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText

from ..models import OpeningFile
from ..opening import opening_for, sheet_named
from ..sheets import read_file

LARGEST = 40 * 1024 * 1024
WHO = (
    "administrator", "general_manager", "finance_manager", "accountant", "parts_manager", "parts_planner", "hr_manager", "service_manager",
    "customer_service_manager",
)  # fmt: skip


class BringFile(Command):
    """The sheet it is, the file's name and its content (base64); the content itself is not journalled."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$", title="Kind of data")]
    name: RequiredText
    content: Annotated[Base64Bytes, Field(max_length=LARGEST, exclude=True)]


@operation("movein.bring_file", title=_("Bring opening data"), posts=WHO)
def bring_file(cmd: BringFile, ctx: Context) -> Done:
    """Keep a file for its preview. Refused when it is no table, lacks a column, or the opening is closed."""
    sheet = sheet_named(cmd.kind)
    opening = opening_for(ctx, sheet)
    look = read_file(sheet, cmd.content, ctx.actor, opening.day if opening else ctx.today)
    file = OpeningFile.objects.create(
        store_id=ctx.store_id,
        opening=opening,
        kind=cmd.kind,
        name=_plain_name(cmd.name),
        sha256=hashlib.sha256(cmd.content).hexdigest(),
        content=cmd.content,
        brought_by_id=ctx.actor.employee_id,
        brought_at=ctx.now,
    )
    ctx.changed(file, None, {"kind": file.kind, "name": file.name, "sha256": file.sha256, "rows": len(look.rows)})
    return Done(id=file.pk, number=file.name)


def _plain_name(name: str) -> str:
    """The last part of a path, without characters that mean something to a file system."""
    return re.sub(r'[<>:"|?*]', "_", re.split(r"[\\/]", name)[-1]).strip(". ")[-120:] or "opening"
