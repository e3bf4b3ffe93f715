"""Bring a supplier's part and price list into the house, to look at before it is entered."""

import hashlib
import re
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Base64Bytes, Field

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText

from ..models import Brand, PriceFile
from ..pricelist.preview import preview_content

LARGEST = 20 * 1024 * 1024


class UploadPriceList(Command):
    """The brand of the list, the file's name and its content (base64); the content itself is not journalled."""

    brand: Annotated[Id, Ref("catalogue.Brand")]
    name: RequiredText
    content: Annotated[Base64Bytes, Field(max_length=LARGEST, exclude=True)]


@operation("catalogue.upload_price_list", title=_("Upload a price list"), posts=("parts_planner", "parts_manager"))
def upload_price_list(cmd: UploadPriceList, ctx: Context) -> Done:
    """Keep a list for ``import_price_list`` and say what it holds. A file that is no table is refused (``file.…``)."""
    brand = Brand.objects.filter(pk=cmd.brand).first()
    if brand is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Brand._meta.verbose_name)
    seen = preview_content(cmd.content, brand, ctx.store_id, ctx.today)
    counts = {**seen.counts, "good": seen.good_rows, "bad": seen.bad_rows}
    file = PriceFile.objects.create(
        store_id=ctx.store_id,
        brand=brand,
        name=_plain_name(cmd.name),
        sha256=hashlib.sha256(cmd.content).hexdigest(),
        content=cmd.content,
        uploaded_at=ctx.now,
        uploaded_by_id=ctx.actor.employee_id,
        counts=counts,
    )
    ctx.changed(file, None, {"brand": brand.code, "name": file.name, "sha256": file.sha256, "counts": counts})
    return Done(id=file.pk, **counts)


def _plain_name(name: str) -> str:
    """The last part of a path, without characters that mean something to a file system."""
    return re.sub(r'[<>:"|?*]', "_", re.split(r"[\\/]", name)[-1]).strip(". ") or "list"
