"""A contact with a media partner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Partner, PartnerContact


class MeetPartner(Command):
    """The partner, and what was given and received."""

    partner: Annotated[Id, Ref("marketing.Partner")]
    words: Annotated[Reason, Field(title="What was given and received")]


@operation("marketing.meet_partner", title=_("Record a contact"), posts=("marketing_specialist", "marketing_manager"))
def meet_partner(cmd: MeetPartner, ctx: Context) -> Done:
    """The day of the last contact follows."""
    partner = access.get(Partner, cmd.partner, ctx, lock=True)
    made = PartnerContact.objects.create(
        store_id=ctx.store_id, partner=partner, on=ctx.today, words=cmd.words, by_id=ctx.actor.employee_id
    )
    before, partner.last_contact = partner.last_contact, ctx.today
    partner.save(update_fields=["last_contact"])
    ctx.changed(partner, {"last_contact": str(before)}, {"last_contact": str(ctx.today), "contact": made.pk})
    return Done(id=partner.pk, number=partner.medium)
