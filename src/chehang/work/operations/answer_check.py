"""Say what was found at one item."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Quantity, Ref, Text
from chehang.work.checks.checking import judge, locked, require_checker
from chehang.work.models import CheckAnswer, CheckItem


class AnswerCheck(Command):
    """The item, whether it is well or the reading, a word and a photo."""

    check: Annotated[Id, Ref("work.CheckRound"), Field(title="Check round")]
    item: Annotated[Id, Ref("work.CheckItem"), Field(title="Check item")]
    well: Annotated[bool | None, Field(title="As it should be")] = None
    value: Annotated[Quantity | None, Field(title="Reading")] = None
    word: Annotated[Text, Field(max_length=500, title="What was found")] = ""
    photo: Annotated[str, Field(max_length=64, title="Photo")] = ""


@operation("work.answer_check", title=_("Answer a check item"), posts=("*",))
def answer_check(cmd: AnswerCheck, ctx: Context) -> Done:
    """A finding stands once given. Refused without a word where it is not well, without the photo an item asks for, twice."""
    check = locked(ctx, cmd.check)
    require_checker(ctx, check)
    if check.state != "doing":
        raise Refused("check.not_under_way", _("Start the round first, at its place."))
    item = access.get(CheckItem, cmd.item, ctx, template_id=check.template_id)
    if CheckAnswer.objects.filter(round=check, item=item).exists():
        raise Conflict("check.answered", _("This item has been answered already."), field="item")
    well = judge(item, cmd.well, cmd.value)
    if not well and not cmd.word:
        raise Refused("check.no_word", _("It is not as it should be: say what you found."), field="word")
    if item.kind == "photo" and not cmd.photo:
        raise Refused("check.no_photo", _("Take a photo of it."), field="photo")
    photo = files.attach(ctx, check, cmd.photo, "photo.jpg", kind="check") if cmd.photo else None
    answer = CheckAnswer.objects.create(
        store_id=ctx.store_id,
        round=check,
        item=item,
        well=well,
        value=cmd.value,
        word=cmd.word,
        photo=photo,
        at=ctx.now,
    )
    ctx.changed(answer, None, {"item": item.n, "well": well, "value": str(cmd.value)})
    return Done(id=check.pk, number=check.number)
