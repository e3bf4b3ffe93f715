"""Send a questionnaire to a customer."""

from typing import Annotated

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

from ..kinds import Channel
from ..models import Questionnaire
from ..surveying import link_of, may_be_asked, send


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
    if not may_be_asked(customer):
        raise Refused(
            "survey.internal", _("Staff, the house itself and walk-in customers are not asked."), field="customer"
        )
    vehicle = access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None
    person = access.get(Employee, cmd.person, ctx) if cmd.person else None
    made = send(ctx, sheet, customer, vehicle, person, cmd.channel)
    return Done(id=made.pk, number=str(made), link=link_of(ctx, made))
