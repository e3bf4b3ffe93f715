"""Change one's own address and contact."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, ShortText
from chehang.people.models import StaffFile


class ChangeMyContact(Command):
    """What is left empty stays as it is."""

    mobile: Annotated[ShortText, Field(max_length=20, title="Mobile"), Personal()] = ""
    address: Annotated[str, Field(max_length=200, title="Address"), Personal()] = ""
    emergency: Annotated[ShortText, Field(title="Emergency contact"), Personal()] = ""


@operation("people.change_my_contact", title=_("Change my contact"), posts=("*",))
def change_my_contact(cmd: ChangeMyContact, ctx: Context) -> Done:
    """Everybody keeps the own address and emergency contact. Refused for a person without a file."""
    file = (
        StaffFile.objects.filter(store_id=ctx.store_id, employee_id=ctx.actor.employee_id).select_for_update().first()
    )
    if file is None:
        raise Refused("file.none", _("There is no staff file of yours yet. Ask HR."))
    given = {n: v for n, v in cmd.model_dump().items() if v}
    before = {n: getattr(file, n) for n in given}
    for name, value in given.items():
        setattr(file, name, value)
    file.save(update_fields=list(given) or None)
    ctx.changed(file, before, given)
    return Done(id=file.pk)
