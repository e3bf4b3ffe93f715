"""A person is no longer on a customer's file."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Contact
from .add_contact import add_contact


class EndContact(Command):
    """The contact, and why."""

    contact: Annotated[Id, Ref("care.Contact")]
    reason: Reason


@operation("care.end_contact", title=_("End the contact"), posts=add_contact.posts)
def end_contact(cmd: EndContact, ctx: Context) -> Done:
    """The person rests on the file and is reminded of nothing any more. Refused for one who rests already."""
    contact = access.get(Contact, cmd.contact, ctx, lock=True)
    if not contact.active:
        raise Refused("contact.rests", _("This contact has ended before."))
    contact.active = False
    contact.save(update_fields=["active"])
    ctx.changed(contact, {"active": True}, {"active": False, "reason": cmd.reason})
    return Done(id=contact.pk, number=contact.customer.code)
