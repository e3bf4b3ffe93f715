"""Finish a leaving: the list is empty, every right ends."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Ref
from chehang.org.operations.dismiss_employee import DismissEmployee, dismiss_employee
from chehang.people.applying import pay_for
from chehang.people.leaving import open_points
from chehang.people.models import Employment, PersonnelEvent, StaffFile
from chehang.people.staffing import current_contract, silence
from chehang.people.states import EVENT


class FinishLeaving(Command):
    """The approved leaving."""

    event: Annotated[Id, Ref("people.PersonnelEvent"), Field(title="Personnel event")]


@operation("people.finish_leaving", title=_("Finish the leaving"), posts=("hr_manager",))
def finish_leaving(cmd: FinishLeaving, ctx: Context) -> Done:
    """Refused while anything is left to hand over, with all of it named. Then posts, accounts, keys and PIN end in this act, and the
    severance goes into the last pay."""
    event = access.get(PersonnelEvent, cmd.event, ctx, lock=True)
    EVENT.require(event, "apply")
    if event.kind != "leave":
        raise Refused("event.not_leaving", _("This is no leaving."))
    if event.effective_on > ctx.today:
        raise Refused("leaving.early", _("The last day is %(day)s."), day=event.effective_on)
    left = open_points(ctx.store_id, event.employee_id)
    if left:
        raise Refused(
            "leaving.not_empty",
            _("Still to hand over (%(count)s): %(what)s"),
            count=len(left),
            what="; ".join(point.words for point in left[:12]),
        )
    file = StaffFile.objects.select_for_update().get(store_id=ctx.store_id, employee_id=event.employee_id)
    EVENT.advance(ctx, event, "apply")
    file.left_on = event.effective_on
    file.save(update_fields=["left_on"])
    ctx.changed(file, {"left_on": ""}, {"left_on": str(file.left_on)})
    for held in Employment.objects.filter(store_id=ctx.store_id, employee_id=event.employee_id, until=None):
        held.until = max(event.effective_on, held.since)
        held.save(update_fields=["until"])
    silence(ctx, file, "people.contract_due", "people.insurance_due")
    contract = current_contract(ctx, event.employee_id)
    if contract is not None:
        contract.ended_on = max(event.effective_on, contract.starts_on)
        contract.save(update_fields=["ended_on"])
        silence(ctx, contract, "people.contract_end", "people.probation_end")
    if event.severance:
        # Free of tax up to three times the yearly average wage of the city (财税〔2018〕164号).
        free = min(event.severance, 36 * parameter(ctx, "people.local_average_wage", event.effective_on))
        pay_for(ctx, event, "people.severance", free, taxed=False)
        if event.severance > free:
            pay_for(ctx, event, "people.severance_over", event.severance - free)
    dismiss_employee.run(DismissEmployee(employee=event.employee_id), ctx)
    return Done(id=event.pk, number=event.number)
