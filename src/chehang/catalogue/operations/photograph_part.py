"""Keep a photo of a part."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import files
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, Ref

from ..masterdata import part_or_refuse

MOST = 960  # points a side: a phone shows no more, and a list of twelve stays light


class PhotographPart(Command):
    """The part and its photo, taken by phone or chosen."""

    part: Annotated[Id, Ref("catalogue.Part")]
    photo: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Photo"), Kept("photo")]


@operation(
    "catalogue.photograph_part",
    title=_("Photograph the part"),
    posts=("keeper", "parts_sales", "parts_planner", "parts_manager"),
)
def photograph_part(cmd: PhotographPart, ctx: Context) -> Done:
    """Card and counter show it from now on; an earlier one stays in the history by its digest. It is kept upright, small and without
    what the camera wrote into it. Refused for what is no picture.
    """
    part = part_or_refuse(cmd.part, lock=True)
    kept = files.keep_photo(cmd.photo, MOST)
    before, part.photo = part.photo, kept.sha256
    if before != part.photo:
        part.save(update_fields=["photo"])
        ctx.changed(part, {"photo": before}, {"photo": part.photo})
    return Done(id=part.pk, number=part.display_no)
