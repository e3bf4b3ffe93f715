"""Send a questionnaire to a customer."""

import secrets
from typing import Annotated

from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Channel, Purpose
from ..models import Questionnaire, Survey
from ..services import notify


class SendSurvey(Command):
    """Which questionnaire to whom, about which car and who served, by what."""

    questionnaire: Annotated[Id, Ref("care.Questionnaire"), Field(title="Questionnaire")]
    customer: Annotated[Id, Ref("parties.Customer")]
    vehicle: Annotated[Annotated[Id, Ref("vehicles.Vehicle")] | None, Field(title="Vehicle")] = None
    person: Annotated[Annotated[Id, Ref("org.Employee")] | None, Field(title="Served by")] = None
    channel: Annotated[Channel, Field(title="By")] = Channel.SMS


@operation("care.send_survey", title=_("Send a survey"), posts=("care_agent", "customer_service_manager"))
def send_survey(cmd: SendSurvey, ctx: Context) -> Done:
    """Make the link and the message that carries it. Refused for staff and the house itself, and after a no to surveys."""
    sheet = access.get(Questionnaire, cmd.questionnaire, ctx)
    customer = access.get(Customer, cmd.customer, ctx)
    if not sheet.active:
        raise Refused(
            "survey.old_version", _("A newer version of this questionnaire is in use."), field="questionnaire"
        )
    if customer.kind == "walk_in" or customer.price_class in ("internal", "staff"):
        raise Refused(
            "survey.internal", _("Staff, the house itself and walk-in customers are not asked."), field="customer"
        )
    made = Survey.objects.create(
        store_id=ctx.store_id,
        questionnaire=sheet,
        customer=customer,
        vehicle=access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None,
        person=access.get(Employee, cmd.person, ctx) if cmd.person else None,
        channel=cmd.channel,
        token=secrets.token_urlsafe(24),
        sent_at=ctx.now,
    )
    ctx.changed(made, None, {"questionnaire": str(sheet), "customer": customer.pk})
    text = _text("Please tell us how we did: %(link)s") % {"link": f"/s/{made.token}/"}
    notify(ctx, customer, text, purpose=Purpose.SURVEY, channel=cmd.channel, document="care.survey", object_id=made.pk)
    return Done(id=made.pk, number=str(made), link=f"/s/{made.token}/")
