"""Write down what a person agreed to, or refuses."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer

from ..consent import end_calls
from ..kinds import Channel, Purpose
from ..models import Consent


class RecordConsent(Command):
    """Who says yes or no to what, how it was said, and where that can be proved (call, paper, chat)."""

    customer: Annotated[Id, Ref("parties.Customer")]
    purpose: Annotated[Purpose, Field(title="Purpose of contact")]
    given: Annotated[bool, Field(title="Agrees")]
    channel: Annotated[Channel, Field(title="By")] = Channel.PHONE
    proof: Annotated[str, Field(min_length=2, max_length=200, title="Proof")]
    until: Annotated[ExpiryDate | None, Field(title="Until")] = None


@operation(
    "care.record_consent",
    title=_("Record consent or refusal"),
    posts=(
        "care_agent",
        "customer_service_manager",
        "service_advisor",
        "sales_manager",
        "marketing_specialist",
        "parts_sales",
    ),
)
def record_consent(cmd: RecordConsent, ctx: Context) -> Done:
    """The last word counts from this moment on; with a no the open calls of the purpose end. Refused for the walk-in customer and for an end that is over."""
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    if customer.kind == "walk_in":
        raise Refused("call.walk_in", _("The walk-in customer is nobody to call."), field="customer")
    if cmd.until and cmd.until < ctx.today:
        raise Refused("consent.over", _("This day is over."), field="until")
    made = Consent.objects.create(
        store_id=ctx.store_id,
        customer=customer,
        purpose=cmd.purpose,
        given=cmd.given,
        at=ctx.now,
        channel=cmd.channel,
        proof=cmd.proof,
        until=cmd.until if cmd.given else None,
        by_id=ctx.actor.employee_id or None,
    )
    ctx.changed(made, None, {"customer": customer.pk, "purpose": str(cmd.purpose), "given": cmd.given})
    ended = 0 if cmd.given else end_calls(ctx, customer, cmd.purpose, cmd.proof)
    return Done(id=made.pk, number=customer.code, ended=ended)
