"""Register a complaint of a customer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText, ShortText, Text
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.work.cases.kinds import Level, Source

from ..complaining import register
from ..kinds import Category, Step


class RegisterComplaint(Command):
    """Who complains of what: the facts, what is wanted, and what an authority or the maker has set."""

    title: Annotated[RequiredText, Field(title="Complaint")]
    facts: Annotated[Reason, Field(title="Facts")]
    category: Annotated[Category, Field(title="Category")]
    customer: Annotated[Annotated[Id, Ref("parties.Customer")] | None, Field(title="Customer")] = None
    complainant: Annotated[ShortText, Field(title="Complainant")] = ""
    vehicle: Annotated[Annotated[Id, Ref("vehicles.Vehicle")] | None, Field(title="Vehicle")] = None
    source: Annotated[Source, Field(title="Source")] = Source.PHONE
    level: Annotated[Level, Field(title="Level")] = Level.ORDINARY
    demand: Annotated[Text, Field(title="Demand")] = ""
    about: Annotated[ShortText, Field(title="Part, step or person")] = ""
    part: Annotated[Annotated[Id, Ref("catalogue.Part")] | None, Field(title="Part")] = None
    person: Annotated[Annotated[Id, Ref("org.Employee")] | None, Field(title="About whom")] = None
    step: Annotated[Step | None, Field(title="Step")] = None
    reference: Annotated[str, Field(max_length=60, title="Number at the authority or maker")] = ""
    answer_by: Annotated[DueDate | None, Field(title="Answer by")] = None
    fraud: Annotated[bool, Field(title="Alleges fraud")] = False


@operation(
    "care.register_complaint",
    title=_("Register a complaint"),
    posts=(
        "care_agent",
        "customer_service_manager",
        "parts_manager",
        "service_manager",
        "service_advisor",
        "sales_manager",
    ),
)
def register_complaint(cmd: RegisterComplaint, ctx: Context) -> Done:
    """Open the case with its clocks. A second complaint within ninety days is raised by one level; fraud is told to the
    general manager. Refused without anybody who complains, and without the day an authority has set, or for one that is over."""
    customer = access.get(Customer, cmd.customer, ctx) if cmd.customer else None
    vehicle = access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None
    if customer is None and not cmd.complainant:
        raise Refused("complaint.who", _("Say who complains: a customer on file, or a name."), field="complainant")
    if cmd.answer_by and cmd.answer_by < ctx.today:
        raise Refused("complaint.answer_past", _("This day is over. Enter the day that is set now."), field="answer_by")
    if cmd.source in (Source.AUTHORITY, Source.OEM) and not (cmd.answer_by and cmd.reference):
        raise Refused(
            "complaint.reference",
            _("A complaint from an authority or the maker has its number, and the day by which it is answered."),
            field="reference",
        )
    made = register(
        ctx, title=cmd.title, facts=cmd.facts, category=cmd.category, customer=customer, vehicle=vehicle,
        complainant=cmd.complainant, source=cmd.source, level=cmd.level, demand=cmd.demand, about=cmd.about,
        part_id=part_or_refuse(cmd.part).pk if cmd.part else None,
        person_id=access.get(Employee, cmd.person, ctx).pk if cmd.person else None, step=cmd.step or "",
        reference=cmd.reference, answer_by=cmd.answer_by, fraud=cmd.fraud,
    )  # fmt: skip
    return Done(id=made.pk, number=made.case.number, case=made.case_id)
