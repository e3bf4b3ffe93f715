"""Register a contract, or change its draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate, ExpiryDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText, Text
from chehang.work.contracts.models import ContractKind
from chehang.work.heads import MANAGERS
from chehang.work.models import Contract, Milestone


class MilestoneLine(Command):
    """What has to happen by a day, and the money that falls due with it."""

    title: Annotated[RequiredText, Field(title="Milestone")]
    due: Annotated[DueDate, Field(title="Finish by")]
    amount: NonNegativeMoney


class DraftContract(Command):
    """With whom, about what, for how much, from when to when. ``draft`` changes a draft."""

    kind: ContractKind
    title: Annotated[RequiredText, Field(title="Contract")]
    party: RequiredText
    amount: NonNegativeMoney
    starts_on: Annotated[ExpiryDate, Field(title="Valid from")]
    ends_on: Annotated[ExpiryDate | None, Field(title="Valid until")] = None
    party_number: Annotated[str, Field(max_length=60, title="Number of the party")] = ""
    terms: Text = ""
    milestones: tuple[MilestoneLine, ...] = ()
    draft: Annotated[Id, Ref("work.Contract"), Field(title="Draft to change")] | None = None


@operation("work.draft_contract", title=_("Register a contract"), posts=MANAGERS)
def draft_contract(cmd: DraftContract, ctx: Context) -> Done:
    """Keep the draft of a contract. Refused when it ends before it begins, and when milestones exceed its amount."""
    if cmd.ends_on is not None and cmd.ends_on < cmd.starts_on:
        raise Refused("contract.dates", _("The contract ends before it begins."), field="ends_on")
    if sum(m.amount for m in cmd.milestones) > cmd.amount:
        raise Refused(
            "contract.milestones_exceed", _("The milestones come to more than the contract."), field="milestones"
        )
    values = cmd.model_dump(exclude={"milestones", "draft"})
    if cmd.draft:
        contract = access.get(Contract, cmd.draft, ctx, lock=True)
        if contract.state != "draft" or contract.owner_id != ctx.actor.employee_id:
            raise Refused(
                "contract.not_your_draft", _("Only its owner changes a contract, and only while it is a draft.")
            )
        before = {"title": contract.title, "amount": contract.amount}
        for name, value in values.items():
            setattr(contract, name, value)
        contract.save()
        contract.milestones.all().delete()
    else:
        before = None
        contract = Contract.objects.create(
            store_id=ctx.store_id, number=numbers.draw(ctx, "HT"), owner_id=ctx.actor.employee_id, **values
        )
    for n, line in enumerate(cmd.milestones, 1):
        Milestone.objects.create(store_id=ctx.store_id, contract=contract, n=n, **line.model_dump())
    ctx.changed(contract, before, {"title": cmd.title, "amount": cmd.amount, "party": cmd.party})
    return Done(id=contract.pk, number=contract.number)
