"""Enter a recall of the maker with its list of cars."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Text

from ..kinds import RecallKind
from ..models import Recall
from ..recalling import add_cars


class OpenRecall(Command):
    """The maker's number and title, what is done, and the VINs as the maker lists them."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    title: Annotated[str, Field(min_length=1, max_length=100)]
    kind: RecallKind = RecallKind.RECALL
    announced_on: PaperDate
    content: Annotated[Text, Field(title="What is done")] = ""
    stop_sale: bool = True
    vins: Annotated[str, Field(max_length=500_000, title="VINs"), Personal()] = ""


@operation("vehicles.open_recall", title=_("Enter a recall"), posts=("warranty_clerk", "service_manager"))
def open_recall(cmd: OpenRecall, ctx: Context) -> Done:
    """Enter a recall and tie it to the cars on file. Refused when its number is on file, or a VIN of the list is none."""
    if Recall.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("recall.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    made = Recall.objects.create(store_id=ctx.store_id, **cmd.model_dump(exclude={"vins"}))
    ctx.changed(made, None, {"code": made.code, "title": made.title})
    listed = add_cars(ctx, made, cmd.vins)
    return Done(id=made.pk, number=made.code, cars=listed)
