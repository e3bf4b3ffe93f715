"""Word a kind of message."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Wording
from chehang.core.operation import Done, operation
from chehang.core.outbox.declaring import check_words, kind_named
from chehang.core.types import Command, RequiredText, ShortText, Text


class SetWording(Command):
    """Which kind of message and its words, with the kind's variables in braces; an empty text: as the product brings it."""

    kind: Annotated[RequiredText, Field(title="Kind of message")]
    subject: Annotated[ShortText, Field(title="Subject line")] = ""
    text: Annotated[Text, Field(title="Words", description="variables in braces, as the list shows them")] = ""


@operation("org.set_wording", title=_("Word a message"), posts=("administrator", "general_manager"))
def set_wording(cmd: SetWording, ctx: Context) -> Done:
    """Set the store's own words for a kind of message, from the next message on. Refused for a variable it does not know."""
    message = kind_named(cmd.kind)
    check_words(message, cmd.subject, "subject")
    check_words(message, cmd.text, "text")
    if cmd.subject and not cmd.text:
        raise Refused("message.words", _("A subject alone says nothing. Write the words, too."), field="text")
    same = Wording.objects.filter(store_id=ctx.store_id, kind=cmd.kind)
    last = same.order_by("-version").first()
    row = Wording.objects.create(
        store_id=ctx.store_id,
        kind=cmd.kind,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        subject=cmd.subject,
        text=cmd.text,
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
        set_at=ctx.now,
    )
    before = {"subject": last.subject, "text": last.text} if last else None
    ctx.changed(row, before, {"kind": cmd.kind, "subject": cmd.subject, "text": cmd.text})
    return Done(id=row.pk)
